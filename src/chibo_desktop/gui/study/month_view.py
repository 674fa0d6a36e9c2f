"""Typing a whole month in one pass: Enter down, Tab right, one key a choice, fill and paste."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from chibo_desktop.domain.text import fold
from chibo_desktop.gui.study.month_columns import MONTH_COLUMNS, Entry
from chibo_desktop.gui.study.month_model import Index, MonthModel, Values
from chibo_desktop.gui.study.names_table import NamesTable

_Key = Qt.Key
_STEPS = {
    _Key.Key_Return: (1, 0),
    _Key.Key_Enter: (1, 0),
    _Key.Key_Tab: (0, 1),
    _Key.Key_Backtab: (0, -1),
}


class MonthView(NamesTable):
    """Everything typed goes into the model; what cannot be pasted is told by name."""

    refused = Signal(object)  # list[str]
    sheet_requested = Signal(str)  # a member's month as a form
    last_month_requested = Signal()
    moved = Signal()

    _COMMANDS: ClassVar = {
        "Ctrl+C": "copy",
        "Ctrl+V": "paste",
        "Ctrl+D": "fill_down",
        "Ctrl+R": "ask_last_month",
        "Ctrl+Shift+D": "fill_column",
        "F4": "open_sheet",
    }

    def __init__(self, model: MonthModel, parent: QWidget | None = None) -> None:
        super().__init__("Nhập tháng học tập và làm theo Bác", parent)
        self._grid = model
        self.setModel(model)
        delegate = _TextDelegate(self)
        delegate.step_requested.connect(self.step)
        self.setItemDelegate(delegate)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        self.verticalHeader().sectionDoubleClicked.connect(self._on_name)

    def step(self, down: int, right: int) -> None:
        """Move the cursor; past the last column on to the next row in sight."""
        at = self.currentIndex()
        row, column = at.row(), at.column() + right
        if right and not 0 <= column < len(MONTH_COLUMNS):
            down, column = right, 0 if right > 0 else len(MONTH_COLUMNS) - 1
        if down:
            row += down
            while 0 <= row < self._grid.rowCount() and self.isRowHidden(row):
                row += down
        if 0 <= row < self._grid.rowCount():
            self.setCurrentIndex(self._grid.index(row, column))

    def copy(self) -> None:
        """Put the selected cells on the clipboard as Excel reads them."""
        chosen = self.selectionModel().selectedIndexes()
        rows = sorted({index.row() for index in chosen if not self.isRowHidden(index.row())})
        columns = sorted({index.column() for index in chosen})
        lines = [
            "\t".join(str(self._grid.index(row, column).data() or "") for column in columns)
            for row in rows
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Put a block from Excel at the cursor; what cannot stand where it would go is told."""
        at = self.currentIndex()
        if not at.isValid():
            return
        text = QGuiApplication.clipboard().text().replace("\r\n", "\n").removesuffix("\n")
        block = [line.split("\t") for line in text.split("\n")]
        chosen = self.selectionModel().selectedIndexes()
        if len(block) == 1 and len(block[0]) == 1 and len(chosen) > 1:
            aimed = [(one.row(), one.column(), block[0][0]) for one in chosen]
        else:
            shown = [
                row for row in range(at.row(), self._grid.rowCount()) if not self.isRowHidden(row)
            ]
            aimed = [
                (shown[down] if down < len(shown) else -1, at.column() + right, cell)
                for down, line in enumerate(block)
                for right, cell in enumerate(line)
            ]
        self._take(aimed)

    def fill_down(self) -> None:
        """Give each selected cell the value above the selection."""
        by_column: dict[int, list[int]] = {}
        for index in self.selectionModel().selectedIndexes():
            if not self.isRowHidden(index.row()):
                by_column.setdefault(index.column(), []).append(index.row())
        values: dict[tuple[int, int], str] = {}
        for column, rows in by_column.items():
            rows.sort()
            source = self._above(rows[0]) if len(rows) == 1 else rows.pop(0)
            if source >= 0 and MONTH_COLUMNS[column].entry is not Entry.LINE:
                text = self._grid.stored(source, column)
                values |= {(row, column): text for row in rows}
        self._grid.put(values)

    def fill_column(self) -> int:
        """Give every empty cell in sight of this column the value one stands on; how many."""
        at = self.currentIndex()
        if not at.isValid() or MONTH_COLUMNS[at.column()].entry is Entry.LINE:
            return 0
        text = self._grid.stored(at.row(), at.column())
        values: Values = {
            (row, at.column()): text
            for row in range(self._grid.rowCount())
            if not self.isRowHidden(row) and not self._grid.stored(row, at.column())
        }
        return self._grid.put(values) if text else 0

    def clear_cells(self) -> None:
        """Take the values of the selected cells away."""
        self._grid.put(
            {
                (index.row(), index.column()): ""
                for index in self.selectionModel().selectedIndexes()
                if not self.isRowHidden(index.row())
            }
        )

    def open_sheet(self) -> None:
        """Ask for the whole month of the member one stands on."""
        self._on_name(self.currentIndex().row())

    def ask_last_month(self) -> None:
        """Ask for what was registered the month before."""
        self.last_month_requested.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QKeySequence(event.keyCombination()).toString()
        command = self._COMMANDS.get(keys)
        if command is not None:
            getattr(self, command)()
            return
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        match event.key():
            case _Key.Key_Delete | _Key.Key_Backspace:
                self.clear_cells()
            case _Key.Key_Return | _Key.Key_Enter:
                self.step(-1 if shifted else 1, 0)
            case _Key.Key_Tab:
                self.step(0, 1)
            case _Key.Key_Backtab:
                self.step(0, -1)
            case _:
                self._on_other_key(event)

    def _on_other_key(self, event: QKeyEvent) -> None:
        at, text = self.currentIndex(), event.text()
        if at.isValid() and self._grid.column(at).is_pressed and text and text.isprintable():
            self._press(at, text)
        else:
            super().keyPressEvent(event)

    def _press(self, at: Index, key: str) -> None:
        """One key gives the value and goes on to the next member."""
        column = self._grid.column(at)
        if column.entry is Entry.FLAG and key == " ":
            stored: str | None = "" if self._grid.stored(at.row(), at.column()) else "1"
        elif column.entry is Entry.CHOICE and key != "0" and fold(key) not in column.keys:
            return
        else:
            stored = self._grid.read(at.row(), at.column(), key)
        if stored is None:
            self.refused.emit([f"“{key}”: {column.tip}"])
            return
        self._grid.put({(at.row(), at.column()): stored})
        self.step(1, 0)

    def _take(self, aimed: Sequence[tuple[int, int, str]]) -> None:
        values: dict[tuple[int, int], str] = {}
        refused: list[str] = []
        for row, column, text in aimed:
            inside = 0 <= row < self._grid.rowCount() and column < len(MONTH_COLUMNS)
            stored = self._grid.read(row, column, text) if inside else None
            if stored is not None:
                values[(row, column)] = stored
            elif text.strip():
                where = (
                    f"{self._grid.rows[row].full_name}, cột {MONTH_COLUMNS[column].title}"
                    if inside
                    else "ngoài bảng"
                )
                refused.append(f"“{text.strip()}” ({where})")
        self._grid.put(values)
        self.refused.emit(refused)

    def _above(self, row: int) -> int:
        above = row - 1
        while above >= 0 and self.isRowHidden(above):
            above -= 1
        return above

    def _on_name(self, place: int) -> None:
        row = self._grid.row(place)
        if row is not None:
            self.sheet_requested.emit(row.member_id)


class _TextDelegate(QStyledItemDelegate):
    """Texts are typed in place; Enter and Tab take the value over and go on."""

    step_requested = Signal(int, int)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setProperty("role", "cell")
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return editor

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(_Key(event.key()))
            if step is not None and isinstance(editor, QLineEdit):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                self.step_requested.emit(*step)
                return True
        return super().eventFilter(editor, event)
