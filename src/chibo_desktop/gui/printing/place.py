"""The entry of the feature in the list of places; the page itself is made on the first visit."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page


def printing_place(context: Context) -> Place:
    """Báo cáo – Biểu mẫu."""

    def make() -> Page:
        from chibo_desktop.gui.printing.page import PrintingPage

        return PrintingPage(context)

    return Place(key="printing", title="Báo cáo – Biểu mẫu", icon="printer", factory=make)
