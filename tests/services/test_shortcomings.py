"""A shortcoming from the day it is pointed out until it is mended, in a real file."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from branch_files import new_branch
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.reminders import ReminderKind, Urgency
from chibo_desktop.domain.shortcoming import ShortcomingState
from chibo_desktop.services.known_facts import PROVIDERS
from chibo_desktop.services.reminders import load_reminders
from chibo_desktop.services.shortcomings import (
    mended_shares,
    new_shortcoming,
    note_mending,
    open_shortcomings,
    remove_shortcoming,
    save_shortcoming,
    shortcoming_lines,
)
from chibo_desktop.wording.reminders import reminder_detail

TODAY = date(2026, 9, 21)
QUARTER = (date(2026, 7, 1), date(2026, 9, 30))


@pytest.fixture
def branch(tmp_path):
    made = new_branch(tmp_path, 3)
    yield made
    made.session.close()


def point_out(branch, *, of: str = "", day=date(2026, 3, 10), due=date(2026, 10, 1)) -> str:
    with branch.unit() as unit:
        one = replace(
            new_shortcoming(unit, branch.branch_id, TODAY),
            member_id=of,
            content="Chưa mạnh dạn phê bình",
            pointed_out_by="Chi bộ",
            pointed_out_on=day,
            due_on=due,
        )
        save_shortcoming(unit, one)
    return one.id


def member_of(branch) -> str:
    with branch.unit() as unit:
        return unit.all(Member)[0].id


def note(branch, one: str, state: ShortcomingState, percent=None, day=TODAY, text="Đã làm"):
    with branch.unit() as unit:
        note_mending(unit, one, state, percent, text, noted_on=day, today=TODAY)


def test_it_is_open_until_mended_and_keeps_its_history(branch):
    one = point_out(branch, of=member_of(branch))
    note(branch, one, ShortcomingState.MENDING, 60, date(2026, 6, 1))
    note(branch, one, ShortcomingState.MENDED)
    with branch.unit() as unit:
        (line,) = shortcoming_lines(unit, TODAY)
        assert open_shortcomings(unit, TODAY) == []
        assert len(open_shortcomings(unit, date(2026, 8, 1))) == 1
    assert [step.state for step in line.steps] == ["mended", "mending"]
    assert line.shortcoming.full_name
    assert line.shortcoming.year == 2026


def test_the_share_counts_what_stood_open_when_the_period_began(branch):
    member = member_of(branch)
    first, second = point_out(branch, of=member), point_out(branch, of=member)
    point_out(branch, of=member, day=date(2026, 8, 1))  # within the period
    note(branch, first, ShortcomingState.MENDED)
    note(branch, second, ShortcomingState.MENDING, 50)
    with branch.unit() as unit:
        found = mended_shares(unit.connection, branch.branch_id, [member, "other"], *QUARTER)
    assert found[member].share == Decimal(75)
    assert (found[member].count, found[member].mended) == (2, 1)
    assert "other" not in found


def test_a_criteria_set_is_told_how_much_is_mended(branch):
    member = member_of(branch)
    first = point_out(branch, of=member)
    point_out(branch, of=member)
    note(branch, first, ShortcomingState.MENDED)
    with branch.unit() as unit:
        find = PROVIDERS["shortcomings.mended_share"]
        known = find(unit.connection, branch.branch_id, [member, "other"], *QUARTER)
    assert known[member].value == 50
    assert "1/2" in known[member].explanation
    assert "other" not in known


def test_the_branch_has_shortcomings_of_its_own(branch):
    point_out(branch)
    with branch.unit() as unit:
        found = mended_shares(unit.connection, branch.branch_id, [""], *QUARTER)
        assert found[""].share == 0
        (line,) = open_shortcomings(unit, TODAY)
    assert line.shortcoming.is_of_branch


@pytest.mark.parametrize(
    ("state", "percent", "text", "day", "code"),
    [
        (ShortcomingState.MENDING, None, "Đã làm", TODAY, "step-percent-range"),
        (ShortcomingState.MENDING, 100, "Đã làm", TODAY, "step-percent-range"),
        (ShortcomingState.MENDED, None, " ", TODAY, "step-note-missing"),
        (ShortcomingState.MENDED, None, "Đã làm", date(2026, 3, 1), "step-day-early"),
        (ShortcomingState.MENDED, None, "Đã làm", date(2026, 12, 1), "step-day-late"),
        (ShortcomingState.MENDED, None, "Đã làm", None, "step-day-missing"),
    ],
)
def test_a_step_says_how_far_when_and_what_was_done(branch, state, percent, text, day, code):
    one = point_out(branch)
    with pytest.raises(DomainError) as refused:
        note(branch, one, state, percent, day, text)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_it_is_not_written_without_what_and_when(branch):
    with branch.unit() as unit:
        one = replace(new_shortcoming(unit, branch.branch_id, TODAY), pointed_out_on=None)
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        save_shortcoming(unit, one)
    codes = {problem.code for problem in refused.value.problems}
    assert codes == {"shortcoming-content-missing", "shortcoming-day-missing"}


def test_it_is_reminded_of_near_its_day_and_no_more_once_mended(branch):
    one = point_out(branch, of=member_of(branch))
    point_out(branch, due=date(2027, 6, 1))  # too far away to speak of

    def seen():
        with branch.unit() as unit:
            lines = load_reminders(unit, TODAY).lines
        return [line.reminder for line in lines if line.reminder.kind is ReminderKind.SHORTCOMING]

    (reminder,) = seen()
    assert (reminder.record_id, reminder.urgency) == (one, Urgency.SOON)
    assert "Chưa mạnh dạn phê bình" in reminder_detail(reminder)
    note(branch, one, ShortcomingState.MENDED)
    assert seen() == []


def test_what_was_entered_by_mistake_leaves_the_lists_with_a_reason(branch):
    one = point_out(branch)
    with branch.unit() as unit, pytest.raises(DomainError):
        remove_shortcoming(unit, one, " ")
    with branch.unit() as unit:
        remove_shortcoming(unit, one, "Ghi nhầm người")
    with branch.unit() as unit:
        assert shortcoming_lines(unit, TODAY) == []
