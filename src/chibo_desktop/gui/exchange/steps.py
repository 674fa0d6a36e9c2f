"""Numbered steps of a card, each with a sign for what is done, a title and room for its work."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from chibo_desktop.gui.theme import XS, M, current, icon
from chibo_desktop.gui.widgets import label

_SIGNS = {
    "done": ("circle-check", "good", "xong"),
    "now": ("circle-alert", "attention", "việc cần làm"),
    "late": ("triangle-alert", "accent", "còn thiếu"),
    "later": ("clock", "secondary", "chưa đến lượt"),
    "info": ("info", "information", "thông tin"),
}


class Steps(QWidget):
    """`add` puts a line below those already there and returns the layout under its title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(M)
        self._grid.setVerticalSpacing(M)
        self._grid.setColumnStretch(1, 1)
        self._said: list[str] = []

    def add(
        self, state: str, title: str, detail: str = "", beside: QWidget | None = None
    ) -> QVBoxLayout:
        """`state`: done, now, late, later or info. `beside` stands at the right end."""
        sign, colour, word = _SIGNS[state]
        row = len(self._said)
        self._said.append(f"{word}: {title} {detail}".strip())
        picture = QLabel()
        side = current().scaled(22)
        picture.setPixmap(icon(sign, colour).pixmap(side, side))
        picture.setToolTip(word)
        picture.setAccessibleName(word)
        words = QVBoxLayout()
        words.setSpacing(XS)
        words.addWidget(label(title, "strong", wraps=True))
        if detail:
            words.addWidget(label(detail, "secondary", wraps=True))
        self._grid.addWidget(picture, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(words, row, 1)
        if beside is not None:
            self._grid.addWidget(beside, row, 2)
        return words

    def text(self) -> str:
        """What the lines say, one a line, each with its state in a word."""
        return "\n".join(self._said)
