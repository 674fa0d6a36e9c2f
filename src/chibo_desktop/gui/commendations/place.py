"""The entry of the feature in the list of places; the page itself is made on the first visit."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page


def commendations_place(context: Context) -> Place:
    """Khen thưởng – Kỷ luật; at the office, of all units."""

    def make() -> Page:
        from chibo_desktop.gui.commendations.page import CommendationsPage

        return CommendationsPage(context)

    return Place(key="commendations", title="Khen thưởng – Kỷ luật", icon="flag", factory=make)
