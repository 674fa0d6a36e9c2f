"""What people do with commendations: propose, vote, submit, write down what was decided."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from chibo_desktop.domain.commendation import (
    DECLINED,
    Award,
    CommendationDecision,
    CommendationProposal,
    CommendedKind,
    award_decision_problems,
    award_row_id,
    copies_for_units,
    decided_awards,
)
from chibo_desktop.domain.commending import MeritState
from chibo_desktop.domain.dossier.merit_rows import Commendation
from chibo_desktop.domain.dossier.tables import TABLES_BY_NAME
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.text import match_key, nfc, nfc_lines
from chibo_desktop.services.dossier import records_by_member
from chibo_desktop.services.merit_forms import merit_forms
from chibo_desktop.services.merits import load_merits
from chibo_desktop.storage.commendations import award_decisions, copies_of_decision
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.commendations import default_merit

_NAMED = (CommendedKind.PARTY_GROUP, CommendedKind.OTHER)


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardDraft:
    """A decision as it is typed in; `outcomes` by proposal: the code of a form, or DECLINED."""

    number: str = ""
    decided_on: date | None = None
    body: str = ""
    outcomes: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


def save_proposal(unit: Unit, proposal: CommendationProposal) -> None:
    """Write a proposal of the branch for a member, itself or another collective.

    A yearly form for a member is refused where its standard is not met; what else speaks against a
    proposal is shown beside it and stays the committee's to weigh.
    Raises DomainError: merit-unknown, merit-year, merit-member, merit-name, merit-achievement,
    merit-not-met.
    """
    form = merit_forms().get(proposal.standard)
    is_for_member = proposal.who is CommendedKind.MEMBER
    problems = []
    if form is None or form.is_for_members != is_for_member:
        problems.append(Problem(code="merit-unknown", field="standard"))
    elif not form.is_yearly and not nfc_lines(proposal.merit):
        problems.append(Problem(code="merit-achievement", field="merit"))
    if proposal.year is None or not 1930 <= proposal.year <= unit.now.year + 1:
        problems.append(Problem(code="merit-year", field="year"))
    if is_for_member and not proposal.member_id:
        problems.append(Problem(code="merit-member", field="member_id"))
    if proposal.who in _NAMED and not nfc(proposal.name):
        problems.append(Problem(code="merit-name", field="name"))
    if not problems and is_for_member and form is not None and form.is_yearly:
        problems += _not_met(unit, proposal)
    if problems:
        raise DomainError(*problems)
    is_known = unit.get(CommendationProposal, proposal.id) is not None
    unit.save(
        replace(
            proposal,
            kind=proposal.who,
            name=nfc(proposal.name) if proposal.who in _NAMED else "",
            member_id=proposal.member_id if is_for_member else "",
            merit=nfc_lines(proposal.merit),
        ),
        act="merit.edit" if is_known else "merit.propose",
    )


def propose_merit(
    unit: Unit, branch_id: str, member_id: str, year: int, code: str, merit: str
) -> None:
    """Propose a member for a yearly form. Raises DomainError: those of `save_proposal`."""
    identity = derived_id("commendation_proposal", branch_id, member_id, str(year), code)
    known = unit.get(CommendationProposal, identity)
    one = known or CommendationProposal(id=identity, org_id=unit.author.org_id)
    save_proposal(
        unit,
        replace(
            one,
            branch_id=branch_id,
            member_id=member_id,
            year=year,
            standard=code,
            merit=merit,
            kind=CommendedKind.MEMBER,
        ),
    )


def withdraw_merit(unit: Unit, proposal: CommendationProposal) -> None:
    """Propose no longer; what was proposed stays in the journal."""
    unit.void(proposal, reason="Thôi đề nghị", act="merit.withdraw")


def _not_met(unit: Unit, proposal: CommendationProposal) -> list[Problem]:
    board = load_merits(unit, proposal.branch_id, proposal.year or 0)
    line = next((one for one in board.lines if one.member_id == proposal.member_id), None)
    check = line.check(proposal.standard) if line else None
    if line is None or check is None:
        return [Problem(code="merit-unknown", field="standard")]
    if check.state is MeritState.NOT_MET:
        params = {"name": line.full_name}
        return [Problem(code="merit-not-met", field="standard", params=params)]
    return []


def submit_proposals(
    unit: Unit, proposals: Sequence[CommendationProposal], number: str, submitted_on: date | None
) -> None:
    """Note that proposals went up with a tờ trình.

    Raises DomainError: merit-submit-nobody, merit-submit-day, merit-submit-ahead.
    """
    if not proposals:
        raise DomainError(Problem(code="merit-submit-nobody"))
    if submitted_on is None:
        raise DomainError(Problem(code="merit-submit-day", field="submitted_on"))
    if submitted_on > unit.now.date():
        raise DomainError(Problem(code="merit-submit-ahead", field="submitted_on"))
    unit.save_all(
        [
            replace(one, submission_number=nfc(number), submitted_on=submitted_on)
            for one in proposals
        ],
        act="merit.submit",
    )


def decide(unit: Unit, draft: AwardDraft) -> str:
    """Write down what was decided on proposals, of one's own or of a unit below; returns its id.

    The proposals stay as they are. What is awarded to a member of this file becomes a row of the
    dossier. Raises DomainError: merit-unknown and those of `award_decision_problems`.
    """
    decision = CommendationDecision(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        number=nfc(draft.number),
        decided_on=draft.decided_on,
        body=nfc(draft.body),
        outcomes=dict(draft.outcomes),
        note=nfc_lines(draft.note),
    )
    problems = list(award_decision_problems(decision, unit.now.date()))
    known = unit.get_many(CommendationProposal, sorted(decision.outcomes))
    if known.keys() != decision.outcomes.keys() or any(
        outcome != DECLINED and outcome not in merit_forms()
        for outcome in decision.outcomes.values()
    ):
        problems.append(Problem(code="merit-unknown"))
    if problems:
        raise DomainError(*problems)
    unit.save(decision, act="merit.decide")
    unit.save_all(copies_for_units(decision, known.values()), act="merit.decide")
    write_awards(unit, decision.outcomes)
    return decision.id


def remove_award_decision(unit: Unit, decision_id: str, reason: str) -> None:
    """Take back a decision written down by mistake; what stood before it stands again.

    Raises DomainError: decision-unknown, reason-missing.
    """
    decision = unit.get(CommendationDecision, decision_id)
    if decision is None or decision.org_id != unit.author.org_id:
        raise DomainError(Problem(code="decision-unknown"))
    if not nfc_lines(reason):
        raise DomainError(Problem(code="reason-missing", field="reason"))
    for one in (decision, *copies_of_decision(unit.connection, decision.id)):
        unit.void(one, reason=nfc_lines(reason), act="merit.undecide")
    write_awards(unit, decision.outcomes)


def write_awards(unit: Unit, proposal_ids: Collection[str]) -> None:
    """Make the dossiers of this file's members say what now stands for some proposals.

    Called whenever a decision is written, taken back or has come from above. A commendation that
    somebody has already entered by hand under the same number is left as it is.
    """
    awards = decided_awards(award_decisions(unit.connection))
    proposals = unit.get_many(CommendationProposal, sorted(proposal_ids))
    own = [one for one in proposals.values() if one.org_id == unit.author.org_id and one.member_id]
    table = TABLES_BY_NAME["commendation"]
    rows = records_by_member(unit, table, [one.member_id for one in own])
    written: list[Commendation] = []
    for one in own:
        standing = [row for row in rows.get(one.member_id, ()) if isinstance(row, Commendation)]
        award = awards.get(one.id)
        known = next((row for row in standing if row.id == award_row_id(one.id)), None)
        if award is None or not award.standard:
            if known is not None:
                unit.void(known, reason="Không còn quyết định", act="merit.undecide")
        elif known is not None or not any(_is_same(row, award) for row in standing):
            written.append(_row(one, award))
    unit.save_all(written, act="merit.decide")


def _is_same(row: Commendation, award: Award) -> bool:
    number = match_key(row.decision_number)
    return bool(number) and number == match_key(award.decision.number)


def _row(one: CommendationProposal, award: Award) -> Commendation:
    form, decision = merit_forms()[award.standard], award.decision
    return Commendation(
        id=award_row_id(one.id),
        org_id=one.org_id,
        member_id=one.member_id,
        awarded_on=PartialDate.of(decision.decided_on) if decision.decided_on else None,
        form=form.form,
        level=form.level,
        decided_by=decision.body,
        decision_number=decision.number,
        merit=one.merit or default_merit(one.year),
    )
