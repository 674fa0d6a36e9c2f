"""An arriving dossier, to be read before it is taken over."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from chibo_desktop.gui.theme import XL, L, M, S, current
from chibo_desktop.gui.widgets import Button, label
from chibo_desktop.services.transfer_board import DossierSection

_WIDTH, _HEIGHT = 700, 520  # pixels at 100 %
_NAME_SHARE, _VALUE_SHARE = 2, 3


class DossierDialog(QDialog):
    """Sections of labels and values, scrolled; nothing can be changed."""

    def __init__(
        self,
        title: str,
        text: str,
        sections: Sequence[DossierSection],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(XL, XL, XL, XL)
        layout.setSpacing(M)
        layout.addWidget(label(title, "heading", wraps=True))
        layout.addWidget(label(text, "secondary", wraps=True))
        inner = QWidget()
        inner.setProperty("plane", "clear")
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(0, 0, M, 0)
        self.body.setSpacing(L)
        for section in sections:
            self.body.addLayout(_section(section))
        self.body.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        layout.addWidget(area, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        close = Button("Đóng", "primary")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        layout.addLayout(row)
        room = self.screen().availableGeometry()
        self.resize(
            min(current().scaled(_WIDTH), room.width() - XL),
            min(current().scaled(_HEIGHT), room.height() - XL),
        )


def _section(section: DossierSection) -> QVBoxLayout:
    found = QVBoxLayout()
    found.setSpacing(S)
    found.addWidget(label(section.title, "strong"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(M)
    grid.setVerticalSpacing(S)
    grid.setColumnStretch(0, _NAME_SHARE)
    grid.setColumnStretch(1, _VALUE_SHARE)
    for row, (name, value) in enumerate(section.lines):
        grid.addWidget(label(name, "secondary", wraps=True), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(value, wraps=True), row, 1, Qt.AlignmentFlag.AlignTop)
    found.addLayout(grid)
    return found
