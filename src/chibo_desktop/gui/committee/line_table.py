"""A table of lines with the acts for the line one stands on, in a row above it."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import M, current
from chibo_desktop.gui.widgets import Button, Column, DataTable, LinesModel, ToolRow

Line = TypeVar("Line")
_LEAST, _MOST = 4, 20


class LineTable(QWidget, Generic[Line]):
    """The first act added is also done by Enter. As tall as its lines, within reason."""

    def __init__(
        self,
        name: str,
        title: str,
        columns: Sequence[Column[Line]],
        settings: Settings,
        key: Callable[[Line], str],
    ) -> None:
        super().__init__()
        self._key = key
        self._acts: list[tuple[Button, Callable[[Line], object], Callable[[Line], bool]]] = []
        self.lines: LinesModel[Line] = LinesModel(columns, self)
        self.table = DataTable(name, settings)
        self.table.setAccessibleName(title)
        self.table.setModel(self.lines)
        self.buttons = ToolRow()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(M)
        layout.addWidget(self.buttons)
        layout.addWidget(self.table)
        self.table.opened.connect(lambda _row: self._do_first())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())

    def add_act(
        self,
        text: str,
        act: Callable[[Line], object],
        sign: str = "",
        is_for: Callable[[Line], bool] = lambda _line: True,
    ) -> Button:
        """A button for the line one stands on, pale where `is_for` says no."""
        button = Button(text, sign=sign)
        button.clicked.connect(lambda _checked=False: self._do(act))
        self._acts.append((button, act, is_for))
        self.buttons.add(button)
        return button

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show lines, keeping the one stood on."""
        standing = self.selected()
        self.lines.set_lines(lines)
        self.table.setFixedHeight(current().row * (min(max(len(lines), _LEAST), _MOST) + 2))
        keys = [self._key(line) for line in self.lines.lines]
        if keys:
            known = self._key(standing) if standing is not None else ""
            self.table.selectRow(keys.index(known) if known in keys else 0)
        self._on_selected()

    def selected(self) -> Line | None:
        """The line one stands on."""
        rows = self.table.selected_rows()
        return self.lines.line(rows[0]) if rows else None

    def select(self, key: str) -> None:
        """Stand on a line."""
        keys = [self._key(line) for line in self.lines.lines]
        if key in keys:
            self.table.selectRow(keys.index(key))

    def _do(self, act: Callable[[Line], object]) -> None:
        line = self.selected()
        if line is not None:
            act(line)

    def _do_first(self) -> None:
        line = self.selected()
        if line is not None and self._acts:
            _, act, is_for = self._acts[0]
            if is_for(line):
                act(line)

    def _on_selected(self) -> None:
        line = self.selected()
        for button, _, is_for in self._acts:
            button.setEnabled(line is not None and is_for(line))
