"""At the office: how many of each unit registered, handed in, were praised, month by month."""

from collections.abc import Callable
from typing import ClassVar

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.text import sort_key
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import CENTRE, Choice, Column, DataTable, LinesModel, Page, ToolRow
from chibo_desktop.services.study_figures import (
    UnitStudy,
    load_study_figures,
    study_figures_pdf,
    study_figures_workbook,
)
from chibo_desktop.wording.dates import month_text

_MONTHS_BACK = 24


class OfficeStudyPage(Page):
    """Figures of units; people are never set in order."""

    kinds: ClassVar[frozenset[str]] = frozenset({"study_month", "member", "workplace"})

    def __init__(self, context: Context) -> None:
        super().__init__("Học tập và làm theo Bác")
        self._of_file = context
        self.desk = Desk(context, self)
        self.desk.saved.connect(lambda words: self.banner.say(words, "good"))
        self.add_action("In bảng theo đơn vị", self._on_print, True, "printer", "Ctrl+P")
        now = Month.of(context.today())
        months = [now.plus(-back) for back in range(_MONTHS_BACK)]
        self.month = Choice([(str(one), month_text(one).capitalize()) for one in months])
        self.month.setAccessibleName("Tháng")
        self.month.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.month.chosen.connect(lambda _key: self.reload(None))
        tools = ToolRow()
        tools.add(self.month)
        self.body.addWidget(tools)
        self.lines: LinesModel[UnitStudy] = LinesModel(_columns(), self)
        self.table = DataTable("study-units", context.settings)
        self.table.setModel(self.lines)
        self.table.setAccessibleName("Số liệu học tập và làm theo Bác của các đơn vị")
        self.body.addWidget(self.table, 1)
        self.set_hint("Bấm vào tên cột để xếp thứ tự · Ctrl+C: chép sang Excel · Ctrl+P: in")

    def reload(self, changes: frozenset[str] | None) -> None:
        month, today = self._month(), self._of_file.today()
        self._of_file.runner.run(
            lambda unit: load_study_figures(unit, month, today),
            self._on_lines,
            owner=self,
            latest="study",
        )

    def arrive(self, argument: object) -> None:
        """A month shows its figures."""
        if isinstance(argument, Month):
            self.month.set_value(str(argument))
            self.reload(None)

    def _on_lines(self, lines: list[UnitStudy]) -> None:
        self.lines.set_lines(lines)
        silent = sum(line.is_silent for line in lines)
        followed = sum(line.count.followed for line in lines)
        registered = sum(line.count.registered for line in lines)
        aside = f" · {silent} đơn vị chưa có số liệu của tháng" if silent else ""
        self.set_context(f"{registered}/{followed} đồng chí đã đăng ký việc làm theo{aside}")
        if lines:
            self.show_body()
            return
        self.show_empty(
            "Chưa có số liệu của đơn vị nào",
            "Khi nhận gói của các đơn vị, số đồng chí đăng ký, nộp thu hoạch, được nêu gương của "
            "từng đơn vị hiện ở đây.",
            "book-open",
            "Mở Hộp thư",
            lambda: self.go_requested.emit("inbox", None),
        )

    def _month(self) -> Month:
        return Month.parse(self.month.value())

    def _on_print(self) -> None:
        month, today = self._month(), self._of_file.today()
        self.desk.show(
            f"Học tập và làm theo Bác theo đơn vị {month_text(month)}",
            lambda unit: study_figures_pdf(unit, month, today),
            lambda unit: study_figures_workbook(unit, month, today),
        )


def _columns() -> tuple[Column[UnitStudy], ...]:
    return (
        Column(
            key="unit",
            title="Đơn vị",
            text=lambda line: line.name,
            order=lambda line: sort_key(line.name),
            width=300,
            tip=lambda line: line.name,
        ),
        _figure("followed", "Số theo dõi", lambda line: line.count.followed),
        _figure("registered", "Đã đăng ký", lambda line: line.count.registered),
        _figure("reported", "Đã nộp thu hoạch", lambda line: line.count.reported),
        _figure("attended", "Dự học", lambda line: line.count.attended),
        _figure("models", "Nêu gương", lambda line: line.count.models),
        _figure("not-met", "Chưa đạt", lambda line: line.count.not_met),
        Column(
            key="state",
            title="Tình trạng",
            text=lambda line: "chưa có số liệu" if line.is_silent else "đã có",
            order=lambda line: line.is_silent,
            width=120,
            state=lambda line: "attention" if line.is_silent else "good",
        ),
    )


def _figure(key: str, title: str, of: Callable[[UnitStudy], int]) -> Column[UnitStudy]:
    return Column(
        key=key,
        title=title,
        text=lambda line: str(of(line)),
        order=of,
        align=CENTRE,
        width=92,
    )
