"""The board says what falls due; what is put away comes back on its day; nothing is lost."""

from datetime import date, timedelta

import pytest

from branch_files import BranchFile
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.reminders import ReminderKind, Urgency
from chibo_desktop.domain.working_days import DayKind
from chibo_desktop.services.holidays import load_holidays, remove_holiday, save_holiday
from chibo_desktop.services.reminders import (
    ReminderBoard,
    ReminderLine,
    count_reminders,
    load_reminders,
    put_away,
    take_out,
)
from chibo_desktop.wording.reminders import reminder_detail, reminder_title, who_text
from services.dated_branch import add, discipline, empty_branch, give_badge

NOW = date(2026, 9, 21)


@pytest.fixture
def branch(tmp_path):
    made = empty_branch(tmp_path)
    yield made
    made.session.close()


def board(branch: BranchFile, today: date = NOW) -> ReminderBoard:
    with branch.unit() as unit:
        return load_reminders(unit, today)


def seen(branch: BranchFile, today: date = NOW) -> list[tuple[str, ReminderKind, Urgency]]:
    lines = board(branch, today).lines
    return [(one.reminder.full_name, one.reminder.kind, one.reminder.urgency) for one in lines]


def the_line(branch: BranchFile, kind: ReminderKind, today: date = NOW) -> ReminderLine:
    return next(one for one in board(branch, today).lines if one.reminder.kind is kind)


def test_a_branch_where_nothing_falls_due_says_nothing(branch):
    add(branch, "Lê Ân", admitted_on="19/05/2009", confirmed_on="19/05/2010")
    assert seen(branch) == []
    with branch.unit() as unit:
        assert count_reminders(unit, NOW).overdue == 0


def test_members_discipline_and_badges_fall_due_together_nearest_first(branch):
    add(branch, "Trần Dự", admitted_on="01/10/2025")
    add(branch, "Vũ Muộn", admitted_on="03/06/2025")
    warned = add(branch, "Đỗ Răn", admitted_on="19/05/2009", confirmed_on="19/05/2010")
    discipline(branch, warned, "10/12/2025")
    add(branch, "Ngô Cao", admitted_on="20/10/1976", confirmed_on="20/10/1977")
    assert seen(branch) == [
        ("Vũ Muộn", ReminderKind.CONFIRMATION, Urgency.OVERDUE),
        ("Ngô Cao", ReminderKind.BADGE, Urgency.SOON),
        ("Trần Dự", ReminderKind.PROBATION, Urgency.SOON),
        ("", ReminderKind.DISCIPLINE, Urgency.LATER),  # lists do not name whom it is about
    ]
    assert who_text(the_line(branch, ReminderKind.DISCIPLINE).reminder) == "Một đồng chí"
    badge = the_line(branch, ReminderKind.BADGE)
    assert reminder_title(badge.reminder) == "Nộp hồ sơ Huy hiệu Đảng 50 năm"
    assert reminder_detail(badge.reminder) == "Đủ 50 năm tuổi Đảng ngày 20/10/2026"
    assert badge.reminder.due_on == date(2026, 9, 28)
    assert badge.branch_name == "Chi bộ Văn phòng"


def test_a_badge_recorded_in_the_dossier_is_not_asked_for(branch):
    one = add(branch, "Ngô Cao", admitted_on="20/10/1976", confirmed_on="20/10/1977")
    give_badge(branch, one, 50)
    assert seen(branch) == []


def test_the_dead_and_those_who_left_are_not_reminded(branch):
    add(branch, "Vũ Mất", admitted_on="01/10/2025", activity_status="deceased")
    add(branch, "Vũ Rời", admitted_on="01/10/2025", activity_status="left")
    assert seen(branch) == []


def test_what_is_put_away_with_a_reason_comes_back_on_its_day(branch):
    add(branch, "Trần Dự", admitted_on="01/10/2025")
    line = the_line(branch, ReminderKind.PROBATION)
    with branch.unit() as unit:
        put_away(unit, line.reminder, "Đã gửi bản tự kiểm điểm", NOW + timedelta(days=5), NOW)
    assert seen(branch) == []
    (away,) = board(branch).put_away
    assert away.note is not None
    assert away.note.reason == "Đã gửi bản tự kiểm điểm"
    assert len(seen(branch, NOW + timedelta(days=5))) == 1


def test_what_is_done_stays_away_until_somebody_takes_it_out(branch):
    add(branch, "Trần Dự", admitted_on="01/10/2025")
    line = the_line(branch, ReminderKind.PROBATION)
    with branch.unit() as unit:
        put_away(unit, line.reminder, "Đã nộp hồ sơ lên Đảng ủy", None, NOW)
    assert seen(branch, NOW + timedelta(days=9)) == []
    # Once the twelve months are over another thing falls due, which nobody has put away.
    assert [kind for _, kind, _ in seen(branch, date(2026, 10, 2))] == [ReminderKind.CONFIRMATION]
    (away,) = board(branch).put_away
    with branch.unit() as unit:
        take_out(unit, away.note, NOW)
    assert len(seen(branch)) == 1


@pytest.mark.parametrize(
    ("reason", "again_on", "codes"),
    [
        ("  ", None, ["reminder-reason-missing"]),
        ("Đã gọi điện", NOW, ["reminder-again-past"]),
        ("", NOW - timedelta(days=1), ["reminder-reason-missing", "reminder-again-past"]),
    ],
)
def test_nothing_is_put_away_without_a_reason_or_until_yesterday(branch, reason, again_on, codes):
    add(branch, "Trần Dự", admitted_on="01/10/2025")
    line = the_line(branch, ReminderKind.PROBATION)
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        put_away(unit, line.reminder, reason, again_on, NOW)
    assert [one.code for one in refused.value.problems] == codes
    assert len(seen(branch)) == 1


def test_a_day_off_that_the_unit_writes_moves_the_deadline(branch):
    add(branch, "Vũ Muộn", admitted_on="03/09/2025")
    before = the_line(branch, ReminderKind.CONFIRMATION).reminder.due_on
    with branch.unit() as unit:
        save_holiday(unit, date(2026, 9, 24), "Nghỉ bão", DayKind.OFF)
    assert the_line(branch, ReminderKind.CONFIRMATION).reminder.due_on == before + timedelta(days=1)
    with branch.unit() as unit:
        (own,) = [one for one in load_holidays(unit, 2026).lines if one.own_id]
        assert (own.name, own.kind) == ("Nghỉ bão", DayKind.OFF)
        save_holiday(unit, date(2026, 9, 24), "Làm bình thường", DayKind.WORKING)
    assert the_line(branch, ReminderKind.CONFIRMATION).reminder.due_on == before
    with branch.unit() as unit:
        remove_holiday(unit, own.own_id)
        assert not [one for one in load_holidays(unit, 2026).lines if one.own_id]


def test_a_day_off_needs_a_day_and_a_name(branch):
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        save_holiday(unit, None, " ", DayKind.OFF)
    assert [one.field for one in refused.value.problems] == ["day", "name"]


def test_in_december_every_branch_supplements_its_dossiers(branch):
    (only,) = seen(branch, date(2026, 12, 10))
    assert only[1:] == (ReminderKind.SUPPLEMENT, Urgency.SOON)
