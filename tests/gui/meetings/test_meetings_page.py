"""A secretary plans the year, opens a meeting and takes attendance without the mouse."""

import pytest
from PySide6.QtCore import Qt

from chibo_desktop.domain.meeting import regular_meeting_id
from chibo_desktop.domain.period import Month
from chibo_desktop.gui.meetings.details_tab import DetailsTab
from chibo_desktop.gui.meetings.roll_tab import RollTab
from chibo_desktop.gui.meetings.sides import DETAILS, ROLL
from chibo_desktop.services.attendance import load_roll, take_attendance
from chibo_desktop.services.meetings import known_meeting
from chibo_desktop.services.minutes import number_papers
from gui.typing import press, type_text


@pytest.fixture
def november(planned, page):
    """The page of November's meeting, on its roll."""
    page.reload(None)
    page.show()
    page.open_meeting(regular_meeting_id(planned.branch_id, Month(2026, 11)), ROLL)
    return page.meeting


def roll_of(page) -> RollTab:
    tab = page.tab_of(ROLL)
    assert isinstance(tab, RollTab)
    return tab


def test_an_empty_year_offers_the_plan_and_the_plan_fills_it(page, branch):
    page.reload(None)
    page.show()
    year = page.year
    assert not year.table.isVisible()
    year.acts.plan()
    plan = year.acts.form
    assert plan.usual_day.value() == "d3"
    assert plan.since.value() == "11"  # what lies behind is not planned any more
    plan.since.set_value("2")
    plan.place.setText("Hội trường")
    plan.submit.click()
    assert len(year.model.lines) == 11
    assert year.table.isVisible()
    assert "11 buổi dự kiến" in year._context.text()


def test_what_cannot_be_planned_is_said_beside_its_field(page, branch):
    page.reload(None)
    page.year.acts.plan()
    plan = page.year.acts.form
    plan.starts_at.setText("sau giờ cơm")
    plan.submit.click()
    assert "sau giờ cơm" in plan.fields["starts_at"].problem
    assert not page.year.model.lines


def test_the_meeting_that_waits_longest_is_offered_first(page, planned):
    page.reload(None)
    assert page.year._next.text() == "Mở buổi 05/01"
    page.year.on_next()
    assert page.shown is page.meeting
    page.meeting.back.click()
    assert page.shown is page.year


def test_a_meeting_of_its_own_is_added(page, planned):
    page.reload(None)
    page.year.acts.add()
    adding = page.year.acts.form
    adding.form.fields["held_on"].editor.setText("ngày mai")
    adding.submit.click()
    assert adding.form.fields["held_on"].problem
    adding.form.fields["held_on"].editor.setText("20/11/2026")
    adding.form.fields["title"].editor.setText("Chuyên đề chuyển đổi số")
    adding.submit.click()
    assert [one.meeting.title for one in page.year.model.lines][11] == "Chuyên đề chuyển đổi số"


def test_all_present_then_one_key_for_each_exception(november, planned):
    tab = roll_of(november)
    assert november.primary.text() == "Tất cả có mặt"
    november.primary.click()
    assert tab.figures.text().startswith("7/7 đảng viên phải dự, 100 %".replace(" %", "\u00a0%"))
    assert not november.primary.isVisible()
    tab.table.selectRow(1)
    press(tab.table, Qt.Key.Key_2)
    tab.table.selectRow(2)
    press(tab.table, Qt.Key.Key_K)
    tab.table.selectRow(3)
    press(tab.table, Qt.Key.Key_X)
    press(tab.table, Qt.Key.Key_Down)
    press(tab.table, Qt.Key.Key_P)
    with planned.unit() as unit:
        lines = load_roll(unit, november.meeting.id).lines
    assert [(one.state, one.reason) for one in lines[1:4]] == [
        ("excused", "health"),
        ("unexcused", ""),
        ("exempted", ""),
    ]
    assert lines[4].spoke
    assert "4/6 đảng viên phải dự" in tab.figures.text()
    assert "Vắng 2: có lý do 1, không lý do 1" in tab.figures.text()


def test_the_selection_stays_where_it_was_after_a_note(november):
    tab = roll_of(november)
    november.primary.click()
    tab.table.selectRow(5)
    who = tab.selected().full_name
    press(tab.table, Qt.Key.Key_M)
    assert tab.selected().full_name == who
    assert tab.selected().state == "late"


def test_a_name_is_found_without_marks_and_noted(november):
    tab = roll_of(november)
    november.primary.click()
    type_text(tab.search, "dat")
    assert [one.full_name for one in tab.model.lines] == ["Lê Văn Đạt"]
    press(tab.table, Qt.Key.Key_1)
    assert tab.model.lines[0].reason == "duty"


def test_who_allowed_an_absence_is_written_in_a_small_form(november):
    tab = roll_of(november)
    november.primary.click()
    tab.table.selectRow(0)
    tab.table.opened.emit(0)
    tab.form.state.set_value("excused")
    tab.form.state.chosen.emit("excused")
    tab.form.reason.set_value("family")
    tab.form.approver.setText("Trần Thị Mẫu")
    tab.form.submit.click()
    line = tab.model.lines[0]
    assert (line.state, line.reason, line.approver) == ("excused", "family", "Trần Thị Mẫu")


def test_a_meeting_to_come_refuses_its_roll_in_words(planned, page):
    page.reload(None)
    page.show()
    page.open_meeting(regular_meeting_id(planned.branch_id, Month(2026, 12)), ROLL)
    page.meeting.primary.click()
    assert "chưa đến ngày" in page.meeting.banner.text()


def test_a_field_is_saved_when_it_is_left(november, planned):
    november.show_side(DETAILS)
    tab = november.tab_of(DETAILS)
    assert isinstance(tab, DetailsTab)
    place = tab.forms[0].fields["place"].editor
    place.setText("Hội trường tầng 3")
    place.editingFinished.emit()
    ends = tab.forms[0].fields["ends_at"].editor
    ends.setText("13 giờ")
    ends.editingFinished.emit()
    assert "không sau giờ bắt đầu" in tab.forms[0].fields["ends_at"].problem
    november.reload(None)
    assert "Hội trường tầng 3" in november._context.text()


def test_going_through_the_sides_changes_nothing(november, planned):
    with planned.unit() as unit:
        before = known_meeting(unit, november.meeting.id)
    for _ in range(8):
        november.next_side(1)
    assert november.banner.isHidden()
    with planned.unit() as unit:
        assert known_meeting(unit, november.meeting.id) == before


def test_a_meeting_that_is_not_held_keeps_its_reason(november, said):
    said.text = "Chống bão"
    november.menu.cancel()
    assert "Không họp: Chống bão" in november._context.text()
    assert not november.primary.isVisible()
    november.menu.restore()
    assert "Dự kiến" in november._context.text()


def test_a_meeting_without_its_minutes_is_offered_before_the_next(page, planned):
    with planned.unit() as unit:
        for number in range(1, 12):
            take_attendance(unit, regular_meeting_id(planned.branch_id, Month(2026, number)))
    page.reload(None)
    assert page.year._next.text() == "Mở buổi 03/11"
    with planned.unit() as unit:
        number_papers(unit, regular_meeting_id(planned.branch_id, Month(2026, 11)), 1, 1)
    page.reload(None)
    assert page.year._next.text() == "Mở buổi 03/12"
