"""What was proposed and what was decided: the branch's result beside the decisions on it.

A decision never overwrites the proposal. The branch records what came to it on paper; the office
can record it on its own side; both stand, each in the journal of who wrote it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from chibo_desktop.domain.directives import OfficeRemark
from chibo_desktop.domain.evaluation import Evaluation, RoundState
from chibo_desktop.domain.organization import Workplace, WorkplaceKind
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.rating_decision import (
    Decided,
    DecisionKind,
    RatingDecision,
    decided_ratings,
    decision_problems,
)
from chibo_desktop.domain.text import nfc, nfc_lines
from chibo_desktop.services.office_received import remarks_on
from chibo_desktop.services.rounds import known_round, load_sheet
from chibo_desktop.services.sheet import Sheet, SheetRow
from chibo_desktop.storage.round_records import decisions_of
from chibo_desktop.storage.unit_of_work import Unit

__all__ = ["DecisionDraft", "DecisionKind", "ResultBoard", "ResultLine", "load_results",
           "record_decision", "remove_decision"]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDraft:
    """A decision as it is typed in; `ratings` by evaluation."""

    round_id: str
    kind: DecisionKind = DecisionKind.RECOGNITION
    number: str = ""
    decided_on: date | None = None
    body: str = ""
    ratings: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """One member: what the rules gave, what the vote carried, what was proposed, what decided."""

    row: SheetRow
    proposed: Rating | None
    decided: Decided | None

    @property
    def evaluation(self) -> Evaluation:
        """Whose result it is."""
        return self.row.evaluation

    @property
    def standing(self) -> Rating | None:
        """What stands: the decision where there is one, else the proposal."""
        return self.decided.rating if self.decided else self.proposed

    @property
    def history(self) -> tuple[tuple[RatingDecision, Rating], ...]:
        """Every decision on it, the oldest first."""
        if self.decided is None:
            return ()
        return (*self.decided.before, (self.decided.decision, self.decided.rating))

    @property
    def differs(self) -> bool:
        """True when the decision is not what the branch proposed."""
        return self.decided is not None and self.decided.rating is not self.proposed


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultBoard:
    """The results of a round."""

    sheet: Sheet
    lines: tuple[ResultLine, ...]
    decisions: tuple[RatingDecision, ...]
    superior: str
    own: frozenset[str]  # decisions recorded in this file
    remarks: tuple[OfficeRemark, ...] = ()  # of the level above, the newest first

    @property
    def differing(self) -> tuple[ResultLine, ...]:
        """The members whose decision is not what was proposed."""
        return tuple(line for line in self.lines if line.differs)

    @property
    def undecided(self) -> tuple[ResultLine, ...]:
        """The members on whom nothing was decided yet."""
        return tuple(line for line in self.lines if line.decided is None)


def load_results(unit: Unit, round_id: str) -> ResultBoard:
    """Proposals and decisions of a round. Raises DomainError: round-unknown."""
    sheet = load_sheet(unit, round_id)
    decisions = decisions_of(unit.connection, [round_id])
    decided = decided_ratings(decisions)
    return ResultBoard(
        sheet=sheet,
        lines=tuple(
            ResultLine(
                row=row,
                proposed=proposed_rating(row, is_closed=sheet.is_closed),
                decided=decided.get(row.evaluation.id),
            )
            for row in sheet.rows
        ),
        decisions=tuple(decisions),
        superior=_superior(unit),
        own=frozenset(one.id for one in decisions if one.org_id == unit.author.org_id),
        remarks=tuple(remarks_on(unit, round_id)),
    )


def proposed_rating(row: SheetRow, *, is_closed: bool) -> Rating | None:
    """What the branch proposed: as written down at closing, else as it stands now."""
    if is_closed and row.evaluation.final_rating:
        return Rating(row.evaluation.final_rating)
    return row.rating


def record_decision(unit: Unit, draft: DecisionDraft) -> str:
    """Write a decision down; returns its id. The proposal stays as it is.

    Raises DomainError with every problem: round-unknown and those of `decision_problems`.
    """
    one = known_round(unit, draft.round_id)
    decision = RatingDecision(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        round_id=draft.round_id,
        kind=draft.kind,
        number=nfc(draft.number),
        decided_on=draft.decided_on,
        body=nfc(draft.body),
        ratings={key: rating for key, rating in draft.ratings.items() if rating},
        reason=nfc_lines(draft.reason),
    )
    problems = tuple(
        decision_problems(
            decision,
            today=unit.now.date(),
            round_is_closed=one.state == RoundState.CLOSED,
            standing=_standing(unit, draft.round_id),
        )
    )
    if problems:
        raise DomainError(*problems)
    is_again = draft.kind is DecisionKind.RE_RATING
    unit.save(
        decision,
        act="decision.re-rate" if is_again else "decision.record",
        note=decision.reason,
    )
    return decision.id


def remove_decision(unit: Unit, decision_id: str, reason: str) -> None:
    """Take back what was recorded by mistake; it stays in the journal, what stood before stands.

    Raises DomainError: decision-unknown, reason-missing.
    """
    decision = unit.get(RatingDecision, decision_id)
    if decision is None or decision.org_id != unit.author.org_id:
        raise DomainError(Problem(code="decision-unknown"))
    if not nfc_lines(reason):
        raise DomainError(Problem(code="reason-missing", field="reason"))
    unit.void(decision, reason=nfc_lines(reason), act="decision.remove")


def _standing(unit: Unit, round_id: str) -> dict[str, str]:
    board = load_results(unit, round_id)
    return {line.evaluation.id: line.standing or "" for line in board.lines}


def _superior(unit: Unit) -> str:
    workplace = unit.get(Workplace, unit.author.org_id)
    if workplace is None:
        return ""
    is_office = workplace.kind == WorkplaceKind.HEADQUARTERS
    return workplace.name if is_office else workplace.superior_name
