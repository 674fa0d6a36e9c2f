"""Tabs side by side that go on in a second row when the text is large."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from chibo_desktop.gui.widgets import ToolRow


class WrappingTabs(ToolRow):
    """One is taken; `chosen` is emitted only when the user changes it."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`options` are (key, label) pairs; the first is taken at the start."""
        super().__init__(parent)
        self._group = QButtonGroup(self)
        for index, (key, text) in enumerate(options):
            button = QPushButton(text)
            button.setCheckable(True)
            button.setChecked(index == 0)
            button.setProperty("kind", "segment")
            button.setProperty("key", key)
            button.setAutoDefault(False)
            self._group.addButton(button)
            self.add(button)
        self._group.buttonClicked.connect(
            lambda button: self.chosen.emit(str(button.property("key")))
        )

    def value(self) -> str:
        """The key taken."""
        taken = self._group.checkedButton()
        return str(taken.property("key")) if taken else ""

    def set_value(self, key: str) -> None:
        """Take `key` without announcing it."""
        for button in self._group.buttons():
            if button.property("key") == key:
                button.setChecked(True)
