"""The entry of the feature in the list of places; the page itself is made on the first visit."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page


def dues_place(context: Context) -> Place:
    """Đảng phí; at the office, the table of all branches."""

    def make() -> Page:
        if context.session.is_office:
            from chibo_desktop.gui.dues.units_page import UnitsDuesPage

            return UnitsDuesPage(context)
        from chibo_desktop.gui.dues.page import DuesPage

        return DuesPage(context)

    return Place(key="dues", title="Đảng phí", icon="wallet", factory=make)
