"""A small table one types in: levels, events, thresholds, conditions – a row a thing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from chibo_desktop.gui.criteria.plain_values import Holds, shown, written
from chibo_desktop.gui.theme import S, current
from chibo_desktop.gui.widgets import LEFT, RIGHT, Choice, LinkButton, label
from chibo_desktop.gui.widgets.header import WrappingHeader

Row = dict[str, Any]
Options = Callable[[], Sequence[tuple[str, str]]]
_VALUE = Qt.ItemDataRole.UserRole + 1
_TRIGGERS = (
    QAbstractItemView.EditTrigger.DoubleClicked
    | QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.AnyKeyPressed
    | QAbstractItemView.EditTrigger.SelectedClicked
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One column: the field of a row it writes, and how."""

    key: str
    title: str
    holds: Holds = Holds.TEXT
    options: Options | None = None
    width: int = 90  # pixels at 100 %; the widest takes what is left
    is_fixed: bool = False  # shown, never typed


class RowsEditor(QWidget):
    """Enter edits, Ins adds a row, Del takes one away, Alt+↑ and Alt+↓ move it."""

    changed = Signal()

    def __init__(
        self,
        cells: Sequence[Cell],
        new_row: Callable[[], Row],
        add_text: str,
        empty_text: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._cells, self._new_row = tuple(cells), new_row
        self._rows: list[Row] = []
        self._is_filling = False
        self.table = QTableWidget(0, len(self._cells))
        self._header = WrappingHeader(self.table)
        self.table.setHorizontalHeader(self._header)
        for column, cell in enumerate(self._cells):
            title = QTableWidgetItem(cell.title)
            is_number = cell.holds in (Holds.NUMBER, Holds.WHOLE)
            title.setTextAlignment(RIGHT if is_number else LEFT)
            self.table.setHorizontalHeaderItem(column, title)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setMinimumSectionSize(current().row - 4)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(_TRIGGERS)
        self.table.setWordWrap(True)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setItemDelegate(_Delegate(self._cells, self.table))
        self.table.itemChanged.connect(self._on_item)
        self.table.installEventFilter(self)
        self._arrange_columns()
        self.add = LinkButton(add_text)
        self.drop = LinkButton("Bỏ dòng")
        self.add.clicked.connect(self.add_row)
        self.drop.clicked.connect(self.drop_row)
        self._empty = label(empty_text, "secondary", wraps=True)
        acts = QHBoxLayout()
        acts.setSpacing(S * 2)
        acts.addWidget(self.add)
        acts.addWidget(self.drop)
        acts.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(S // 2)
        layout.addWidget(self._empty)
        layout.addWidget(self.table)
        layout.addLayout(acts)
        self._fill()

    @property
    def rows(self) -> list[Row]:
        """The rows as they stand."""
        return [dict(row) for row in self._rows]

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; what is being typed is left alone when nothing else changed."""
        if [dict(row) for row in rows] == self._rows and self.table.rowCount() == len(rows):
            return
        self._rows = [dict(row) for row in rows]
        self._fill()

    def set_locked(self, is_locked: bool) -> None:
        """Only to be read."""
        self.add.setHidden(is_locked)
        self.drop.setHidden(is_locked)
        none = QAbstractItemView.EditTrigger.NoEditTriggers
        self.table.setEditTriggers(none if is_locked else _TRIGGERS)

    def keep_rows(self) -> None:
        """Rows are given: values are typed, rows neither added nor taken away."""
        self.add.hide()
        self.drop.hide()

    def focus_row(self, row: int, key: str = "") -> None:
        """Put the cursor into a row, into the cell of a field where one is named."""
        keys = [cell.key for cell in self._cells]
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if 0 <= row < self.table.rowCount():
            self.table.setCurrentCell(row, keys.index(key) if key in keys else 0)

    def add_row(self) -> None:
        """One more row at the end, ready to be typed in."""
        self._rows.append(self._new_row())
        self._fill()
        self.focus_row(len(self._rows) - 1)
        self.changed.emit()

    def drop_row(self) -> None:
        """Take the row one stands in away."""
        row = self.table.currentRow()
        if 0 <= row < len(self._rows):
            del self._rows[row]
            self._fill()
            self.focus_row(min(row, len(self._rows) - 1))
            self.changed.emit()

    def move_row(self, steps: int) -> None:
        """The row one stands in up or down."""
        row, column = self.table.currentRow(), self.table.currentColumn()
        to = row + steps
        if 0 <= row < len(self._rows) and 0 <= to < len(self._rows):
            self._rows.insert(to, self._rows.pop(row))
            self._fill()
            self.table.setCurrentCell(to, column)
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            act = self._act_of(event)
            if act is not None and self.add.isVisibleTo(self):
                act()
                return True
        return super().eventFilter(watched, event)

    def _act_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            return None if steps is None else lambda: self.move_row(steps)
        return {Qt.Key.Key_Insert: self.add_row, Qt.Key.Key_Delete: self.drop_row}.get(
            Qt.Key(event.key())
        )

    def _fill(self) -> None:
        self._is_filling = True
        self.table.setRowCount(len(self._rows))
        for row, values in enumerate(self._rows):
            for column, cell in enumerate(self._cells):
                item = QTableWidgetItem(self._text(cell, values))
                item.setData(_VALUE, shown(values.get(cell.key), cell.holds))
                if cell.holds in (Holds.NUMBER, Holds.WHOLE):
                    item.setTextAlignment(RIGHT)
                item.setToolTip(item.text())
                if cell.is_fixed:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(row, column, item)
        self._is_filling = False
        self._empty.setVisible(not self._rows)
        self.table.setVisible(bool(self._rows))
        self.drop.setEnabled(bool(self._rows))
        self._fit()

    def _text(self, cell: Cell, values: Row) -> str:
        text = shown(values.get(cell.key), cell.holds)
        if cell.holds is Holds.FLAG:
            return "có" if text else "không"
        if cell.options is None:
            return text
        return dict(cell.options()).get(text, text)

    def _on_item(self, item: QTableWidgetItem) -> None:
        if self._is_filling:
            return
        cell = self._cells[item.column()]
        text = item.data(_VALUE) if cell.options or cell.holds is Holds.FLAG else item.text()
        value = written(str(text or ""), cell.holds)
        row = self._rows[item.row()]
        if value is None:
            row.pop(cell.key, None)
        else:
            row[cell.key] = value
        self._is_filling = True
        item.setText(self._text(cell, row))
        item.setToolTip(item.text())
        self._is_filling = False
        self._fit()
        self.changed.emit()

    def _arrange_columns(self) -> None:
        header = self._header
        widest = max(range(len(self._cells)), key=lambda index: self._cells[index].width)
        with header.resizing_many():
            for index, cell in enumerate(self._cells):
                mode = QHeaderView.ResizeMode.Stretch if index == widest else None
                header.setSectionResizeMode(index, mode or QHeaderView.ResizeMode.Interactive)
                self.table.setColumnWidth(index, current().scaled(cell.width))
            header.setMinimumSectionSize(current().scaled(60))
        header.sectionResized.connect(lambda *_: self._fit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """As tall as its rows: the page scrolls, not the table."""
        self.table.resizeRowsToContents()
        header = self.table.horizontalHeader().sizeHint().height()
        bar = self.table.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        rows = sum(self.table.rowHeight(row) for row in range(self.table.rowCount()))
        self.table.setFixedHeight(header + rows + below + 4)


class _Delegate(QStyledItemDelegate):
    """Choices and yes-or-no are chosen from a list, all else is typed."""

    def __init__(self, cells: Sequence[Cell], parent: QObject) -> None:
        super().__init__(parent)
        self._cells = cells

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        options = self._options(index.column())
        if options is None:
            return super().createEditor(parent, option, index)
        editor = Choice(options, parent)
        editor.activated.connect(lambda _row: self._take(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, Choice):
            editor.set_value(str(index.data(_VALUE) or ""))
            editor.showPopup()
        else:
            super().setEditorData(editor, index)

    def setModelData(
        self, editor: QWidget, model: Any, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if isinstance(editor, Choice):
            if editor.value() != str(index.data(_VALUE) or ""):
                model.setData(index, editor.value(), _VALUE)
        else:
            super().setModelData(editor, model, index)

    def _options(self, column: int) -> Sequence[tuple[str, str]] | None:
        cell = self._cells[column]
        if cell.holds is Holds.FLAG:
            return (("", "không"), ("1", "có"))
        return cell.options() if cell.options else None

    def _take(self, editor: Choice) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
