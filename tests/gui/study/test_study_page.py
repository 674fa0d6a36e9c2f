"""The study book on real widgets and a real file: a month typed in one pass, commitments, lists."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from branch_files import NOVEMBER, TODAY, BranchFile, new_branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.study import StudyMonth
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.study.dialogs import MakeDialog, ThemeDialog
from chibo_desktop.gui.study.line_dialog import LineDialog
from chibo_desktop.gui.study.loading import MEETING, MONTH
from chibo_desktop.gui.study.month_columns import MONTH_COLUMNS
from chibo_desktop.gui.study.office_page import OfficeStudyPage
from chibo_desktop.gui.study.page import StudyPage
from chibo_desktop.gui.study.sheet_dialog import SheetDialog
from chibo_desktop.services.study import load_study_month, load_study_year
from chibo_desktop.services.study_writing import set_study
from gui.answers import AnsweredDialogs
from gui.typing import press, type_text

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
KEYS = [column.key for column in MONTH_COLUMNS]


class Desk:
    """The page on a branch of five, and hands to type with."""

    def __init__(self, branch: BranchFile, page: StudyPage) -> None:
        self.branch, self.page, self.book = branch, page, page.book
        self.view, self.model = page.book.month_view, page.book.month_model

    def at(self, row: int, key: str) -> None:
        self.view.setCurrentIndex(self.model.index(row, KEYS.index(key)))

    def select(self, top: int, bottom: int, key: str) -> None:
        column = KEYS.index(key)
        chosen = QItemSelection(self.model.index(top, column), self.model.index(bottom, column))
        self.view.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def saved(self, row: int, month: Month = NOVEMBER) -> StudyMonth:
        with self.branch.unit() as unit:
            return load_study_month(unit, self.branch.branch_id, month, TODAY)[row].record

    def ids(self) -> list[str]:
        with self.branch.unit() as unit:
            year = load_study_year(unit, self.branch.branch_id, 2026, TODAY)
        return [row.member_id for row in year.rows]

    def type(self, text: str, key: Key = Key.Key_Return) -> None:
        type_text(self.view, text[0])
        editors = self.view.viewport().findChildren(QLineEdit)
        editor = next(one for one in editors if one.isVisible())
        type_text(editor, text[1:])
        press(editor, key)
        QApplication.processEvents()

    def where(self) -> tuple[int, str]:
        at = self.view.currentIndex()
        return at.row(), KEYS[at.column()]


@pytest.fixture
def desk(
    look: QApplication, qtbot: QtBot, tmp_path: Path, dialogs: AnsweredDialogs, settings: Settings
) -> Iterator[Desk]:
    branch = new_branch(tmp_path, 5)
    page = StudyPage(context_of(branch, dialogs, settings))
    page.book.context.runner.changed.connect(page.reload)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.arrive(MONTH)
    yield Desk(branch, page)
    branch.session.close()


def context_of(branch: BranchFile, dialogs: AnsweredDialogs, settings: Settings) -> Context:
    return Context(
        session=branch.session,
        runner=SyncRunner(branch.session.unit, dialogs),
        dialogs=dialogs,
        settings=settings,
        today=lambda: TODAY,
    )


def test_a_month_is_typed_down_a_column_and_saved_line_by_line(desk: Desk) -> None:
    desk.at(0, "action")
    desk.type("Đọc sách về Bác")
    assert desk.where() == (1, "action")
    desk.type("Tiết kiệm điện", Key.Key_Tab)
    assert desk.where() == (1, "line_id")
    assert desk.saved(0).action == "Đọc sách về Bác"
    assert desk.saved(1).action == "Tiết kiệm điện"


def test_choices_take_one_key_and_go_on(desk: Desk) -> None:
    desk.at(0, "participation")
    for key in ("d", "2", "K", "x"):
        type_text(desk.view, key)
    assert desk.where() == (3, "participation")  # x is no choice: the cursor stays
    assert [desk.saved(row).participation for row in range(3)] == ["attended", "excused", "absent"]
    desk.at(0, "remark")
    for key in ("n", "đ", "1"):
        type_text(desk.view, key)
    assert [desk.saved(row).remark for row in range(3)] == ["model", "met", "not-met"]
    desk.at(0, "remark")
    type_text(desk.view, "0")
    assert desk.saved(0).remark == ""
    desk.at(0, "has_report")
    for key in ("1", " ", "x"):
        type_text(desk.view, key)
    assert [desk.saved(row).has_report for row in range(3)] == [True, True, True]


def test_a_column_is_filled_down_and_filled_where_it_is_empty(desk: Desk) -> None:
    desk.at(0, "action")
    desk.type("Việc chung")
    desk.select(0, 2, "action")
    press(desk.view, Key.Key_D, CTRL)
    assert [desk.saved(row).action for row in range(4)] == ["Việc chung"] * 3 + [""]
    desk.at(3, "participation")
    type_text(desk.view, "v")
    desk.at(0, "participation")
    type_text(desk.view, "d")
    desk.at(0, "participation")
    assert desk.view.fill_column() == 3
    assert [desk.saved(row).participation for row in range(5)] == [
        "attended", "attended", "attended", "excused", "attended",
    ]  # fmt: skip


def test_a_block_from_excel_is_taken_and_what_does_not_fit_is_told(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("Vắng có lý do\tx\tNêu gương\nđi công tác\t0\tđạt\n")
    desk.at(0, "participation")
    press(desk.view, Key.Key_V, CTRL)
    first, second = desk.saved(0), desk.saved(1)
    assert (first.participation, first.has_report, first.remark) == ("excused", True, "model")
    assert (second.participation, second.remark) == ("", "met")
    assert "đi công tác" in desk.book.banner.text()


def test_hours_refuse_what_is_no_number(desk: Desk) -> None:
    desk.at(0, "hours")
    desk.type("2,5")
    assert str(desk.saved(0).hours) == "2.5"
    desk.at(0, "hours")
    desk.type("nhiều")
    assert str(desk.saved(0).hours) == "2.5"


def test_last_months_actions_come_again_for_those_who_have_none(desk: Desk) -> None:
    one, other = desk.ids()[:2]
    with desk.branch.unit() as unit:
        set_study(unit, Month(2026, 10), {one: {"action": "A"}, other: {"action": "B"}})
        set_study(unit, NOVEMBER, {one: {"action": "Mới"}})
    desk.page.reload(None)
    press(desk.view, Key.Key_R, CTRL)
    assert [desk.saved(row).action for row in range(3)] == ["Mới", "B", ""]


def test_a_filter_leaves_those_who_have_not(desk: Desk) -> None:
    desk.at(1, "action")
    desk.type("Có rồi")
    desk.book.filter.set_value("unregistered")
    desk.book.filter.chosen.emit("unregistered")
    hidden = [desk.view.isRowHidden(row) for row in range(5)]
    assert hidden == [False, True, False, False, False]
    desk.book.show_view("year")
    assert desk.book.year_view.isRowHidden(1)


def test_commitments_are_made_for_everybody_and_opened_for_one(desk: Desk) -> None:
    desk.book.acts.make()
    form = desk.book.acts.form
    assert isinstance(form, MakeDialog)
    assert "cần kiểm tra với văn bản gốc" in form._about.text()
    form.on_submit()
    assert "5 bản cam kết" in desk.book.banner.text()
    desk.book.acts.make()
    again = desk.book.acts.form
    assert isinstance(again, MakeDialog)
    again.on_submit()
    assert again.how_field.problem == "[commitments-all-made]"
    again.reject()
    desk.page.open_member(desk.ids()[0], 2026)
    member = desk.page.member
    assert len(member.lines.lines) == 7
    member.edit_line(member.lines.line(0))
    assert isinstance(member.form, LineDialog)
    member.form.judged.set_value("met")
    member.form.on_submit()
    assert member.lines.line(0).self_result == "met"
    member.remove_line()
    assert len(member.lines.lines) == 6
    member.add_line()
    assert isinstance(member.form, LineDialog)
    member.form.on_submit()
    assert member.form.fields["content"].problem == "[commitment-content-missing]"


def test_a_line_of_the_commitment_is_chosen_by_its_number(desk: Desk) -> None:
    desk.book.acts.make()
    form = desk.book.acts.form
    assert isinstance(form, MakeDialog)
    form.on_submit()
    desk.at(0, "line_id")
    type_text(desk.view, "3")
    assert desk.saved(0).is_registered
    assert desk.model.index(0, KEYS.index("line_id")).data() == "3"
    type_text(desk.view, "9")
    assert not desk.saved(1).line_id
    assert "Không ghi được" in desk.book.banner.text()


def test_a_month_as_a_form_saves_what_was_changed(desk: Desk) -> None:
    desk.at(0, "action")
    press(desk.view, Key.Key_F4)
    form = desk.book.acts.form
    assert isinstance(form, SheetDialog)
    form.texts["story"].setPlainText("Chuyện Bác trồng cây")
    form.hours.setText("x")
    form.on_submit()
    assert form._hours_field.problem
    form.hours.setText("4")
    form.on_submit()
    assert (desk.saved(0).story, str(desk.saved(0).hours)) == ("Chuyện Bác trồng cây", "4")


def test_the_lists_for_the_meeting_are_shown_and_copied(desk: Desk) -> None:
    desk.at(0, "remark")
    type_text(desk.view, "n")
    desk.book.show_view(MEETING)
    panel = desk.book.meeting
    assert [one.full_name for one in panel.praised.lines] == [desk.model.rows[0].full_name]
    assert len(panel.reminded.lines) == 5
    panel.copy()
    assert "Biểu dương:" in QGuiApplication.clipboard().text()


def test_themes_are_written_and_said_above_the_grid(desk: Desk) -> None:
    desk.book.acts.edit_themes()
    form = desk.book.acts.form
    assert isinstance(form, ThemeDialog)
    form.titles[0].setText("Nói đi đôi với làm")
    form.on_submit()
    assert "Chuyên đề năm: Nói đi đôi với làm" in desk.book._context.text()


def test_the_grid_of_the_year_says_each_cell_in_words(desk: Desk) -> None:
    desk.book.show_view("year")
    desk.book.year_view.go_to_month(10)
    name = desk.book.year_model.rows[0].full_name
    words = f"{name}, tháng 10/2026: chưa đăng ký · chưa nộp thu hoạch"
    assert desk.book._cell_words.text() == words
    press(desk.book.year_view, Key.Key_T)
    assert desk.book.shown == MONTH
    assert desk.book.month == Month(2026, 10)


def test_every_paper_of_the_book_opens(desk: Desk) -> None:
    acts = desk.book.acts
    for show in (
        acts.print_month,
        acts.print_year,
        acts.print_meeting,
        acts.print_commitments,
        acts.print_blank_commitment,
        acts.print_register,
    ):
        show()
        assert acts.desk.preview is not None
        acts.desk.preview.reject()
        acts.desk.preview = None


def test_the_office_sees_figures_of_units(
    desk: Desk, qtbot: QtBot, dialogs: AnsweredDialogs, settings: Settings
) -> None:
    desk.at(0, "action")
    desk.type("Việc tốt")
    page = OfficeStudyPage(context_of(desk.branch, dialogs, settings))
    qtbot.addWidget(page)
    page.reload(None)
    (line,) = page.lines.lines
    assert (line.count.followed, line.count.registered) == (5, 1)
    page.arrive(Month.of(date(2026, 1, 1)))
    assert page.lines.line(0).is_silent
