"""The entry of the feature in the list of places; the page itself is made on the first visit."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page


def year_place(context: Context) -> Place:
    """Quý – Năm."""

    def make() -> Page:
        from chibo_desktop.gui.year.page import YearPage

        return YearPage(context)

    return Place(key="year", title="Quý – Năm", icon="award", factory=make)
