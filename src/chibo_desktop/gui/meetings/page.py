"""Sinh hoạt: the year, and the meeting one opens from it, in one place."""

from typing import ClassVar

from chibo_desktop.gui.meetings.meeting_page import MeetingPage
from chibo_desktop.gui.meetings.year_page import YearPage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets.framed_page import FramedPage


class MeetingsPage(FramedPage):
    """Arrives at a meeting's id, (meeting's id, side), a branch's id, or a view of the year."""

    kinds: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._of_file = context
        self.year = YearPage(context)
        self._meeting: MeetingPage | None = None
        self._inner.addWidget(self.year)
        self.year.meeting_requested.connect(self.open_meeting)
        self.year.go_requested.connect(self.go_requested)
        self.year.badge_changed.connect(self.badge_changed)

    @property
    def meeting(self) -> MeetingPage:
        """The page of one meeting, made when first needed."""
        if self._meeting is None:
            self._meeting = MeetingPage(self._of_file)
            self._meeting.closed.connect(self.show_year)
            self._meeting.go_requested.connect(self.go_requested)
            self._inner.addWidget(self._meeting)
        return self._meeting

    def open_meeting(self, meeting_id: str, side: str = "") -> None:
        """Show one meeting."""
        self._inner.setCurrentWidget(self.meeting)
        self.meeting.open_meeting(meeting_id, side)

    def show_year(self) -> None:
        """Back to the list, as it stands now."""
        self._inner.setCurrentWidget(self.year)
        self.year.reload(None)

    def reload(self, changes: frozenset[str] | None) -> None:
        self.shown.reload(changes)

    def arrive(self, argument: object) -> None:
        """Show what was asked for."""
        if isinstance(argument, tuple):
            meeting_id, side = argument
            self.open_meeting(str(meeting_id), str(side))
        elif isinstance(argument, str) and argument:
            self.show_year()
            self.year.arrive(argument)
