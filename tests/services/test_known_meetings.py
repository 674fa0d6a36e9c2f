"""Attendance and conclusions reach the criteria that ask for them, with an explanation."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from branch_files import new_branch
from chibo_desktop.domain.meeting import regular_meeting_id
from chibo_desktop.domain.meeting_content import ItemState
from chibo_desktop.domain.period import Month
from chibo_desktop.services.attendance import Note, load_roll, set_attendance, take_attendance
from chibo_desktop.services.follow_up import finish, new_follow_up, save_follow_up
from chibo_desktop.services.known_facts import PROVIDERS, TASK_LISTS, known_facts
from chibo_desktop.services.known_meetings import ATTENDANCE, follow_up_tasks
from chibo_desktop.services.meeting_plan import PlanWish, plan_year


@pytest.fixture(scope="module")
def quarter(tmp_path_factory):
    """Three meetings held, somebody missing twice, conclusions done and late."""
    branch = new_branch(tmp_path_factory.mktemp("known"), count=4)
    wish = PlanWish(usual_day="d3", starts_at="", ends_at="", place="", secretary_name="")
    meetings = [regular_meeting_id(branch.branch_id, Month(2026, n)) for n in (7, 8, 9)]
    with branch.unit() as unit:
        plan_year(unit, branch.branch_id, 2026, wish)
        for meeting in meetings:
            take_attendance(unit, meeting)
    with branch.unit() as unit:
        ids = [one.member_id for one in load_roll(unit, meetings[0]).lines]
        for meeting in meetings[:2]:
            set_attendance(unit, meeting, {ids[0]: Note(state="unexcused")})
        set_attendance(unit, meetings[2], {ids[1]: Note(state="late")})
        for days, done in ((20, 20), (21, 23), (22, None)):
            item = replace(
                new_follow_up(unit, meetings[0]),
                title=f"Việc {days}",
                owner_id=ids[2],
                due_on=date(2026, 7, days),
            )
            save_follow_up(unit, item)
            if done:
                finish(unit, item.id, ItemState.DONE, "", date(2026, 7, done))
    yield branch, ids
    branch.session.close()


def known(quarter, code: str, first: date, last: date):
    branch, ids = quarter
    with branch.unit() as unit:
        return PROVIDERS[code](unit.connection, branch.branch_id, ids, first, last)


def test_absences_of_a_period_are_counted_and_named(quarter):
    _, ids = quarter
    found = known(quarter, "attendance.absent_unexcused", date(2026, 7, 1), date(2026, 9, 30))
    assert found[ids[0]].value == 2
    assert "03/07/2026" in found[ids[0]].explanation
    assert found[ids[1]].value == 0
    late = known(quarter, "attendance.late", date(2026, 9, 1), date(2026, 9, 30))
    assert late[ids[1]].value == 1


def test_before_any_attendance_nothing_is_known(quarter):
    assert not known(quarter, "attendance.late", date(2026, 1, 1), date(2026, 6, 30))


def test_the_catalogue_offers_every_code():
    assert set(ATTENDANCE) <= set(known_facts())
    assert follow_up_tasks in TASK_LISTS


def test_conclusions_are_tasks_of_their_owner(quarter):
    branch, ids = quarter
    with branch.unit() as unit:
        found = follow_up_tasks(
            unit.connection, branch.branch_id, ids, date(2026, 7, 1), date(2026, 7, 31)
        )
        later = follow_up_tasks(
            unit.connection, branch.branch_id, ids, date(2026, 8, 1), date(2026, 8, 31)
        )
    assert [(one.done, one.days_late) for one in found[ids[2]]] == [
        (Decimal(1), 0),
        (Decimal(1), 2),
        (Decimal(0), None),
    ]
    assert set(found) == {ids[2]}
    assert not later
