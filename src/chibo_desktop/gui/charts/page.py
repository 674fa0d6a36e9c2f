"""Biểu đồ: what the months of evaluations look like; every part opens to what it is made of."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.period import Month
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.jobs import Progress
from chibo_desktop.gui.theme import M, current
from chibo_desktop.gui.widgets import (
    CENTRE,
    LEFT,
    RIGHT,
    Choice,
    Column,
    DataTable,
    LinesModel,
    Page,
    Segmented,
    ToolRow,
    label,
)
from chibo_desktop.gui.widgets.chart_view import ChartView
from chibo_desktop.gui.widgets.names_dialog import NamesDialog
from chibo_desktop.services.seeing import YearOfRounds, load_year_of_rounds
from chibo_desktop.services.seeing_branch import branch_distribution
from chibo_desktop.services.seeing_criteria import criteria_shares, marker_differences
from chibo_desktop.services.seeing_member import member_line
from chibo_desktop.services.seeing_papers import chart_pdf, chart_workbook
from chibo_desktop.services.seeing_units import unit_distribution
from chibo_desktop.services.seen import Align, ListColumn, ListRow, Seen, cell_text, lay_out
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.dates import month_text

MEMBER, BRANCH, CRITERIA, MARKERS, UNITS = "member", "branch", "criteria", "markers", "units"
_VIEWS: tuple[tuple[str, str], ...] = (
    (BRANCH, "Cả chi bộ"),
    (MEMBER, "Từng đồng chí"),
    (CRITERIA, "Tiêu chí"),
    (MARKERS, "Bên chấm điểm"),
)
_OF_YEAR: dict[str, Callable[[YearOfRounds], Seen]] = {
    BRANCH: branch_distribution,
    CRITERIA: criteria_shares,
    MARKERS: marker_differences,
}
_ALIGNS = {Align.LEFT: LEFT, Align.CENTRE: CENTRE, Align.RIGHT: RIGHT}
_YEARS_BACK, _MONTHS_BACK = 5, 24
_PIXELS = 7  # of a table's column for each letter that a paper's column counts
_MOST_ROWS = 12
_HINT = (
    "Bấm vào điểm, cột hoặc thanh để xem bên trong · Tab vào biểu đồ, mũi tên để đi, Enter để mở · "
    "Ctrl+P: in"
)


class ChartsPage(Page):
    """Arrives at a branch's id, a view, or ("member", member id)."""

    kinds: ClassVar[frozenset[str]] = frozenset({"round", "evaluation", "branch", "period_closing"})

    def __init__(self, context: Context) -> None:
        super().__init__("Biểu đồ", scrolling=True)
        self._of_file = context
        self._is_office = context.session.is_office
        self.year: YearOfRounds | None = None
        self.seen: Seen | None = None
        self.names: NamesDialog | None = None
        self._branch, self._member = "", ""
        self.shown = UNITS if self._is_office else BRANCH
        self.desk = Desk(context, self)
        self.desk.saved.connect(lambda words: self.banner.say(words, "good"))
        self._build()

    def reload(self, changes: frozenset[str] | None) -> None:
        if self._is_office:
            month = Month.parse(self.month.value())

            def load(unit: Unit, progress: Progress) -> Seen:
                return unit_distribution(unit, month, progress.step)

            self._of_file.runner.run_long(
                load, "Đang đếm xếp loại của các đơn vị", self._show, owner=self, latest="charts"
            )
            return
        branch, year = self._branch, int(self.year_choice.value())
        self._of_file.runner.run(
            lambda unit: load_year_of_rounds(unit, branch, year),
            self._on_year,
            owner=self,
            latest="charts",
        )

    def arrive(self, argument: object) -> None:
        match argument:
            case ("member", str(member_id)):
                self._member = member_id
                self.show_view(MEMBER)
            case str() if argument in dict(_VIEWS):
                self.show_view(argument)
            case str():
                self._branch = argument
                self.reload(None)

    def show_view(self, view: str) -> None:
        """One of the four charts of a branch."""
        self.shown = view
        self.view.set_value(view)
        self.member.setVisible(view == MEMBER)
        if self.year is not None:
            self._on_year(self.year)

    def _build(self) -> None:
        self.add_action("In biểu đồ", self._on_print, True, "printer", "Ctrl+P")
        self.view = Segmented(_VIEWS)
        self.branch, self.year_choice = Choice(), Choice()
        self.month, self.member = Choice(), Choice()
        now = Month.of(self._of_file.today())
        years = range(now.year, now.year - _YEARS_BACK, -1)
        self.year_choice.set_options([(str(one), str(one)) for one in years])
        months = [now.plus(-back) for back in range(_MONTHS_BACK)]
        self.month.set_options([(str(one), month_text(one).capitalize()) for one in months])
        self.month.set_value(str(now.previous()))
        tools = ToolRow()
        tools.add(self.view)
        for choice, name in (
            (self.branch, "Chi bộ"),
            (self.year_choice, "Năm"),
            (self.month, "Tháng"),
            (self.member, "Đồng chí"),
        ):
            choice.setAccessibleName(name)
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
            tools.add(choice)
        self.view.setVisible(not self._is_office)
        self.year_choice.setVisible(not self._is_office)
        self.branch.hide()
        self.member.hide()
        self.month.setVisible(self._is_office)
        self.view.chosen.connect(self.show_view)
        self.branch.chosen.connect(self._on_branch)
        self.year_choice.chosen.connect(lambda _key: self.reload(None))
        self.month.chosen.connect(lambda _key: self.reload(None))
        self.member.chosen.connect(self._on_member)
        self._told = label(role="strong", wraps=True)
        self._said = label(role="secondary", wraps=True)
        self._nothing = label(role="secondary", wraps=True)
        self.chart = ChartView("Biểu đồ")
        self.chart.opened.connect(self.open_key)
        self.chart.told.connect(self._say)
        frame = QFrame()
        frame.setProperty("plane", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(M, M, M, M)
        inside.addWidget(self.chart)
        self._frame = frame
        self.rows: LinesModel[ListRow] = LinesModel(())
        self.table = DataTable("charts")
        self.table.setAccessibleName("Số liệu của biểu đồ")
        self.table.opened.connect(self._on_row)
        for widget in (tools, self._nothing, frame, self._told, self._said, self.table):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.set_hint(_HINT)

    def open_key(self, key: str) -> None:
        """Open what lies behind a part: an evaluation, or the names that it counts."""
        seen = self.seen
        if seen is None:
            return
        if key in seen.goes:
            round_id, evaluation_id = seen.goes[key]
            self.go_requested.emit("evaluations", f"{round_id}/{evaluation_id}")
        elif seen.read is not None:
            self._read_names(seen.read, key)
        elif seen.names.get(key):
            words = self._told.text() or seen.title
            self.names = NamesDialog(
                words, seen.names[key], thing="lượt", place="Tháng, nơi", parent=self
            )
            self.names.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.names.open()

    def _read_names(self, read: Callable[[Unit, str], Sequence[NameLine]], key: str) -> None:
        words = self._told.text() or (self.seen.title if self.seen else "")

        def show(lines: Sequence[NameLine]) -> None:
            self.names = NamesDialog(words, lines, parent=self)
            self.names.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.names.open()

        self._of_file.runner.run(lambda unit: read(unit, key), show, owner=self, latest="names")

    def _say(self, words: str) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))

    def _on_year(self, year: YearOfRounds) -> None:
        self.year = year
        self._branch = year.branch_id
        self.branch.set_options(list(year.branches.items()))
        self.branch.set_value(year.branch_id)
        self.branch.setVisible(len(year.branches) > 1)
        members = year.members
        self.member.set_options(list(members.items()))
        self.member.set_value(self._member)
        self._member = self.member.value()
        of_year = _OF_YEAR.get(self.shown)
        self._show(of_year(year) if of_year else member_line(year, self._member))

    def _show(self, seen: Seen) -> None:
        self.seen = seen
        self.set_context(" · ".join(filter(None, (seen.title, seen.subject))))
        self._say("")
        self._said.setText(" ".join(seen.sentences))
        self._said.setVisible(bool(seen.sentences))
        self._nothing.setText(seen.empty)
        self._nothing.setVisible(seen.is_empty)
        for widget in (self._frame, self.table):
            widget.setVisible(not seen.is_empty)
        chart = seen.chart
        self.chart.show_chart(None if chart is None else lambda room: lay_out(chart, room))
        self._fill_table(seen)

    def _fill_table(self, seen: Seen) -> None:
        columns = [_column(place, one) for place, one in enumerate(seen.columns)]
        self.rows = LinesModel(columns, self)
        self.rows.set_lines(seen.rows)
        self.table.setModel(self.rows)
        rows = min(_MOST_ROWS, len(seen.rows)) + 2
        self.table.setFixedHeight(current().row * rows + M)

    def _on_row(self, row: int) -> None:
        seen = self.seen
        if seen is None or not row < len(seen.keys):
            return
        key = seen.keys[row]
        self._say(cell_text(seen.rows[row].cells[0]))
        if key in seen.goes or key in seen.names or seen.read is not None:
            self.open_key(key)
            return
        # A row of a distribution stands for all of its layers.
        found = [
            line for one, lines in seen.names.items() if one.startswith(f"{key}/") for line in lines
        ]
        if found:
            self.names = NamesDialog(cell_text(seen.rows[row].cells[0]), found, parent=self)
            self.names.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.names.open()

    def _on_branch(self, branch: str) -> None:
        self._branch, self._member = branch, ""
        self.reload(None)

    def _on_member(self, member_id: str) -> None:
        self._member = member_id
        if self.year is not None:
            self._on_year(self.year)

    def _on_print(self) -> None:
        seen, branch, today = self.seen, self._branch, self._of_file.today()
        if seen is None or seen.is_empty:
            return

        def pdf(unit: Unit) -> bytes:
            return chart_pdf(unit, seen, branch, today)

        def workbook(unit: Unit) -> bytes:
            return chart_workbook(unit, seen, branch, today)

        self.desk.show(f"{seen.title} {seen.subject}".strip(), pdf, workbook)


def _column(place: int, column: ListColumn) -> Column[ListRow]:
    """A column of the paper as a column of the screen's table."""

    def text(row: ListRow) -> str:
        return cell_text(row.cells[place])

    return Column(
        key=str(place),
        title=column.title,
        text=text,
        align=_ALIGNS[column.align],
        width=int(column.width * _PIXELS) + 20,
        tip=text,
    )
