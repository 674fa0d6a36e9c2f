"""A year is planned at once, attendance is one pass, and what it shows reaches the reminders."""

from dataclasses import replace
from datetime import date

import pytest

from branch_files import BranchFile, new_branch
from chibo_desktop.domain.attendance import AttendanceState
from chibo_desktop.domain.meeting import MeetingKind, MeetingState, regular_meeting_id
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.reminders import ReminderKind
from chibo_desktop.services.attendance import Note, load_roll, set_attendance, take_attendance
from chibo_desktop.services.going_back import go_back
from chibo_desktop.services.meeting_fields import set_meeting_fields
from chibo_desktop.services.meeting_plan import PlanWish, plan_year
from chibo_desktop.services.meetings import (
    cancel_meeting,
    load_year,
    new_meeting,
    remove_meeting,
    restore_meeting,
    save_meeting,
)
from chibo_desktop.services.reminders import load_reminders

TODAY = date(2026, 11, 28)
WISH = PlanWish(
    usual_day="d3",
    starts_at="14h",
    ends_at="16:00",
    place="Phòng họp tầng 2",
    secretary_name="Lê Văn Đạt",
    theme_months=frozenset({3, 6, 9, 12}),
)


@pytest.fixture
def branch(tmp_path):
    made = new_branch(tmp_path, count=6, late=1)
    yield made
    made.session.close()


def plan(branch: BranchFile, wish: PlanWish = WISH) -> int:
    with branch.unit() as unit:
        return plan_year(unit, branch.branch_id, 2026, wish)


def year(branch: BranchFile):
    with branch.unit() as unit:
        return load_year(unit, branch.branch_id, 2026, TODAY)


def of_month(branch: BranchFile, number: int) -> str:
    return regular_meeting_id(branch.branch_id, Month(2026, number))


def roll(branch: BranchFile, meeting_id: str):
    with branch.unit() as unit:
        return load_roll(unit, meeting_id)


def note(branch: BranchFile, meeting_id: str, **notes: str) -> None:
    """States by the place of a full member in the roll: m0="unexcused"."""
    lines = roll(branch, meeting_id).lines
    ids = [one.member_id for one in lines if not one.is_probationary]
    with branch.unit() as unit:
        set_attendance(
            unit, meeting_id, {ids[int(key[1:])]: Note(state=state) for key, state in notes.items()}
        )


def codes(refused: pytest.ExceptionInfo[DomainError]) -> set[str]:
    return {problem.code for problem in refused.value.problems}


def test_a_year_is_twelve_regular_meetings_on_working_days(branch):
    assert plan(branch) == 12
    lines = year(branch).lines
    days = [one.meeting.held_on for one in lines]
    assert [day.month for day in days] == list(range(1, 13))
    assert days[0] == date(2026, 1, 5)  # the third is a Saturday
    assert days[10] == date(2026, 11, 3)
    assert [one.meeting.held_on.month for one in lines if one.meeting.theme] == [3, 6, 9, 12]
    assert {one.meeting.starts_at for one in lines} == {"14:00"}
    assert lines[0].meeting.chair_name == year(branch).branches[0].secretary_name


def test_planning_again_keeps_what_stands(branch):
    plan(branch)
    with branch.unit() as unit:
        set_meeting_fields(
            unit, of_month(branch, 5), {"held_on": "12/5/2026", "place": "Hội trường"}
        )
    assert plan(branch) == 0
    assert year(branch).lines[4].meeting.held_on == date(2026, 5, 12)


def test_a_theme_may_have_a_meeting_of_its_own(branch):
    assert plan(branch, replace(WISH, has_separate_theme=True)) == 16
    march = [one.meeting for one in year(branch).lines if one.meeting.held_on.month == 3]
    assert [one.kind for one in march] == [MeetingKind.REGULAR, MeetingKind.THEMATIC]
    assert march[1].starts_at == march[0].ends_at == "16:00"


def test_a_plan_that_cannot_be_read_says_where(branch):
    with pytest.raises(DomainError) as refused:
        plan(branch, replace(WISH, usual_day="hằng tháng", starts_at="chiều"))
    assert {problem.field for problem in refused.value.problems} == {"usual_day", "starts_at"}
    assert not year(branch).lines


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ({"held_on": ""}, "meeting-day-missing"),
        ({"held_on": "12/2026"}, "full-date-unreadable"),
        ({"starts_at": "sáng"}, "meeting-hours"),
        ({"ends_at": "13:00"}, "meeting-ends-before"),
    ],
)
def test_a_meeting_that_makes_no_sense_is_refused_beside_its_field(branch, written, code):
    plan(branch)
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        set_meeting_fields(unit, of_month(branch, 4), written)
    assert codes(refused) == {code}
    assert {problem.field for problem in refused.value.problems} == set(written)


def test_a_meeting_is_cancelled_with_a_reason_and_comes_back(branch):
    plan(branch)
    august = of_month(branch, 8)
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        cancel_meeting(unit, august, " ")
    assert codes(refused) == {"meeting-cancel-reason"}
    with branch.unit() as unit:
        cancel_meeting(unit, august, "Chống bão")
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        take_attendance(unit, august)
    assert codes(refused) == {"meeting-cancelled"}
    with branch.unit() as unit:
        restore_meeting(unit, august)
    assert year(branch).planned == 12


def test_only_what_was_not_held_leaves_the_plan(branch):
    plan(branch)
    with branch.unit() as unit:
        remove_meeting(unit, of_month(branch, 7))
        take_attendance(unit, of_month(branch, 6))
    assert len(year(branch).lines) == 11
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        remove_meeting(unit, of_month(branch, 6))
    assert codes(refused) == {"meeting-was-held"}


def test_one_pass_notes_everybody_and_the_meeting_is_held(branch):
    plan(branch)
    november = of_month(branch, 11)
    before = roll(branch, november)
    assert not before.is_taken
    assert len(before.lines) == 7
    with branch.unit() as unit:
        assert take_attendance(unit, november) == 7
    after = roll(branch, november)
    assert after.meeting.state == MeetingState.HELD
    assert (after.count.present, after.count.summoned) == (7, 7)
    assert (after.count.full_summoned, after.count.probationary_summoned) == (6, 1)
    note(branch, november, m0=AttendanceState.UNEXCUSED, m1=AttendanceState.EXEMPTED)
    count = roll(branch, november).count
    assert (count.present, count.summoned, count.exempted) == (5, 6, 1)


def test_who_is_away_or_exempted_is_so_from_the_start(branch):
    plan(branch)
    with branch.unit() as unit:
        members = unit.all(Member)
        unit.save_all(
            [
                replace(members[0], activity_status="away"),
                replace(members[1], activity_status="exempt"),
                replace(members[2], activity_status="suspended"),
            ],
            act="member.edit",
        )
        take_attendance(unit, of_month(branch, 11))
    count = roll(branch, of_month(branch, 11)).count
    assert (count.summoned, count.elsewhere, count.exempted) == (4, 1, 1)


def test_a_meeting_of_before_does_not_call_who_was_admitted_later(branch):
    plan(branch)
    assert len(roll(branch, of_month(branch, 5)).lines) == 6  # the late one came in September


def test_a_meeting_to_come_has_no_attendance_yet(branch):
    plan(branch)
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        take_attendance(unit, of_month(branch, 12))
    assert codes(refused) == {"meeting-ahead"}


def test_noting_one_exception_first_takes_the_rest_as_present(branch):
    plan(branch)
    november = of_month(branch, 11)
    note(branch, november, m2=AttendanceState.LATE)
    count = roll(branch, november).count
    assert (count.present, count.late, count.summoned) == (7, 1, 7)


def test_who_is_absent_has_not_spoken_and_a_reason_goes_with_its_state(branch):
    plan(branch)
    november = of_month(branch, 11)
    with branch.unit() as unit:
        take_attendance(unit, november)
    who = roll(branch, november).lines[0].member_id
    with branch.unit() as unit:
        set_attendance(unit, november, {who: Note(spoke=True)})
        set_attendance(
            unit,
            november,
            {who: Note(state="excused", reason="health", approver="Bí thư", note="nằm viện")},
        )
    line = roll(branch, november).lines[0]
    assert (line.reason, line.approver, line.note, line.spoke) == (
        "health", "Bí thư", "nằm viện", False,
    )  # fmt: skip
    with branch.unit() as unit:
        set_attendance(unit, november, {who: Note(state="present")})
    line = roll(branch, november).lines[0]
    assert (line.reason, line.approver) == ("", "")


def test_members_who_came_later_are_named_and_brought_in(branch):
    plan(branch)
    november = of_month(branch, 11)
    with branch.unit() as unit:
        take_attendance(unit, november)
        first = unit.all(Member)[1]
        unit.save(replace(first, id=unit.new_id(), full_name="Vũ Văn Mới"), act="member.create")
    assert roll(branch, november).missing == ("Vũ Văn Mới",)
    with branch.unit() as unit:
        assert take_attendance(unit, november) == 1
    assert roll(branch, november).missing == ()


def test_taking_attendance_is_one_step_back(branch):
    plan(branch)
    november = of_month(branch, 11)
    with branch.unit() as unit:
        take_attendance(unit, november)
    with branch.unit() as unit:
        gone = go_back(unit, branch.session.steps)
    assert gone.words.startswith("Điểm danh")
    after = roll(branch, november)
    assert not after.is_taken
    assert after.meeting.state == MeetingState.PLANNED


def reminded(branch: BranchFile, today: date = TODAY) -> list[tuple[str, int]]:
    with branch.unit() as unit:
        board = load_reminders(unit, today)
    return [
        (one.reminder.full_name, one.reminder.number)
        for one in board.lines
        if one.reminder.kind is ReminderKind.ATTENDANCE
    ]


def test_three_months_missed_without_a_reason_come_to_the_board(branch):
    plan(branch)
    for number in (6, 7):
        note(branch, of_month(branch, number), m0=AttendanceState.UNEXCUSED)
    note(branch, of_month(branch, 8), m0=AttendanceState.EXCUSED)
    assert reminded(branch) == []
    note(branch, of_month(branch, 10), m0=AttendanceState.UNEXCUSED)
    who = roll(branch, of_month(branch, 6)).lines[0].full_name
    assert reminded(branch) == [(who, 3)]
    # Another year counts anew.
    assert reminded(branch, date(2027, 1, 5)) == []


def test_coming_to_another_meeting_of_the_month_is_coming(branch):
    plan(branch)
    for number in (6, 7, 8):
        note(branch, of_month(branch, number), m0=AttendanceState.UNEXCUSED)
    with branch.unit() as unit:
        more = new_meeting(unit, branch.branch_id, date(2026, 8, 20), MeetingKind.THEMATIC)
        save_meeting(unit, more)
        take_attendance(unit, more.id)
    assert reminded(branch) == []


def test_meetings_whose_day_has_passed_wait_for_their_attendance(branch):
    plan(branch)
    found = year(branch)
    assert found.held == 0
    assert sum(1 for one in found.lines if one.is_overdue) == 11
