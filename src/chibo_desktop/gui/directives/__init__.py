"""Chỉ đạo: what the office hands down to its units, and the files that carry it."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page

__all__ = ["directives_place"]


def directives_place(context: Context) -> Place:
    """Chỉ đạo. Its page is imported on the first visit."""

    def make() -> Page:
        from chibo_desktop.gui.directives.page import DirectivesPage

        return DirectivesPage(context)

    return Place(key="directives", title="Chỉ đạo", icon="send", factory=make)
