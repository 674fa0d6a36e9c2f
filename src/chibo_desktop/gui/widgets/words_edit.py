"""Room for a text of some lines in a form."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from chibo_desktop.gui.theme import current

_LINES = 4
LARGE = 150  # percent from which forms are kept low


class WordsEdit(QPlainTextEdit):
    """A text of some lines; Tab goes on to the next field."""

    def __init__(self, text: str = "", lines: int = _LINES, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTabChangesFocus(True)
        if current().percent >= LARGE:
            lines = min(lines, _LINES - 1)  # the whole form stays on a small screen
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + current().scaled(16))
