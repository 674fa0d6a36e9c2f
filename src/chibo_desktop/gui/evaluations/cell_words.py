"""What the cells of the grid say, and in which colour."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Protocol

from chibo_desktop.domain.criteria import CriteriaSet, leaf_criteria
from chibo_desktop.domain.criteria_evidence import event_rules
from chibo_desktop.domain.criteria_parts import CriterionKind
from chibo_desktop.domain.problems import Problem, errors
from chibo_desktop.domain.rating import Rating
from chibo_desktop.gui.evaluations.board import Cell, Change
from chibo_desktop.gui.evaluations.grid_column import EVENTS, FACTS, NOTES, VOTES, GridColumn, Kind
from chibo_desktop.gui.evaluations.slots import short_rating
from chibo_desktop.services.sheet import SheetRow
from chibo_desktop.wording.evaluation import fact_text
from chibo_desktop.wording.numbers import THIN_SPACE, decimal_text
from chibo_desktop.wording.outcome import note
from chibo_desktop.wording.problems import sentence


class Named(Protocol):
    """What words about changes need of the grid."""

    def places(self, evaluation: str) -> Sequence[int]: ...

    def whose(self, place: int) -> str: ...

    def sheet_set(self) -> CriteriaSet: ...


_STATES = {Rating.EXCELLENT: "good", Rating.FULFILLED: "attention", Rating.UNFULFILLED: "accent"}


def entered_text(text: str, column: GridColumn, criteria_set: CriteriaSet) -> str:
    """A stored value as people read it."""
    if not text or column.area == NOTES:
        return text
    try:
        if column.area == FACTS:
            return fact_text(criteria_set, column.code, text)
        if column.kind is Kind.BINARY:
            return _answer_text(Decimal(text), column)
        shown = decimal_text(Decimal(text))
        is_share = column.leaf is not None and column.leaf.kind is CriterionKind.PERCENT
        return f"{shown}{THIN_SPACE}%" if is_share and column.is_mark else shown
    except InvalidOperation:
        return text


def _answer_text(mark: Decimal, column: GridColumn) -> str:
    """Đạt or không; for a gate có or không; a part of the mark as a number."""
    is_gate = column.leaf is not None and column.leaf.kind is CriterionKind.GATE
    if not mark:
        return "không"
    if mark == column.maximum:
        return "có" if is_gate else "đạt"
    return decimal_text(mark)


def default_text(column: GridColumn, criteria_set: CriteriaSet) -> str:
    """What counts while nothing is entered: a condition's declared value."""
    fact = criteria_set.fact(column.code) if column.area == FACTS else None
    return fact_text(criteria_set, fact.code, f"{fact.default:f}") if fact else ""


def rating_text(row: SheetRow) -> tuple[str, str]:
    """The rating that stands, or why none does; and its colour token."""
    if row.decided is not None and row.decided.rating is not row.rating:
        before = f"{short_rating(row.rating)} → " if row.rating else ""
        return f"{before}{short_rating(row.decided.rating)}", "attention"
    if row.rating is not None:
        return short_rating(row.rating), _STATES.get(row.rating, "text")
    if errors(problem for _, problem in row.problems):
        return "Cần sửa điểm", "accent"
    if row.outcome.decided_by is None:
        return "Chưa nhập điểm", "secondary"
    if not row.outcome.is_complete:
        return "Chưa đủ điểm", "secondary"
    return "Chờ chi bộ quyết định", "attention"


def why_text(row: SheetRow, criteria_set: CriteriaSet, view: str = "") -> tuple[str, str]:
    """The one thing worth knowing about a row, and its colour token."""
    for area, problem in row.problems:
        if errors([problem]):
            return problem_text(row, area, problem, criteria_set, view), "accent"
    if row.is_overridden:
        return f"Nghị quyết: {row.evaluation.override_reason}", "information"
    if row.vote is not None and row.vote_differs and row.vote.carried is not None:
        return f"Biểu quyết khác: “{short_rating(row.vote.carried)}”", "attention"
    decided = row.outcome.totals.get(row.outcome.decided_by or "")
    if decided is None:
        return "", "secondary"
    if decided.missing:
        return f"Thiếu điểm {', '.join(decided.missing)}", "secondary"
    return note(row.outcome, criteria_set), "secondary"


def why_in_view(row: SheetRow, criteria_set: CriteriaSet, view: str) -> tuple[str, str]:
    """As `why_text`; else whose marks the total counts when they are not those shown."""
    text, token = why_text(row, criteria_set, view)
    decided = criteria_set.marker(row.outcome.decided_by or "")
    others = decided is not None and decided.code != view and criteria_set.marker(view) is not None
    if not text and others and decided is not None:
        return f"Tính theo {decided.short_label.lower()}", "secondary"
    return text, token


def problem_text(
    row: SheetRow, area: str, problem: Problem, criteria_set: CriteriaSet, view: str = ""
) -> str:
    """A problem with the place it is in: "III = 43 (Chi ủy): Điểm vượt mức tối đa 40.".

    The marker is left out when `view` shows it.
    """
    words = sentence(problem)
    if area == VOTES:
        return words
    if area == FACTS:
        fact = criteria_set.fact(problem.field)
        return f"{fact.label}: {words}" if fact else words
    if area == EVENTS:
        rule = event_rules(criteria_set).get(problem.field)
        return f"{rule[1].label}: {words}" if rule else words
    leaf = next((one for one in leaf_criteria(criteria_set) if one.code == problem.field), None)
    marker = criteria_set.marker(area)
    if leaf is None or marker is None:
        return words
    value = row.evaluation.marks(area).get(leaf.code, "").replace(".", ",")
    said = f"{leaf.code} = {value}" if value else leaf.code
    whose = "" if area == view else f" ({marker.short_label})"
    return f"{said}{whose}: {words[:1].lower()}{words[1:]}"


def changes_words(changes: Sequence[Change], model: Named) -> str:
    """What changed: "II của Trần Thị Ánh: 18 → 19,5", or how many cells of how many members."""
    if len(changes) > 1:
        people = len({change.cell.evaluation for change in changes})
        return f"{len(changes)} ô của {people} đồng chí"
    change = changes[0]
    before, after = (text.replace(".", ",") or "để trống" for text in (change.before, change.after))
    if change.cell.area == NOTES:
        before, after = change.before or "để trống", change.after or "để trống"
    places = model.places(change.cell.evaluation)
    whose = f" của {model.whose(places[0])}" if places else ""
    return f"{_place_words(change.cell, model.sheet_set())}{whose}: {before} → {after}"


def _place_words(cell: Cell, criteria_set: CriteriaSet) -> str:
    if cell.area == VOTES:
        return "số phiếu"
    if cell.area == FACTS:
        fact = criteria_set.fact(cell.code)
        return fact.label if fact else cell.code
    if cell.area == NOTES:
        return f"lý do ở {cell.code}"
    if cell.area == EVENTS:
        rule = event_rules(criteria_set).get(cell.code)
        return rule[1].label if rule else cell.code
    marker = criteria_set.marker(cell.area)
    return f"{cell.code} ({marker.short_label.lower()})" if marker else cell.code


def vote_text(row: SheetRow) -> tuple[str, str]:
    """What the vote came to, and its colour token."""
    if row.vote is None:
        return "", "secondary"
    if row.vote.carried is None:
        return "Không mức nào đủ phiếu", "attention"
    state = "attention" if row.vote_differs else "text"
    return short_rating(row.vote.carried), state
