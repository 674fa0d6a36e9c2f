"""All targets of a year as bars against their plan; a bar opens its target."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chibo_desktop.gui.widgets import Card, label
from chibo_desktop.gui.widgets.chart_view import ChartView
from chibo_desktop.services.seeing_targets import target_bars
from chibo_desktop.services.seen import lay_out
from chibo_desktop.services.targets import TargetBoard


class ProgressPanel(QWidget):
    """Announces which target is to be looked at."""

    opened = Signal(str)  # the id of a target

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = Card()
        self.chart = ChartView("Tiến độ các chỉ tiêu")
        self.told = label(role="strong", wraps=True)
        self.said = label(role="secondary", wraps=True)
        for widget in (self.said, self.chart, self.told):
            self.card.body.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        layout.addStretch(1)
        self.chart.opened.connect(self.opened)
        self.chart.told.connect(self.told.setText)

    def show_board(self, board: TargetBoard) -> None:
        """Show a year."""
        seen = target_bars(board)
        chart = seen.chart
        self.card.set_title(seen.title)
        self.told.setText("")
        self.said.setText(seen.empty or " · ".join((seen.subject, *seen.sentences)))
        self.chart.show_chart(None if chart is None else lambda room: lay_out(chart, room))
