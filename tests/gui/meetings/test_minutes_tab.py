"""Minutes are typed once on one side; votes state their base; numbers are the next of the term."""

import pytest

from chibo_desktop.domain.meeting import regular_meeting_id
from chibo_desktop.domain.period import Month
from chibo_desktop.gui.meetings.minutes_tab import MinutesTab
from chibo_desktop.gui.meetings.sides import MINUTES, ROLL
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.printing.meeting_group import MeetingGroup
from chibo_desktop.services.attendance import take_attendance
from chibo_desktop.services.meetings import known_meeting


@pytest.fixture
def november(planned, page):
    meeting_id = regular_meeting_id(planned.branch_id, Month(2026, 11))
    with planned.unit() as unit:
        take_attendance(unit, meeting_id)
    page.reload(None)
    page.show()
    page.open_meeting(meeting_id, MINUTES)
    return page.meeting


def minutes_of(page) -> MinutesTab:
    tab = page.tab_of(MINUTES)
    assert isinstance(tab, MinutesTab)
    return tab


def test_a_text_is_kept_when_one_goes_to_another_side(november, planned):
    minutes_of(november).texts.fields["past_month"].editor.setPlainText("Hoàn thành nhiệm vụ.")
    november.show_side(ROLL)
    with planned.unit() as unit:
        assert known_meeting(unit, november.meeting.id).past_month == "Hoàn thành nhiệm vụ."


def test_a_speech_and_a_vote_are_entered_and_changed(november):
    tab = minutes_of(november)
    tab.add_speech()
    tab.form.submit.click()
    assert tab.form.form.fields["content"].problem
    tab.form.form.fields["content"].editor.setPlainText("Nhất trí với báo cáo.")
    tab.form.submit.click()
    assert [one.content for one in tab.speeches.model.lines] == ["Nhất trí với báo cáo."]
    tab.add_vote()
    tab.form.form.fields["in_favour"].editor.setText("9")
    tab.form.submit.click()
    assert "chỉ 6 đảng viên chính thức có mặt" in tab.form.form.fields["in_favour"].problem
    tab.form.form.fields["in_favour"].editor.setText("6")
    tab.form.submit.click()
    (line,) = tab.votes.model.lines
    assert line.result.is_carried
    tab.votes.remove.click()
    assert not tab.votes.model.lines


def test_the_meeting_goes_into_the_book_with_the_next_numbers(november):
    tab = minutes_of(november)
    assert november.primary.text() == "Vào sổ, lấy số…"
    november.primary.click()
    assert tab.form.minutes.text() == "1"
    tab.form.minutes.setText("mười")
    tab.form.submit.click()
    assert tab.form.fields["minutes_number"].problem
    tab.form.minutes.setText("12")
    tab.form.submit.click()
    assert "Biên bản số 12, nghị quyết số 01" in tab.figures.text()
    assert not november.primary.isVisible()


def test_each_paper_is_previewed_from_its_side(november):
    tab = minutes_of(november)
    for form in ("meeting-minutes", "meeting-resolution", "meeting-invitation"):
        tab.show_paper(form)
        assert tab.desk.preview.document.pageCount() >= 1
        tab.desk.preview.reject()


def test_the_papers_of_meetings_stand_among_the_others(november, page, qtbot, said, tmp_path):
    context = page._of_file
    desk = Desk(context, page)
    group = MeetingGroup(context, desk)
    qtbot.addWidget(group)
    group.reload(None)
    assert not group.is_barred
    assert group.meeting.value() == november.meeting.id  # the last one that was held
    shown = (
        group.show_plan, group.show_book, group.show_follow_up, group.show_roll,
        group.show_quality, group.show_score,
    )  # fmt: skip
    for act in shown:
        act()
        assert desk.preview.document.pageCount() >= 1
        desk.preview.reject()
    saved = (
        group.save_plan, group.save_follow_up, group.save_roll, group.save_quality,
        group.save_score,
    )  # fmt: skip
    for number, save in enumerate(saved):
        said.saved_as = tmp_path / f"{number}.xlsx"
        save()
        assert said.saved_as.read_bytes()[:2] == b"PK"


def test_without_meetings_the_first_step_is_offered(page, branch, qtbot):
    group = MeetingGroup(page._of_file, Desk(page._of_file, page))
    qtbot.addWidget(group)
    group.reload(None)
    assert group.is_barred
