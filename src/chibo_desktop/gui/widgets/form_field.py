"""A label, an editor, and the line that says what is wrong with what stands in it."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from chibo_desktop.gui.theme import XS
from chibo_desktop.gui.widgets.labels import label
from chibo_desktop.gui.widgets.restyling import restyle


class FormField(QWidget):
    """Label above, editor, then help or problem below: nothing moves sideways at large text."""

    def __init__(
        self,
        text: str,
        editor: QWidget,
        help_text: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`text` may carry an `&` mnemonic; `required` fields are marked by a word."""
        super().__init__(parent)
        self.editor = editor
        self._help_text = help_text
        self._label = label(f"{text} (bắt buộc)" if required else text)
        self._label.setBuddy(editor)
        if not text:
            self._label.hide()
        editor.setAccessibleName(text.replace("&", ""))
        self._note: QLabel | None = None  # made when there is something to say
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(XS)
        layout.addWidget(self._label)
        layout.addWidget(editor)
        layout.addStretch(1)
        self._layout = layout
        self._show_help()

    def show_problem(self, sentence: str, level: str = "error") -> None:
        """Say what is wrong (`error`) or doubtful (`warning`), in words and by the border."""
        self._say(sentence, "problem" if level == "error" else "warning")
        restyle(self.editor, level=level)
        self.editor.setAccessibleDescription(sentence)

    def clear_problem(self) -> None:
        """Back to the help text."""
        if self.editor.property("level"):  # styling anew costs: forms have a hundred fields
            restyle(self.editor, level="")
            self._show_help()

    def set_help(self, help_text: str) -> None:
        """Change what stands below while nothing is wrong."""
        self._help_text = help_text
        if not self.editor.property("level"):
            self._show_help()

    @property
    def problem(self) -> str:
        """The sentence shown; empty when nothing is wrong."""
        return self._note.text() if self._note and self.editor.property("level") else ""

    def _show_help(self) -> None:
        self._say(self._help_text, "secondary")
        self.editor.setAccessibleDescription(self._help_text)

    def _say(self, words: str, role: str) -> None:
        if self._note is None:
            if not words:
                return
            self._note = label(role=role, wraps=True)
            self._layout.insertWidget(2, self._note)
        self._note.setText(words)
        self._note.setVisible(bool(words))
        if self._note.property("role") != role:
            restyle(self._note, role=role)
