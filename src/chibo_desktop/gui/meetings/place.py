"""The entry of the feature in the list of places; the page itself is made on the first visit."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page


def meetings_place(context: Context) -> Place:
    """Sinh hoạt: of a unit its own meetings, of the office the figures of all."""

    def make() -> Page:
        if context.session.is_office:
            from chibo_desktop.gui.meetings.units_page import UnitsMeetingsPage

            return UnitsMeetingsPage(context)
        from chibo_desktop.gui.meetings.page import MeetingsPage

        return MeetingsPage(context)

    return Place(key="meetings", title="Sinh hoạt", icon="calendar-days", factory=make)
