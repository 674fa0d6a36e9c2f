"""The frame that the windows before the main window share: the name of the program and a form."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from chibo_desktop.gui.theme import XL, L, S, current, icon
from chibo_desktop.gui.widgets.labels import label


class Door(QDialog):
    """A card on the ground; add widgets to `form`. It scrolls on a small screen."""

    def __init__(self, title: str, text: str, sign: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("keeps_size", True)
        self.setWindowTitle(f"{title} – Sổ tay chi bộ")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        content.setProperty("plane", "clear")
        column = QVBoxLayout(content)
        column.setContentsMargins(XL, XL, XL, XL)
        column.setSpacing(S)
        picture = QLabel()
        side = current().scaled(28)
        picture.setPixmap(icon(sign, "accent").pixmap(side, side))
        column.addWidget(picture)
        column.addWidget(label(title, "title", wraps=True))
        column.addWidget(label(text, "secondary", wraps=True))
        column.addSpacing(S)
        self.form = QVBoxLayout()
        self.form.setSpacing(L - 4)
        column.addLayout(self.form)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        outer.addWidget(area)
        self._content = content

    def showEvent(self, event: QShowEvent) -> None:
        self.fit()
        super().showEvent(event)

    def fit(self) -> None:
        """Take the height the form needs, as far as the screen has it."""
        width = current().scaled(440)
        for part in self._content.findChildren(QWidget):
            part.ensurePolished()
            part.updateGeometry()
        layout = self._content.layout()
        wanted = layout.totalHeightForWidth(width) if layout is not None else width
        screen = self.screen().availableGeometry().size()
        self.resize(min(width, screen.width()), min(wanted + S, screen.height() - 2 * XL))
