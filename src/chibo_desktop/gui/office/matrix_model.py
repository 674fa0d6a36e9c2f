"""The matrix as a table model: a unit a row; its name, its members, then its periods."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.gui.widgets.lines_model import CENTRE, KEY_ROLE, LEFT, RIGHT, WIDTH_ROLE
from chibo_desktop.services.matrix import Matrix, MatrixRow
from chibo_desktop.services.matrix_cells import Cell, spans_of
from chibo_desktop.wording.matrix import CELL_STATES, CELL_WORDS, cell_sentence, short_period
from chibo_desktop.wording.numbers import count_text
from chibo_desktop.wording.statistics import period_text

Index = QModelIndex | QPersistentModelIndex
STATE_ROLE = Qt.ItemDataRole.UserRole + 10  # of a month's cell: good, attention, problem, neutral
NAME, MEMBERS, FIRST_MONTH = 0, 1, 2
NAME_WIDTH, MEMBERS_WIDTH, MONTH_WIDTH = 206, 60, 56  # pixels at 100 %
_ROOT = QModelIndex()


class MatrixModel(QAbstractTableModel):
    """Read-only; `show` replaces everything."""

    def __init__(self) -> None:
        super().__init__()
        self._matrix: Matrix | None = None
        self.periods: tuple[ReportPeriod, ...] = ()
        self._by_spans = False

    def show(self, matrix: Matrix, *, by_spans: bool = False) -> None:
        """Show the months of a year, or its quarters and itself."""
        self.beginResetModel()
        self._matrix, year = matrix, matrix.year
        self.periods = spans_of(year) if by_spans else ReportPeriod.all_of(PeriodKind.MONTH, year)
        self._by_spans = by_spans
        self.endResetModel()

    def row(self, index: int) -> MatrixRow | None:
        """The unit in a row."""
        rows = self._matrix.rows if self._matrix else ()
        return rows[index] if 0 <= index < len(rows) else None

    def cell(self, index: Index) -> Cell | None:
        """The period's cell at an index; None in the first two columns."""
        row = self.row(index.row())
        if row is None or index.column() < FIRST_MONTH:
            return None
        cells = row.spans if self._by_spans else row.cells
        return cells[index.column() - FIRST_MONTH]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or not self._matrix else len(self._matrix.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else FIRST_MONTH + len(self.periods)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row())
        if row is None:
            return None
        cell = self.cell(index)
        if cell is not None:
            return _cell_data(row, cell, self.periods[index.column() - FIRST_MONTH], role)
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
        place = section - FIRST_MONTH
        period = self.periods[place] if 0 <= place < len(self.periods) else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                words = short_period(period) if period else ""
                return {NAME: "Đơn vị", MEMBERS: "Đảng viên"}.get(section, words)
            case Qt.ItemDataRole.ToolTipRole if period is not None:
                return f"{period_text(period).capitalize()}: bấm để xem số liệu của kỳ"
            case Qt.ItemDataRole.TextAlignmentRole:
                return {NAME: LEFT, MEMBERS: RIGHT}.get(section, CENTRE)
            case _ if role == KEY_ROLE:
                return {NAME: "name", MEMBERS: "members"}.get(section, f"m{place + 1}")
            case _ if role == WIDTH_ROLE:
                return {NAME: NAME_WIDTH, MEMBERS: MEMBERS_WIDTH}.get(section, MONTH_WIDTH)
            case _:
                return None


def cell_text(cell: Cell) -> str:
    """The sign and the word of a cell; a part of a đảng bộ is told by its figures."""
    if cell.state == "partial":
        return f"½ {cell.arrived}/{cell.expected}"
    return CELL_WORDS[cell.state]


def _cell_data(row: MatrixRow, cell: Cell, period: ReportPeriod, role: int) -> Any:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return cell_text(cell)
        case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
            said = cell_sentence(cell.state, cell.arrived, cell.expected)
            return f"{row.subordinate.name}, {period_text(period)}: {said}"
        case Qt.ItemDataRole.TextAlignmentRole:
            return CENTRE
        case _ if role == STATE_ROLE:
            return CELL_STATES[cell.state]
        case _:
            return None
