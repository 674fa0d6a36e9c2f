"""Đảng phí at the office: every branch's sums by the same reckoning as its own book."""

from typing import ClassVar

from chibo_desktop.domain.period import Month
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.jobs import Progress
from chibo_desktop.gui.widgets import (
    Choice,
    Column,
    DataTable,
    FormField,
    LinesModel,
    Page,
    ToolRow,
)
from chibo_desktop.gui.widgets.lines_model import RIGHT
from chibo_desktop.services.dues_papers import units_dues_pdf, units_dues_workbook
from chibo_desktop.services.dues_units import load_units_dues
from chibo_desktop.services.dues_year import UnitDues
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.dues import money_text
from chibo_desktop.wording.numbers import count_text, decimal_text

_SPANS = (
    ("month", "Tháng"),
    ("1", "Quý I"),
    ("2", "Quý II"),
    ("3", "Quý III"),
    ("4", "Quý IV"),
    ("year", "Cả năm"),
)


_YEARS = 4


class UnitsDuesPage(Page):
    """Chooses a span; the sums at the top are those of the lines below."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {"branch", "member", "dues_setting", "dues_payment", "dues_month", "dues_remittance"}
    )

    def __init__(self, context: Context) -> None:
        super().__init__("Đảng phí các chi bộ")
        self._of_file = context
        today = Month.of(context.today())
        self.span, self.year, self.month = Choice(_SPANS), Choice(), Choice()
        self.year.set_options(
            [(str(one), str(one)) for one in range(today.year, today.year - 4, -1)]
        )
        self.month.set_options([(str(one), f"{one:02}") for one in range(1, 13)])
        self.month.set_value(str(today.previous().number))
        self.span.set_value("year")
        tools = ToolRow()
        tools.add(FormField("&Kỳ", self.span))
        self._month_field = FormField("&Tháng", self.month)
        tools.add(self._month_field)
        tools.add(FormField("&Năm", self.year))
        self.lines: LinesModel[UnitDues] = LinesModel(_COLUMNS, self)
        self.table = DataTable("units-dues", context.settings)
        self.table.setAccessibleName("Đảng phí các chi bộ")
        self.table.setModel(self.lines)
        self.body.addWidget(tools)
        self.body.addWidget(self.table, 1)
        self.desk = Desk(context, self)
        self.add_action("In bảng tổng hợp…", self.show_paper, sign="printer", keys="Ctrl+P")
        for choice in (self.span, self.year, self.month):
            choice.chosen.connect(lambda _key: self.reload(None))

    def reload(self, changes: frozenset[str] | None) -> None:
        self._month_field.setVisible(self.span.value() == "month")
        first, last = self.chosen()

        def load(unit: Unit, progress: Progress) -> list[UnitDues]:
            return load_units_dues(unit, first, last, progress.step)

        self._of_file.runner.run_long(
            load, "Đang tính đảng phí các chi bộ", self._on_loaded, owner=self, latest="load"
        )

    def chosen(self) -> tuple[Month, Month]:
        """The first and the last month of the span, not beyond the present one."""
        year, key = int(self.year.value()), self.span.value()
        if key == "month":
            first = last = Month(year, int(self.month.value()))
        elif key == "year":
            first, last = Month(year, 1), Month(year, 12)
        else:
            last = Month(year, int(key) * 3)
            first = last.plus(-2)
        return first, max(first, min(last, Month.of(self._of_file.today())))

    def show_paper(self) -> None:
        """The table on paper."""
        first, last = self.chosen()
        self.desk.show(
            f"Tổng hợp đảng phí {first!s} – {last!s}",
            lambda unit: units_dues_pdf(unit, first, last),
            lambda unit: units_dues_workbook(unit, first, last),
        )

    def _on_loaded(self, lines: list[UnitDues]) -> None:
        self.lines.set_lines(lines)
        spans = [one.span for one in lines if one.span is not None]
        collected = sum(span.collected for span in spans)
        upward = sum(span.to_remit or 0 for span in spans)
        passed = sum(span.remitted for span in spans)
        first, last = self.chosen()
        self.set_context(
            f"{short_month_text(first)} – {short_month_text(last)} · {len(spans)}/{len(lines)} chi "
            f"bộ có sổ · đã thu {count_text(collected)} · phải nộp {count_text(upward)} · đã nộp "
            f"{count_text(passed)} đồng"
        )


def _span(line: UnitDues, name: str) -> int | None:
    if line.span is None:
        return None
    found = line.span if hasattr(line.span, name) else line.span.last
    value: int | None = getattr(found, name)
    return value


def _money(key: str, title: str, width: int = 110) -> Column[UnitDues]:
    return Column(
        key=key,
        title=title,
        text=lambda line: money_text(_span(line, key)),
        order=lambda line: _span(line, key) or 0,
        align=RIGHT,
        width=width,
    )


def _share(line: UnitDues) -> str:
    share = line.retained_percent
    return f"{decimal_text(share)} %" if share is not None else ""


def _book(line: UnitDues) -> str:
    if line.span is None:
        return "chưa có sổ"
    until = line.closed_until
    return f"khóa đến {short_month_text(until)}" if until else "chưa khóa"


_COLUMNS: tuple[Column[UnitDues], ...] = (
    Column(
        key="name",
        title="Chi bộ",
        text=lambda line: line.name,
        order=lambda line: line.name,
        tip=lambda line: line.name,
        width=230,
        is_optional=False,
    ),
    _money("members", "Đảng viên", 84),
    _money("exempt", "Được\nmiễn", 70),
    _money("unpaid_members", "Chưa đóng\n(đồng chí)", 92),
    _money("unpaid", "Chưa đóng\n(đồng)"),
    _money("collected", "Đã thu"),
    Column(key="share", title="Giữ lại", text=_share, align=RIGHT, width=76),
    _money("retained", "Trích\ngiữ lại"),
    _money("to_remit", "Phải nộp"),
    _money("remitted", "Đã nộp"),
    Column(
        key="book",
        title="Sổ",
        text=_book,
        order=_book,
        width=150,
        state=lambda line: "attention" if line.span is None else "secondary",
    ),
)
