"""The grid of a year as Qt asks for it: members × months, each cell a sign and a word."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from chibo_desktop.domain.study import Participation
from chibo_desktop.domain.study_state import StudyState
from chibo_desktop.gui.theme import colour
from chibo_desktop.gui.widgets import CENTRE
from chibo_desktop.gui.widgets.lines_model import WIDTH_ROLE
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.study import StudyCell, StudyRow
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.study import FULL, cell_text

Index = QModelIndex | QPersistentModelIndex
MONTHS = 12
_ROOT = QModelIndex()
_TONES = {
    StudyState.MISSING: "attention",
    StudyState.NOT_MET: "accent",
    StudyState.REGISTERED: "information",
    StudyState.REPORTED: "information",
    StudyState.MET: "good",
    StudyState.MODEL: "good",
}


class YearModel(QAbstractTableModel):
    """Twelve months and the commitment; nothing is typed here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[StudyRow, ...] = ()

    @property
    def rows(self) -> Sequence[StudyRow]:
        """The rows shown."""
        return self._rows

    def show_rows(self, rows: Sequence[StudyRow]) -> None:
        """Show other rows; the same members are told anew without losing one's place."""
        same = [row.member_id for row in rows] == [row.member_id for row in self._rows]
        if same and rows:
            self._rows = tuple(rows)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, MONTHS))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, place: int) -> StudyRow | None:
        """The row in a place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def words(self, index: Index) -> str:
        """A cell in full words: what the line under the grid and screen readers say."""
        row = self.row(index.row())
        if row is None or not index.isValid():
            return ""
        if index.column() == MONTHS:
            return f"{row.full_name}: {commitment_words(row)}"
        cell = row.cells[index.column()]
        return f"{row.full_name}, tháng {short_month_text(cell.period)}: {_cell_words(row, cell)}"

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else MONTHS + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        cell = row.cells[index.column()] if index.column() < MONTHS else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell_text(cell.state) if cell else _commitment(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return CENTRE
            case Qt.ItemDataRole.ForegroundRole:
                tone = _TONES.get(cell.state, "") if cell else _commitment_tone(row)
                return colour(tone) if tone and row.is_followed else colour("secondary")
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.words(index)
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return self._name(section, role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"T{section + 1}" if section < MONTHS else "Cam kết"
            case Qt.ItemDataRole.TextAlignmentRole:
                return CENTRE
            case _ if role == WIDTH_ROLE:
                return 58 if section < MONTHS else 80
            case _:
                return None

    def _name(self, section: int, role: int) -> Any:
        row = self.row(section)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.full_name
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.why_not or row.position or None
        return None


def commitment_words(row: StudyRow) -> str:
    """How a member's commitment of the year stands."""
    mark = row.commitment
    if mark is None:
        return "chưa có bản cam kết"
    left = mark.line_count - mark.met - mark.not_met
    parts = [f"bản cam kết {mark.line_count} nội dung", f"đạt {mark.met}"]
    parts += [f"chưa đạt {mark.not_met}"] if mark.not_met else []
    parts += [f"chưa tự đánh giá {left}"] if left else []
    return ", ".join(parts)


def _commitment(row: StudyRow) -> str:
    mark = row.commitment
    if mark is None:
        return "– chưa" if row.is_followed else ""
    return f"{mark.met}/{mark.line_count} đạt"


def _commitment_tone(row: StudyRow) -> str:
    mark = row.commitment
    if mark is None:
        return "attention"
    return "accent" if mark.not_met else "text"


def _cell_words(row: StudyRow, cell: StudyCell) -> str:
    if cell.state is StudyState.OUTSIDE:
        return row.why_not.lower() or "chưa vào Đảng"
    if cell.state is StudyState.AHEAD:
        return FULL[cell.state]
    parts = ["đã đăng ký" if cell.is_registered else "chưa đăng ký"]
    parts.append("đã nộp thu hoạch" if cell.has_report else "chưa nộp thu hoạch")
    if cell.participation in tuple(Participation):
        parts.append(catalogues()["participation"].label(cell.participation).lower())
    if cell.remark:
        remark = catalogues()["study_remark"].label(cell.remark).lower()
        parts.append(f"chi ủy nhận xét: {remark}")
    return " · ".join(parts)
