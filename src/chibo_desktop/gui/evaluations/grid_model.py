"""The grid as Qt asks for it: what stands where comes from a layout, values from the board."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.gui.evaluations.board import Board, Cell, Change
from chibo_desktop.gui.evaluations.cell_state import (
    BELOW,
    HEADING,
    CellState,
    cell_state,
    cell_text,
)
from chibo_desktop.gui.evaluations.cell_words import problem_text
from chibo_desktop.gui.evaluations.grid_column import GridColumn, Kind
from chibo_desktop.gui.evaluations.layouts import Layout
from chibo_desktop.gui.evaluations.lines import layout_of
from chibo_desktop.gui.evaluations.typed import stored_text
from chibo_desktop.gui.widgets import LEFT, RIGHT
from chibo_desktop.services.sheet import Sheet, SheetRow

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SEEN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_TYPED = _SEEN | Qt.ItemFlag.ItemIsEditable


class GridModel(QAbstractTableModel):
    """Shows a Board in one view. Typed values go through `setData` and `put`."""

    entered = Signal(object)  # Sequence[Change]: to be saved
    shown_anew = Signal(str)  # an evaluation's figures changed; "": several

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board: Board | None = None
        self._sheet: Sheet | None = None
        self.layout_shown: Layout | None = None  # what stands where; None before `show`
        self.view = ""
        self._drawn: dict[tuple[int, int], tuple[SheetRow | None, str, CellState]] = {}

    @property
    def board(self) -> Board:
        """The round being worked on. Raises RuntimeError before `show`."""
        if self._board is None:
            raise RuntimeError("no round is shown")
        return self._board

    @property
    def sheet(self) -> Sheet:
        """The round as it stands now."""
        return self.board.sheet()

    @property
    def columns(self) -> Sequence[GridColumn]:
        """The heads of the view."""
        return self.layout_shown.columns if self.layout_shown is not None else ()

    def show(self, sheet: Sheet, view: str) -> None:
        """Show a round; what could be taken back still can, unless somebody else changed it."""
        self.beginResetModel()
        self._sheet = sheet
        self._board = Board(sheet, self._board)
        self._set_view(view)
        self.endResetModel()

    def show_view(self, view: str) -> None:
        """Show other columns of the same round."""
        self.beginResetModel()
        self.board.end_preview()
        self._set_view(view)
        self.endResetModel()

    def row(self, place: int) -> SheetRow | None:
        """The rated member a row is of; None below them."""
        layout = self.layout_shown
        return layout.row(place) if layout is not None and place >= 0 else None

    def name(self, place: int) -> str:
        """What stands at the left of a row."""
        return self._shown().name(place)

    def whose(self, place: int) -> str:
        """The name of the member a row is of."""
        return row.evaluation.full_name if (row := self.row(place)) else self.name(place)

    def slot(self, place: int, column: int) -> GridColumn:
        """What a cell holds."""
        return self._shown().slot(place, column)

    def cell(self, index: Index) -> Cell | None:
        """Where a value typed at an index is stored; None where nothing is typed."""
        row = self.row(index.row())
        if row is None or self.board.is_read_only:
            return None
        slot = self.slot(index.row(), index.column())
        return Cell(row.evaluation.id, slot.area, slot.code) if slot.is_entered else None

    def preview(self, index: Index, text: str) -> None:
        """Follow the typing: totals and rating of the row as if the value stood."""
        cell = self.cell(index)
        stored = stored_text(text, self.slot(index.row(), index.column()))
        if cell is not None and stored is not None:
            self.board.preview(cell, stored)
            self._tell_member(cell.evaluation)

    def end_preview(self) -> None:
        """The typing was given up."""
        self.board.end_preview()
        self._tell_all()

    def put(self, values: Mapping[Cell, str]) -> int:
        """Set cells in one step; how many changed."""
        changes = self.board.put(values)
        self._tell(changes)
        return len(changes)

    def undo(self) -> Sequence[Change]:
        """Take the last step back."""
        changes = self.board.undo()
        self._tell(changes)
        return changes

    def redo(self) -> Sequence[Change]:
        """Do it again."""
        changes = self.board.redo()
        self._tell(changes)
        return changes

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or self.layout_shown is None else self.layout_shown.count()

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        place, layout = index.row(), self.layout_shown  # asked twice for each cell drawn
        if layout is None or self.board.is_read_only or layout.row(place) is None:
            return _SEEN
        return _TYPED if layout.slot(place, index.column()).area else _SEEN

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place = index.row()
        slot = self.slot(place, index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(place, slot)
            case Qt.ItemDataRole.EditRole:
                return self._edited(index, slot)
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if slot.is_number else LEFT
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(place, slot)
            case Qt.ItemDataRole.AccessibleTextRole:
                text = self._text(place, slot) or "để trống"
                return f"{self.name(place)}, {slot.full or slot.head}: {text}"
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        cell = self.cell(index)
        stored = stored_text(str(value), self.slot(index.row(), index.column()))
        if role != Qt.ItemDataRole.EditRole or cell is None or stored is None:
            return False
        self.put({cell: stored})
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            return self.name(section) if shown else None
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{column.head} {column.limit}".strip()
            case Qt.ItemDataRole.ToolTipRole:
                return column.full or column.head
            case _:
                return None

    def problem_words(self, place: int, column: GridColumn) -> str:
        """What is wrong with a cell, in a sentence; empty when nothing is."""
        row = self.row(place)
        if row is None or not row.problems or not column.is_entered:
            return ""
        problem = self.board.problem(Cell(row.evaluation.id, column.area, column.code))
        return problem_text(row, column.area, problem, self.sheet_set()) if problem else ""

    def sheet_set(self) -> CriteriaSet:
        """The frozen criteria set."""
        if self._sheet is None:
            raise RuntimeError("no round is shown")
        return self._sheet.criteria_set

    def not_rated_reason(self, place: int) -> str:
        """Why the member of a row below the rated ones is not rated."""
        return self._shown().not_rated_reason(place)

    def find(self, cell: Cell) -> tuple[int, int] | None:
        """Where a value is shown."""
        return self._shown().find(cell)

    def places(self, evaluation: str) -> Sequence[int]:
        """The rows of a member in this view."""
        return self._shown().places(evaluation)

    def _shown(self) -> Layout:
        if self.layout_shown is None:
            raise RuntimeError("no round is shown")
        return self.layout_shown

    def _set_view(self, view: str) -> None:
        self.view = view
        self._drawn.clear()
        if self._sheet is not None:
            self.layout_shown = layout_of(self.board, self._sheet, view)

    def drawn(self, place: int, column: int) -> tuple[str, CellState]:
        """What a cell says and how: worked out once for each state of its row."""
        row = self.row(place)
        kept = self._drawn.get((place, column))
        if kept is None or kept[0] is not row:
            slot = self.slot(place, column)
            kept = (row, self._text(place, slot), self._state(place, slot))
            self._drawn[place, column] = kept
        return kept[1], kept[2]

    def _text(self, place: int, slot: GridColumn) -> str:
        row = self.row(place)
        if row is not None:
            return cell_text(row, slot, self.board, self.sheet_set(), self.view)
        match slot.kind:
            case Kind.RATING:
                return "Không đánh giá"
            case Kind.WHY:
                return self.not_rated_reason(place)
            case _:
                return ""

    def _edited(self, index: Index, slot: GridColumn) -> str | None:
        cell = self.cell(index)
        if cell is None:
            return None
        value = self.board.value(cell)
        return value if slot.kind is Kind.NOTE else value.replace(".", ",")

    def _state(self, place: int, slot: GridColumn) -> CellState:
        row = self.row(place)
        if row is None:
            return BELOW
        if self._shown().is_strong(place):
            return HEADING
        return cell_state(row, slot, self.board, self.sheet_set(), self.view)

    def _tip(self, place: int, slot: GridColumn) -> str | None:
        row = self.row(place)
        if row is None or slot.kind in (Kind.WHY, Kind.RATING, Kind.NOTE, Kind.TEXT):
            return self._text(place, slot) or None
        return self.problem_words(place, slot) or row.evaluation.notes.get(slot.code) or None

    def _tell(self, changes: Sequence[Change]) -> None:
        if not changes:
            return
        concerned = {change.cell.evaluation for change in changes}
        if len(concerned) == 1:
            self._tell_member(next(iter(concerned)))
        else:
            self._tell_all()
        self.entered.emit(changes)

    def _tell_member(self, evaluation: str) -> None:
        """Have those cells drawn anew that say something else now: a range redraws every cell."""
        for place in self.places(evaluation):
            for column in range(len(self.columns)):
                before = self._drawn.get((place, column))
                if before is None or before[1:] != self.drawn(place, column):
                    index = self.index(place, column)
                    self.dataChanged.emit(index, index)
        self.shown_anew.emit(evaluation)

    def _tell_all(self) -> None:
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.shown_anew.emit("")
