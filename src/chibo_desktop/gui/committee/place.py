"""The entry of the feature in the list of places; the page itself is made on the first visit."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page


def committee_place(context: Context) -> Place:
    """Cấp ủy – Đại hội; at the office the units come first."""

    def make() -> Page:
        from chibo_desktop.gui.committee.page import CommitteePlacePage

        return CommitteePlacePage(context)

    return Place(key="committee", title="Cấp ủy – Đại hội", icon="flag", factory=make)
