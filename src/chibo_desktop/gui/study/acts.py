"""What one does from the study book: make commitments, write themes, open a sheet, print."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QMenu, QWidget

from chibo_desktop.domain.period import Month
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.study.dialogs import LAST_YEAR, MakeDialog, ThemeDialog
from chibo_desktop.gui.study.loading import Book
from chibo_desktop.gui.study.month_model import MonthModel
from chibo_desktop.gui.study.sheet_dialog import SheetDialog
from chibo_desktop.gui.widgets import Banner
from chibo_desktop.gui.widgets.form_acts import OpensForms, carry_out
from chibo_desktop.services.commitment_papers import (
    blank_commitment_pdf,
    blank_commitment_workbook,
    commitments_pdf,
    commitments_workbook,
    register_pdf,
    register_workbook,
)
from chibo_desktop.services.commitments import (
    MemberYear,
    copy_commitments,
    load_member_year,
    make_commitments,
    templates_for,
)
from chibo_desktop.services.session import Unit
from chibo_desktop.services.study_papers import (
    StudyWish,
    meeting_list_pdf,
    meeting_list_workbook,
    month_sheet_pdf,
    month_sheet_workbook,
    year_table_pdf,
    year_table_workbook,
)
from chibo_desktop.services.study_writing import last_month_actions, set_study, set_theme
from chibo_desktop.wording.dates import month_text, short_month_text

Make = Callable[[Unit, StudyWish], bytes]


class StudyHost(Protocol):
    """What the acts ask of the page they stand on."""

    context: Context
    banner: Banner
    book: Book | None
    branch_id: str
    month: Month
    month_model: MonthModel

    def reload(self, changes: frozenset[str] | None) -> None: ...

    def chosen_members(self) -> list[str]: ...


class StudyActs(OpensForms[MakeDialog | ThemeDialog | SheetDialog]):
    """Acts on behalf of a page."""

    def __init__(self, page: StudyHost, widget: QWidget) -> None:
        """`widget` is the page itself, in front of which forms and papers are shown."""
        self._page, self._widget, self._of_file = page, widget, page.context
        self.desk = Desk(page.context, widget)
        self.desk.saved.connect(lambda words: page.banner.say(words, "good"))

    def save(self, month: Month, values: Mapping[str, Mapping[str, str]]) -> None:
        """Write down what was typed; what is refused is said and shown as it stands."""
        page = self._page

        def failed(problems: object) -> None:
            page.reload(None)
            if isinstance(problems, tuple) and problems:
                self._of_file.dialogs.warn_problems(problems, "Chưa lưu được ô vừa nhập")

        self._of_file.runner.run(
            lambda unit: set_study(unit, month, values), None, failed, owner=self._widget
        )

    def fill_more_menu(self, menu: QMenu) -> None:
        """What is made or written besides the months."""
        menu.addAction("Lập bản cam kết…").triggered.connect(self.make)
        menu.addAction("Chuyên đề của năm, quý…").triggered.connect(self.edit_themes)

    def fill_print_menu(self, menu: QMenu) -> None:
        """Every paper of the book; each can be saved as a workbook from its preview."""
        month = month_text(self._page.month)
        offered: tuple[tuple[str, Callable[[], None]], ...] = (
            (f"Bảng theo dõi {month}", self.print_month),
            (f"Bảng theo dõi {month} – để trống, viết tay", partial(self.print_month, True)),
            (f"Bảng theo dõi cả năm {self._page.month.year}", self.print_year),
            (f"Biểu dương, nhắc nhở {month}", self.print_meeting),
            ("Bản cam kết của từng đồng chí", self.print_commitments),
            ("Bản cam kết trắng", self.print_blank_commitment),
            ("Sổ đăng ký của chi bộ", self.print_register),
        )
        for words, act in offered:
            menu.addAction(words).triggered.connect(lambda _on=False, act=act: act())

    def print_month(self, is_blank: bool = False) -> None:
        """Preview the month sheet."""
        self._show("Bảng theo dõi", month_sheet_pdf, month_sheet_workbook, is_blank)

    def print_year(self) -> None:
        """Preview the year's table."""
        self._show("Bảng theo dõi cả năm", year_table_pdf, year_table_workbook)

    def print_meeting(self) -> None:
        """Preview the lists for the meeting."""
        self._show("Biểu dương, nhắc nhở", meeting_list_pdf, meeting_list_workbook)

    def print_commitments(self) -> None:
        """Preview the commitments of those selected, else of everybody."""
        book = self._page.book
        if book is None:
            return
        chosen = self._page.chosen_members()
        whom = chosen or [row.member_id for row in book.year.followed()]
        year, today = self._page.month.year, self._today()
        self.desk.show(
            f"Bản cam kết năm {year}",
            lambda unit: commitments_pdf(unit, whom, year, dated=today),
            lambda unit: commitments_workbook(unit, whom, year, dated=today),
        )

    def print_blank_commitment(self) -> None:
        """Preview the commitment without a name."""
        year = self._page.month.year
        self.desk.show(
            f"Bản cam kết trắng năm {year}",
            lambda unit: blank_commitment_pdf(unit, year),
            lambda unit: blank_commitment_workbook(unit, year),
        )

    def print_register(self) -> None:
        """Preview the register of commitments."""
        branch, year, today = self._page.branch_id, self._page.month.year, self._today()
        self.desk.show(
            f"Sổ đăng ký năm {year}",
            lambda unit: register_pdf(unit, branch, year, today, dated=today),
            lambda unit: register_workbook(unit, branch, year, today, dated=today),
        )

    def make(self) -> None:
        """Ask how, then make the commitments that are missing."""
        book = self._page.book
        if book is None:
            return
        year = self._page.month.year
        without = [row.member_id for row in book.year.followed() if row.commitment is None]
        chosen = self._page.chosen_members()
        form = MakeDialog(year, templates_for(year), len(without), len(chosen), self._widget)

        def work(unit: Unit, how: str, only_chosen: bool) -> int:
            whom = chosen if only_chosen else without
            if how == LAST_YEAR:
                return copy_commitments(unit, whom, year)
            return make_commitments(unit, whom, year, how)

        carry_out(self._of_file, form, work, lambda count: self._on_made(count, year))
        self.show_form(form)

    def edit_themes(self) -> None:
        """Ask for the themes of the year."""
        book = self._page.book
        if book is None:
            return
        branch, year, before = self._page.branch_id, self._page.month.year, book.year.themes
        form = ThemeDialog(year, before, self._widget)

        def work(unit: Unit, titles: Mapping[int, str]) -> None:
            for quarter, title in titles.items():
                if title.strip() != before.get(quarter, ""):
                    set_theme(unit, branch, year, quarter, title)

        carry_out(self._of_file, form, work)
        self.show_form(form)

    def open_sheet(self, member_id: str) -> None:
        """One member's month as a form."""
        year = self._page.month.year
        self._of_file.runner.run(
            lambda unit: load_member_year(unit, member_id, year),
            self._show_sheet,
            owner=self._widget,
        )

    def copy_last_month(self) -> None:
        """Register for those who have nothing what they had registered the month before."""
        branch, month = self._page.branch_id, self._page.month
        self._of_file.runner.run(
            lambda unit: last_month_actions(unit, branch, month), self._on_old, owner=self._widget
        )

    def _on_old(self, found: Mapping[str, Mapping[str, str]]) -> None:
        rows = {row.member_id: row for row in self._page.month_model.rows}
        given = {
            member_id: one
            for member_id, one in found.items()
            if member_id in rows and not rows[member_id].record.is_registered
        }
        before = short_month_text(self._page.month.previous())
        if not given:
            self._page.banner.say(
                f"Không có việc nào của tháng {before} để chép: tháng ấy chưa ghi, hoặc mọi đồng "
                "chí đã đăng ký.",
                "information",
            )
            return
        self.save(self._page.month, given)
        self._page.banner.say(
            f"Đã chép việc của tháng {before} cho {len(given)} đồng chí. Ctrl+Z để hoàn tác.",
            "information",
        )

    def _show_sheet(self, one: MemberYear) -> None:
        month = self._page.month
        record = one.months[month.number - 1]
        lines = [(line.id, f"{line.number}. {line.content}") for line in one.lines]
        form = SheetDialog(one.full_name, record, lines, self._widget)

        carry_out(
            self._of_file,
            form,
            lambda unit, values: set_study(unit, month, {one.member_id: values}),
        )
        self.show_form(form)

    def _on_made(self, count: int, year: int) -> None:
        self._page.banner.say(
            f"Đã lập {count} bản cam kết năm {year}. Enter ở tên một đồng chí để sửa nội dung; "
            "Ctrl+Z để hoàn tác.",
            "good",
        )

    def _show(self, title: str, pdf: Make, workbook: Make, is_blank: bool = False) -> None:
        wish = StudyWish(
            branch_id=self._page.branch_id,
            period=self._page.month,
            today=self._today(),
            dated=None if is_blank else self._today(),
            is_blank=is_blank,
        )
        self.desk.show(
            f"{title} {month_text(wish.period)}",
            lambda unit: pdf(unit, wish),
            lambda unit: workbook(unit, wish),
        )

    def _today(self) -> date:
        return self._of_file.today()
