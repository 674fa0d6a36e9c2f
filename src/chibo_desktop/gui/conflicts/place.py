"""The entry of the feature: shown from the figures that count conflicts, not in the list."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page


def conflicts_place(context: Context) -> Place:
    """Mâu thuẫn cần xử lý."""

    def make() -> Page:
        from chibo_desktop.gui.conflicts.page import ConflictsPage

        return ConflictsPage(context)

    return Place(
        key="conflicts",
        title="Mâu thuẫn cần xử lý",
        icon="copy",
        factory=make,
        is_listed=False,
    )
