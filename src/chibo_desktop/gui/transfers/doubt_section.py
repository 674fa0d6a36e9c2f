"""What a person has to settle: a head, why it is asked, a table, and the acts on the chosen row."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import S, current
from chibo_desktop.gui.widgets import Button, Column, DataTable, LinesModel, ToolRow, label

L = TypeVar("L")
_MOST = 4  # rows in sight


class DoubtSection(QWidget, Generic[L]):
    """Hidden while there is nothing to settle."""

    def __init__(
        self,
        title: str,
        why: str,
        key: str,
        columns: tuple[Column[L], ...],
        settings: Settings,
    ) -> None:
        super().__init__()
        self.lines: LinesModel[L] = LinesModel(columns)
        self.table = DataTable(key, settings)
        self.table.setModel(self.lines)
        self.table.setAccessibleName(title)
        self._acts: list[tuple[Button, Callable[[L], bool]]] = []
        self._head = ToolRow()
        self._head.add(label(title, "strong"), stretching=True)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(S)
        body.addWidget(self._head)
        body.addWidget(label(why, "secondary", wraps=True))
        body.addWidget(self.table)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.hide()

    def add_act(
        self,
        words: str,
        act: Callable[[L], object],
        kind: str = "",
        offered: Callable[[L], bool] = lambda _line: True,
    ) -> Button:
        """A button for the chosen row, in sight while it is `offered` for it."""
        button = Button(words, kind)
        button.clicked.connect(lambda _checked=False: self._do(act))
        self._head.add(button)
        self._acts.append((button, offered))
        return button

    def show_lines(self, lines: Sequence[L]) -> None:
        """Show what is to be settled."""
        self.lines.set_lines(lines)
        self.table.setFixedHeight(current().row * (min(len(lines), _MOST) + 2))
        self.setVisible(bool(lines))
        if lines and not self.table.selected_rows():
            self.table.selectRow(0)
        self._offer()

    def chosen(self) -> L | None:
        """The row that is chosen."""
        rows = self.table.selected_rows()
        return self.lines.line(rows[0]) if len(rows) == 1 else None

    def _offer(self) -> None:
        line = self.chosen()
        for button, offered in self._acts:
            button.setVisible(line is not None and offered(line))

    def _do(self, act: Callable[[L], object]) -> None:
        line = self.chosen()
        if line is not None:
            act(line)
