"""What an empty page says: what belongs here, and the first step."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from chibo_desktop.gui.theme import L, S, current, icon
from chibo_desktop.gui.widgets.button import Button
from chibo_desktop.gui.widgets.labels import label


class EmptyState(QWidget):
    """An icon, one line of what belongs here, one of explanation, and at most one step."""

    def __init__(
        self,
        title: str,
        text: str = "",
        sign: str = "inbox",
        action: str = "",
        on_action: Callable[[], object] | None = None,
        primary: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setSpacing(S)
        layout.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        picture = QLabel()
        size = current().scaled(40)
        picture.setPixmap(icon(sign, "secondary").pixmap(size, size))
        layout.addWidget(picture, alignment=middle)
        layout.addWidget(label(title, "heading"), alignment=middle)
        if text:
            explanation = label(text, "secondary", wraps=True)
            explanation.setAlignment(middle)
            width = current().scaled(460)
            explanation.setFixedSize(width, explanation.heightForWidth(width))
            layout.addWidget(explanation, alignment=middle)
        if action and on_action is not None:
            self.button = Button(action, "primary" if primary else "plain")
            self.button.clicked.connect(on_action)
            layout.addSpacing(L)
            layout.addWidget(self.button, alignment=middle)
        layout.addStretch(3)
