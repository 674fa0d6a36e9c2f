"""A white card with a heading, and a card that is one figure with its meaning."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from chibo_desktop.gui.theme import XS, L, M, S
from chibo_desktop.gui.widgets.labels import label
from chibo_desktop.gui.widgets.restyling import restyle


class Card(QFrame):
    """Add widgets to `body`. As tall as what it says, unless `stretching`."""

    def __init__(
        self, title: str = "", stretching: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("plane", "card")
        vertical = QSizePolicy.Policy.Expanding if stretching else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(L + 2, L - 2, L + 2, L)
        outer.setSpacing(M)
        self.title = label(title, "heading", wraps=True)
        self.header = QHBoxLayout()
        self.header.addWidget(self.title, 1)
        self.title.setVisible(bool(title))
        outer.addLayout(self.header)
        self.body = QVBoxLayout()
        self.body.setSpacing(S)
        outer.addLayout(self.body)

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self.title.setText(title)
        self.title.setVisible(bool(title))


class FigureCard(QFrame):
    """One figure and what it counts. With `opens`, a click or Enter asks for the names behind."""

    clicked = Signal()

    def __init__(
        self,
        figure: str = "–",
        meaning: str = "",
        state: str = "",
        opens: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("plane", "card")
        self._opens = opens
        if opens:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(L + 2, M, L + 2, M)
        layout.setSpacing(XS)
        self._figure = label(role="figure")
        self._meaning = label(role="secondary", wraps=True)
        layout.addWidget(self._figure)
        layout.addWidget(self._meaning)
        layout.addStretch(1)
        self.show_figure(figure, meaning, state)

    def show_figure(self, figure: str, meaning: str, state: str = "") -> None:
        """Change the figure, its meaning and its state (good, attention, problem or none)."""
        self._figure.setText(figure)
        self._meaning.setText(meaning)
        restyle(self._figure, state=state)
        self.setAccessibleName(f"{figure} {meaning}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._opens and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self._opens and event.key() in keys:
            self.clicked.emit()
        else:
            super().keyPressEvent(event)
