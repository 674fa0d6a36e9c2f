"""The grid one types in: keys of a spreadsheet, blocks to and from Excel, names that stay."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget

from chibo_desktop.gui.evaluations.blocks import aim_clipboard, copy_block, filled_down
from chibo_desktop.gui.evaluations.board import Change
from chibo_desktop.gui.evaluations.cell_delegate import CellDelegate
from chibo_desktop.gui.evaluations.cell_keys import begins_value, value_of_key
from chibo_desktop.gui.evaluations.cell_words import changes_words
from chibo_desktop.gui.evaluations.grid_column import Kind
from chibo_desktop.gui.evaluations.grid_header import GridHeader, NamesHeader
from chibo_desktop.gui.evaluations.grid_model import GridModel, Index
from chibo_desktop.gui.evaluations.grid_widths import fitted_widths
from chibo_desktop.gui.evaluations.level_menu import offer_levels
from chibo_desktop.gui.evaluations.pasting import take_block
from chibo_desktop.gui.evaluations.walking import next_stop
from chibo_desktop.gui.theme import S, current
from chibo_desktop.gui.widgets import SteadyTable

FULL, LAST_MONTH, BEFORE = "full", "last_month", "before"
"""What empty cells can be filled with."""
_FILLINGS = {"Ctrl+M": FULL, "Ctrl+R": LAST_MONTH, "Ctrl+B": BEFORE}
_Key = Qt.Key


class GridView(SteadyTable):
    """Emits wishes it cannot fulfil itself; everything typed goes into the model."""

    why_requested = Signal()
    refused = Signal(object)  # list[str]: a sentence for each cell that could not be pasted
    area_requested = Signal(str)  # show the view with these values: something changed there
    told = Signal(str)  # what was taken back or done again, in words
    fill_requested = Signal(str)  # full marks, last month's, those of the marker before
    note_requested = Signal()
    moved = Signal()  # the cursor stands elsewhere

    _COMMANDS: ClassVar = {
        "Ctrl+C": "copy",
        "Ctrl+V": "paste",
        "Ctrl+D": "fill_down",
        "Ctrl+Z": "undo",
        "Ctrl+Y": "redo",
        "Ctrl+Shift+Z": "redo",
    }

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = model
        self._delegate = CellDelegate(model, self)
        self._names = NamesHeader(model, self)
        self._corner = QLabel("Họ và tên", self)
        self._entered: Sequence[int] = ()
        self._build()
        model.modelReset.connect(self._on_reset)
        self._delegate.step_requested.connect(self.step)
        self._delegate.closeEditor.connect(self._on_editor_closed)

    def selected_places(self) -> list[int]:
        """Rows with a selected cell, from top to bottom, without hidden ones."""
        rows = {index.row() for index in self.selectionModel().selectedIndexes()}
        return sorted(row for row in rows if not self.isRowHidden(row))

    def go_to(self, place: int, column: int) -> None:
        """Put the cursor on a cell and bring it into sight."""
        index = self._grid.index(place, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus()

    def step(self, down: int, right: int) -> None:
        """Move the cursor; past the last column typed into, on to the next row."""
        at = self.currentIndex()
        stop = next_stop(
            self._grid, self._entered, (at.row(), at.column()), (down, right), self.isRowHidden
        )
        if stop is not None:
            self.go_on_to(self._grid.index(*stop))

    def copy(self) -> None:
        """Put the selected cells on the clipboard as Excel reads them."""
        copy_block(self._grid, self._selected())

    def paste(self) -> None:
        """Put a block from Excel at the cursor; cells that are no values are left and told."""
        at, selected = self.currentIndex(), self._selected()
        if not at.isValid() or self._grid.board.is_read_only:
            return
        first = min(selected, key=lambda i: (i.row(), i.column())) if selected else at
        below = range(first.row(), self._grid.rowCount())
        rows = [row for row in below if not self.isRowHidden(row)]
        aimed = aim_clipboard(selected, rows, first.column())
        values, refused = take_block(self._grid, aimed)
        self._grid.put(values)
        self.refused.emit(refused)

    def fill_down(self) -> None:
        """Give each selected cell the value above the selection."""
        self._grid.put(filled_down(self._grid, self._selected(), self._shown_above))

    def clear_cells(self) -> None:
        """Take the values of the selected cells away."""
        cells = [self._grid.cell(index) for index in self._selected()]
        self._grid.put({cell: "" for cell in cells if cell is not None})

    def has_undo(self) -> bool:
        """Whether Ctrl+Z belongs to the grid; otherwise the program has it."""
        return self._grid.rowCount() > 0 and self._grid.board.has_undo

    def has_redo(self) -> bool:
        """Whether Ctrl+Y belongs to the grid."""
        return self._grid.rowCount() > 0 and self._grid.board.has_redo

    def undo(self) -> None:
        """Take the last step back and show where it was."""
        self._show_first(self._grid.undo(), "Đã hoàn tác")

    def redo(self) -> None:
        """Do it again and show where it was."""
        self._show_first(self._grid.redo(), "Đã làm lại")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QKeySequence(event.keyCombination()).toString()
        if (filling := _FILLINGS.get(keys)) is not None:
            self.fill_requested.emit(filling)
            return
        command = self._COMMANDS.get(keys)
        if command is not None:
            getattr(self, command)()
            return
        match event.key():
            case _Key.Key_Delete | _Key.Key_Backspace:
                self.clear_cells()
            case _Key.Key_Return | _Key.Key_Enter:
                shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.step(-1 if shifted else 1, 0)
            case _Key.Key_Tab:
                self.step(0, 1)
            case _Key.Key_Backtab:
                self.step(0, -1)
            case _Key.Key_F2 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.note_requested.emit()
            case _Key.Key_F2:
                self._delegate.starts_fresh = False
                super().keyPressEvent(event)
            case _:
                self._on_other_key(event)

    def edit(self, *about: Any) -> Any:
        """Levels are offered in a menu, everything else is typed. Called by Qt and by people."""
        index = about[0]
        slot = self._grid.slot(index.row(), index.column()) if index.isValid() else None
        if len(about) > 1 and slot is not None and slot.kind is Kind.CHOICE:
            keys = (self.EditTrigger.EditKeyPressed, self.EditTrigger.DoubleClicked)
            cell = self._grid.cell(index)
            if about[1] in keys and cell is not None:
                below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
                offer_levels(self, below, slot, lambda text: self._grid.put({cell: text}))
            return False
        return super().edit(*about)

    def focusNextPrevChild(self, _next: bool) -> bool:
        return False

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        for row in {current.row(), previous.row()}:
            if row >= 0:
                self._names.updateSection(row)
        self.moved.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(
            self, "_corner"
        ):
            self._fit()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        corner = QPoint(self.frameWidth(), self.frameWidth())
        self._corner.move(corner)
        self._corner.resize(self._names.width(), self.horizontalHeader().height())

    def _build(self) -> None:
        self.setModel(self._grid)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(GridHeader(self._grid, self))
        self.setVerticalHeader(self._names)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        self._corner.setProperty("role", "strong")
        self._corner.setIndent(S)
        self._corner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName("Bảng điểm")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit_columns()

    def _fit(self) -> None:
        self._delegate.measure()
        self._names.setDefaultSectionSize(current().row)
        self._names.measure()
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Where room is scarce, names and wordy columns give way, each down to its least."""
        columns = self._grid.columns
        if not columns:
            self._names.setFixedWidth(S)
            return
        whole = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * self.frameWidth()
        names = self._names.width_in(whole)
        self._names.setFixedWidth(names)
        for place, width in enumerate(fitted_widths(columns, whole - names)):
            self.setColumnWidth(place, width)

    def _on_reset(self) -> None:
        self.clearSpans()
        layout = self._grid.layout_shown
        if layout is not None:
            columns = range(len(layout.columns))
            self._entered = [place for place in columns if layout.is_entered(place)]
            self._corner.setText(layout.title)
            for place, first, count in layout.spans():
                if count > 1:
                    self.setSpan(place, first, 1, count)
        self._fit()

    def _on_editor_closed(self, _editor: QWidget, hint: object) -> None:
        if hint == CellDelegate.EndEditHint.RevertModelCache:
            self._grid.end_preview()

    def _on_other_key(self, event: QKeyEvent) -> None:
        """Letters open no editor: only what can begin a value does."""
        text, at = event.text(), self.currentIndex()
        if text == "?":
            self.why_requested.emit()
            return
        if not text or not text.isprintable():
            super().keyPressEvent(event)
            return
        cell = self._grid.cell(at) if at.isValid() else None
        if cell is None:
            return
        slot = self._grid.slot(at.row(), at.column())
        value = value_of_key(slot, self._grid.board.value(cell), text)
        if value is not None:
            self._grid.put({cell: value})
        elif begins_value(slot, text):
            self._delegate.starts_fresh = slot.kind is not Kind.NOTE
            super().keyPressEvent(event)

    def _selected(self) -> list[Index]:
        """The selected cells that are in sight."""
        indexes = self.selectionModel().selectedIndexes()
        return [index for index in indexes if not self.isRowHidden(index.row())]

    def _shown_above(self, row: int) -> int:
        above = row - 1
        while above >= 0 and self.isRowHidden(above):
            above -= 1
        return above

    def _show_first(self, changes: Sequence[Change], done: str) -> None:
        """Put the cursor where a step was taken back or done again, and say what it was."""
        if not changes:
            return
        cell = changes[0].cell
        if self._grid.find(cell) is None:
            self.area_requested.emit(cell.area)
        at = self._grid.find(cell)
        if at is not None:
            self.setCurrentIndex(self._grid.index(*at))
        self.told.emit(f"{done}: {changes_words(changes, self._grid)}")
