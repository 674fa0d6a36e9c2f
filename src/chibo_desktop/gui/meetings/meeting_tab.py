"""What the sides of a meeting have in common: each shows one meeting and offers at most one act."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.runtime.context import Context


class MeetingTab(QWidget):
    """Base of the sides. `act_text` is the page's primary button while the side is shown."""

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""
    hint: ClassVar[str] = ""
    kinds: ClassVar[frozenset[str]] = frozenset()

    said = Signal(str, str)  # what the page's banner says, its state
    refused = Signal(object)  # problems
    head_changed = Signal()  # act_text or context differ now
    go_requested = Signal(str, object)
    side_requested = Signal(str)  # another side of the same meeting

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.of_file = context
        self.meeting_id = ""

    @property
    def act_text(self) -> str:
        """The primary act in words; empty when there is none now."""
        return ""

    def act(self) -> None:
        """Do it."""

    def open_meeting(self, meeting_id: str) -> None:
        """Show a meeting."""
        self.meeting_id = meeting_id
        self.load()

    def load(self) -> None:
        """Read again what is shown."""

    def leave(self) -> None:
        """What is being typed is taken over."""

    def refuse(self, problems: tuple[Problem, ...]) -> None:
        """Say what was refused, and show what stands."""
        self.refused.emit(problems)
        self.load()
