"""The grid as Qt asks for it: rated members first, those not rated below in grey."""

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
from chibo_desktop.domain.evaluation import Evaluation
from chibo_desktop.domain.problems import Severity
from chibo_desktop.gui.evaluations.board import Board, Cell, Change
from chibo_desktop.gui.evaluations.cell_words import (
    default_text,
    entered_text,
    is_number_column,
    problem_text,
    rating_text,
    vote_text,
    why_in_view,
)
from chibo_desktop.gui.evaluations.columns import GridColumn, Kind, columns_of
from chibo_desktop.gui.evaluations.typed import stored_text
from chibo_desktop.gui.widgets import LEFT, RIGHT
from chibo_desktop.services.sheet import Sheet, SheetRow
from chibo_desktop.wording.evaluation import not_rated_sentence
from chibo_desktop.wording.numbers import decimal_text

Index = QModelIndex | QPersistentModelIndex
STATE_ROLE = Qt.ItemDataRole.UserRole + 10  # of a cell: (colour of its text, soft ground or "")
_ROOT = QModelIndex()
_PLAIN = ("text", "")


class GridModel(QAbstractTableModel):
    """Shows a Board in one view. Typed values go through `setData` and `put`."""

    entered = Signal(object)  # Sequence[Change]: to be saved
    shown_anew = Signal(int)  # a row's figures changed; -1: several

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board: Board | None = None
        self._sheet: Sheet | None = None
        self._columns: tuple[GridColumn, ...] = ()
        self.view = ""

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
        """The columns of the view."""
        return self._columns

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
        """The rated member in a row; None below them."""
        rows = self.board.rows
        return rows[place] if 0 <= place < len(rows) else None

    def name(self, place: int) -> str:
        """Whose row it is."""
        return self._evaluation(place).full_name

    def cell(self, index: Index) -> Cell | None:
        """Where a value typed at an index is stored; None where nothing is typed."""
        row = self.row(index.row())
        column = self._columns[index.column()]
        if row is None or not column.is_entered or self.board.is_read_only:
            return None
        return Cell(row.evaluation.id, column.area, column.code)

    def preview(self, index: Index, text: str) -> None:
        """Follow the typing: totals and rating of the row as if the value stood."""
        cell = self.cell(index)
        stored = stored_text(text, self._columns[index.column()])
        if cell is not None and stored is not None:
            self.board.preview(cell, stored)
            self._tell_row(index.row())

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
        if parent.isValid() or self._sheet is None:
            return 0
        return len(self.board.rows) + len(self._sheet.not_rated)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.isValid() and self.cell(index) is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        row = self.row(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(index.row(), row, column)
            case Qt.ItemDataRole.EditRole:
                cell = self.cell(index)
                return self.board.value(cell).replace(".", ",") if cell else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if is_number_column(column.kind) else LEFT
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(index.row(), row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                text = self._text(index.row(), row, column) or "để trống"
                return f"{self.name(index.row())}, {column.full or column.head}: {text}"
            case _ if role == STATE_ROLE:
                return self._state(index.row(), row, column)
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        cell = self.cell(index)
        stored = stored_text(str(value), self._columns[index.column()])
        if role != Qt.ItemDataRole.EditRole or cell is None or stored is None:
            return False
        self.put({cell: stored})
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return self.name(section) if role == Qt.ItemDataRole.DisplayRole else None
        column = self._columns[section]
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
        problem = self.board.problem(place, column.area, column.code) if row else None
        if row is None or problem is None:
            return ""
        return problem_text(row, column.area, problem, self.sheet_set())

    def sheet_set(self) -> CriteriaSet:
        """The frozen criteria set."""
        if self._sheet is None:
            raise RuntimeError("no round is shown")
        return self._sheet.criteria_set

    def not_rated_reason(self, place: int) -> str:
        """Why the member of a row below the rated ones is not rated."""
        below = place - len(self.board.rows)
        if self._sheet is None or below < 0:
            return ""
        return not_rated_sentence(self._sheet.not_rated[below][1])

    def _set_view(self, view: str) -> None:
        self.view = view
        self._columns = columns_of(self.sheet_set(), view)

    def _evaluation(self, place: int) -> Evaluation:
        row = self.row(place)
        if row is not None:
            return row.evaluation
        if self._sheet is None:
            raise RuntimeError("no round is shown")
        return self._sheet.not_rated[place - len(self.board.rows)][0]

    def _text(self, place: int, row: SheetRow | None, column: GridColumn) -> str:
        if row is None:
            return self._text_below(place, column)
        match column.kind:
            case Kind.RATING:
                return rating_text(row)[0]
            case Kind.WHY:
                return why_in_view(row, self.sheet_set(), self.view)[0]
            case Kind.VOTE:
                return vote_text(row)[0]
            case Kind.FIGURE:
                figure = column.figure(row) if column.figure else None
                return "" if figure is None else decimal_text(figure)
            case _:
                value = self.board.value(Cell(row.evaluation.id, column.area, column.code))
                if not value:
                    return default_text(column, self.sheet_set())
                return entered_text(value, column, self.sheet_set())

    def _text_below(self, place: int, column: GridColumn) -> str:
        match column.kind:
            case Kind.RATING:
                return "Không đánh giá"
            case Kind.WHY:
                return self.not_rated_reason(place)
            case _:
                return ""

    def _state(self, place: int, row: SheetRow | None, column: GridColumn) -> tuple[str, str]:
        if row is None:
            return ("secondary", "ground")
        match column.kind:
            case Kind.RATING:
                return (rating_text(row)[1], "")
            case Kind.WHY:
                return (why_in_view(row, self.sheet_set(), self.view)[1], "")
            case Kind.VOTE:
                return (vote_text(row)[1], "")
            case Kind.FIGURE:
                is_draft = column.key == "total" and not row.outcome.is_complete
                return ("secondary", "") if is_draft else _PLAIN
        problem = self.board.problem(place, column.area, column.code)
        if problem is not None:
            wrong = problem.severity is Severity.ERROR
            return ("accent", "accent_soft") if wrong else ("text", "attention_soft")
        if not self.board.value(Cell(row.evaluation.id, column.area, column.code)):
            return ("secondary", "")
        return _PLAIN

    def _tip(self, place: int, row: SheetRow | None, column: GridColumn) -> str | None:
        if row is None or column.kind in (Kind.WHY, Kind.RATING):
            return self._text(place, row, column) or None
        return self.problem_words(place, column) or None

    def _tell(self, changes: Sequence[Change]) -> None:
        if not changes:
            return
        places = {self.board.place(change.cell.evaluation) for change in changes}
        if len(places) == 1 and (place := next(iter(places))) is not None:
            self._tell_row(place)
        else:
            self._tell_all()
        self.entered.emit(changes)

    def _tell_row(self, place: int) -> None:
        for column in range(self.columnCount()):  # one by one: a range repaints the whole table
            index = self.index(place, column)
            self.dataChanged.emit(index, index)
        self.shown_anew.emit(place)

    def _tell_all(self) -> None:
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.shown_anew.emit(-1)
