"""The study book: the year at a glance, a month typed in one pass, the lists for the meeting."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.text import fold
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.study.acts import StudyActs
from chibo_desktop.gui.study.loading import (
    FILTERS,
    MEETING,
    MONTH,
    YEAR,
    Book,
    is_left,
    load_book,
)
from chibo_desktop.gui.study.meeting_panel import MeetingPanel
from chibo_desktop.gui.study.month_model import MonthModel
from chibo_desktop.gui.study.month_view import MonthView
from chibo_desktop.gui.study.year_model import YearModel
from chibo_desktop.gui.study.year_view import YearView
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import Choice, Page, SearchBox, Segmented, ToolRow, label
from chibo_desktop.wording.dates import month_text
from chibo_desktop.wording.study import legend_text, month_counts_text, theme_text

_HINTS = {
    YEAR: "Enter: mở năm của một đồng chí · T: nhập tháng đang đứng · Ctrl+P: in",
    MONTH: "Enter: xuống · Tab: sang phải · Ctrl+D: chép từ ô trên · Ctrl+Shift+D: điền cả cột · "
    "Ctrl+R: chép việc tháng trước · Ctrl+V: dán từ Excel · F4: phiếu tháng · Ctrl+Z: hoàn tác",
    MEETING: "Enter: mở năm của một đồng chí · Ctrl+P: in",
}
_ROOMY = 560  # pixels at 100 %: lower than this, rows come before hints
_YEARS_BACK = 4
_TOLD = 5  # refusals told by name


class BookPage(Page):
    """Arrives at a month, or at a view of it."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {"study_month", "commitment", "commitment_line", "study_theme", "member", "branch"}
    )
    member_requested = Signal(str, int)

    def __init__(self, context: Context) -> None:
        super().__init__("Học tập và làm theo Bác")
        self.context = context
        self.book: Book | None = None
        self.branch_id = ""
        self.month = Month.of(context.today())
        self.shown = YEAR
        self.year_model, self.month_model = YearModel(self), MonthModel(self)
        self.acts = StudyActs(self, self)
        self._build()
        self._connect()

    def reload(self, changes: frozenset[str] | None) -> None:
        """Read again what the view in front shows."""
        branch, month, view = self.branch_id, self.month, self.shown
        today = self.context.today()
        self.context.runner.run(
            lambda unit: load_book(unit, branch, month, view, today),
            self._on_book,
            owner=self,
            latest="book",
        )

    def arrive(self, argument: object) -> None:
        """A month shows the year with it; (month, view) also the view."""
        if isinstance(argument, Month):
            self.month = argument
        elif isinstance(argument, tuple) and len(argument) == 2:
            month, view = argument
            self.month = month if isinstance(month, Month) else self.month
            self.shown = view if view in _HINTS else self.shown
        elif isinstance(argument, str) and argument in _HINTS:
            self.shown = argument
        self.show_view(self.shown)

    def may_leave(self) -> bool:
        self.month_view.setFocus()  # a text being typed is taken over
        return True

    def show_view(self, view: str) -> None:
        """The year, the month, or the lists for the meeting."""
        self.shown = view
        self.view.set_value(view)
        self.year_view.setVisible(view == YEAR)
        self._cell_words.setVisible(view == YEAR)
        self._arrange()
        self.month_view.setVisible(view == MONTH)
        self.meeting.setVisible(view == MEETING)
        self.filter.setVisible(view != MEETING)
        self.search.setVisible(view != MEETING)
        self._enter.setVisible(view != MONTH)
        self.reload(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """On a low screen rows come before the legend; each cell is told in words anyway."""
        is_roomy = self.height() >= current().scaled(_ROOMY)
        self._legend.setVisible(self.shown == YEAR and is_roomy)
        self.set_hint(_HINTS[self.shown] if is_roomy else "")

    def chosen_members(self) -> list[str]:
        """The members selected in the grid of the year, when it is more than the one one is on."""
        chosen = self.year_view.chosen_members() if self.shown == YEAR else []
        return chosen if len(chosen) > 1 else []

    def _build(self) -> None:
        self._print = self.add_action("In…", self._on_print, sign="printer", keys="Ctrl+P")
        self.add_action("Lập, sửa…", self._on_more, sign="pencil")
        self._enter = self.add_action("Nhập tháng", self._on_enter, primary=True)
        self.view = Segmented(
            [(YEAR, "Cả năm"), (MONTH, "Nhập tháng"), (MEETING, "Biểu dương – nhắc nhở")]
        )
        self.branch, self.year_choice, self.month_choice = Choice(), Choice(), Choice()
        self.filter = Choice(list(FILTERS.items()))
        named = (
            (self.branch, "Chi bộ"),
            (self.year_choice, "Năm"),
            (self.month_choice, "Tháng"),
            (self.filter, "Lọc"),
        )
        for choice, name in named:
            choice.setAccessibleName(name)
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.search = SearchBox("Tìm tên")
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(current().scaled(150))
        tools = ToolRow()
        for widget in (self.view, self.branch, self.year_choice, self.month_choice, self.filter):
            tools.add(widget)
        tools.add(self.search, stretching=True)
        self.body.addWidget(tools)
        self.year_view = YearView(self.year_model)
        self.month_view = MonthView(self.month_model)
        self.meeting = MeetingPanel(self.context.settings)
        self._cell_words = label(role="strong", wraps=True)
        self._legend = label(legend_text(), "hint", wraps=True)
        self.body.addWidget(self.year_view, 1)
        self.body.addWidget(self.month_view, 1)
        self.body.addWidget(self.meeting, 1)
        self.body.addWidget(self._cell_words)
        self.body.addWidget(self._legend)
        self.month_view.hide()
        self.meeting.hide()
        self.set_hint(_HINTS[YEAR])

    def _connect(self) -> None:
        self.view.chosen.connect(self.show_view)
        self.branch.chosen.connect(self._on_branch)
        self.year_choice.chosen.connect(lambda key: self._on_month(int(key), self.month.number))
        self.month_choice.chosen.connect(lambda key: self._on_month(self.month.year, int(key)))
        self.filter.chosen.connect(lambda _key: self._narrow())
        self.search.searched.connect(lambda _text: self._narrow())
        self.search.list_requested.connect(self._focus_list)
        self.year_view.moved.connect(self._cell_words.setText)
        self.year_view.member_requested.connect(self._open_member)
        self.year_view.month_requested.connect(self._enter_month)
        self.month_model.entered.connect(self._save)
        self.month_view.refused.connect(self._on_refused)
        self.month_view.last_month_requested.connect(self.acts.copy_last_month)
        self.month_view.sheet_requested.connect(self.acts.open_sheet)
        self.meeting.member_requested.connect(self._open_member)
        self.meeting.print_requested.connect(self.acts.print_meeting)
        self.meeting.copied.connect(
            lambda: self.banner.say("Đã chép. Dán vào văn bản bằng Ctrl+V.", "good")
        )

    def _on_book(self, book: Book) -> None:
        self.book = book
        year = book.year
        self.branch_id = year.branch_id
        self.branch.set_options(list(year.branches.items()))
        self.branch.set_value(year.branch_id)
        self.branch.setVisible(len(year.branches) > 1)
        today = Month.of(self.context.today())
        years = range(today.year + 1, today.year - _YEARS_BACK - 1, -1)
        self.year_choice.set_options([(str(one), str(one)) for one in years])
        self.year_choice.set_value(str(self.month.year))
        self.month_choice.set_options([(str(one), f"Tháng {one}") for one in range(1, 13)])
        self.month_choice.set_value(str(self.month.number))
        self._enter.setText(f"Nhập {month_text(self.month).split(' năm')[0]}")
        self._say_figures(book)
        if not year.rows:
            self.show_empty(
                "Chưa có đảng viên nào để theo dõi",
                "Khi danh sách đảng viên đã có, mỗi đồng chí có một dòng: mỗi tháng đăng ký một "
                "việc làm theo, chi bộ ghi kết quả và nhận xét.",
                "book-open",
                "Sang danh sách đảng viên",
                lambda: self.go_requested.emit("members", None),
            )
            return
        self.show_body()
        is_first = not self.year_model.rowCount()
        if book.is_whole:
            self.year_model.show_rows(year.rows)
        if book.is_whole and is_first:
            self.year_view.go_to_month(self.month.number)
        if book.rows is not None:
            self.month_model.show_rows(book.rows, book.lines or {})
            if not self.month_view.currentIndex().isValid():
                self.month_view.setCurrentIndex(self.month_model.index(0, 0))
        if book.meeting is not None:
            self.meeting.show_meeting(book.meeting)
        self._cell_words.setText(self.year_model.words(self.year_view.currentIndex()))
        self._narrow()

    def _say_figures(self, book: Book) -> None:
        year, number = book.year, self.month.number
        cells = [row.cells[number - 1] for row in year.followed()]
        said = [
            month_counts_text(
                self.month,
                len(cells),
                sum(cell.is_registered for cell in cells),
                sum(cell.has_report for cell in cells),
            )
        ]
        quarter = (number + 2) // 3
        for one in (quarter, 0):
            if year.themes.get(one):
                said.append(theme_text(one, year.themes[one]))
                break
        self.set_context(" · ".join(said))

    def _narrow(self) -> None:
        if self.book is None:
            return
        wanted, words = self.filter.value(), fold(self.search.text())
        rows = {row.member_id: row for row in self.book.year.rows}
        hidden = {
            member_id
            for member_id, row in rows.items()
            if not is_left(row, self.month, wanted) or words not in fold(row.full_name)
        }
        for place, row in enumerate(self.year_model.rows):
            self.year_view.setRowHidden(place, row.member_id in hidden)
        for place, one in enumerate(self.month_model.rows):
            self.month_view.setRowHidden(place, one.member_id in hidden)

    def _focus_list(self) -> None:
        (self.month_view if self.shown == MONTH else self.year_view).setFocus()

    def _on_branch(self, branch: str) -> None:
        self.branch_id = branch
        self.reload(None)

    def _on_month(self, year: int, number: int) -> None:
        self.month = Month(year, number)
        self.year_view.go_to_month(number)
        self.reload(None)

    def _on_enter(self) -> None:
        self._enter_month(self.month.number)

    def _enter_month(self, number: int) -> None:
        self.month = Month(self.month.year, number)
        self.show_view(MONTH)
        self.month_view.setFocus()

    def _open_member(self, member_id: str) -> None:
        self.member_requested.emit(member_id, self.month.year)

    def _on_print(self) -> None:
        self._popup(self.acts.fill_print_menu)

    def _on_more(self) -> None:
        self._popup(self.acts.fill_more_menu)

    def _popup(self, fill: Callable[[QMenu], None]) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        fill(menu)
        menu.popup(self._print.mapToGlobal(QPoint(0, self._print.height())))

    def _save(self, values: Mapping[str, Mapping[str, str]]) -> None:
        self.acts.save(self.month, values)

    def _on_refused(self, refused: Sequence[str]) -> None:
        if not refused:
            self.banner.clear()
            return
        more = f"; và {len(refused) - _TOLD} ô khác" if len(refused) > _TOLD else ""
        self.banner.say(f"Không ghi được: {'; '.join(refused[:_TOLD])}{more}.", "attention")
