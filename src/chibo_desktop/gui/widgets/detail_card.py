"""The card under a list: what is known of the line one stands on, and what can be done with it."""

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from chibo_desktop.gui.widgets.card import Card
from chibo_desktop.gui.widgets.labels import label
from chibo_desktop.gui.widgets.tool_row import ToolRow


class DetailCard(Card):
    """As tall as its words need at any width; its buttons go on in a second row at large text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.about = label(role="secondary", wraps=True)
        self.more = label(wraps=True)
        self.acts = ToolRow()
        self.body.addWidget(self.about)
        self.body.addWidget(self.more)
        self.body.addWidget(self.acts)
        self.say_more("")

    def say(self, title: str, about: str) -> None:
        """The heading and what stands below it."""
        self.set_title(title)
        self.about.setText(about)
        self.about.setVisible(bool(about))

    def say_more(self, text: str) -> None:
        """A second part, in full strength."""
        self.more.setText(text)
        self.more.setVisible(bool(text))

    def add(self, button: QPushButton) -> None:
        """A button at the end of the row."""
        self.acts.add(button)
