"""The month's meeting stands on the first page as steps; the office sees counts, never names."""

from dataclasses import fields
from datetime import date

import pytest

from chibo_desktop.domain.meeting import regular_meeting_id
from chibo_desktop.domain.period import Month
from chibo_desktop.gui.home.meetings_card import meeting_cards
from chibo_desktop.gui.meetings.units_page import UnitsMeetingsPage
from chibo_desktop.services.attendance import take_attendance
from chibo_desktop.services.home import TaskState
from chibo_desktop.services.meeting_fields import set_meeting_fields
from chibo_desktop.services.meeting_steps import meeting_months
from chibo_desktop.services.meetings_of_units import UnitMeetings, units_meetings
from chibo_desktop.services.minutes import number_papers

NOVEMBER = Month(2026, 11)
DONE, NOW, LATE, LATER = TaskState


def states(branch, today: date) -> list[TaskState]:
    with branch.unit() as unit:
        (one,) = meeting_months(unit, NOVEMBER, today)
    return [step.state for step in one.steps]


def test_without_a_plan_the_plan_is_the_step(branch):
    assert states(branch, date(2026, 11, 1)) == [NOW]


def test_steps_follow_the_meeting_from_its_plan_to_its_score(planned):
    november = regular_meeting_id(planned.branch_id, NOVEMBER)
    assert states(planned, date(2026, 11, 1)) == [DONE, NOW, LATER, LATER, LATER, LATER]
    assert states(planned, date(2026, 11, 4)) == [DONE, LATE, LATE, LATER, LATER, LATER]
    with planned.unit() as unit:
        take_attendance(unit, november)
    assert states(planned, date(2026, 11, 4)) == [DONE, DONE, DONE, NOW, LATER, LATER]
    with planned.unit() as unit:
        number_papers(unit, november, 1, 1)
        set_meeting_fields(unit, november, {"published_on": "4/11/2026"})
    assert states(planned, date(2026, 11, 28)) == [DONE, DONE, DONE, DONE, DONE, LATE]


def test_a_step_opens_its_side_of_the_meeting(planned, qtbot, look):
    with planned.unit() as unit:
        months = meeting_months(unit, NOVEMBER, date(2026, 11, 4))
    (card,) = meeting_cards(months, NOVEMBER)
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.step_chosen) as asked:
        card.buttons["roll"].click()
    assert asked.args == [regular_meeting_id(planned.branch_id, NOVEMBER), "roll"]


def test_the_office_counts_meetings_of_each_branch(planned, page, qtbot):
    for number in (9, 10):
        with planned.unit() as unit:
            take_attendance(unit, regular_meeting_id(planned.branch_id, Month(2026, number)))
    with planned.unit() as unit:
        (one,) = units_meetings(unit, 2026, date(2026, 11, 28))
    assert (one.held, one.due, one.themed) == (2, 11, 1)
    assert one.share == 100
    shown = UnitsMeetingsPage(page._of_file)
    qtbot.addWidget(shown)
    shown.reload(None)
    assert len(shown.model.lines) == 1
    assert "1 chi bộ còn buổi" in shown._context.text()


@pytest.mark.parametrize("field", [one.name for one in fields(UnitMeetings)])
def test_no_member_is_named_in_what_the_office_sees(field):
    assert field not in ("full_name", "member_id", "names")
