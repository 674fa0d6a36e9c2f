"""Labels by what they are for, and the way a widget changes its look while it is shown."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from chibo_desktop.gui.widgets.button import Button
from chibo_desktop.gui.widgets.restyling import restyle


def label(text: str = "", role: str = "", state: str = "", wraps: bool = False) -> QLabel:
    """A plain-text label.

    `role`: title, heading, figure, strong, secondary, hint, problem, warning.
    `state`: good, attention, problem, information; the words must say the same as the colour.
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if role:
        made.setProperty("role", role)
    if state:
        made.setProperty("state", state)
    return made


class Pill(QLabel):
    """A word of state on its colour, e.g. `Pill("muộn", "attention")`."""

    def __init__(
        self, text: str = "", state: str = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("role", "pill")
        self.setProperty("state", state)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, state: str) -> None:
        """Change the word and its colour: good, attention, problem, information or neutral."""
        self.setText(text)
        restyle(self, state=state)


class LinkButton(Button):
    """A button that looks like a link: goes somewhere, changes nothing."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "link", parent=parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
