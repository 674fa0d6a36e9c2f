"""The values of one conflict side by side: who gave each, when, and the act that lets it stand."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from chibo_desktop.gui.theme import L, S
from chibo_desktop.gui.widgets import Button, Card, label
from chibo_desktop.services.conflicts import Conflict, GivenValue

_MOST_KEYS = 9


class ValuesCard(Card):
    """Announces the value that was chosen."""

    chosen = Signal(object)  # GivenValue

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Chọn giá trị đúng", parent=parent)
        self.buttons: list[Button] = []
        self._rows = QWidget()
        self._rows.setProperty("plane", "clear")
        self.body.addWidget(self._rows)

    def show_conflict(self, one: Conflict | None) -> None:
        """Show the values of a conflict; nothing for None."""
        self.body.removeWidget(self._rows)
        self._rows.deleteLater()
        self._rows = QWidget()
        self._rows.setProperty("plane", "clear")
        self.body.addWidget(self._rows)
        self.buttons = []
        self.set_title(f"{one.subject}: {one.label}" if one else "Chọn giá trị đúng")
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(L)
        grid.setVerticalSpacing(S)
        grid.setColumnStretch(0, 1)
        for row, value in enumerate(one.values if one else ()):
            said = f"{value.who}, {value.when:%d/%m/%Y %H:%M}"
            state = "đang hiện · " if row == 0 else ""
            grid.addWidget(label(value.text, "strong", wraps=True), row, 0)
            grid.addWidget(label(f"{state}{said}", "secondary"), row, 1)
            if one is not None and one.is_ours:
                grid.addWidget(self._button(row, value), row, 2, Qt.AlignmentFlag.AlignRight)

    def choose(self, place: int) -> None:
        """Choose by number, as the keys do."""
        if place < len(self.buttons):
            self.buttons[place].click()

    def _button(self, row: int, value: GivenValue) -> Button:
        keys = f"  {row + 1}" if row < _MOST_KEYS else ""
        button = Button(f"Lấy giá trị này{keys}")
        button.clicked.connect(self._announcing(value))
        self.buttons.append(button)
        return button

    def _announcing(self, value: GivenValue) -> Callable[[], None]:
        return lambda: self.chosen.emit(value)
