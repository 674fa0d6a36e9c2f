"""Kỷ luật: closed until somebody asks for it; then the cases, and the course of the one chosen."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from chibo_desktop.gui.commendations.columns import show_units
from chibo_desktop.gui.commendations.discipline_columns import CASE_COLUMNS, DECIDED_COLUMNS
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import M, current
from chibo_desktop.gui.widgets import (
    Button,
    DataTable,
    EmptyState,
    LinesModel,
    Segmented,
    ToolRow,
    label,
)
from chibo_desktop.gui.widgets.detail_card import DetailCard
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.discipline import CaseLine, DisciplineBoard
from chibo_desktop.services.discipline_figures import Disciplined
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.discipline import (
    CLOSED,
    CLOSED_TITLE,
    NOTHING,
    NOTHING_DECIDED,
    count_words,
)
from chibo_desktop.wording.rules import rule_text

CASES, DECIDED = "cases", "decided"
_ROWS = 6


class DisciplinePanel(QWidget):
    """Announces what is to be done with a case; closes itself when it is no longer looked at."""

    open_requested = Signal()
    closed = Signal()
    act_requested = Signal(str, object)  # edit, step, remove; CaseLine

    def __init__(
        self, settings: Settings, *, is_office: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.is_open = False
        self.gate = EmptyState(
            CLOSED_TITLE, CLOSED, "lock", "Hiện nội dung kỷ luật…", self.open_requested.emit
        )
        self.lines: LinesModel[CaseLine] = LinesModel(CASE_COLUMNS, self)
        self.table = DataTable("discipline-cases", settings)
        self.table.setAccessibleName("Vụ việc kỷ luật")
        self.table.setModel(self.lines)
        self.table.setMinimumHeight(_ROWS * current().row)
        self.decided: LinesModel[Disciplined] = LinesModel(DECIDED_COLUMNS, self)
        self.decided_table = DataTable("disciplines", settings)
        self.decided_table.setAccessibleName("Kỷ luật đã quyết định")
        self.decided_table.setModel(self.decided)
        self.decided_table.setMinimumHeight(_ROWS * current().row)
        self.views = Segmented([(CASES, "Vụ việc"), (DECIDED, "Đã quyết định")])
        self.nothing = label(NOTHING, "secondary", wraps=True)
        self.hide_button = Button("Che lại", sign="eye-off")
        self.counts = label(role="secondary")
        self.detail = DetailCard()
        self.buttons = {
            "step": Button("Ghi bước tiếp theo…", "primary"),
            "edit": Button("Sửa vụ việc…"),
            "remove": Button("Bỏ bước cuối…"),
        }
        self._is_office = is_office
        self._build()
        self._connect()

    def show_board(self, board: DisciplineBoard) -> None:
        """Show the cases: somebody has asked for them."""
        kept = self.selected()
        self.is_open = True
        show_units(self.table, [line.unit_name for line in board.lines])
        self.lines.set_lines(board.lines)
        ids = [line.case.id for line in self.lines.lines]
        if ids:
            known = kept.case.id if kept else ""
            self.table.selectRow(ids.index(known) if known in ids else 0)
        show_units(self.decided_table, [one.unit_name for one in board.decided])
        self.decided.set_lines(board.decided)
        self.counts.setText(count_words([line.stage for line in board.lines]))
        self._layers.setCurrentWidget(self._opened)
        self._show_view()

    def close_again(self) -> None:
        """Nothing of a case stands here any more."""
        self.is_open = False
        self.lines.set_lines(())
        self.decided.set_lines(())
        self._show_detail()
        self._layers.setCurrentWidget(self.gate)
        self.closed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        if self.is_open and not event.spontaneous():
            self.close_again()
        super().hideEvent(event)

    def selected(self) -> CaseLine | None:
        """The case one stands on."""
        rows = self.table.selected_rows()
        return self.lines.line(rows[0]) if rows else None

    def _build(self) -> None:
        self._opened = QWidget()
        inner = QVBoxLayout(self._opened)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(M)
        tools = ToolRow()
        tools.add(self.views)
        tools.add(self.hide_button)
        tools.add(self.counts)
        for button in self.buttons.values():
            self.detail.add(button)
        for widget in (tools, self.table, self.decided_table, self.nothing, self.detail):
            inner.addWidget(widget)
        inner.setStretch(1, 1)
        inner.setStretch(2, 1)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self.gate)
        self._layers.addWidget(self._opened)

    def _connect(self) -> None:
        self.views.chosen.connect(lambda _key: self._show_view())
        self.hide_button.clicked.connect(lambda _checked=False: self.close_again())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_detail())
        self.table.opened.connect(lambda _row: self._ask("step"))
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: self._ask(name))

    def _ask(self, name: str) -> None:
        line = self.selected()
        if line is not None and not self.buttons[name].isHidden():
            self.act_requested.emit(name, line)

    def _show_view(self) -> None:
        is_cases = self.views.value() == CASES
        shown = self.lines.lines if is_cases else self.decided.lines
        self.table.setVisible(is_cases)
        self.decided_table.setVisible(not is_cases)
        self.nothing.setText(NOTHING if is_cases else NOTHING_DECIDED)
        self.nothing.setVisible(not shown)
        self._show_detail()

    def _show_detail(self) -> None:
        line = self.selected() if self.views.value() == CASES else None
        self.detail.setVisible(line is not None)
        if line is None:
            return
        source = f"Phát hiện từ: {line.case.source}." if line.case.source else ""
        self.detail.say(line.name, "\n".join(filter(None, (line.case.matter, source))))
        course = [_step_text(line, at) for at in range(len(line.steps))]
        self.detail.say_more("\n".join(filter(None, (*course, _end_text(line)))))
        self.buttons["step"].setVisible(bool(line.next) and not self._is_office)
        self.buttons["edit"].setVisible(not self._is_office)
        self.buttons["remove"].setVisible(not self._is_office)
        self.buttons["remove"].setText("Bỏ bước cuối…" if line.steps else "Bỏ vụ việc…")


def _step_text(line: CaseLine, at: int) -> str:
    one, labels = line.steps[at], catalogues()
    day = date_text(one.happened_on) if one.happened_on else ""
    said = [labels["discipline_stage"].label(one.stage)]
    if one.form:
        said.append(labels["discipline_form"].label(one.form).lower())
    vote = line.votes.get(one.id)
    if vote is not None:
        said.append(vote)
    if one.number:
        said.append(f"số {one.number} của {one.body}")
    if one.note:
        said.append(one.note)
    return f"{day} – {', '.join(said)}."


def _end_text(line: CaseLine) -> str:
    if line.ends_on is None:
        return ""
    where = f" ({rule_text(line.rule)})" if line.rule is not None else ""
    return f"Hiệu lực đến {date_text(line.ends_on)}{where}."
