"""Typing in a paper sheet (nhập phiếu): from its code to the member's row, then its marks in order.

Nothing is guessed: a code of another month, another branch, somebody not rated is refused with the
sentence that says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from chibo_desktop.domain.criteria import CriteriaSet, all_criteria
from chibo_desktop.domain.criteria_marks import check_marks, read_numbers
from chibo_desktop.domain.criteria_parts import Criterion
from chibo_desktop.domain.evaluation import Evaluation, Round
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.sheet_code import SheetCode, read_sheet_code, rows_of_code, sheet_code
from chibo_desktop.domain.typed_mark import AnswerKind, answer_kind
from chibo_desktop.services.frozen_sets import frozen_set
from chibo_desktop.services.marks import set_marks
from chibo_desktop.services.rounds import known_round, open_round_of
from chibo_desktop.services.sheet import read_not_rated
from chibo_desktop.storage.evaluations import evaluations_of, rounds_of
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.evaluation import not_rated_sentence
from chibo_desktop.wording.span import span_period_text


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One line of the paper, in its order; `kind` NOTHING is not typed."""

    criterion: Criterion
    depth: int
    kind: AnswerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSheet:
    """The row a code leads to; without an evaluation it is a sheet that names nobody."""

    code: str
    evaluation: Evaluation | None
    marks: Mapping[str, str]

    @property
    def is_entered(self) -> bool:
        """Whether marks of this sheet are there already."""
        return bool(self.marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDesk:
    """What the window of a round needs: its lines, who has been entered and who has not."""

    of_round: Round
    criteria_set: CriteriaSet
    lines: tuple[SheetLine, ...]
    entered: tuple[str, ...]
    missing: tuple[tuple[str, str], ...]  # evaluation id, full name


def load_desk(unit: Unit, round_id: str, marker: str) -> EntryDesk:
    """The lines one marker fills in, and whose sheets are there.

    Raises DomainError: round-unknown, round-closed.
    """
    one = open_round_of(unit, round_id)
    criteria_set = frozen_set(one)
    rated = [row for row in evaluations_of(unit.connection, round_id) if not row.not_rated]
    return EntryDesk(
        of_round=one,
        criteria_set=criteria_set,
        lines=sheet_lines(criteria_set, marker),
        entered=tuple(row.full_name for row in rated if row.marks(marker)),
        missing=tuple((row.id, row.full_name) for row in rated if not row.marks(marker)),
    )


def sheet_lines(criteria_set: CriteriaSet, marker: str) -> tuple[SheetLine, ...]:
    """Every line of the paper in its order, and how it is answered."""
    return tuple(
        SheetLine(criterion=line, depth=depth, kind=answer_kind(line, marker))
        for depth, line in all_criteria(criteria_set)
    )


def find_sheet(unit: Unit, round_id: str, typed: str, marker: str) -> FoundSheet:
    """The row that a scanned or typed code leads to.

    Raises DomainError: those of `read_sheet_code`, sheet-code-other-month, sheet-code-other-branch,
    sheet-code-not-rated, sheet-code-unknown, sheet-code-two, round-closed.
    """
    one = open_round_of(unit, round_id)
    month = _month(one)
    code = read_sheet_code(typed)
    if not code.is_of(month):
        raise DomainError(_of_another_month(one, code, month))
    if sheet_code(round_id, month) == code.text:
        return FoundSheet(code=code.text, evaluation=None, marks={})
    rows = {row.id: row for row in evaluations_of(unit.connection, round_id)}
    found = rows_of_code(code, rows, month)
    if len(found) > 1:
        names = " và ".join(rows[key].full_name for key in found)
        raise DomainError(Problem(code="sheet-code-two", params={"names": names}))
    if not found:
        raise DomainError(_of_nobody_here(unit, one, code, month))
    return found_sheet(rows[found[0]], marker, code.text)


def found_sheet(evaluation: Evaluation, marker: str, code: str = "") -> FoundSheet:
    """A member's sheet as it stands. Raises DomainError: sheet-code-not-rated."""
    if evaluation.not_rated:
        reason = not_rated_sentence(read_not_rated(evaluation.not_rated))
        params = {"name": evaluation.full_name, "reason": reason}
        raise DomainError(Problem(code="sheet-code-not-rated", params=params))
    return FoundSheet(code=code, evaluation=evaluation, marks=dict(evaluation.marks(marker)))


def open_sheet(unit: Unit, evaluation_id: str, marker: str) -> FoundSheet:
    """A sheet opened by its member. Raises DomainError: evaluation-unknown, as `found_sheet`."""
    one = unit.get(Evaluation, evaluation_id)
    if one is None:
        raise DomainError(Problem(code="evaluation-unknown"))
    return found_sheet(one, marker)


def mark_problem(criteria_set: CriteriaSet, code: str, mark: str) -> Problem | None:
    """What is wrong with one mark; None for a good one and for none."""
    if not mark:
        return None
    found = check_marks(criteria_set, read_numbers({code: mark}))
    return next((problem for problem in found if problem.field == code), None)


def enter_sheet(
    unit: Unit, round_id: str, evaluation_id: str, marker: str, marks: Mapping[str, str]
) -> None:
    """Keep what was typed from one sheet. Raises DomainError: as `set_marks`."""
    set_marks(unit, round_id, marker, {evaluation_id: marks})


def codes_of_round(unit: Unit, round_id: str) -> dict[str, str]:
    """The code of every rated member's sheet, by evaluation. Raises DomainError: round-unknown."""
    month = _month(known_round(unit, round_id))
    return {
        row.id: sheet_code(row.id, month)
        for row in evaluations_of(unit.connection, round_id)
        if not row.not_rated
    }


def _of_another_month(one: Round, code: SheetCode, month: Month) -> Problem:
    other = span_period_text(one.lasts, code.month_near(month))
    params = {"month": other, "wanted": span_period_text(one.lasts, month)}
    return Problem(code="sheet-code-other-month", params=params)


def _of_nobody_here(unit: Unit, one: Round, code: SheetCode, month: Month) -> Problem:
    """Whose sheet it is, if of another round of this month in the same file."""
    for other in rounds_of(unit.connection, period=month):
        if other.id == one.id:
            continue
        rows = {row.id: row for row in evaluations_of(unit.connection, other.id)}
        if found := rows_of_code(code, rows, month):
            params = {"name": rows[found[0]].full_name}
            is_same = other.branch_id == one.branch_id
            return Problem(
                code="sheet-code-other-span" if is_same else "sheet-code-other-branch",
                params=params,
            )
    return Problem(code="sheet-code-unknown")


def _month(one: Round) -> Month:
    if one.period is None:
        raise DomainError(Problem(code="round-unknown"))
    return one.period
