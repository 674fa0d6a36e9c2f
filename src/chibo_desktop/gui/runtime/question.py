"""A question with buttons that say what happens, and one that asks for a line of text."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from chibo_desktop.domain.text import nfc_lines
from chibo_desktop.gui.theme import XL, S, current


class Question(QDialog):
    """What is asked, what follows from it, the actions, and the way back (always the Esc key).

    The way back has the cursor: Enter pressed by habit changes nothing.
    """

    def __init__(
        self,
        title: str,
        text: str,
        actions: Sequence[str],
        back: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._chosen: int | None = None
        self._build(title, text, actions, back)

    def ask(self) -> int | None:
        """Show it; the index of the chosen action, None for the way back."""
        self.exec()
        return self._chosen

    def _build(self, title: str, text: str, actions: Sequence[str], back: str) -> None:
        layout = _frame(self, title, text)
        self._row = QHBoxLayout()
        self._row.setSpacing(S)
        self._row.addStretch(1)
        backing = QPushButton(back)
        backing.setProperty("kind", "plain" if actions else "primary")
        backing.clicked.connect(self.reject)
        self._row.addWidget(backing)
        for index, label in enumerate(actions):
            button = QPushButton(label)
            button.setAutoDefault(True)
            button.setProperty("kind", "primary" if index == len(actions) - 1 else "plain")
            button.setProperty("index", index)
            button.clicked.connect(self._on_action)
            self._row.addWidget(button)
        layout.addLayout(self._row)
        backing.setDefault(True)
        backing.setFocus()

    def _on_action(self) -> None:
        self._chosen = self.sender().property("index")
        self.accept()


class TextQuestion(QDialog):
    """Asks for a reason or a name; the action stays closed while nothing is written."""

    def __init__(
        self, title: str, label: str, action: str, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._build(title, label, action, text)

    def text(self) -> str:
        """What was written, normalised."""
        return nfc_lines(self.editor.toPlainText())

    def _build(self, title: str, label: str, action: str, text: str) -> None:
        layout = _frame(self, title, label)
        self.editor = QPlainTextEdit(text)
        self.editor.setTabChangesFocus(True)
        self.editor.setAccessibleName(label)
        self.editor.setFixedHeight(current().row * 3)
        self.editor.textChanged.connect(self._on_text_changed)
        back = QPushButton("Để sau")
        back.clicked.connect(self.reject)
        self._action = QPushButton(action)
        self._action.setProperty("kind", "primary")
        self._action.clicked.connect(self.accept)
        self._action.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addStretch(1)
        row.addWidget(back)
        row.addWidget(self._action)
        layout.addWidget(self.editor)
        layout.addLayout(row)
        self._on_text_changed()
        self.editor.setFocus()

    def _on_text_changed(self) -> None:
        self._action.setEnabled(bool(self.text()))


def _frame(dialog: QDialog, title: str, text: str) -> QVBoxLayout:
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(XL, XL, XL, XL)
    layout.setSpacing(S)
    heading = QLabel(title)
    heading.setProperty("role", "heading")
    body = QLabel(text)
    for label in (heading, body):
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFixedWidth(current().scaled(420))
        layout.addWidget(label)
    layout.addSpacing(S)
    return layout
