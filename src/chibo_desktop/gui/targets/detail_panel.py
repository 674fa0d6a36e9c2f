"""What is behind one target: its periods with their evidence, or the units it is made of."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chibo_desktop.domain.targets.records import TargetResult
from chibo_desktop.domain.targets.roll_up import UnitTarget
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.targets.columns import (
    PERIOD_COLUMNS,
    UNIT_COLUMNS,
    PeriodLine,
    period_lines,
)
from chibo_desktop.gui.theme import M, current
from chibo_desktop.gui.widgets import Button, Card, DataTable, LinesModel, ToolRow, label
from chibo_desktop.gui.widgets.chart_view import ChartView
from chibo_desktop.services.seeing_targets import target_line
from chibo_desktop.services.seen import lay_out
from chibo_desktop.services.targets import TargetLine
from chibo_desktop.wording.targets import roll_up_text, why_text

_LEAST, _MOST = 3, 12


class DetailPanel(Card):
    """Announces what is to be done with a result; the page does it."""

    result_requested = Signal(object)  # TargetResult, or None for a new one
    remove_requested = Signal(object)
    print_requested = Signal()
    chart_requested = Signal()  # on paper

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.line: TargetLine | None = None
        self.why = label(wraps=True)
        self.note = label(role="secondary", wraps=True)
        self.add = Button("Ghi kết quả…", sign="plus")
        self.edit, self.remove = Button("Sửa kết quả…"), Button("Bỏ kết quả")
        self.print = Button("In theo đơn vị…", sign="printer")
        self.print_chart = Button("In biểu đồ…", sign="printer")
        self.chart = ChartView("Kết quả qua các kỳ so với kế hoạch")
        self.periods: LinesModel[PeriodLine] = LinesModel(PERIOD_COLUMNS, self)
        self.units: LinesModel[UnitTarget] = LinesModel(UNIT_COLUMNS, self)
        self.period_table = DataTable("target-periods", settings)
        self.period_table.setAccessibleName("Kết quả từng kỳ")
        self.period_table.setModel(self.periods)
        self.unit_table = DataTable("target-units", settings)
        self.unit_table.setAccessibleName("Kết quả từng đơn vị")
        self.unit_table.setModel(self.units)
        tools = ToolRow()
        for button in (self.add, self.edit, self.remove, self.print, self.print_chart):
            tools.add(button)
        inner = QVBoxLayout()
        inner.setSpacing(M)
        tables = (self.period_table, self.unit_table)
        for widget in (self.why, self.note, tools, self.chart, *tables):
            inner.addWidget(widget)
        self.body.addLayout(inner)
        self._connect()

    def show_line(self, line: TargetLine | None) -> None:
        """Show what is behind a target; nothing for None."""
        self.line = line
        self.setVisible(line is not None)
        if line is None:
            return
        one = line.target
        self.set_title("Từng đơn vị" if one.is_rolled_up else "Từng kỳ")
        self.why.setText(why_text(one, line.progress, line.units))
        notes = [one.source and f"Theo {one.source}", one.note]
        if one.is_rolled_up:
            notes.insert(0, roll_up_text(one, line.units).capitalize())
        self.note.setText(" · ".join(filter(None, notes)))
        self.note.setVisible(bool(self.note.text()))
        self._draw(line)
        self.periods.set_lines(period_lines(line))
        self.units.set_lines(line.units)
        for widget in (self.add, self.edit, self.remove, self.period_table):
            widget.setVisible(not one.is_rolled_up)
        for widget in (self.print, self.unit_table):
            widget.setVisible(one.is_rolled_up)
        rows = len(line.units) if one.is_rolled_up else len(line.results)
        table = self.unit_table if one.is_rolled_up else self.period_table
        table.setFixedHeight(current().row * (min(max(rows, _LEAST), _MOST) + 2))
        if line.results:
            self.period_table.selectRow(len(line.results) - 1)
        self._on_selected()

    def selected(self) -> TargetResult | None:
        """The result one stands on."""
        rows = self.period_table.selected_rows()
        return self.periods.line(rows[0]).result if rows else None

    def _draw(self, line: TargetLine) -> None:
        """A line wants two periods; a single one is said by the table."""
        seen = target_line(line)
        chart = seen.chart if len(seen.rows) > 1 else None
        self.chart.show_chart(None if chart is None else lambda room: lay_out(chart, room))
        self.chart.setVisible(chart is not None)
        self.print_chart.setVisible(chart is not None)

    def _open_result(self, result_id: str) -> None:
        found = (one for one in self.line.results if one.id == result_id) if self.line else ()
        for one in found:
            self.result_requested.emit(one)

    def _connect(self) -> None:
        self.chart.opened.connect(self._open_result)
        self.print_chart.clicked.connect(lambda _checked=False: self.chart_requested.emit())
        self.add.clicked.connect(lambda _checked=False: self.result_requested.emit(None))
        self.edit.clicked.connect(lambda _checked=False: self._on_edit())
        self.remove.clicked.connect(lambda _checked=False: self._on_remove())
        self.print.clicked.connect(lambda _checked=False: self.print_requested.emit())
        self.period_table.opened.connect(lambda _row: self._on_edit())
        self.period_table.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())

    def _on_edit(self) -> None:
        if (one := self.selected()) is not None:
            self.result_requested.emit(one)

    def _on_remove(self) -> None:
        if (one := self.selected()) is not None:
            self.remove_requested.emit(one)

    def _on_selected(self) -> None:
        is_any = self.selected() is not None
        self.edit.setEnabled(is_any)
        self.remove.setEnabled(is_any)
