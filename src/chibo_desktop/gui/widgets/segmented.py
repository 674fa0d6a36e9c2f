"""A few choices side by side, one of them taken."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QWidget


class Segmented(QWidget):
    """Arrow keys move the choice. `chosen` is emitted only when the user changes it."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`options` are (key, label) pairs; the first is taken at the start."""
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._group = QButtonGroup(self)
        for index, (key, text) in enumerate(options):
            button = QPushButton(text)
            button.setCheckable(True)
            button.setChecked(index == 0)
            button.setProperty("kind", "segment")
            button.setProperty("key", key)
            button.setAutoDefault(False)
            self._group.addButton(button)
            layout.addWidget(button)
        layout.addStretch(1)
        self._group.buttonToggled.connect(self._on_toggled)

    def value(self) -> str:
        """The key taken."""
        taken = self._group.checkedButton()
        return str(taken.property("key")) if taken else ""

    def set_value(self, key: str) -> None:
        """Take `key` without announcing it."""
        self._group.blockSignals(True)
        for button in self._group.buttons():
            if button.property("key") == key:
                button.setChecked(True)
        self._group.blockSignals(False)

    def _on_toggled(self, button: QAbstractButton, is_taken: bool) -> None:
        if is_taken:
            self.chosen.emit(str(button.property("key")))
