"""What came in last, as the office's log has it."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.period import Month
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import RIGHT, Button, Card, Column, DataTable, LinesModel, label
from chibo_desktop.services.office_figures import BundleLine
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.numbers import count_text

_LEAST_ROWS = 5
Line = tuple[str, BundleLine]  # unit, bundle


class RecentCard(Card):
    """Newest first. A merged bundle can be taken back."""

    take_back_requested = Signal(object)  # Line

    def __init__(self, settings: Settings, say: Say, parent: QWidget | None = None) -> None:
        super().__init__("Đã đến gần đây", stretching=True, parent=parent)
        self.lines: LinesModel[Line] = LinesModel(_columns(say))
        self.table = DataTable("recent-bundles", settings)
        self.table.setModel(self.lines)
        self.table.setAccessibleName("Gói đã đến gần đây")
        self.nothing = label("Chưa có gói nào. Gói đầu tiên sẽ hiện ở đây.", "secondary")
        self.table.setMinimumHeight(current().row * (_LEAST_ROWS + 1))
        self.take_back = Button("Gỡ gói đang chọn…")
        self.take_back.setProperty("kind", "quiet")
        self.take_back.clicked.connect(self._on_take_back)
        self.header.addWidget(self.take_back)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.table, 1)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show the newest bundles."""
        self.lines.set_lines(lines)
        self.nothing.setVisible(not lines)
        self.table.setVisible(bool(lines))
        self.take_back.setVisible(bool(lines))
        self._on_selected()

    def selected(self) -> Line | None:
        """The merged bundle that is selected, if it is one."""
        rows = self.table.selected_rows()
        line = self.lines.line(rows[0]) if len(rows) == 1 else None
        return line if line is not None and line[1].can_be_taken_back else None

    def _on_selected(self) -> None:
        self.take_back.setEnabled(self.selected() is not None)

    def _on_take_back(self) -> None:
        if (line := self.selected()) is not None:
            self.take_back_requested.emit(line)


def _outcome(line: Line) -> str:
    if line[1].refusal:
        return "✗ từ chối"
    if line[1].is_waiting:
        return "… đang giữ"
    return "↩ đã gỡ" if line[1].is_taken_back else "✓ đã nhận"


def _outcome_state(line: Line) -> str:
    if line[1].refusal:
        return "accent"
    if line[1].is_waiting:
        return "attention"
    if line[1].below_problems:
        return "attention"
    return "secondary" if line[1].is_taken_back else "good"


def _received(line: Line) -> str:
    return f"{datetime.fromisoformat(line[1].received_at):%d/%m/%Y %H:%M}"


def _period(line: Line) -> str:
    return short_month_text(Month.parse(line[1].period)) if line[1].period else ""


def _note(line: Line, say: Say) -> str:
    bundle = line[1]
    if bundle.refusal is not None:
        return say(bundle.refusal)
    parts = [f"{count_text(bundle.new)} mới", f"{count_text(bundle.changed)} thay đổi"]
    if bundle.conflicts:
        parts.append(f"{count_text(bundle.conflicts)} mâu thuẫn")
    return ". ".join([", ".join(parts), *map(say, bundle.below_problems)])


def _columns(say: Say) -> tuple[Column[Line], ...]:
    return (
        Column(
            key="received",
            title="Nhận lúc",
            text=_received,
            order=lambda line: line[1].received_at,
            width=150,
        ),
        Column(
            key="unit",
            title="Đơn vị",
            text=lambda line: line[0] or line[1].file_name,
            order=lambda line: line[0],
            tip=lambda line: line[1].file_name,
            width=230,
        ),
        Column(key="period", title="Kỳ", text=_period, order=_period, width=84),
        Column(
            key="seq",
            title="Số gói",
            text=lambda line: str(line[1].seq) if line[1].refusal is None else "",
            order=lambda line: line[1].seq,
            align=RIGHT,
            width=72,
        ),
        Column(
            key="outcome",
            title="Kết quả",
            text=_outcome,
            order=_outcome,
            state=_outcome_state,
            width=100,
        ),
        Column(
            key="note",
            title="Nội dung",
            text=lambda line: _note(line, say),
            tip=lambda line: _note(line, say),
            width=240,
        ),
    )
