"""The kinds of charts by one name, and the one door by which each is laid out."""

from chibo_desktop.documents.drawing import Drawing, Room
from chibo_desktop.documents.level_bars import BarChart, bar_chart
from chibo_desktop.documents.line_chart import LineChart, line_chart
from chibo_desktop.documents.stacked_chart import StackedChart, stacked_chart

Chart = LineChart | StackedChart | BarChart


def lay_out(chart: Chart, room: Room) -> Drawing:
    """The drawing of a chart for the room there is: on screen and on paper alike."""
    match chart:
        case LineChart():
            return line_chart(chart, room)
        case StackedChart():
            return stacked_chart(chart, room)
        case BarChart():
            return bar_chart(chart, room)
