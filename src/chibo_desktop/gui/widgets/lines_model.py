"""A table fed whole with frozen lines: columns are data, the model has nothing left to decide."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from chibo_desktop.gui.theme import colour

Line = TypeVar("Line")
Index = QModelIndex | QPersistentModelIndex
KEY_ROLE = Qt.ItemDataRole.UserRole + 1  # of a header section: the column's key
WIDTH_ROLE = Qt.ItemDataRole.UserRole + 2  # of a header section: its width at 100 %
LINE_ROLE = Qt.ItemDataRole.UserRole + 3  # of a cell: the line it shows

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Line]):
    """One column: its key, its heading, and how a line is shown in it."""

    key: str
    title: str
    text: Callable[[Line], str]
    order: Callable[[Line], Any] | None = None  # what it sorts by; None: it does not sort
    align: Qt.AlignmentFlag = LEFT
    width: int = 120  # pixels at 100 %
    state: Callable[[Line], str] | None = None  # good, attention, accent, information, secondary
    tip: Callable[[Line], str] | None = None
    is_optional: bool = True  # may be hidden by the user


class LinesModel(QAbstractTableModel, Generic[Line]):
    """Read-only. The page loads lines, the model shows them; sorting reorders in Python.

    For lists beyond some 5,000 lines write a paged model instead.
    """

    def __init__(self, columns: Sequence[Column[Line]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._lines: list[Line] = []
        self._sorted_by: tuple[str, bool] | None = None

    @property
    def columns(self) -> tuple[Column[Line], ...]:
        """The columns, in order."""
        return self._columns

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Replace every line, keeping the order the user chose."""
        self.beginResetModel()
        self._lines = list(lines)
        self._order()
        self.endResetModel()

    def line(self, row: int) -> Line:
        """The line in a row. Raises IndexError."""
        return self._lines[row]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line in the order shown."""
        return tuple(self._lines)

    def sort_by(self, key: str, descending: bool) -> bool:
        """Reorder by a column; False when that column does not sort."""
        column = next((column for column in self._columns if column.key == key), None)
        if column is None or column.order is None:
            return False
        self._sorted_by = (key, descending)
        self.beginResetModel()
        self._order()
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(line)
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.align
            case Qt.ItemDataRole.ForegroundRole:
                token = column.state(line) if column.state else ""
                return colour(token) if token else None
            case Qt.ItemDataRole.ToolTipRole:
                return column.tip(line) if column.tip else None
            case _ if role == LINE_ROLE:
                return line
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        column = self._columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.ToolTipRole:
                return column.title.replace("\n", " ")
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.align
            case _ if role == KEY_ROLE:
                return column.key
            case _ if role == WIDTH_ROLE:
                return column.width
            case _:
                return None

    def _order(self) -> None:
        if self._sorted_by is None:
            return
        key, descending = self._sorted_by
        order = next(column.order for column in self._columns if column.key == key)
        if order is not None:
            self._lines.sort(key=order, reverse=descending)
