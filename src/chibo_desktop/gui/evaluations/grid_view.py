"""The grid one types in: keys of a spreadsheet, blocks to and from Excel, names that stay."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTableView, QWidget

from chibo_desktop.gui.evaluations.board import Cell
from chibo_desktop.gui.evaluations.cell_delegate import CellDelegate
from chibo_desktop.gui.evaluations.columns import Kind
from chibo_desktop.gui.evaluations.grid_header import GridHeader, NamesHeader
from chibo_desktop.gui.evaluations.grid_model import GridModel, Index
from chibo_desktop.gui.evaluations.pasting import aim_block, read_block, take_block
from chibo_desktop.gui.theme import S, current

_Key = Qt.Key
_STARTS_NUMBER = frozenset("0123456789,.")
_YES, _NO = frozenset("1xXcC "), frozenset("0kK")


class GridView(QTableView):
    """Emits wishes it cannot fulfil itself; everything typed goes into the model."""

    last_month_requested = Signal()
    why_requested = Signal()
    refused = Signal(object)  # list[str]: a sentence for each cell that could not be pasted
    area_requested = Signal(str)  # show the view with these values: something changed there
    moved = Signal()  # the cursor stands elsewhere

    _COMMANDS: ClassVar = {
        "Ctrl+C": "copy",
        "Ctrl+V": "paste",
        "Ctrl+D": "fill_down",
        "Ctrl+R": "ask_last_month",
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
        if right and not down:
            entered = [i for i, one in enumerate(self._grid.columns) if one.is_entered]
            if right > 0 and entered and at.column() >= entered[-1]:
                down, column = 1, entered[0]
            elif right < 0 and entered and at.column() <= entered[0]:
                down, column = -1, entered[-1]
            else:
                column = at.column() + right
        else:
            column = at.column()
        place = at.row()
        while down:
            place += 1 if down > 0 else -1
            if not 0 <= place < self._grid.rowCount():
                return
            if not self.isRowHidden(place):
                down -= 1 if down > 0 else -1
        if 0 <= column < self._grid.columnCount():
            self.setCurrentIndex(self._grid.index(place, column))

    def copy(self) -> None:
        """Put the selected cells on the clipboard as Excel reads them."""
        indexes = self.selectionModel().selectedIndexes()
        rows = self.selected_places()
        columns = sorted({index.column() for index in indexes})
        lines = [
            "\t".join(str(self._grid.index(row, column).data() or "") for column in columns)
            for row in rows
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Put a block from Excel at the cursor; cells that are no values are left and told."""
        at = self.currentIndex()
        block = read_block(QGuiApplication.clipboard().text())
        if not at.isValid() or self._grid.board.is_read_only:
            return
        selected = self.selectionModel().selectedIndexes()
        if len(block) == 1 and len(block[0]) == 1 and len(selected) > 1:
            aimed = [(index.row(), index.column(), block[0][0]) for index in selected]
        else:
            first = min(selected, key=lambda i: (i.row(), i.column())) if selected else at
            below = range(first.row(), self._grid.rowCount())
            rows = [row for row in below if not self.isRowHidden(row)]
            aimed = aim_block(block, rows, first.column())
        values, refused = take_block(self._grid, aimed)
        self._grid.put(values)
        self.refused.emit(refused)

    def fill_down(self) -> None:
        """Give each selected cell the value above the selection."""
        values: dict[Cell, str] = {}
        by_column: dict[int, list[int]] = {}
        for index in self.selectionModel().selectedIndexes():
            by_column.setdefault(index.column(), []).append(index.row())
        for column, rows in by_column.items():
            rows.sort()
            source = self._shown_above(rows[0]) if len(rows) == 1 else rows.pop(0)
            cell = self._grid.cell(self._grid.index(source, column)) if source >= 0 else None
            if cell is None:
                continue
            text = self._grid.board.value(cell)
            values |= dict.fromkeys(self._cells(rows, column), text)
        self._grid.put(values)

    def clear_cells(self) -> None:
        """Take the values of the selected cells away."""
        indexes = self.selectionModel().selectedIndexes()
        cells = [self._grid.cell(index) for index in indexes if not self.isRowHidden(index.row())]
        self._grid.put({cell: "" for cell in cells if cell is not None})

    def has_undo(self) -> bool:
        """Whether Ctrl+Z belongs to the grid; otherwise the program has it."""
        return self._grid.rowCount() > 0 and self._grid.board.has_undo

    def has_redo(self) -> bool:
        """Whether Ctrl+Y belongs to the grid."""
        return self._grid.rowCount() > 0 and self._grid.board.has_redo

    def undo(self) -> None:
        """Take the last step back and show where it was."""
        self._show_first(self._grid.undo())

    def redo(self) -> None:
        """Do it again and show where it was."""
        self._show_first(self._grid.redo())

    def ask_last_month(self) -> None:
        """Ask for the marks of the month before."""
        self.last_month_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QKeySequence(event.keyCombination()).toString()
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
            case _Key.Key_F2:
                self._delegate.starts_fresh = False
                super().keyPressEvent(event)
            case _:
                self._on_other_key(event)

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
        self._corner.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._corner.setIndent(S)
        self._corner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName("Bảng điểm")
        self._fit()

    def _fit(self) -> None:
        self._names.setDefaultSectionSize(current().row)
        for place, column in enumerate(self._grid.columns):
            self.setColumnWidth(place, current().scaled(column.width))
        self._names.setFixedWidth(self._names.measure() if self._grid.columns else S)

    def _on_reset(self) -> None:
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
        if self._grid.columns[at.column()].kind is Kind.FLAG:
            self._on_flag_key(cell, text)
        elif text in _STARTS_NUMBER:
            self._delegate.starts_fresh = True
            super().keyPressEvent(event)

    def _on_flag_key(self, cell: Cell, text: str) -> None:
        if text == " ":
            self._grid.put({cell: "0" if self._grid.board.value(cell) == "1" else "1"})
        elif text in _YES:
            self._grid.put({cell: "1"})
        elif text in _NO:
            self._grid.put({cell: "0"})

    def _cells(self, rows: Sequence[int], column: int) -> list[Cell]:
        cells = [
            self._grid.cell(self._grid.index(row, column))
            for row in rows
            if not self.isRowHidden(row)
        ]
        return [cell for cell in cells if cell is not None]

    def _shown_above(self, row: int) -> int:
        above = row - 1
        while above >= 0 and self.isRowHidden(above):
            above -= 1
        return above

    def _show_first(self, changes: Sequence[object]) -> None:
        for change in changes:
            cell = getattr(change, "cell", None)
            place = self._grid.board.place(cell.evaluation) if cell else None
            if place is None or cell is None:
                continue
            if not any(one.area == cell.area for one in self._grid.columns):
                self.area_requested.emit(cell.area)
            columns = [(one.area, one.code) for one in self._grid.columns]
            if (cell.area, cell.code) in columns:
                self.setCurrentIndex(self._grid.index(place, columns.index((cell.area, cell.code))))
            return
