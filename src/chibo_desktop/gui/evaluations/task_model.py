"""The task list of a member as a table one types into; the last line begins a new task."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from chibo_desktop.domain.records import type_of
from chibo_desktop.domain.task_formula import TaskMeasure
from chibo_desktop.domain.work_item import FIGURES, WorkItem, WorkSource
from chibo_desktop.gui.theme import colour
from chibo_desktop.gui.widgets import LEFT, RIGHT
from chibo_desktop.gui.widgets.lines_model import KEY_ROLE, WIDTH_ROLE
from chibo_desktop.services.work_items import WorkBoard
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.numbers import decimal_text

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SOURCES = {
    WorkSource.BRANCH: "Chi bộ",
    WorkSource.WORKPLACE: "Cơ quan",
    WorkSource.MEETING: "Kết luận họp",
    WorkSource.CARRIED: "Kỳ trước",
}
_WIDTHS = {"content": 300, "evidence": 190, "source": 100, "due_on": 116, "kind": 110}
_NARROW = 84
_BLANKS = {"planned": "1", "coefficient": "1", "quality": "100", "progress": "100"}


@dataclass(frozen=True, slots=True)
class TaskColumn:
    """A field of a task and its heading."""

    name: str
    title: str


def task_columns(board: WorkBoard) -> list[TaskColumn]:
    """The fields that the set's formulas look at, and those that every list has."""
    parts = [part for formula in board.formulas for part in formula.parts]
    measures = {part.measure for part in parts}
    counts_errors = any(part.loss_per_error is not None for part in parts)
    states_progress = TaskMeasure.PROGRESS in measures and not any(part.lateness for part in parts)
    wanted = ["content", "source", "due_on", "planned", "done"]
    if any(one.kinds for one in board.formulas):
        wanted.insert(1, "kind")
    if len(board.computed) > 1:
        wanted.insert(1, "criterion")
    if board.formulas:
        wanted.append("coefficient")
    if TaskMeasure.QUALITY in measures or not measures:
        wanted.append("errors" if counts_errors else "quality")
    if states_progress:
        wanted.append("progress")
    if TaskMeasure.LEADERSHIP in measures:
        wanted.append("leadership")
    wanted += ["days_late", "is_exceeding", "evidence"]
    labels = {spec.name: spec.title for spec in type_of(WorkItem).fields}
    return [TaskColumn(name, labels[name]) for name in wanted]


class TaskModel(QAbstractTableModel):
    """Shows a board; what is typed is handed on and comes back with the next board."""

    entered = Signal(str, str, str)  # item ("": a new one), field, text

    def __init__(self) -> None:
        super().__init__()
        self._board: WorkBoard | None = None
        self.columns: Sequence[TaskColumn] = ()

    def show_board(self, board: WorkBoard) -> None:
        """Show the tasks of a member."""
        self.beginResetModel()
        self._board = board
        self.columns = task_columns(board)
        self.endResetModel()

    def item(self, row: int) -> WorkItem | None:
        """The task of a row; None for what meetings gave and for the line that begins a new one."""
        items = self._board.items if self._board else ()
        return items[row] if 0 <= row < len(items) else None

    @property
    def new_row(self) -> int:
        """The line that begins a new task; -1 when nothing can be entered."""
        if self._board is None or self._board.is_read_only:
            return -1
        return len(self._board.items) + len(self._board.follow_ups)

    def rowCount(self, parent: Index = _ROOT) -> int:
        if parent.isValid() or self._board is None:
            return 0
        known = len(self._board.items) + len(self._board.follow_ups)
        return known + (0 if self._board.is_read_only else 1)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            shown = "*" if section == self.new_row else str(section + 1)
            return shown if role == Qt.ItemDataRole.DisplayRole else None
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case _ if role == KEY_ROLE:
                return column.name
            case _ if role == WIDTH_ROLE:
                return _WIDTHS.get(column.name, _NARROW)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        kept = super().flags(index)
        is_new = index.row() == self.new_row
        if self._board is None or self._board.is_read_only:
            return kept
        typed = self.item(index.row()) is not None or is_new
        return kept | Qt.ItemFlag.ItemIsEditable if typed else kept

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(index.row(), column.name)
            case Qt.ItemDataRole.EditRole:
                item = self.item(index.row())
                return "" if item is None else _shown(item, column.name)
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if column.name in FIGURES else LEFT
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(index.row(), column.name)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        item, name = self.item(index.row()), self.columns[index.column()].name
        text = str(value).strip()
        if item is None and (index.row() != self.new_row or not text):
            return False
        if item is not None and text == _shown(item, name):
            return False
        self.entered.emit(item.id if item is not None else "", name, text)
        return True

    def _text(self, row: int, name: str) -> str:
        item = self.item(row)
        if item is not None:
            return _shown(item, name) or _BLANKS.get(name, "")
        if row == self.new_row:
            return "Gõ nhiệm vụ mới, hoặc dán từ Excel (Ctrl+V)" if name == "content" else ""
        if self._board is None:
            return ""
        one = self._board.follow_ups[row - len(self._board.items)]
        return {
            "content": one.content,
            "source": _SOURCES[one.source],
            "due_on": date_text(one.due_on) if one.due_on else "",
            "planned": "1",
            "done": "1" if one.is_done else "0",
            "days_late": "chậm" if one.is_late else "",
        }.get(name, "")

    def _colour(self, row: int, name: str) -> Any:
        item = self.item(row)
        if item is None or (not _shown(item, name) and name in _BLANKS):
            return colour("secondary")
        if item.is_late and name in ("days_late", "due_on"):
            return colour("attention")
        return None


def source_of(text: str) -> str:
    """The code of a source as people type or paste it; the branch when it is none."""
    folded = text.strip().lower()
    known = (
        code for code, label in _SOURCES.items() if folded and label.lower().startswith(folded)
    )
    return next(known, WorkSource.WORKPLACE if folded.startswith("đơn vị") else WorkSource.BRANCH)


def _shown(item: WorkItem, name: str) -> str:
    value = getattr(item, name)
    if name == "source":
        return _SOURCES.get(value, "")
    if value is None or value is False:
        return ""
    if value is True:
        return "x"
    if isinstance(value, Decimal):
        return decimal_text(value)
    return date_text(value) if name == "due_on" else str(value)
