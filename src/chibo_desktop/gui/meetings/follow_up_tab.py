"""Việc sau họp: what this meeting decided, each with owner and day."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chibo_desktop.gui.meetings.follow_up_panel import FollowUpPanel
from chibo_desktop.gui.meetings.meeting_tab import MeetingTab
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.follow_up import items_of_meeting


class FollowUpTab(MeetingTab):
    """The conclusions of one meeting."""

    key: ClassVar[str] = "follow-up"
    title: ClassVar[str] = "Việc sau họp"
    hint: ClassVar[str] = "Ctrl+Enter: thêm việc · Enter: ghi kết quả"
    kinds: ClassVar[frozenset[str]] = frozenset({"meeting_item", "meeting", "member"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.panel = FollowUpPanel(context, "meeting-follow-up", of_branch=False)
        self.panel.changed.connect(self.load)
        self.panel.refused.connect(self.refused)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)

    @property
    def act_text(self) -> str:
        """Always one more."""
        return "Thêm việc…"

    def act(self) -> None:
        """Ask for it."""
        self.panel.add(self.meeting_id)

    def load(self) -> None:
        """Read the list again."""
        identity, today = self.meeting_id, self.of_file.today()
        self.of_file.runner.run(
            lambda unit: items_of_meeting(unit, identity, today),
            self.panel.show_lines,
            owner=self,
            latest="items",
        )
