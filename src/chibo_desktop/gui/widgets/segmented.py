"""A few choices side by side, one of them taken."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QWidget


class SegmentGroup(QButtonGroup):
    """The buttons of the choices; where they stand is up to who asked for them."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], parent: QObject | None = None) -> None:
        """`options` are (key, label) pairs; the first is taken at the start."""
        super().__init__(parent)
        for index, (key, text) in enumerate(options):
            button = QPushButton(text)
            button.setCheckable(True)
            button.setChecked(index == 0)
            button.setProperty("kind", "segment")
            button.setProperty("key", key)
            button.setAutoDefault(False)
            self.addButton(button)
        self.buttonToggled.connect(self._on_toggled)

    def value(self) -> str:
        """The key taken."""
        taken = self.checkedButton()
        return str(taken.property("key")) if taken else ""

    def set_value(self, key: str) -> None:
        """Take `key` without announcing it."""
        self.blockSignals(True)
        for button in self.buttons():
            if button.property("key") == key:
                button.setChecked(True)
        self.blockSignals(False)

    def _on_toggled(self, button: QAbstractButton, is_taken: bool) -> None:
        if is_taken:
            self.chosen.emit(str(button.property("key")))


class Segmented(QWidget):
    """Arrow keys move the choice. `chosen` is emitted only when the user changes it."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`options` are (key, label) pairs; the first is taken at the start."""
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._group = SegmentGroup(options, self)
        for button in self._group.buttons():
            layout.addWidget(button)
        layout.addStretch(1)
        self._group.chosen.connect(self.chosen)

    def value(self) -> str:
        """The key taken."""
        return self._group.value()

    def set_value(self, key: str) -> None:
        """Take `key` without announcing it."""
        self._group.set_value(key)
