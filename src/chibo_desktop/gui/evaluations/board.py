"""The round while it is worked on: typed values, what follows from them, and the way back.

No Qt and no database: the grid shows it, the saver carries its changes to the file.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from chibo_desktop.domain.evaluation import Evaluation
from chibo_desktop.domain.problems import Problem, Severity, errors
from chibo_desktop.gui.evaluations.grid_column import EVENTS, FACTS, NOTES, VOTES
from chibo_desktop.services.sheet import MARKERS, Sheet, SheetRow, sheet_row, with_rows

_REMEMBERED = 200  # steps one can go back


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a value stands: whose evaluation, which marker (or another area), which line."""

    evaluation: str
    area: str
    code: str


@dataclass(frozen=True, slots=True)
class Change:
    """A value before and after; "" stands for no value."""

    cell: Cell
    before: str
    after: str


class Board:
    """The rated rows of a round. Every act on it can be taken back while the page is open."""

    def __init__(self, sheet: Sheet, before: "Board | None" = None) -> None:
        """`before` is the board shown until now: its steps are kept if nobody else typed since."""
        self._sheet = sheet
        self._rows = list(sheet.rows)
        self._places = {row.evaluation.id: place for place, row in enumerate(sheet.rows)}
        self._marked = Counter(marker for row in sheet.rows for marker in _marked(row))
        self._looks = {place for place, row in enumerate(sheet.rows) if wants_a_look(row)}
        self._now = sheet
        self._is_behind = self._is_rated_anew = False  # `_now`, behind the rows; and its caps
        self._previewed: tuple[int, SheetRow] | None = None
        self._done: list[Sequence[Change]] = []
        self._undone: list[Sequence[Change]] = []
        if before is not None and not sheet.is_closed and before.stands_in(sheet):
            self._done, self._undone = before._done, before._undone

    @property
    def rows(self) -> Sequence[SheetRow]:
        """Every row as it stands now."""
        return self._rows

    @property
    def is_read_only(self) -> bool:
        """True once the round is closed, and always for another node's."""
        return self._sheet.is_closed or self._sheet.is_foreign

    @property
    def looks(self) -> Sequence[int]:
        """The rows with something wrong, or marked and without a rating."""
        return sorted(self._looks)

    def marked(self, marker: str) -> int:
        """How many rows one marker has marked completely."""
        return self._marked[marker]

    def sheet(self) -> Sheet:
        """The whole round as it stands now; the cap is computed anew when a rating changed."""
        if self._is_rated_anew:
            self._now = with_rows(self._now, self._rows)
        elif self._is_behind:
            self._now = replace(self._now, rows=tuple(self._rows))
        self._is_behind = self._is_rated_anew = False
        return self._now

    def stands_in(self, sheet: Sheet) -> bool:
        """Whether a sheet is of the same round and holds just the values that stand here."""
        self.end_preview()
        return sheet.round.id == self._sheet.round.id and [
            _entered(row.evaluation) for row in sheet.rows
        ] == [_entered(row.evaluation) for row in self._rows]

    def place(self, evaluation: str) -> int | None:
        """The row of an evaluation."""
        return self._places.get(evaluation)

    def value(self, cell: Cell) -> str:
        """The stored text of a cell."""
        return _values(self._rows[self._places[cell.evaluation]].evaluation, cell.area).get(
            cell.code, ""
        )

    def problem(self, cell: Cell) -> Problem | None:
        """What is wrong with a cell, errors before warnings."""
        found = [
            problem
            for where, problem in self._rows[self._places[cell.evaluation]].problems
            if where == cell.area and problem.field == cell.code
        ]
        found.sort(key=lambda problem: problem.severity is not Severity.ERROR)
        return found[0] if found else None

    def preview(self, cell: Cell, text: str) -> None:
        """Show what a value being typed would come to; nothing is changed yet."""
        self.end_preview()
        place = self._places[cell.evaluation]
        self._previewed = (place, self._rows[place])
        self._set_row(place, self._with(self._rows[place], cell.area, {cell.code: text}))

    def end_preview(self) -> None:
        """Back to the values that stand."""
        if self._previewed is not None:
            place, row = self._previewed
            self._previewed = None
            self._set_row(place, row)

    def put(self, values: Mapping[Cell, str]) -> Sequence[Change]:
        """Set cells in one step that can be taken back; what really changed."""
        self.end_preview()
        changes = [
            Change(cell, before, text)
            for cell, text in values.items()
            if (before := self.value(cell)) != text
        ]
        if changes:
            self._apply(changes)
            self._done = [*self._done[-_REMEMBERED + 1 :], changes]
            self._undone.clear()
        return changes

    @property
    def has_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def has_redo(self) -> bool:
        """Whether a step was taken back."""
        return bool(self._undone)

    def undo(self) -> Sequence[Change]:
        """Take the last step back; what changed, nothing when there is no step."""
        return self._step(self._done, self._undone)

    def redo(self) -> Sequence[Change]:
        """Do again what was taken back."""
        return self._step(self._undone, self._done)

    def _step(
        self, taken: list[Sequence[Change]], given: list[Sequence[Change]]
    ) -> Sequence[Change]:
        self.end_preview()
        if not taken:
            return []
        back = [Change(one.cell, one.after, one.before) for one in taken.pop()]
        self._apply(back)
        given.append(back)
        return back

    def _apply(self, changes: Sequence[Change]) -> None:
        by_place: dict[int, dict[str, dict[str, str]]] = {}
        for change in changes:
            areas = by_place.setdefault(self._places[change.cell.evaluation], {})
            areas.setdefault(change.cell.area, {})[change.cell.code] = change.after
        for place, areas in by_place.items():
            for area, values in areas.items():
                self._set_row(place, self._with(self._rows[place], area, values))

    def _set_row(self, place: int, row: SheetRow) -> None:
        before, self._rows[place] = self._rows[place], row
        self._is_behind = True
        self._is_rated_anew |= row.rating is not before.rating
        self._marked.subtract(_marked(before))
        self._marked.update(_marked(row))
        (self._looks.add if wants_a_look(row) else self._looks.discard)(place)

    def _with(self, row: SheetRow, area: str, values: Mapping[str, str]) -> SheetRow:
        merged = {**_values(row.evaluation, area), **values}
        kept = {code: text for code, text in merged.items() if text}
        changed = replace(row.evaluation, **cast("dict[str, Any]", {_field(area): kept}))
        return sheet_row(changed, self._sheet.criteria_set, self._sheet.round, row.filled)


def wants_a_look(row: SheetRow) -> bool:
    """Whether something is wrong with a row, or it is marked and nothing stands."""
    is_wrong = bool(row.problems) and bool(errors(problem for _, problem in row.problems))
    return is_wrong or (row.outcome.decided_by is not None and row.rating is None)


def _marked(row: SheetRow) -> frozenset[str]:
    totals = row.outcome.totals.items()
    return frozenset(code for code, total in totals if total.is_complete)


def _field(area: str) -> str:
    return area if area in (EVENTS, FACTS, NOTES, VOTES) else f"{area}_marks"


def _values(evaluation: Evaluation, area: str) -> Mapping[str, str]:
    given: Mapping[str, str] = getattr(evaluation, _field(area))
    return given


def _entered(evaluation: Evaluation) -> tuple[object, ...]:
    """Whose evaluation it is and everything typed into it."""
    marks = tuple(evaluation.marks(marker) for marker in MARKERS)
    return (
        evaluation.id,
        *marks,
        evaluation.events,
        evaluation.facts,
        evaluation.notes,
        evaluation.votes,
    )
