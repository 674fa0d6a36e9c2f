"""The agenda is made by one press; conclusions are entered and finished from the sides."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from chibo_desktop.domain.meeting import regular_meeting_id
from chibo_desktop.domain.meeting_content import ItemState
from chibo_desktop.domain.period import Month
from chibo_desktop.gui.meetings.agenda_columns import PLACES
from chibo_desktop.gui.meetings.agenda_tab import AgendaTab
from chibo_desktop.gui.meetings.follow_up_tab import FollowUpTab
from chibo_desktop.gui.meetings.sides import AGENDA, FOLLOW_UP
from chibo_desktop.gui.places import branch_places
from gui.typing import press


@pytest.fixture
def november(planned, page):
    page.reload(None)
    page.show()
    page.open_meeting(regular_meeting_id(planned.branch_id, Month(2026, 11)), AGENDA)
    return page.meeting


def agenda_of(page) -> AgendaTab:
    tab = page.tab_of(AGENDA)
    assert isinstance(tab, AgendaTab)
    return tab


def follow_up_of(page) -> FollowUpTab:
    tab = page.tab_of(FOLLOW_UP)
    assert isinstance(tab, FollowUpTab)
    return tab


def add_item(page, title: str, due: str, owner: int = 1) -> None:
    page.show_side(FOLLOW_UP)
    page.primary.click()
    dialog = follow_up_of(page).panel.form
    dialog.title.fields["title"].editor.setText(title)
    dialog.owner.setCurrentIndex(owner)
    dialog.rest.fields["due_on"].editor.setText(due)
    dialog.submit.click()


def test_one_press_makes_the_agenda_and_keys_change_it(november):
    tab = agenda_of(november)
    assert november.primary.text() == "Lập chương trình theo mẫu"
    november.primary.click()
    assert len(tab.model.lines) > 10
    assert not november.primary.isVisible()
    tab.table.selectRow(4)
    moved = tab.selected().item.title
    press(tab.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert tab.model.line(3).item.title == moved
    press(tab.table, Qt.Key.Key_L)
    assert tab.selected().item.side == "professional"
    assert "chuyên môn" in tab.figures.text()
    count = len(tab.model.lines)
    press(tab.table, Qt.Key.Key_Delete)
    assert len(tab.model.lines) == count - 1


def test_an_item_is_written_in_a_form_that_says_what_is_missing(november):
    tab = agenda_of(november)
    tab.add()
    tab.form.submit.click()
    assert tab.form.form.fields["title"].problem
    tab.form.form.fields["title"].editor.setText("Phát động ủng hộ đồng bào")
    tab.form.rest.fields["minutes"].editor.setText("10")
    tab.form.submit.click()
    assert tab.model.line(0).item.minutes == 10


def test_the_place_with_the_figures_is_one_press_away(november, qtbot):
    tab = agenda_of(november)
    november.primary.click()
    row = next(n for n, line in enumerate(tab.model.lines) if line.item.place == "evaluations")
    tab.table.selectRow(row)
    with qtbot.waitSignal(november.go_requested) as asked:
        tab.buttons["place"].click()
    assert asked.args == ["evaluations", None]


def test_a_conclusion_needs_somebody_and_comes_back_next_month(november, page, planned):
    november.show_side(FOLLOW_UP)
    november.primary.click()
    panel = follow_up_of(november).panel
    panel.form.title.fields["title"].editor.setText("Nộp danh sách tự học")
    panel.form.submit.click()
    assert panel.form.name_field.problem
    panel.form.owner_name.setText("Chi ủy")
    panel.form.submit.click()
    add_item(november, "Rà soát hồ sơ", "20/11/2026")
    assert "2 việc" in panel.figures.text()
    page.open_meeting(regular_meeting_id(planned.branch_id, Month(2026, 12)), AGENDA)
    page.meeting.primary.click()
    left = [line.item.title for line in agenda_of(page.meeting).model.lines if line.follow_up]
    assert left == ["Rà soát hồ sơ", "Nộp danh sách tự học"]


def test_what_came_of_a_conclusion_is_written_from_the_list_of_the_branch(november, page):
    add_item(november, "Rà soát hồ sơ", "20/11/2026")
    november.back.click()
    page.year.show_view("follow-up")
    panel = page.year.follow_up
    assert "1 quá hạn" in panel.figures.text()
    panel.table.selectRow(0)
    panel.write_result()
    panel.form.state.set_value(ItemState.DROPPED)
    panel.form.submit.click()
    assert panel.form.result_field.problem
    panel.form.state.set_value(ItemState.DONE)
    panel.form.said.setPlainText("Đã rà 7 hồ sơ")
    panel.form.submit.click()
    line = panel.model.line(0)
    assert (line.item.state, line.item.done_on) == ("done", date(2026, 11, 28))
    panel.open_meeting()
    assert page.shown is page.meeting
    assert page.meeting.tab.key == FOLLOW_UP


def test_every_place_that_is_offered_is_one_of_the_window(page):
    places = {one.key for one in branch_places(page._of_file)}
    assert set(PLACES) <= places
