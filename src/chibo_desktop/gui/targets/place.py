"""The entry of the feature in the list of places; the page itself is made on the first visit."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page


def targets_place(context: Context) -> Place:
    """Chương trình – Chỉ tiêu; at the office, its own, rolled up from the units."""

    def make() -> Page:
        from chibo_desktop.gui.targets.page import TargetsPage

        return TargetsPage(context)

    return Place(key="targets", title="Chương trình – Chỉ tiêu", icon="target", factory=make)
