"""The entry of the feature in the list of places; the page itself is made on the first visit."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page


def reminders_place(context: Context) -> Place:
    """Nhắc việc."""

    def make() -> Page:
        from chibo_desktop.gui.reminders.page import RemindersPage

        return RemindersPage(context)

    return Place(key="reminders", title="Nhắc việc", icon="bell", factory=make)
