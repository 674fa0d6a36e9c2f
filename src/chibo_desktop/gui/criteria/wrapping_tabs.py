"""Tabs side by side that go on in a second row when the text is large."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.widgets import ToolRow
from chibo_desktop.gui.widgets.segmented import SegmentGroup


class WrappingTabs(ToolRow):
    """One is taken; `chosen` is emitted only when the user changes it."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`options` are (key, label) pairs; the first is taken at the start."""
        super().__init__(parent)
        self._group = SegmentGroup(options, self)
        for button in self._group.buttons():
            self.add(button)
        self._group.chosen.connect(self.chosen)

    def value(self) -> str:
        """The key taken."""
        return self._group.value()

    def set_value(self, key: str) -> None:
        """Take `key` without announcing it."""
        self._group.set_value(key)
