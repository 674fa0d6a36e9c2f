"""The office sees what falls due in its units, by unit; what a unit put away is away there too."""

from datetime import date

import pytest

from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.reminders import ReminderKind
from chibo_desktop.domain.working_days import DayKind
from chibo_desktop.services.badge_rounds import load_badges, request_badge
from chibo_desktop.services.holidays import save_holiday
from chibo_desktop.services.inbox import receive_one
from chibo_desktop.services.reminder_printing import month_tasks_pdf
from chibo_desktop.services.reminders import load_reminders, put_away
from services.exchange_story import Story, live_month

TODAY = date(2026, 11, 3)


@pytest.fixture
def story(tmp_path):
    made = Story(tmp_path)
    for code in ("CB01", "CB02"):
        session = made.enrolled(code)
        live_month(session, members=2)
        with session.unit() as unit:
            branch = unit.all(Branch)[0]
            unit.save_all(
                [
                    _member(unit, branch.id, f"Lê Dự {code}", "15/11/2025", ""),
                    _member(unit, branch.id, f"Lý Sớm {code}", "05/03/1957", "05/03/1958"),
                ],
                act="member.create",
            )
    yield made
    made.close()


def _member(unit, branch_id: str, name: str, admitted: str, confirmed: str) -> Member:
    return Member(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        full_name=name,
        branch_id=branch_id,
        admitted_on=PartialDate.read(admitted),
        confirmed_on=PartialDate.read(confirmed) if confirmed else None,
    )


def send(story: Story, code: str) -> None:
    receive_one(story.office, story.report(code).read_bytes(), f"{code}.cbb", merge=True)


def due(story: Story) -> list[tuple[str, str]]:
    """Who is reminded of the end of probation at the office, and of which unit."""
    with story.office.unit() as unit:
        lines = load_reminders(unit, TODAY).lines
    return [
        (line.reminder.full_name, line.unit_name)
        for line in lines
        if line.reminder.kind is ReminderKind.PROBATION
    ]


def test_all_units_stand_on_one_board_and_paper_without_their_own_yearly_work(story):
    send(story, "CB01")
    send(story, "CB02")
    assert due(story) == [("Lê Dự CB01", "Chi bộ CB01"), ("Lê Dự CB02", "Chi bộ CB02")]
    with story.office.unit() as unit:
        board = load_reminders(unit, TODAY)
        assert not [one for one in board.lines if not one.reminder.member_id]
        assert month_tasks_pdf(unit, TODAY).startswith(b"%PDF")


def test_what_a_unit_put_away_is_away_at_the_office(story):
    session = story.units["CB01"]
    with session.unit() as unit:
        board = load_reminders(unit, TODAY)
        assert all(line.unit_name == "" for line in board.lines)
        line = next(one for one in board.lines if one.reminder.kind is ReminderKind.PROBATION)
        put_away(unit, line.reminder, "Đã nộp bản tự kiểm điểm", None, TODAY)
        save_holiday(unit, date(2026, 11, 5), "Nghỉ riêng", DayKind.OFF)
    send(story, "CB01")
    send(story, "CB02")
    assert due(story) == [("Lê Dự CB02", "Chi bộ CB02")]
    with story.office.unit() as unit:
        board = load_reminders(unit, TODAY)
        away = [one.note.reason for one in board.put_away if one.note]
    assert away == ["Đã nộp bản tự kiểm điểm"]


def test_what_a_unit_asks_for_stands_in_the_offices_list(story):
    with story.units["CB01"].unit() as unit:
        round_ = load_badges(unit, TODAY).round
        line = next(one for one in load_badges(unit, TODAY).lines if one.years == 70)
        request_badge(unit, line, round_, "Bệnh nặng, có bệnh án")
    send(story, "CB01")
    with story.office.unit() as unit:
        asked = [one for one in load_badges(unit, TODAY).lines if one.is_proposed]
    assert [(one.full_name, one.years, one.reason, one.unit_name) for one in asked] == [
        ("Lý Sớm CB01", 70, "Bệnh nặng, có bệnh án", "Chi bộ CB01")
    ]
