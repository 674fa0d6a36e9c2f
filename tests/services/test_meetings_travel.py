"""Meetings travel with the journal: two computers plan one year, the office counts what came."""

from datetime import date

import pytest

from builders import ORG, OTHER_ORG, Node, author, member, node
from chibo_desktop.domain.meeting import Meeting, regular_meeting_id
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.services.attendance import Note, load_roll, set_attendance, take_attendance
from chibo_desktop.services.meeting_plan import PlanWish, plan_year
from chibo_desktop.services.meetings_of_units import units_meetings

WISH = PlanWish(usual_day="d5", starts_at="14:00", ends_at="16:00", place="", secretary_name="")
TODAY = date(2026, 11, 23)
OCTOBER = regular_meeting_id("b1", Month(2026, 10))


@pytest.fixture
def first(tmp_path) -> Node:
    made = node(tmp_path, "first")
    with made.unit() as unit:
        unit.save(Branch(id="b1", org_id=ORG, name="Chi bộ Một"), act="branch.create")
        unit.save_all([member(number) for number in range(1, 5)], act="member.create")
        plan_year(unit, "b1", 2026, WISH)
    return made


def test_two_computers_of_a_branch_plan_the_same_meetings(first, tmp_path):
    second = node(tmp_path, "second")
    with second.unit() as unit:
        unit.save(Branch(id="b1", org_id=ORG, name="Chi bộ Một"), act="branch.create")
        plan_year(unit, "b1", 2026, WISH)
    second.receive(first.everything())
    first.receive(second.everything())
    for one in (first, second):
        with one.unit() as unit:
            assert len(unit.all(Meeting)) == 12


def test_attendance_taken_on_two_computers_is_one_roll(first, tmp_path):
    second = node(tmp_path, "second")
    second.receive(first.everything())
    with first.unit() as unit:
        take_attendance(unit, OCTOBER)
        set_attendance(unit, OCTOBER, {"m1": Note(state="excused", reason="duty")})
    with second.unit() as unit:
        take_attendance(unit, OCTOBER)
    second.receive(first.everything())
    first.receive(second.everything())
    with first.unit() as unit:
        roll = load_roll(unit, OCTOBER)
    assert len(roll.lines) == 4
    assert roll.count.summoned == 4


def test_the_office_counts_what_its_units_sent(first, tmp_path):
    with first.unit() as unit:
        take_attendance(unit, OCTOBER)
        set_attendance(unit, OCTOBER, {"m1": Note(state="unexcused"), "m2": Note(state="exempted")})
    office = node(tmp_path, "office", OTHER_ORG)
    office.author = author("office", OTHER_ORG)
    office.receive(first.everything())
    with office.unit() as unit:
        (one,) = units_meetings(unit, 2026, TODAY)
    assert (one.branch_name, one.held, one.due) == ("Chi bộ Một", 1, 11)
    assert str(one.share) == "66.7"
