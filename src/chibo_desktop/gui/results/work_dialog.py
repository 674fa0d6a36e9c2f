"""A large window over the page for one piece of work on a round: heading, banner, work, acts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import L, M, current
from chibo_desktop.gui.widgets import Banner, ToolRow, label


class WorkDialog(QDialog):
    """Put the work into `body`, acts into `foot`; papers are shown through `desk`."""

    def __init__(
        self, context: Context, title: str, width: int = 1080, parent: QWidget | None = None
    ) -> None:
        """`width` is what it takes at 100 %, as far as the screen has it."""
        super().__init__(parent)
        self.context = context
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.banner = Banner()
        self.desk = Desk(context, self)
        self.desk.saved.connect(lambda words: self.banner.say(words, "good"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(L, L, L, L)
        layout.setSpacing(M)
        self.heading = label(title, "heading", wraps=True)
        self.about = label(role="secondary", wraps=True)
        self.about.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(M)
        self.foot = ToolRow()
        layout.addWidget(self.heading)
        layout.addWidget(self.about)
        layout.addWidget(self.banner)
        layout.addLayout(self.body, 1)
        layout.addWidget(self.foot)
        screen = self.screen().availableGeometry().size()
        self.resize(
            min(current().scaled(width), screen.width()),
            min(current().scaled(760), round(screen.height() * 0.94)),
        )

    def say_about(self, text: str) -> None:
        """The line of figures under the heading."""
        self.about.setText(text)
        self.about.setVisible(bool(text))
