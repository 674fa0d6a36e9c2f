"""The entry of the feature in the list of places; the page itself is made on the first visit."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page


def criteria_place(context: Context) -> Place:
    """Bộ tiêu chí."""

    def make() -> Page:
        from chibo_desktop.gui.criteria.page import CriteriaPage

        return CriteriaPage(context)

    return Place(key="criteria", title="Bộ tiêu chí", icon="list-checks", factory=make)
