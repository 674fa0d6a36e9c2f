"""Quyết định đã ghi: the decisions about units that stand, and the way to take one back."""

from PySide6.QtCore import Signal

from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import Button, Card, Column, DataTable, LinesModel
from chibo_desktop.gui.widgets.columns import day_column, unit_column
from chibo_desktop.services.unit_changes import RecordedAct
from chibo_desktop.wording.unit_tree import ACT_WORDS, act_text, units_text

_ROWS = 5  # in sight at most
_COLUMNS: tuple[Column[RecordedAct], ...] = (
    day_column("day", "Hiệu lực từ", lambda act: act.first.effective_on),
    Column(key="kind", title="Việc", text=lambda act: ACT_WORDS[act.first.kind], width=130),
    unit_column(lambda act: units_text(act.first), key="units", width=340),
    Column(
        key="decision",
        title="Quyết định",
        text=lambda act: act_text(act.first),
        tip=lambda act: act_text(act.first),
        width=240,
    ),
)


class DecisionsCard(Card):
    """Hidden while nothing was decided."""

    take_back_requested = Signal(object)  # RecordedAct

    def __init__(self, settings: Settings) -> None:
        super().__init__("Quyết định đã ghi")
        self.button = Button("Rút lại…")
        self.button.clicked.connect(self._on_clicked)
        self.header.addWidget(self.button)
        self.lines: LinesModel[RecordedAct] = LinesModel(_COLUMNS)
        self.table = DataTable("unit-decisions", settings)
        self.table.setModel(self.lines)
        self.table.setAccessibleName("Quyết định đã ghi")
        self.body.addWidget(self.table)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._allow())

    def show_acts(self, acts: tuple[RecordedAct, ...]) -> None:
        """Show the decisions, the newest first."""
        self.lines.set_lines(acts)
        self.table.setFixedHeight(current().row * (min(len(acts), _ROWS) + 1) + current().scaled(8))
        self.setVisible(bool(acts))
        self._allow()

    def _allow(self) -> None:
        self.button.setEnabled(len(self.table.selected_rows()) == 1)

    def _on_clicked(self) -> None:
        self.take_back_requested.emit(self.lines.line(self.table.selected_rows()[0]))
