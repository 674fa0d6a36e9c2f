"""The entry of the feature in the list of places; the page itself is made on the first visit."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page


def statistics_place(context: Context) -> Place:
    """Thống kê."""

    def make() -> Page:
        from chibo_desktop.gui.statistics.page import StatisticsPage

        return StatisticsPage(context)

    return Place(key="statistics", title="Thống kê", icon="table-2", factory=make)
