"""Thống kê: choose table, period and unit; look behind every figure; print."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.gui.printing.desk import Desk, LongMake
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.jobs import Progress
from chibo_desktop.gui.statistics.figure_lines import (
    BEFORE,
    CHANGE,
    COLUMNS,
    LABEL,
    MARK,
    SHARE,
    FigureLine,
    headcount_lines,
    statistics_lines,
)
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import (
    Choice,
    DataTable,
    FormField,
    LinesModel,
    LinkButton,
    Page,
    Segmented,
    ToolRow,
    label,
)
from chibo_desktop.gui.widgets.names_dialog import NamesDialog
from chibo_desktop.services.headcounts import HeadcountTable
from chibo_desktop.services.listed_people import Scope, scopes
from chibo_desktop.services.office_statistics import (
    Table,
    apart_names,
    load_table,
    table_names,
)
from chibo_desktop.services.session import Unit
from chibo_desktop.services.statistics_papers import statistics_pdf, statistics_workbook
from chibo_desktop.wording.numbers import count_text
from chibo_desktop.wording.statistics import (
    COMPOSITION,
    HEADCOUNT,
    MOVEMENT,
    PERIOD_KINDS,
    apart_sentence,
    period_text,
    span_text,
    sum_text,
)
from chibo_desktop.wording.terms import capitalised

_YEARS_BACK = 5
_NARROW = 620  # pixels at 100 %: below it shares and comparisons are left to paper
_FORMS = (
    (HEADCOUNT, "Tăng, giảm đảng viên"),
    (COMPOSITION, "Đội ngũ đảng viên"),
    (MOVEMENT, "Kết nạp, ra khỏi Đảng, kỷ luật"),
)
_KEYS = "Enter hoặc bấm đúp vào con số: xem tên · Ctrl+C: chép sang Excel · Ctrl+P: xem và in"


class StatisticsPage(Page):
    """One table at a time; the same figures go to paper and to the workbook."""

    kinds = frozenset(
        {"member", "branch", "discipline", "life_event", "workplace", "period_closing"}
    )

    def __init__(self, context: Context) -> None:
        super().__init__("Thống kê", scrolling=False)
        self._of_file = context
        self.desk = Desk(context, self)
        self.desk.saved.connect(lambda words: self.banner.say(words, "good"))
        self._table: Table | None = None
        self._counted = ("", "", "", "")  # form, kind, period, unit of the table on show
        self.names: NamesDialog | None = None
        self.add_action("Lưu bảng Excel…", self.save_workbook, sign="file-spreadsheet")
        self.add_action("Xem và in…", self.show_paper, primary=True, sign="printer", keys="Ctrl+P")
        self._build()
        self.set_hint(_KEYS)

    @property
    def period(self) -> ReportPeriod:
        """The period chosen."""
        return ReportPeriod.parse(self.periods.value())

    @property
    def scope(self) -> Scope:
        """Whose people are counted."""
        org_id, _, branch_id = self.units.value().partition("/")
        return Scope(org_id=org_id, branch_id=branch_id)

    def reload(self, changes: frozenset[str] | None) -> None:
        """Count anew what is chosen."""
        form, period, scope = self.forms.value(), self.period, self.scope

        def work(unit: Unit, progress: Progress) -> tuple[list[tuple[str, str]], Table]:
            return scopes(unit), load_table(unit, form, period, scope, progress.step)

        self._of_file.runner.run_long(
            work,
            "Đang đếm số liệu thống kê",
            self._on_counted,
            self._on_stopped,
            owner=self,
            latest="figures",
        )

    def show_paper(self) -> None:
        """Preview the table as it is printed."""
        form, period, scope = self._chosen()
        self.desk.show_long(
            self._paper_title(),
            lambda unit, progress: statistics_pdf(
                unit, form, period, scope, progress=progress.step
            ),
            long_workbook=self._workbook(),
        )

    def save_workbook(self) -> None:
        """Save the table with its names as a workbook."""
        self.desk.save_long_workbook(self._paper_title(), self._workbook())

    def open_names(self, row: int) -> None:
        """The names behind the figure of a row: of the column one stands in."""
        line = self.model.line(row)
        if not line.now and not line.before:
            return
        keys = self.table.column_keys()
        index = self.table.currentIndex()
        is_before = index.isValid() and keys[index.column()] == BEFORE
        names = line.names_before if is_before else line.names
        period = self.period.year_before() if is_before else self.period
        title, table = f"{self._title_of(row)}, {period_text(period)}", self._table
        if table is None or not table.is_kept:
            self._show_names(title, names)
            return
        self._read_names(title, lambda unit: table_names(unit, table, line.key, before=is_before))

    def show_apart(self) -> None:
        """The names in which list and events disagree, and those counted with a doubt."""
        table = self._table
        if isinstance(table, HeadcountTable):
            self._read_names(
                "Chênh lệch và những điều cần xem lại", lambda unit: apart_names(unit, table)
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _build(self) -> None:
        self.forms = Segmented(_FORMS)
        self.kind = Choice([(kind.value, words) for kind, words in PERIOD_KINDS.items()])
        self.kind.set_value(PeriodKind.QUARTER.value)
        self.periods, self.units = Choice(), Choice()
        for choice in (self.kind, self.periods, self.units):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        tools = ToolRow()
        tools.add(FormField("&Biểu", self.forms))
        tools.add(FormField("&Loại kỳ", self.kind))
        tools.add(FormField("&Kỳ", self.periods))
        self._unit_field = FormField("Đơn &vị", self.units)
        tools.add(self._unit_field)
        self.model: LinesModel[FigureLine] = LinesModel(COLUMNS)
        self.table = DataTable("statistics", self._of_file.settings)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Số liệu thống kê")
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        words = self.table.column_keys().index(LABEL)
        header.setSectionResizeMode(words, QHeaderView.ResizeMode.Stretch)
        self.sum_line = label(role="strong", wraps=True)
        self.apart_link = LinkButton("")
        self.source = label(role="hint", wraps=True)
        self.body.addWidget(tools)
        self.body.addWidget(self.sum_line)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.apart_link, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.source)
        self._fill_periods()
        self.forms.chosen.connect(lambda _key: self.reload(None))
        self.kind.chosen.connect(self._on_kind)
        self.periods.chosen.connect(lambda _key: self.reload(None))
        self.units.chosen.connect(lambda _key: self.reload(None))
        self.table.opened.connect(self.open_names)
        self.apart_link.clicked.connect(self.show_apart)

    def _fill_periods(self) -> None:
        kind, today = PeriodKind(self.kind.value()), self._of_file.today()
        known = ReportPeriod.begun(kind, today, _YEARS_BACK)
        self.periods.set_options([(str(one), capitalised(period_text(one))) for one in known])
        self.periods.set_value(str(ReportPeriod.of(kind, today)))

    def _on_kind(self, _key: str) -> None:
        self._fill_periods()
        self.reload(None)

    def _on_counted(self, counted: tuple[list[tuple[str, str]], Table]) -> None:
        choices, table = counted
        self._table = table
        chosen = self.units.value()
        self.units.set_options(choices)
        self.units.set_value(chosen if chosen in dict(choices) else choices[0][0])
        self._unit_field.setVisible(len(choices) > 1)
        self._counted = (
            self.forms.value(),
            self.kind.value(),
            self.periods.value(),
            self.units.value(),
        )
        self._fit_columns()
        if isinstance(table, HeadcountTable):
            self.model.set_lines(headcount_lines(table))
            self._say_headcount(table)
        else:
            self.model.set_lines(statistics_lines(table))
            self.apart_link.hide()
        self.sum_line.setVisible(isinstance(table, HeadcountTable))
        self.set_context(f"{capitalised(period_text(table.period))} · {span_text(table.period)}")
        self.source.setText(table.form.note or table.form.source)
        self.source.setToolTip(table.form.source)

    def _on_stopped(self, problems: Sequence[Problem]) -> None:
        """The table on show stays, and so does what was chosen for it."""
        if problems:
            return
        if self._table is None:
            self.banner.say("Đã dừng, chưa đếm gì. Chọn lại biểu, kỳ hoặc đơn vị để đếm.")
            return
        form, kind, period, units = self._counted
        self.forms.set_value(form)
        self.kind.set_value(kind)
        self._fill_periods()
        self.periods.set_value(period)
        self.units.set_value(units)
        self.banner.say("Đã dừng. Bảng đang hiện là số liệu đã đếm trước đó.")

    def _say_headcount(self, table: HeadcountTable) -> None:
        figures = {line.mark: line.count for line in table.lines if not line.level}
        self.sum_line.setText(sum_text(figures))
        said = apart_sentence(table.apart_count) if table.apart_count else ""
        if table.doubt_count:
            said += f" {count_text(table.doubt_count)} đồng chí cần xem lại ngày."
        self.apart_link.setText(said.strip() + " Xem tên" if said else "")
        self.apart_link.setVisible(bool(said))

    def _fit_columns(self) -> None:
        """The words take what the figures leave; a narrow window shows fewer figures."""
        keys = self.table.column_keys()
        is_count = isinstance(self._table, HeadcountTable)
        is_narrow = self.width() < current().scaled(_NARROW)
        for key, is_hidden in (
            (MARK, not is_count),
            (SHARE, is_count or is_narrow),
            (CHANGE, is_narrow),
        ):
            self.table.setColumnHidden(keys.index(key), is_hidden)

    def _title_of(self, row: int) -> str:
        line = self.model.line(row)
        return f"{line.section}: {line.label.strip()}" if line.section else line.label.strip()

    def _read_names(self, title: str, read: Callable[[Unit], Sequence[NameLine]]) -> None:
        self._of_file.runner.run(
            read, lambda names: self._show_names(title, names), owner=self, latest="names"
        )

    def _show_names(self, title: str, names: Sequence[NameLine]) -> None:
        self.names = NamesDialog(title, names, parent=self)
        self.names.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.names.destroyed.connect(self._on_names_closed)
        self.names.open()

    def _on_names_closed(self) -> None:
        self.names = None

    def _workbook(self) -> LongMake:
        form, period, scope = self._chosen()
        return lambda unit, progress: statistics_workbook(
            unit, form, period, scope, progress=progress.step
        )

    def _chosen(self) -> tuple[str, ReportPeriod, Scope]:
        return self.forms.value(), self.period, self.scope

    def _paper_title(self) -> str:
        words = dict(_FORMS)[self.forms.value()]
        return f"Biểu thống kê {words[:1].lower()}{words[1:]} {period_text(self.period)}"
