"""Typing into the grid, on a real encrypted file: what is typed is saved, seen and taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from branch_files import TODAY, new_branch
from chibo_desktop.domain.period import Month
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.services.rounds import set_meeting
from gui.answers import AnsweredDialogs
from gui.evaluations.desk import Desk, Key, make_desk
from gui.typing import press, type_text


@pytest.fixture
def desk(
    look: QApplication, qtbot: QtBot, tmp_path: Path, dialogs: AnsweredDialogs, settings: Settings
) -> Iterator[Desk]:
    branch = new_branch(tmp_path, 4)
    yield make_desk(branch, branch.open_round(), qtbot, dialogs, settings)
    branch.session.close()


def test_enter_goes_down_tab_goes_right_and_everything_is_saved(desk: Desk) -> None:
    desk.at(0, 0)
    desk.enter("18,5")
    assert desk.where() == (1, 0)
    desk.enter("20", Key.Key_Tab)
    assert desk.where() == (1, 1)
    desk.enter("19", Key.Key_Left)
    assert desk.where() == (1, 0)
    assert desk.saved(0) == {"I": "18.5"}
    assert desk.saved(1) == {"I": "20", "II": "19"}
    assert desk.shown(0, "I") == "18,5"


def test_a_marker_sees_the_sum_of_the_marks_in_view_beside_what_counts(desk: Desk) -> None:
    desk.branch.give_all(desk.round_id, "self")
    desk.branch.give_all(desk.round_id, "committee", III="25")
    desk.page.reload(None)
    assert (desk.shown(0, "sum"), desk.shown(0, "total")) == ("100", "85")


def test_tab_on_the_last_criterion_goes_to_the_next_member(desk: Desk) -> None:
    desk.at(0, 4)
    press(desk.view, Key.Key_Tab)
    assert desk.where() == (1, 0)


def test_totals_and_rating_follow_every_key(desk: Desk) -> None:
    desk.branch.give_all(desk.round_id)
    desk.page.reload(None)
    desk.at(0, 2)
    editor = desk.type("1")
    assert (desk.shown(0, "total"), desk.shown(0, "rating")) == ("61", "Hoàn thành")
    type_text(editor, "5")
    assert (desk.shown(0, "total"), desk.shown(0, "rating")) == ("75", "Hoàn thành tốt")
    press(editor, Key.Key_Escape)
    assert (desk.shown(0, "total"), desk.shown(0, "rating")) == ("100", "Hoàn thành xuất sắc")
    assert desk.saved(0)["III"] == "40"


def test_a_mark_over_its_maximum_stays_and_says_so(desk: Desk) -> None:
    desk.branch.give_all(desk.round_id)
    desk.page.reload(None)
    desk.at(0, 2)
    desk.enter("43")
    desk.at(0, 2)
    assert desk.shown(0, "III") == "43"
    assert desk.shown(0, "rating") == "Cần sửa điểm"
    assert "vượt mức tối đa 40" in desk.shown(0, "why")
    assert "vượt mức tối đa 40" in desk.model.problem_words(0, desk.model.columns[2])
    assert desk.saved(0)["III"] == "43"
    assert desk.page.panel.places_to_look_at() == [0]
    desk.at(3, 0)
    desk.page.panel.go_to_next_problem()
    assert desk.where() == (0, 2)


def test_letters_open_no_editor(desk: Desk) -> None:
    desk.at(0, 0)
    type_text(desk.view, "ấ")
    assert not desk.view.viewport().findChildren(QLineEdit)


def test_a_block_from_excel_is_pasted_with_either_decimal_sign(desk: Desk) -> None:
    desk.at(1, 0)
    QGuiApplication.clipboard().setText("18,5\t19.5\tmười\n20\t\t40\n")
    desk.key(Key.Key_V)
    assert desk.saved(1) == {"I": "18.5", "II": "19.5"}
    assert desk.saved(2) == {"I": "20", "III": "40"}
    assert "“mười”" in desk.page.banner.text()
    assert "không phải là số" in desk.page.banner.text()


def test_what_does_not_fit_into_the_grid_is_told(desk: Desk) -> None:
    desk.at(3, 4)
    QGuiApplication.clipboard().setText("1\t2\n3\t4")
    desk.key(Key.Key_V)
    assert desk.saved(3) == {"V": "1"}
    assert "trừ 3 ô" in desk.page.banner.text()


def test_one_copied_value_fills_the_selection(desk: Desk) -> None:
    desk.at(0, 0)
    desk.select(0, 0, 2, 1)
    QGuiApplication.clipboard().setText("19")
    desk.key(Key.Key_V)
    assert [desk.saved(row) for row in range(3)] == [{"I": "19", "II": "19"}] * 3


def test_cells_are_copied_as_excel_reads_them(desk: Desk) -> None:
    desk.branch.give_all(desk.round_id, I="18.5")
    desk.page.reload(None)
    desk.select(0, 0, 1, 1)
    desk.key(Key.Key_C)
    assert QGuiApplication.clipboard().text() == "18,5\t20\n18,5\t20"


def test_delete_fill_down_undo_and_redo(desk: Desk) -> None:
    desk.at(0, 0)
    desk.enter("18")
    desk.at(1, 0)
    desk.key(Key.Key_D)
    assert desk.saved(1) == {"I": "18"}
    desk.select(0, 0, 1, 0)
    press(desk.view, Key.Key_Delete)
    assert (desk.saved(0), desk.saved(1)) == ({}, {})
    desk.key(Key.Key_Z)
    assert (desk.saved(0), desk.saved(1)) == ({"I": "18"}, {"I": "18"})
    desk.key(Key.Key_Z)
    assert (desk.saved(0), desk.saved(1)) == ({"I": "18"}, {})
    desk.key(Key.Key_Y)
    assert desk.saved(1) == {"I": "18"}


def test_last_month_fills_the_empty_cells_in_one_step(desk: Desk) -> None:
    october = desk.branch.open_round(Month(2026, 10))
    desk.branch.give_all(october, "self", I="17")
    desk.at(0, 0)
    desk.enter("20")
    desk.key(Key.Key_R)
    assert desk.saved(0) == {"I": "20", "II": "20", "III": "40", "IV": "20"}
    assert desk.saved(1)["I"] == "17"
    assert "15 ô trống" in desk.page.banner.text()
    desk.key(Key.Key_Z)
    assert desk.saved(1) == {}


def test_without_a_last_month_it_says_so(desk: Desk) -> None:
    desk.key(Key.Key_R)
    assert "Tháng trước chưa có điểm" in desk.page.banner.text()


def test_full_marks_go_into_empty_cells_of_the_column_shown(desk: Desk) -> None:
    desk.page._take_view("committee")
    desk.at(0, 0)
    desk.enter("15")
    assert desk.page.panel.fill_full_marks() == 15
    assert desk.saved(0, "committee") == {"I": "15", "II": "20", "III": "40", "IV": "20"}
    assert desk.saved(0) == {}


def test_conditions_are_stated_by_a_key_and_decide(desk: Desk) -> None:
    desk.branch.give_all(desk.round_id)
    desk.page.reload(None)
    desk.page._take_view("facts")
    desk.at(0, 0)
    assert desk.shown(0, "disciplined") == "không"
    type_text(desk.view, "x")
    assert desk.shown(0, "disciplined") == "có"
    assert desk.shown(0, "rating") == "Không hoàn thành"
    assert desk.branch.sheet(desk.round_id).rows[0].evaluation.facts == {"disciplined": "1"}
    type_text(desk.view, " ")
    assert desk.shown(0, "rating") == "Hoàn thành xuất sắc"


def test_ballots_are_entered_in_the_grid(desk: Desk) -> None:
    desk.page._take_view("votes")
    desk.at(0, 0)
    desk.enter("3", Key.Key_Tab)
    desk.enter("9", Key.Key_Tab)
    assert desk.shown(0, "votes.result") == "Hoàn thành tốt"
    votes = desk.branch.sheet(desk.round_id).rows[0].evaluation.votes
    assert votes == {"excellent": "3", "good": "9"}


def test_the_explanation_follows_the_cursor(desk: Desk) -> None:
    desk.branch.give_all(desk.round_id, III="25")
    desk.page.reload(None)
    desk.at(1, 0)
    type_text(desk.view, "?")
    said = desk.page.panel.why.text()
    assert desk.model.name(1) in said
    assert "được 85 điểm, cần từ 90 điểm trở lên" in said
    desk.at(2, 0)
    assert desk.model.name(2) in desk.page.panel.why.text()


def test_searching_hides_the_others_and_paste_skips_them(desk: Desk) -> None:
    name = desk.model.name(2)
    desk.page.panel.search(name.split()[-1])
    hidden = [desk.view.isRowHidden(row) for row in range(4)]
    assert not hidden[2]
    assert any(hidden)
    desk.page.panel.search("")
    assert not any(desk.view.isRowHidden(row) for row in range(4))


def test_an_own_save_does_not_read_the_round_again(desk: Desk) -> None:
    board = desk.model.board
    desk.at(0, 0)
    desk.enter("18")
    assert desk.model.board is board


def test_somebody_elses_change_is_shown(desk: Desk) -> None:
    desk.branch.give_all(desk.round_id)
    desk.page.reload(frozenset({"evaluation"}))
    assert desk.shown(0, "total") == "100"


def test_steps_can_still_be_taken_back_after_a_formal_act(desk: Desk) -> None:
    desk.at(0, 0)
    desk.enter("18")
    with desk.branch.unit() as unit:
        set_meeting(unit, desk.round_id, meeting_on=TODAY, summoned=4, present=4)
    desk.page.reload(None)
    desk.key(Key.Key_Z)
    assert desk.saved(0) == {}


def test_what_somebody_else_changed_is_not_taken_back(desk: Desk) -> None:
    desk.at(0, 0)
    desk.enter("18")
    desk.branch.give_all(desk.round_id)
    desk.page.reload(None)
    desk.key(Key.Key_Z)
    assert desk.saved(0)["I"] == "20"


def test_taking_back_shows_the_view_where_it_was(desk: Desk) -> None:
    desk.at(0, 0)
    desk.enter("18")
    desk.page._take_view("votes")
    desk.key(Key.Key_Z)
    assert desk.model.view == "self"
    assert desk.where() == (0, 0)


def test_the_menu_says_what_can_be_done_with_its_keys(desk: Desk) -> None:
    menu = QMenu()
    desk.page.acts.fill_menu(menu)
    words = {action.text(): action.isEnabled() for action in menu.actions() if action.text()}
    assert words["Chép điểm tháng trước vào ô trống\tCtrl+R"]
    desk.page._take_view("all")
    desk.page.acts.fill_menu(menu)
    words = {action.text(): action.isEnabled() for action in menu.actions() if action.text()}
    assert not words["Điền điểm tối đa vào ô trống\tCtrl+M"]
