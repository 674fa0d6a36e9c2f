"""A month's lines as a table one types into: what each member paid, and their income."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont

from chibo_desktop.gui.dues.money import read_money
from chibo_desktop.gui.theme import colour
from chibo_desktop.gui.widgets.lines_model import CENTRE, KEY_ROLE, LEFT, RIGHT, WIDTH_ROLE
from chibo_desktop.services.dues import DuesRow
from chibo_desktop.wording.dues import dues_text, money_text, unpaid_text

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
PAID, INCOME, OWED, LEFT_OVER = "paid", "income", "owed", "unpaid"
_COLUMNS = (
    ("name", "Họ và tên", 168, LEFT),
    (OWED, "Phải đóng\ntháng này", 90, RIGHT),
    ("arrears", "Truy thu", 80, RIGHT),
    ("total", "Cộng", 90, RIGHT),
    (PAID, "Đã thu", 96, RIGHT),
    (LEFT_OVER, "Còn lại", 128, RIGHT),
    ("group", "Đối tượng đóng", 180, LEFT),
    (INCOME, "Thu nhập\ntính đóng", 100, RIGHT),
    ("note", "Cách tính, ghi chú", 320, LEFT),
)
_PAID_AT = next(at for at, column in enumerate(_COLUMNS) if column[0] == PAID)


class CollectionModel(QAbstractTableModel):
    """Fed whole with a month's rows; typed amounts are announced, never kept here."""

    paid = Signal(str, object)  # member id, amount or None
    income_typed = Signal(str, int)  # member id, monthly income
    refused = Signal(str)  # the text that is no amount

    def __init__(self, groups: dict[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups = groups
        self._rows: list[DuesRow] = []
        self._is_closed = False

    def set_rows(self, rows: Sequence[DuesRow], *, is_closed: bool) -> None:
        """Replace every line; the view keeps its place while the same people stand there."""
        same = [row.member_id for row in rows] == [row.member_id for row in self._rows]
        if same and is_closed == self._is_closed:
            self._rows = list(rows)
            last = self.index(len(rows) - 1, len(_COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows, self._is_closed = list(rows), is_closed
        self.endResetModel()

    def row(self, at: int) -> DuesRow:
        """The line in a row. Raises IndexError."""
        return self._rows[at]

    @property
    def rows(self) -> tuple[DuesRow, ...]:
        """Every line in the order shown."""
        return tuple(self._rows)

    @property
    def paid_column(self) -> int:
        """Where amounts are typed."""
        return _PAID_AT

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid() or self._is_closed:
            return flags
        key = _COLUMNS[index.column()][0]
        row = self._rows[index.row()]
        is_typed = key == PAID or (
            key == INCOME and row.basis is not None and row.line.dues.rule is not None
        )
        if key == INCOME and row.line.dues.lacks == "dues-no-income":
            is_typed = True
        return flags | Qt.ItemFlag.ItemIsEditable if is_typed else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, (key, title, _, align) = self._rows[index.row()], _COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, key)
            case Qt.ItemDataRole.EditRole:
                value = row.line.paid if key == PAID else row.line.dues.base
                return str(value) if value else ""
            case Qt.ItemDataRole.TextAlignmentRole:
                return align
            case Qt.ItemDataRole.ForegroundRole:
                tone = _tone(row, key)
                return colour(tone) if tone else None
            case Qt.ItemDataRole.FontRole if key in (PAID, "total"):
                font = QFont()
                font.setBold(key == PAID and bool(row.line.paid))
                return font
            case Qt.ItemDataRole.ToolTipRole:
                return dues_text(row.line.dues) if not row.line.is_exempt else "Được miễn đóng"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{title.replace(chr(10), ' ')} của {row.full_name}"
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        try:
            amount = read_money(str(value))
        except ValueError:
            self.refused.emit(str(value))
            return False
        row, key = self._rows[index.row()], _COLUMNS[index.column()][0]
        if key == PAID and (amount or 0) != row.line.paid:
            self.paid.emit(row.member_id, amount)
        elif key == INCOME and amount is not None and amount != row.line.dues.base:
            self.income_typed.emit(row.member_id, amount)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        key, title, width, align = _COLUMNS[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title
            case Qt.ItemDataRole.TextAlignmentRole:
                return CENTRE if align is CENTRE else align
            case _ if role == KEY_ROLE:
                return key
            case _ if role == WIDTH_ROLE:
                return width
            case _:
                return None

    def _text(self, row: DuesRow, key: str) -> str:
        line = row.line
        match key:
            case "name":
                return row.full_name
            case "group":
                return "Được miễn" if line.is_exempt else self._groups.get(row.group, "")
            case "income":
                return money_text(line.dues.base) if line.dues.share is not None else ""
            case "owed":
                return "?" if line.dues.lacks else money_text(line.owed)
            case "arrears":
                return money_text(line.arrears or None)
            case "total":
                return money_text(line.total)
            case "paid":
                return money_text(line.paid or None)
            case "unpaid":
                return unpaid_text(line)
            case _:
                return _note(row)


def _note(row: DuesRow) -> str:
    said = [] if row.line.is_exempt else [dues_text(row.line.dues)]
    if row.payment is not None and row.payment.note:
        said.append(row.payment.note)
    text = "; ".join(said)
    return text[:1].upper() + text[1:]


def _tone(row: DuesRow, key: str) -> str:
    if row.line.dues.lacks and key in (OWED, "note"):
        return "attention"
    if key == LEFT_OVER:
        return "accent" if row.line.unpaid > 0 else "good"
    return "secondary" if key in ("note", "group") else ""
