"""The term of the practice units: every congress held, the committee as the dossiers have it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from chibo_desktop.domain.meeting_content import ItemState
from chibo_desktop.domain.terms.congress import (
    Congress,
    CongressBallot,
    CongressCandidate,
    CongressList,
    CongressState,
    CongressStep,
    congress_ballot_id,
    term_of_congress_id,
)
from chibo_desktop.domain.terms.records import (
    CommitteePost,
    CommitteeSeat,
    SeatEntry,
    SeatExit,
    Term,
)
from chibo_desktop.services.committee import ON_ROLL
from chibo_desktop.services.committee_acts import follow_committee
from chibo_desktop.services.congress_acts import planned_steps
from chibo_desktop.services.party_bodies import party_bodies
from chibo_desktop.services.practice_plan import PRACTICE_UNIT
from chibo_desktop.storage.meetings import members_on_roll
from chibo_desktop.storage.unit_of_work import Unit

TITLE = "2025–2030"
_FIRST_CONGRESS = date(2025, 3, 10)
_DAYS_OF_CONGRESSES = 90
_LARGE = 12  # a congress of more has somebody away
_POSTS = {post.value: post for post in CommitteePost}
_MOVED_DEPUTY = "Đỗ Hữu Lâm"  # who left the practice branch's committee within the term
_MOVED_ON, _BY_ELECTION_ON = date(2026, 2, 28), date(2026, 3, 15)
_OF_OFFICE = ("Lương Thu Hà", "Trịnh Quang Vinh", "Đặng Minh Tâm", "Ngô Thị Bích Liên")
_DELEGATES = 185
_LISTS = {
    CommitteePost.SECRETARY: CongressList.SECRETARY,
    CommitteePost.DEPUTY_SECRETARY: CongressList.DEPUTY_SECRETARY,
}


@dataclass(frozen=True, slots=True)
class _Seated:
    """Somebody of a committee; without an id where he is no member of the body's own file."""

    member_id: str
    name: str
    post: CommitteePost


def begin_office_term(unit: Unit, secretary: str, seed: int) -> None:
    """The office's own congress, of delegates, and its committee."""
    ranks = (CommitteePost.DEPUTY_SECRETARY, CommitteePost.STANDING_MEMBER)
    others = [*ranks, *[CommitteePost.COMMITTEE_MEMBER] * (len(_OF_OFFICE) - len(ranks))]
    posts = [_Seated("", secretary, CommitteePost.SECRETARY)]
    posts += [_Seated("", name, post) for name, post in zip(_OF_OFFICE, others, strict=True)]
    dice = Random(f"{seed} office congress")  # noqa: S311 - no secret
    _hold(unit, "", posts, _DELEGATES, dice, is_whole=False)


def begin_terms(unit: Unit, branch_ids: Sequence[str], code: str, seed: int) -> None:
    """The congress of every branch, and of a đảng bộ as a whole, with the term it began."""
    heads: list[_Seated] = []
    for branch_id in branch_ids:
        roll = members_on_roll(unit.connection, branch_id, ON_ROLL)
        posts = [
            _Seated(one.id, one.full_name, _POSTS[one.position])
            for one in roll
            if one.position in _POSTS
        ]
        heads += [one for one in posts if one.post is CommitteePost.SECRETARY]
        dice = Random(f"{seed} {code} {branch_id} congress")  # noqa: S311 - no secret
        _hold(unit, branch_id, posts, len(roll), dice, is_whole=code == PRACTICE_UNIT)
    if len(branch_ids) > 1:
        ranks = [CommitteePost.SECRETARY, CommitteePost.DEPUTY_SECRETARY]
        ranks += [CommitteePost.COMMITTEE_MEMBER] * len(heads)
        whole = [_Seated("", one.name, rank) for one, rank in zip(heads, ranks, strict=False)]
        dice = Random(f"{seed} {code} congress")  # noqa: S311 - no secret
        _hold(unit, "", whole, _LARGE * len(heads), dice, is_whole=False)
    for body in party_bodies(unit):
        follow_committee(unit, body, unit.now.date())


def _hold(
    unit: Unit,
    branch_id: str,
    posts: Sequence[_Seated],
    convened: int,
    dice: Random,
    *,
    is_whole: bool,
) -> None:
    day = _FIRST_CONGRESS + timedelta(days=dice.randrange(_DAYS_OF_CONGRESSES))
    congress = Congress(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        branch_id=branch_id,
        title=TITLE,
        number=dice.randint(3, 12),
        state=CongressState.HELD,
        held_on=day,
        place="Hội trường cơ quan",
        convened=convened,
        present=convened - (convened > _LARGE),
        absent_note="01 đồng chí ốm, có báo cáo" if convened > _LARGE else "",
        resolution_number="01-NQ/ĐH",
        result="Đại hội thông qua báo cáo chính trị, báo cáo kiểm điểm và nghị quyết đại hội.",
    )
    term = Term(
        id=term_of_congress_id(congress.id),
        org_id=congress.org_id,
        branch_id=branch_id,
        title=TITLE,
        number=congress.number,
        congress_id=congress.id,
        starts_on=day,
        size=len(posts),
        decision_number=f"{dice.randint(20, 90)}-QĐ/ĐU",
        decision_on=day + timedelta(days=12),
        decided_by="Đảng ủy Cơ quan",
    )
    unit.save(congress, act="congress.create")
    unit.save(term, act="term.create")
    unit.save_all(_seats(unit, term, posts, is_whole=is_whole), act="seat.create")
    if is_whole:
        unit.save_all(_steps(unit, congress), act="congress.step")
        _elect(unit, congress, posts, dice)


def _seats(
    unit: Unit, term: Term, posts: Sequence[_Seated], *, is_whole: bool
) -> list[CommitteeSeat]:
    seats = [
        CommitteeSeat(
            id=unit.new_id(),
            org_id=term.org_id,
            branch_id=term.branch_id,
            term_id=term.id,
            member_id=one.member_id,
            full_name=one.name,
            post=one.post,
            from_on=term.starts_on,
            entry=SeatEntry.ELECTED,
            decision_number=term.decision_number,
            decision_on=term.decision_on,
            duties=_DUTIES[one.post],
        )
        for one in posts
    ]
    return _with_change(unit, seats) if is_whole else seats


_DUTIES = {
    CommitteePost.SECRETARY: "Phụ trách chung; công tác chính trị, tư tưởng",
    CommitteePost.DEPUTY_SECRETARY: "Công tác tổ chức, đảng viên; đảng phí",
    CommitteePost.STANDING_MEMBER: "",
    CommitteePost.COMMITTEE_MEMBER: "Kiểm tra, giám sát; dân vận, đoàn thể",
}


def _with_change(unit: Unit, seats: list[CommitteeSeat]) -> list[CommitteeSeat]:
    """The deputy of the congress moved away, the one of today was elected afterwards."""
    found = []
    for seat in seats:
        if seat.post != CommitteePost.DEPUTY_SECRETARY:
            found.append(seat)
            continue
        before = replace(
            seat,
            id=unit.new_id(),
            member_id="",
            full_name=_MOVED_DEPUTY,
            until_on=_MOVED_ON,
            exit=SeatExit.MOVED,
            exit_decision="08-QĐ/ĐU",
        )
        after = replace(
            seat,
            from_on=_BY_ELECTION_ON,
            entry=SeatEntry.BY_ELECTION,
            decision_number="11-QĐ/ĐU",
            decision_on=_BY_ELECTION_ON + timedelta(days=8),
        )
        found += [before, after]
    return found


def _steps(unit: Unit, congress: Congress) -> list[CongressStep]:
    day = congress.held_on or date.min
    return [
        replace(
            one,
            state=ItemState.DONE,
            done_on=day - timedelta(days=_begun_before(one)),
        )
        for one in planned_steps(unit, congress)
    ]


def _begun_before(step: CongressStep) -> int:
    """A day ahead of its deadline, but for what is done on the day itself."""
    days = step.days_before or 0
    return days + (days > 0)


def _elect(
    unit: Unit,
    congress: Congress,
    posts: Sequence[_Seated],
    dice: Random,
) -> None:
    """The committee, then secretary and deputy out of it; the deputy of then has moved away."""
    names = [
        (_MOVED_DEPUTY, "")
        if one.post is CommitteePost.DEPUTY_SECRETARY
        else (one.name, one.member_id)
        for one in posts
    ]
    lists = {CongressList.COMMITTEE: names}
    for one, name in zip(posts, names, strict=True):
        if one.post in _LISTS:
            lists[_LISTS[one.post]] = [name]
    issued = congress.present or 0
    for kind, listed in lists.items():
        ballot = CongressBallot(
            id=congress_ballot_id(congress.id, kind),
            org_id=congress.org_id,
            branch_id=congress.branch_id,
            congress_id=congress.id,
            kind=kind,
            seats=len(listed),
            issued=issued,
            collected=issued,
            invalid=0,
        )
        unit.save(ballot, act="congress.election")
        candidates = [
            CongressCandidate(
                id=unit.new_id(),
                org_id=congress.org_id,
                branch_id=congress.branch_id,
                congress_id=congress.id,
                kind=kind,
                number=number,
                member_id=member_id,
                full_name=name,
                votes=issued - dice.randint(0, 2),
            )
            for number, (name, member_id) in enumerate(listed, start=1)
        ]
        unit.save_all(candidates, act="congress.election")
