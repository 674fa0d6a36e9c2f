"""The meetings of a year: planned at once, opened one by one."""

from typing import ClassVar

from PySide6.QtCore import Signal

from chibo_desktop.domain.meeting import Meeting, MeetingState
from chibo_desktop.gui.meetings.follow_up_panel import FollowUpPanel
from chibo_desktop.gui.meetings.quality_columns import QUALITY_COLUMNS
from chibo_desktop.gui.meetings.year_acts import YearActs
from chibo_desktop.gui.meetings.year_columns import YEAR_COLUMNS
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import (
    Choice,
    DataTable,
    EmptyState,
    LinesModel,
    Page,
    Segmented,
    ToolRow,
    label,
)
from chibo_desktop.services.follow_up import follow_up_lines
from chibo_desktop.services.meetings import (
    MeetingLine,
    MeetingYear,
    load_year,
)
from chibo_desktop.services.quality_papers import QualityLine, grades_sentence, quality_year
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.meetings import average_text

MEETINGS, FOLLOW_UP, QUALITY = "meetings", "follow-up", "quality"
_HINT = "Enter: mở buổi họp · Ctrl+N: thêm buổi · Ctrl+Z: hoàn tác · F1: trợ giúp"


class YearPage(Page):
    """`meeting_requested(id, side)`: a meeting is to be opened."""

    meeting_requested = Signal(str, str)
    kinds: ClassVar[frozenset[str]] = frozenset(
        {"meeting", "attendance", "meeting_habits", "branch", "meeting_score", "meeting_item"}
    )

    def __init__(self, context: Context) -> None:
        super().__init__("Sinh hoạt chi bộ")
        self._of_file = context
        self._branch, self._year = "", context.today().year
        self.shown: MeetingYear | None = None
        self._nothing: EmptyState | None = None
        self.acts = YearActs(context, self, lambda: self.shown)
        self.acts.planned.connect(self.on_planned)
        self.acts.added.connect(self.on_added)
        self.add_action("Lập kế hoạch năm…", self.acts.plan, sign="list-checks")
        self.add_action("Thêm buổi…", self.acts.add, sign="plus", keys="Ctrl+N")
        self._next = self.add_action("Mở buổi gần nhất", self.on_next, primary=True)
        self.branch, self.years = Choice(), Choice()
        self.branch.setAccessibleName("Chi bộ")
        self.years.setAccessibleName("Năm")
        self.views = Segmented(
            [
                (MEETINGS, "Buổi sinh hoạt"),
                (FOLLOW_UP, "Việc sau sinh hoạt"),
                (QUALITY, "Chất lượng"),
            ]
        )
        self.views.chosen.connect(self.show_view)
        self.tools = ToolRow()
        for widget in (self.branch, self.views, self.years):
            self.tools.add(widget)
        self.model: LinesModel[MeetingLine] = LinesModel(YEAR_COLUMNS, self)
        self.table = DataTable("meetings", context.settings)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Các buổi sinh hoạt của năm")
        self.body.addWidget(self.tools)
        self.follow_up = FollowUpPanel(context, "branch-follow-up", of_branch=True)
        self.follow_up.changed.connect(self._load_others)
        self.follow_up.meeting_requested.connect(
            lambda meeting_id: self.meeting_requested.emit(meeting_id, FOLLOW_UP)
        )
        self.follow_up.hide()
        self.quality: LinesModel[QualityLine] = LinesModel(QUALITY_COLUMNS, self)
        self.trend = DataTable("meeting-quality", context.settings)
        self.trend.setModel(self.quality)
        self.trend.setAccessibleName("Chất lượng sinh hoạt của năm")
        self.trend.opened.connect(
            lambda row: self.meeting_requested.emit(self.quality.line(row).meeting.id, QUALITY)
        )
        self.trend.hide()
        self.grades = label(role="strong", wraps=True)
        self.grades.hide()
        self.body.addWidget(self.grades)
        self.body.addWidget(self.trend, 1)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.follow_up, 1)
        self.table.opened.connect(self._on_opened)
        self.branch.chosen.connect(self._on_branch)
        self.years.chosen.connect(self._on_year)

    def reload(self, changes: frozenset[str] | None) -> None:
        if changes is not None and not changes & self.kinds:
            return
        branch, year, today = self._branch, self._year, self._of_file.today()
        self._of_file.runner.run(
            lambda unit: load_year(unit, branch, year, today),
            self._on_loaded,
            owner=self,
            latest="year",
        )
        self._load_others()

    def show_view(self, key: str) -> None:
        """The meetings of the year, or what they decided."""
        self.views.set_value(key)
        self._arrange()
        self._load_others()

    def arrive(self, argument: object) -> None:
        """A view's name; a branch's id; a year in figures."""
        if argument in (FOLLOW_UP, QUALITY):
            self.show_view(str(argument))
        elif isinstance(argument, str) and argument.isdecimal():
            self._year = int(argument)
        elif isinstance(argument, str):
            self._branch = argument
        self.reload(None)

    def next_line(self) -> MeetingLine | None:
        """The meeting to go on with.

        The oldest not noted; else the last one whose minutes are not in the book; else the next.
        """
        lines = [one for one in self.model.lines if one.meeting.state != MeetingState.CANCELLED]
        overdue = [one for one in lines if one.is_overdue]
        ahead = [one for one in lines if one.meeting.state == MeetingState.PLANNED]
        last = [one for one in lines if one.meeting.state == MeetingState.HELD][-1:]
        unwritten = [one for one in last if one.meeting.minutes_number is None]
        return next(iter(overdue or unwritten or ahead or lines[-1:]), None)

    def on_next(self) -> None:
        """Open it."""
        line = self.next_line()
        if line is not None:
            self.meeting_requested.emit(line.meeting.id, "")

    def on_planned(self, count: int) -> None:
        """Say how many meetings were planned, and show them."""
        said = f"Đã thêm {count} buổi vào kế hoạch." if count else "Năm này đã đủ buổi thường kỳ."
        self.banner.say(f"{said} Ctrl+Z để hoàn tác." if count else said, "good")
        self.reload(None)

    def on_added(self, saved: Meeting) -> None:
        """Show the year of a meeting that was added."""
        if saved.held_on is not None:
            self._year = saved.held_on.year
            self.banner.say(f"Đã thêm buổi ngày {date_text(saved.held_on)}.", "good")
        self.reload(None)

    def _on_loaded(self, year: MeetingYear) -> None:
        self.shown = year
        self._branch = year.branch_id
        self.branch.set_options([(one.id, one.name) for one in year.branches])
        self.branch.set_value(year.branch_id)
        self.branch.setVisible(len(year.branches) > 1)
        self.years.set_options([(str(one), f"Năm {one}") for one in year.years])
        self.years.set_value(str(year.year))
        self.model.set_lines(year.lines)
        self.set_title(f"Sinh hoạt chi bộ năm {year.year}")
        overdue = sum(1 for one in year.lines if one.is_overdue)
        self.badge_changed.emit(overdue)
        self._next.setVisible(bool(year.lines))
        self._arrange()
        if self._nothing is not None:
            self._nothing.hide()
            self._nothing.deleteLater()
            self._nothing = None
        if not year.lines:
            self.set_context("")
            self.set_hint("")
            self._show_nothing(year.year)
            return
        self._show_figures(year, overdue)
        self._load_others()

    def _arrange(self) -> None:
        """What the view shows."""
        view = self.views.value()
        has_lines = self.shown is not None and bool(self.shown.lines)
        self.table.setVisible(has_lines and view == MEETINGS)
        self.follow_up.setVisible(view == FOLLOW_UP)
        self.trend.setVisible(view == QUALITY)
        self.grades.setVisible(view == QUALITY)
        self.years.setVisible(view != FOLLOW_UP)
        if self._nothing is not None:
            self._nothing.setVisible(view == MEETINGS)

    def _load_others(self) -> None:
        """What the other views show, while one of them is in sight."""
        if self.shown is None or self.views.value() == MEETINGS:
            return
        branch, year, today = self.shown.branch_id, self.shown.year, self._of_file.today()
        if self.views.value() == QUALITY:
            self._of_file.runner.run(
                lambda unit: quality_year(unit, branch, year),
                self._on_quality,
                owner=self,
                latest="quality",
            )
            return
        self._of_file.runner.run(
            lambda unit: follow_up_lines(unit, branch, today),
            self.follow_up.show_lines,
            owner=self,
            latest="follow-up",
        )

    def _on_quality(self, lines: list[QualityLine]) -> None:
        self.quality.set_lines(lines)
        self.grades.setText(grades_sentence(lines))

    def _show_figures(self, year: MeetingYear, overdue: int) -> None:
        line = self.next_line()
        if line is not None and line.meeting.held_on is not None:
            self._next.setText(f"Mở buổi {line.meeting.held_on:%d/%m}")
        parts = [f"{year.held} buổi đã họp, {year.planned} buổi dự kiến"]
        if overdue:
            parts.append(f"{overdue} buổi đã qua ngày mà chưa điểm danh")
        parts.append(average_text([one.count for one in year.lines]))
        self.set_context(" · ".join(filter(None, parts)))
        self.set_hint(_HINT)

    def _show_nothing(self, year: int) -> None:
        self._nothing = EmptyState(
            f"Chưa có buổi sinh hoạt nào trong năm {year}",
            "Chọn ngày họp thường lệ của chi bộ: mười hai buổi thường kỳ và các buổi có chuyên đề "
            "được lập một lần, ngày nào cũng sửa được.",
            "calendar-days",
            f"Lập kế hoạch năm {year}",
            self.acts.plan,
        )
        self.body.addWidget(self._nothing, 1)
        self._arrange()

    def _on_opened(self, row: int) -> None:
        self.meeting_requested.emit(self.model.line(row).meeting.id, "")

    def _on_branch(self, branch: str) -> None:
        self._branch = branch
        self.reload(None)

    def _on_year(self, year: str) -> None:
        self._year = int(year)
        self.reload(None)
