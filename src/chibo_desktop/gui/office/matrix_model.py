"""The matrix as a table model: a unit a row; its name, its members, then twelve months."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from chibo_desktop.gui.widgets.lines_model import CENTRE, KEY_ROLE, LEFT, RIGHT, WIDTH_ROLE
from chibo_desktop.services.matrix import Matrix, MatrixRow
from chibo_desktop.services.matrix_cells import Cell
from chibo_desktop.wording.matrix import CELL_STATES, CELL_WORDS, cell_sentence
from chibo_desktop.wording.numbers import count_text

Index = QModelIndex | QPersistentModelIndex
STATE_ROLE = Qt.ItemDataRole.UserRole + 10  # of a month's cell: good, attention, problem, neutral
NAME, MEMBERS, FIRST_MONTH = 0, 1, 2
NAME_WIDTH, MEMBERS_WIDTH, MONTH_WIDTH = 206, 60, 56  # pixels at 100 %
_COLUMNS = FIRST_MONTH + 12
_ROOT = QModelIndex()


class MatrixModel(QAbstractTableModel):
    """Read-only; `show` replaces everything."""

    def __init__(self) -> None:
        super().__init__()
        self._matrix: Matrix | None = None

    def show(self, matrix: Matrix) -> None:
        """Show a year."""
        self.beginResetModel()
        self._matrix = matrix
        self.endResetModel()

    def row(self, index: int) -> MatrixRow | None:
        """The unit in a row."""
        rows = self._matrix.rows if self._matrix else ()
        return rows[index] if 0 <= index < len(rows) else None

    def cell(self, index: Index) -> Cell | None:
        """The month's cell at an index; None in the first two columns."""
        row = self.row(index.row())
        return row.cells[index.column() - FIRST_MONTH] if row and index.column() > 1 else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or not self._matrix else len(self._matrix.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else _COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row())
        if row is None:
            return None
        cell = self.cell(index)
        if cell is not None:
            return _month_data(row, cell, index.column() - FIRST_MONTH + 1, role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                is_name = index.column() == NAME
                return row.subordinate.name if is_name else count_text(row.member_count)
            case Qt.ItemDataRole.ToolTipRole:
                return f"{row.subordinate.name} · mã {row.subordinate.code}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return LEFT if index.column() == NAME else RIGHT
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        month = section - FIRST_MONTH + 1
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return {NAME: "Đơn vị", MEMBERS: "Đảng viên"}.get(section, f"T{month}")
            case Qt.ItemDataRole.ToolTipRole if month > 0:
                return f"Tháng {month}: bấm để xem số liệu của tháng"
            case Qt.ItemDataRole.TextAlignmentRole:
                return {NAME: LEFT, MEMBERS: RIGHT}.get(section, CENTRE)
            case _ if role == KEY_ROLE:
                return {NAME: "name", MEMBERS: "members"}.get(section, f"m{month}")
            case _ if role == WIDTH_ROLE:
                return {NAME: NAME_WIDTH, MEMBERS: MEMBERS_WIDTH}.get(section, MONTH_WIDTH)
            case _:
                return None


def cell_text(cell: Cell) -> str:
    """The word of a cell; a part of a đảng bộ is told by its figures."""
    if cell.state == "partial":
        return f"{cell.arrived}/{cell.expected}"
    return CELL_WORDS[cell.state]


def _month_data(row: MatrixRow, cell: Cell, month: int, role: int) -> Any:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return cell_text(cell)
        case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
            said = cell_sentence(cell.state, cell.arrived, cell.expected)
            return f"{row.subordinate.name}, tháng {month}: {said}"
        case Qt.ItemDataRole.TextAlignmentRole:
            return CENTRE
        case _ if role == STATE_ROLE:
            return CELL_STATES[cell.state]
        case _:
            return None
