"""The entry of the feature in the list of places; the page itself is made on the first visit."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page


def charts_place(context: Context) -> Place:
    """Biểu đồ đánh giá; at the office by units."""

    def make() -> Page:
        from chibo_desktop.gui.charts.page import ChartsPage

        return ChartsPage(context)

    return Place(key="charts", title="Biểu đồ", icon="chart-column", factory=make)
