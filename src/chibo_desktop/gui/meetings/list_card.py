"""A card with a short table: add, edit by Enter, take off."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import Button, Card, Column, DataTable, LinesModel, ToolRow

Line = TypeVar("Line")
_LEAST, _MOST = 2, 8  # rows in sight


class ListCard(Card, Generic[Line]):
    """Knows nothing of its lines but their columns."""

    add_requested = Signal()
    edit_requested = Signal(object)
    remove_requested = Signal(object)

    def __init__(
        self,
        context: Context,
        title: str,
        name: str,
        columns: Sequence[Column[Line]],
        add: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent=parent)
        self.model: LinesModel[Line] = LinesModel(columns, self)
        self.table = DataTable(name, context.settings)
        self.table.setModel(self.model)
        self.table.setAccessibleName(title)
        self.table.opened.connect(lambda row: self.edit_requested.emit(self.model.line(row)))
        tools = ToolRow()
        self.add, self.edit, self.remove = Button(add, sign="plus"), Button("Sửa…"), Button("Bỏ")
        self.add.clicked.connect(lambda _checked=False: self.add_requested.emit())
        self.edit.clicked.connect(lambda _checked=False: self._emit(self.edit_requested))
        self.remove.clicked.connect(lambda _checked=False: self._emit(self.remove_requested))
        for button in (self.add, self.edit, self.remove):
            tools.add(button)
        self.body.addWidget(tools)
        self.body.addWidget(self.table)
        self.show_lines(())

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show them; the table is as high as they need, and gone without any."""
        self.model.set_lines(lines)
        rows = min(max(len(lines), _LEAST), _MOST) + 2
        self.table.setFixedHeight(current().row * rows)
        self.table.setVisible(bool(lines))
        if lines:
            self.table.selectRow(0)
        self.edit.setEnabled(bool(lines))
        self.remove.setEnabled(bool(lines))

    def selected(self) -> Line | None:
        """The line one stands on."""
        rows = self.table.selected_rows()
        return self.model.line(rows[0]) if rows else None

    def _emit(self, signal: object) -> None:
        line = self.selected()
        if line is not None:
            signal.emit(line)  # type: ignore[attr-defined]
