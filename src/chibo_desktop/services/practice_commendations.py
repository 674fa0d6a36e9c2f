"""Commendations of the practice units: proposed in January, decided in February; two disciplines.

Together the 37 units have 7 collectives and 49 persons commended: the plan is data.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from chibo_desktop.domain.commendation import CommendationProposal, CommendedKind
from chibo_desktop.domain.discipline import DisciplineCase, DisciplineStep
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.member import Member, MemberStatus
from chibo_desktop.domain.organization import WorkplaceKind
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.year_end import PastRating
from chibo_desktop.services.commendation_acts import AwardDraft, decide, save_proposal
from chibo_desktop.services.commendation_votes import draft_vote, note_vote, voting_meetings
from chibo_desktop.services.discipline import note_step, save_case
from chibo_desktop.services.practice_members import Person
from chibo_desktop.services.practice_plan import FIRST_MONTH, UnitPlan, read_list
from chibo_desktop.storage.commendations import proposals_of
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text

_DECIDED_IN = FIRST_MONTH.next()


def live_commendations(
    unit: Unit,
    plan: UnitPlan,
    branch_ids: Sequence[str],
    present: Mapping[str, Person],
    month: Month,
) -> None:
    """What a unit does about commendations in a month."""
    plain = read_list("commendations")
    if month == FIRST_MONTH:
        _propose(unit, plain, plan, branch_ids, _those_who_may(unit, present))
    elif month == _DECIDED_IN:
        decide_practice(unit)


def decided_on() -> date:
    """The day of the decision on the year's proposals."""
    return date.fromisoformat(read_list("commendations")["decision"]["on"])


def decide_practice(unit: Unit) -> None:
    """Write the decision of the year down, at a unit as at the office: everybody proposed."""
    plain = read_list("commendations")
    waiting = [one for one in proposals_of(unit.connection) if one.year == plain["year"]]
    if not waiting:
        return
    document = plain["decision"]
    decide(
        unit,
        AwardDraft(
            number=document["number"],
            decided_on=decided_on(),
            body=document["body"],
            outcomes={one.id: one.standard for one in waiting},
        ),
    )


def begin_commendations(unit: Unit, branch_id: str, present: Mapping[str, Person]) -> None:
    """In the unit people practise on: an extraordinary proposal, voted on; two disciplines."""
    plain = read_list("commendations")
    extra, members = plain["extra"], _those_who_may(unit, present)
    proposal = CommendationProposal(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        branch_id=branch_id,
        member_id=members[0].id,
        year=unit.now.year,
        standard=extra["standard"],
        merit=extra["merit"],
        kind=CommendedKind.MEMBER,
    )
    save_proposal(unit, proposal)
    _vote(unit, branch_id, [proposal], f"Khen thưởng đột xuất đồng chí {members[0].full_name}")
    for member, case in zip(members[-2:], plain["cases"], strict=True):
        _discipline(unit, branch_id, member, case)


def _propose(
    unit: Unit,
    plain: Mapping[str, Any],
    plan: UnitPlan,
    branch_ids: Sequence[str],
    able: Sequence[Member],
) -> None:
    chosen = able[: plain["persons"].get(plan.code, 0)]
    found = [
        _proposal(unit, plain, one.branch_id, CommendedKind.MEMBER, one.id, at)
        for at, one in enumerate(chosen)
    ]
    if plan.code in plain["collectives"]:
        is_branch = plan.kind == WorkplaceKind.BRANCH
        kind = CommendedKind.BRANCH if is_branch else CommendedKind.UNIT
        found.append(_proposal(unit, plain, branch_ids[0], kind, "", 0))
    unit.save_all([_rated(unit, plain, one) for one in found], act="merit.past")
    unit.save_all(found, act="merit.propose")


def _those_who_may(unit: Unit, present: Mapping[str, Person]) -> list[Member]:
    """The full members who are here all the year, the best first."""
    here = [key for key, one in present.items() if one.goes is None and one.comes is None]
    here.sort(key=lambda key: -present[key].ability)
    found = unit.get_many(Member, here)
    members = [found[key] for key in here]
    return [one for one in members if one.is_active and one.status is MemberStatus.FULL]


def _proposal(
    unit: Unit,
    plain: Mapping[str, Any],
    branch_id: str,
    kind: CommendedKind,
    member_id: str,
    at: int,
) -> CommendationProposal:
    merits, year = plain["merits"], plain["year"]
    standard = "merit-letter" if member_id else "unit-letter"
    identity = derived_id("commendation_proposal", branch_id, member_id, str(year), standard)
    return CommendationProposal(
        id=identity,
        org_id=unit.author.org_id,
        branch_id=branch_id,
        member_id=member_id,
        year=year,
        standard=standard,
        merit=merits[int(identity[-4:], 16) % len(merits)]
        if member_id
        else plain["collective_merit"],
        kind=kind,
        submission_number=f"{at + 1:02}-TTr/CB",
        submitted_on=date.fromisoformat(plain["submitted_on"]),
    )


def _rated(unit: Unit, plain: Mapping[str, Any], one: CommendationProposal) -> PastRating:
    document = plain["rated"]
    day = date_text(date.fromisoformat(document["on"]))
    return PastRating(
        id=derived_id("past_rating", one.branch_id, one.member_id, str(one.year)),
        org_id=unit.author.org_id,
        branch_id=one.branch_id,
        member_id=one.member_id,
        year=one.year,
        rating=Rating.EXCELLENT,
        decision=f"{document['number']} ngày {day}",
    )


def _vote(
    unit: Unit, branch_id: str, proposals: Sequence[CommendationProposal], title: str
) -> None:
    meetings = voting_meetings(unit, branch_id, unit.now.year)
    if meetings:
        note_vote(unit, proposals, draft_vote(unit, meetings[0].id, title))


def _discipline(unit: Unit, branch_id: str, member: Member, plain: Mapping[str, Any]) -> None:
    case = DisciplineCase(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        branch_id=branch_id,
        member_id=member.id,
        opened_on=date.fromisoformat(plain["opened_on"]),
        matter=plain["matter"],
        source=plain["source"],
    )
    save_case(unit, case)
    for given in plain["steps"]:
        rest = {key: value for key, value in given.items() if key != "on"}
        step = DisciplineStep(
            id=unit.new_id(),
            org_id=case.org_id,
            case_id=case.id,
            happened_on=date.fromisoformat(given["on"]),
            **rest,
        )
        note_step(unit, case, step)
