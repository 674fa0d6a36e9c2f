"""Two people compare keys: one reads six groups of digits aloud, the other types the last two."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from chibo_desktop.gui.theme import S, current
from chibo_desktop.gui.widgets.button import Button
from chibo_desktop.gui.widgets.form_field import FormField
from chibo_desktop.gui.widgets.labels import label

_TYPED_GROUPS = 2
_BLANK = "_____"
_GAP = "   "


def spaced(fingerprint: str) -> str:
    """Groups far enough apart to be read aloud one by one, in two lines of equal length."""
    groups = fingerprint.split()
    half = (len(groups) + 1) // 2
    return "\n".join(_GAP.join(part) for part in (groups[:half], groups[half:]))


def first_groups(fingerprint: str) -> str:
    """All but the last two groups: what is typed must come from the other side, not from here."""
    groups = fingerprint.split()
    return _GAP.join([*groups[:-_TYPED_GROUPS], *[_BLANK] * _TYPED_GROUPS])


class FingerprintCheck(QWidget):
    """The first groups to compare by ear, a field for the last two, and the act."""

    confirmed = Signal(str)  # what was typed

    def __init__(
        self, fingerprint: str, source: str, action: str, parent: QWidget | None = None
    ) -> None:
        """`source` says who reads the digits; `action` is the label of the button."""
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(S)
        self.shown = label(first_groups(fingerprint), "heading", wraps=True)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText("12345 67890")
        self.edit.setMaximumWidth(current().scaled(200))
        self.field = FormField("Hai nhóm số cuối", self.edit, source)
        self.button = Button(action)
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for widget in (self.shown, self.field, self.button):
            layout.addWidget(widget)
        self.button.clicked.connect(self._on_confirm)
        self.edit.returnPressed.connect(self._on_confirm)

    def refuse(self, sentence: str) -> None:
        """Say beside the field why what was typed is not accepted."""
        self.field.show_problem(sentence)
        self.edit.setFocus()
        self.edit.selectAll()

    def _on_confirm(self) -> None:
        self.field.clear_problem()
        self.confirmed.emit(self.edit.text())
