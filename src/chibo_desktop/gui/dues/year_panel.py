"""Sổ năm: the months with their quarters, and the money passed on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chibo_desktop.domain.dues.book import DuesBookMonth, DuesBookSpan
from chibo_desktop.domain.dues.records import DuesRemittance
from chibo_desktop.domain.period import Month
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import M, current
from chibo_desktop.gui.widgets import Button, Card, Column, DataTable, LinesModel, ToolRow, label
from chibo_desktop.gui.widgets.lines_model import RIGHT
from chibo_desktop.services.dues_year import DuesYear
from chibo_desktop.wording.dates import date_text, short_month_text
from chibo_desktop.wording.dues import money_text

_ROWS, _MOST_ROWS = 4, 19
Line = tuple[str, DuesBookMonth | DuesBookSpan]


def _of(line: Line, name: str) -> int | None:
    """Sums come from the span itself, what stands at an end from its last month."""
    found = line[1]
    if isinstance(found, DuesBookSpan) and not hasattr(found, name):
        found = found.last
    value: int | None = getattr(found, name)
    return value


def _money(key: str, title: str, width: int = 99) -> Column[Line]:
    return Column(
        key=key,
        title=title,
        text=lambda line: money_text(_of(line, key)),
        align=RIGHT,
        width=width,
        state=lambda line: "" if isinstance(line[1], DuesBookMonth) else "information",
    )


_YEAR_COLUMNS: tuple[Column[Line], ...] = (
    Column(
        key="month",
        title="Tháng",
        text=lambda line: line[0],
        width=146,
        is_optional=False,
        state=lambda line: "" if isinstance(line[1], DuesBookMonth) else "information",
    ),
    _money("members", "Đảng viên\ncuối tháng", 88),
    _money("exempt", "Được\nmiễn", 62),
    _money("unpaid_members", "Chưa đóng\n(đồng chí)", 88),
    _money("unpaid", "Chưa đóng\n(đồng)"),
    _money("collected", "Đã thu"),
    _money("retained", "Trích\ngiữ lại"),
    _money("to_remit", "Phải nộp\ncấp trên"),
    _money("remitted", "Đã nộp"),
    _money("owed_upward", "Chưa nộp\ncấp trên"),
)
_REMITTANCES: tuple[Column[DuesRemittance], ...] = (
    Column(
        key="day",
        title="Ngày nộp",
        text=lambda line: date_text(line.paid_on) if line.paid_on else "",
        order=lambda line: str(line.paid_on),
        width=110,
    ),
    Column(
        key="month",
        title="Sổ tháng",
        text=lambda line: short_month_text(line.month) if line.month else "",
        order=lambda line: str(line.month),
        width=90,
    ),
    Column(
        key="amount",
        title="Số tiền",
        text=lambda line: money_text(line.amount),
        order=lambda line: line.amount or 0,
        align=RIGHT,
        width=120,
    ),
    Column(key="document", title="Chứng từ", text=lambda line: line.document, width=200),
    Column(key="note", title="Ghi chú", text=lambda line: line.note, width=240),
)


class YearPanel(QWidget):
    """Announces which month is opened and what is done with money passed on."""

    month_requested = Signal(object)  # Month
    remit_requested = Signal()
    edit_requested = Signal(object)  # DuesRemittance
    remove_requested = Signal(object)
    slip_requested = Signal(object)
    print_requested = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: LinesModel[Line] = LinesModel(_YEAR_COLUMNS, self)
        self.table = DataTable("dues-year", settings)
        self.table.setAccessibleName("Tổng hợp thu, nộp đảng phí trong năm")
        self.table.setModel(self.lines)
        self.passed_on: LinesModel[DuesRemittance] = LinesModel(_REMITTANCES, self)
        self.remittances = DataTable("dues-remittances", settings)
        self.remittances.setAccessibleName("Các lần nộp lên cấp trên")
        self.remittances.setModel(self.passed_on)
        self.note = label(role="secondary", wraps=True)
        self.print = Button("In sổ năm…", sign="printer")
        self.remit = Button("Ghi lần nộp…", sign="plus")
        self.edit, self.remove = Button("Sửa…"), Button("Bỏ lần nộp")
        self.slip = Button("In giấy nộp…", sign="printer")
        self._build()
        self._connect()

    def show_year(self, year: DuesYear) -> None:
        """Show a year's book."""
        rows: list[Line] = []
        for quarter in year.quarters:
            rows += [(self._title(year, one), one) for one in quarter.months]
            rows.append((quarter.label, quarter))
        if year.whole is not None:
            rows.append((year.whole.label, year.whole))
        self.lines.set_lines(rows)
        self.table.setFixedHeight(current().row * (min(len(rows), _MOST_ROWS) + 2) + M)
        self.passed_on.set_lines(year.remittances)
        self.remittances.setFixedHeight(
            current().row * (min(max(len(year.remittances), _ROWS), _MOST_ROWS) + 1)
        )
        unknown = bool(year.months) and year.months[-1].retained is None
        self.note.setText(
            "Chưa ghi tỷ lệ trích giữ lại nên chưa tính số phải nộp; ghi ở Cách thu, nộp…"
            if unknown
            else "Enter: mở sổ tháng. Chưa nộp cấp trên là số dồn đến cuối tháng."
        )
        self._on_selected()

    def selected(self) -> DuesRemittance | None:
        """The entry one stands on."""
        rows = self.remittances.selected_rows()
        return self.passed_on.line(rows[0]) if rows else None

    @staticmethod
    def _title(year: DuesYear, one: DuesBookMonth) -> str:
        mark = "  đã khóa" if one.month in year.closed else ""
        return f"{short_month_text(one.month)}{mark}"

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(M)
        tools = ToolRow()
        tools.add(self.print)
        layout.addWidget(tools)
        layout.addWidget(self.table)
        layout.addWidget(self.note)
        card = Card("Các lần nộp lên cấp trên")
        acts = ToolRow()
        for button in (self.remit, self.edit, self.remove, self.slip):
            acts.add(button)
        card.body.addWidget(acts)
        card.body.addWidget(self.remittances)
        layout.addWidget(card)
        layout.addStretch(1)

    def _connect(self) -> None:
        self.table.opened.connect(self._on_opened)
        self.print.clicked.connect(lambda _checked=False: self.print_requested.emit())
        self.remit.clicked.connect(lambda _checked=False: self.remit_requested.emit())
        self.edit.clicked.connect(lambda _checked=False: self._ask(self.edit_requested))
        self.remove.clicked.connect(lambda _checked=False: self._ask(self.remove_requested))
        self.slip.clicked.connect(lambda _checked=False: self._ask(self.slip_requested))
        self.remittances.opened.connect(lambda _row: self._ask(self.edit_requested))
        self.remittances.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())

    def _on_opened(self, row: int) -> None:
        found = self.lines.line(row)[1]
        if isinstance(found, DuesBookMonth):
            self.month_requested.emit(found.month)

    def _ask(self, wish: SignalInstance) -> None:
        one = self.selected()
        if one is not None:
            wish.emit(one)

    def _on_selected(self) -> None:
        is_any = self.selected() is not None
        for button in (self.edit, self.remove, self.slip):
            button.setEnabled(is_any)


def months_of(lines: Sequence[Line]) -> list[Month]:
    """The months among the lines, in order."""
    return [one.month for _, one in lines if isinstance(one, DuesBookMonth)]
