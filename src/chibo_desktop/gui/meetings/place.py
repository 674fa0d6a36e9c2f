"""The entry of the feature in the list of places; the page itself is made on the first visit."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page


def meetings_place(context: Context) -> Place:
    """Sinh hoạt."""

    def make() -> Page:
        from chibo_desktop.gui.meetings.page import MeetingsPage

        return MeetingsPage(context)

    return Place(key="meetings", title="Sinh hoạt", icon="calendar-days", factory=make)
