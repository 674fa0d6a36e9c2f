"""A type the grid is written in, with the texts already fitted to their room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

_MOST_TEXTS = 4000


class Face:
    """The same few texts are written again and again at every keystroke: each is cut once."""

    def __init__(
        self, font: QFont, weight: QFont.Weight = QFont.Weight.Normal, is_slanted: bool = False
    ) -> None:
        self.font = QFont(font)
        self.font.setWeight(weight)
        self.font.setItalic(is_slanted)
        self.metrics = QFontMetrics(self.font)
        self._cut: dict[tuple[str, int], str] = {}

    def cut(self, text: str, room: int) -> str:
        """As much of a text as there is room for."""
        found = self._cut.get((text, room))
        if found is None:
            if len(self._cut) >= _MOST_TEXTS:
                self._cut.clear()
            found = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            self._cut[text, room] = found
        return found
