"""A month as it is filled in: one row a member; what is typed shows at once and is then saved."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from chibo_desktop.gui.study.month_columns import (
    MONTH_COLUMNS,
    Entry,
    Lines,
    MonthColumn,
    edited_text,
    shown_text,
    stored_text,
)
from chibo_desktop.gui.theme import colour
from chibo_desktop.gui.widgets import CENTRE, LEFT
from chibo_desktop.gui.widgets.lines_model import WIDTH_ROLE
from chibo_desktop.services.study import MonthRow
from chibo_desktop.services.study_writing import read_value

Index = QModelIndex | QPersistentModelIndex
Values = Mapping[tuple[int, int], str]
"""Stored texts by row and column."""
_ROOT = QModelIndex()
_TONES = {"not-met": "accent", "model": "good", "absent": "accent", "excused": "attention"}


class MonthModel(QAbstractTableModel):
    """Followed members first, then those who had something written before."""

    entered = Signal(object)  # Mapping[member id, Mapping[field, text]]

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[MonthRow] = []
        self.lines: Lines = {}

    @property
    def rows(self) -> Sequence[MonthRow]:
        """The rows as they stand now."""
        return self._rows

    def show_rows(self, rows: Sequence[MonthRow], lines: Lines) -> None:
        """Show a month; the same members are told anew without closing an open editor."""
        same = [row.member_id for row in rows] == [row.member_id for row in self._rows]
        self.lines = lines
        if same and rows:
            self._rows = list(rows)
            self._tell_all()
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, place: int) -> MonthRow | None:
        """The row in a place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def column(self, index: Index) -> MonthColumn:
        """The column an index stands in."""
        return MONTH_COLUMNS[index.column()]

    def stored(self, row: int, column: int) -> str:
        """What stands in a cell, as it would be written."""
        value = getattr(self._rows[row].record, MONTH_COLUMNS[column].key)
        return "" if value is None or value is False else "1" if value is True else str(value)

    def read(self, row: int, column: int, typed: str) -> str | None:
        """What a typed text stands for in a cell; None when it cannot stand there."""
        return stored_text(self._rows[row], MONTH_COLUMNS[column], typed, self.lines)

    def put(self, values: Values) -> int:
        """Set cells in one step that is saved at once; how many changed."""
        changed: dict[str, dict[str, str]] = {}
        count = 0
        for (place, column), text in values.items():
            if self.stored(place, column) == text:
                continue
            key, row = MONTH_COLUMNS[column].key, self._rows[place]
            new = cast("dict[str, Any]", {key: read_value(key, text)})
            self._rows[place] = replace(row, record=replace(row.record, **new))
            changed.setdefault(row.member_id, {})[key] = text
            count += 1
        if changed:
            self._tell_all()
            self.entered.emit(changed)
        return count

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(MONTH_COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.isValid() and not self.column(index).is_pressed:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = self.column(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown_text(row, column, self.lines)
            case Qt.ItemDataRole.EditRole:
                return edited_text(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return LEFT if column.entry in (Entry.TEXT, Entry.CHOICE) else CENTRE
            case Qt.ItemDataRole.ForegroundRole:
                return self._tone(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                text = shown_text(row, column, self.lines) or "để trống"
                return f"{row.full_name}, {column.title}: {text}"
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        stored = self.read(index.row(), index.column(), str(value))
        if stored is None:
            return False
        self.put({(index.row(), index.column()): stored})
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            row = self.row(section)
            if row is None or role not in (
                Qt.ItemDataRole.DisplayRole,
                Qt.ItemDataRole.ToolTipRole,
            ):
                return None
            return row.full_name if role == Qt.ItemDataRole.DisplayRole else row.why_not or None
        column = MONTH_COLUMNS[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.ToolTipRole:
                return column.tip or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return LEFT if column.entry in (Entry.TEXT, Entry.CHOICE) else CENTRE
            case _ if role == WIDTH_ROLE:
                return column.width
            case _:
                return None

    def _tone(self, row: MonthRow, column: MonthColumn) -> Any:
        if row.why_not:
            return colour("secondary")
        tone = _TONES.get(str(getattr(row.record, column.key))) if column.catalogue else None
        return colour(tone) if tone else None

    def _tip(self, row: MonthRow, column: MonthColumn) -> str | None:
        if column.entry is Entry.LINE:
            said = [content for one, content in self.lines.get(row.member_id, ())]
            listed = [f"{number}. {content}" for number, content in enumerate(said, start=1)]
            return "\n".join([column.tip, *listed]) if listed else "Chưa có bản cam kết."
        value = getattr(row.record, column.key)
        return str(value) if column.entry is Entry.TEXT and value else column.tip or None

    def _tell_all(self) -> None:
        # A range of more than one cell leaves the text of an open editor alone.
        last = self.index(len(self._rows) - 1, len(MONTH_COLUMNS) - 1)
        self.dataChanged.emit(self.index(0, 0), last)
