"""Sinh hoạt: the year, and the meeting one opens from it, in one place."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget

from chibo_desktop.gui.meetings.meeting_page import MeetingPage
from chibo_desktop.gui.meetings.year_page import YearPage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Page


class MeetingsPage(Page):
    """Arrives at a meeting's id, (meeting's id, side), a branch's id, or a view of the year."""

    kinds: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._of_file = context
        self.year = YearPage(context)
        self._meeting: MeetingPage | None = None
        self._inner = QStackedWidget()
        self._inner.addWidget(self.year)
        self._frame()
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

    @property
    def shown(self) -> Page:
        """The page one sees."""
        page = self._inner.currentWidget()
        return page if isinstance(page, Page) else self.year

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

    def announce(
        self, text: str, state: str, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        self.shown.announce(text, state, action, on_action)

    def may_leave(self) -> bool:
        return self.shown.may_leave()

    def _frame(self) -> None:
        """The inner pages have their own heads: this one is only their frame."""
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._title.hide()
        self._action_row.hide()
        self.body.addWidget(self._inner, 1)
