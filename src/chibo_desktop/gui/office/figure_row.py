"""Figure cards side by side, in as many columns as the width allows."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from chibo_desktop.gui.theme import M, current
from chibo_desktop.gui.widgets import FigureCard


class FigureRow(QWidget):
    """Keeps the order of its cards when the window or the text size changes."""

    def __init__(
        self, cards: Sequence[FigureCard], least: int = 142, parent: QWidget | None = None
    ) -> None:
        """`least`: pixels a card needs at 100 %."""
        super().__init__(parent)
        self._least = least
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(M)
        self._columns = 0
        self.cards: list[FigureCard] = list(cards)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = (self.width() + M) // (current().scaled(self._least) + M)
        columns = max(1, min(len(self.cards), room))
        if columns > 1 and len(self.cards) > columns:
            rows = -(-len(self.cards) // columns)
            columns = -(-len(self.cards) // rows)  # rows of equal length
        if columns == self._columns:
            return
        self._columns = columns
        for card in self.cards:
            self._grid.removeWidget(card)
        for index, card in enumerate(self.cards):
            self._grid.addWidget(card, index // columns, index % columns)
        for index in range(len(self.cards)):
            self._grid.setColumnStretch(index, 1 if index < columns else 0)
