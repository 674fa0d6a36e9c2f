"""A label, an editor, and the line that says what is wrong with what stands in it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chibo_desktop.gui.theme import XS
from chibo_desktop.gui.widgets.labels import label, restyle


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
        editor.setAccessibleName(text.replace("&", ""))
        self._note = label(role="secondary", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(XS)
        for widget in (self._label, editor, self._note):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.clear_problem()

    def show_problem(self, sentence: str, level: str = "error") -> None:
        """Say what is wrong (`error`) or doubtful (`warning`), in words and by the border."""
        self._note.setText(sentence)
        self._note.show()
        restyle(self._note, role="problem" if level == "error" else "warning")
        restyle(self.editor, level=level)
        self.editor.setAccessibleDescription(sentence)

    def clear_problem(self) -> None:
        """Back to the help text."""
        self._note.setText(self._help_text)
        self._note.setVisible(bool(self._help_text))
        restyle(self._note, role="secondary")
        restyle(self.editor, level="")
        self.editor.setAccessibleDescription(self._help_text)

    @property
    def problem(self) -> str:
        """The sentence shown; empty when nothing is wrong."""
        return self._note.text() if self.editor.property("level") else ""
