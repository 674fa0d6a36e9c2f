"""What falls due, table by table of domain.md §2.8: the day, the days left, the rule."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.reminders import Reminder, ReminderKind, Urgency
from chibo_desktop.domain.timers import TimedMember
from domain.dated_rules import CALENDAR, timers

NOW = date(2026, 11, 25)
K = ReminderKind


def member(**dates: object) -> TimedMember:
    return TimedMember(id="m", org_id="o", branch_id="b", full_name="Lê Ân", **dates)  # type: ignore[arg-type]


def due(today: date = NOW, **dates: object) -> list[Reminder]:
    return timers(today).of_member(member(**dates))


def one(today: date = NOW, **dates: object) -> Reminder:
    (found,) = due(today, **dates)
    return found


def probation(today: date, began: date = date(2026, 1, 15)) -> list[Reminder]:
    return due(today, is_probationary=True, probation_from=began, has_central_id=True)


@pytest.mark.parametrize(
    ("left", "urgency"), [(90, "later"), (60, "later"), (31, "later"), (30, "soon"), (7, "soon")]
)
def test_the_end_of_probation_is_announced_from_ninety_days(left: int, urgency: str) -> None:
    ends = date(2027, 1, 15)
    (found,) = probation(ends - timedelta(days=left))
    assert (found.kind, found.due_on, found.days_left) == (K.PROBATION, ends, left)
    assert found.number == (60 if left == 31 else left)  # the mark that was reached last
    assert found.urgency == urgency
    assert probation(ends - timedelta(days=91)) == []


def test_the_next_mark_is_said_until_the_last_has_passed() -> None:
    ends = date(2027, 1, 15)
    (found,) = probation(ends - timedelta(days=40))
    assert found.next_mark_on == ends - timedelta(days=30)
    (last,) = probation(ends - timedelta(days=7))
    assert last.next_mark_on is None


def test_once_it_has_ended_the_branch_considers_within_thirty_working_days() -> None:
    ends = date(2026, 9, 7)
    (found,) = probation(ends, date(2025, 9, 7))
    assert (found.kind, found.since) == (K.CONFIRMATION, ends)
    assert found.due_on == CALENDAR.add(ends, 30) == date(2026, 10, 19)
    assert {rule.source.number for rule in found.rules} == {"208-QĐ/TW", "Đại hội XI"}
    (late,) = probation(date(2026, 10, 20), date(2025, 9, 7))
    assert (late.urgency, late.days_left) == (Urgency.OVERDUE, -1)


def test_whoever_is_confirmed_or_gone_is_not_reminded_of_probation() -> None:
    began = date(2025, 9, 7)
    assert due(probation_from=began) == []
    assert due(is_probationary=True, is_counted=False, probation_from=began) == []


@pytest.mark.parametrize(
    ("decided", "received", "since"),
    [
        # 294-QĐ/TW and 20-QĐ/TW: from the receipt; 208-QĐ/TW: from the issue.
        (date(2026, 7, 20), date(2026, 7, 30), date(2026, 7, 30)),
        (date(2026, 7, 27), date(2026, 8, 10), date(2026, 7, 27)),
        (date(2026, 7, 20), None, date(2026, 7, 20)),
    ],
)
def test_the_ceremony_runs_from_receipt_or_issue_by_the_rule_of_the_decision(
    decided: date, received: date | None, since: date
) -> None:
    found = one(
        date(2026, 8, 12),
        is_probationary=True,
        has_central_id=True,
        decided_on=decided,
        decision_received_on=received,
    )
    assert (found.kind, found.since) == (K.CEREMONY, since)
    assert found.due_on == CALENDAR.add(since, 30)


def test_after_the_ceremony_the_curriculum_and_the_central_database() -> None:
    found = due(
        date(2026, 10, 1),
        is_probationary=True,
        decided_on=date(2026, 9, 3),
        ceremony_on=date(2026, 9, 19),
    )
    assert [line.kind for line in found] == [K.CENTRAL_DATABASE, K.CURRICULUM]
    assert found[0].due_on == CALENDAR.add(date(2026, 9, 3), 30)
    assert found[1].due_on == CALENDAR.add(date(2026, 9, 19), 30)
    done = due(
        date(2026, 10, 1),
        is_probationary=True,
        decided_on=date(2026, 9, 3),
        ceremony_on=date(2026, 9, 19),
        has_curriculum=True,
        has_central_id=True,
    )
    assert done == []


def test_the_certificate_of_the_awareness_class_lasts_sixty_months() -> None:
    found = one(is_candidate=True, certificate_on=date(2022, 2, 10))
    assert (found.kind, found.due_on) == (K.CERTIFICATE, date(2027, 2, 10))
    assert due(certificate_on=date(2022, 2, 10)) == []  # already admitted


@pytest.mark.parametrize(("begun", "days"), [(date(2025, 6, 30), 30), (date(2025, 7, 1), 60)])
def test_transfer_papers_by_the_rule_of_the_day(begun: date, days: int) -> None:
    found = one(begun, transfer_from=begun)
    assert (found.kind, found.due_on) == (K.TRANSFER, CALENDAR.add(begun, days))


def test_transfer_papers_count_no_day_off() -> None:
    found = one(date(2026, 11, 25), transfer_from=date(2026, 11, 20))
    # 60 working days over 24/11, New Year and Tết, none of the last published yet.
    assert found.due_on == date(2027, 2, 23)
    assert not found.is_certain


def test_a_temporary_transfer_ends_on_its_day_or_before_twelve_months() -> None:
    named = one(away_from=date(2026, 6, 1), away_until=date(2026, 12, 1))
    assert (named.kind, named.due_on) == (K.TEMPORARY_TRANSFER, date(2026, 12, 1))
    assert one(away_from=date(2026, 1, 5)).due_on == date(2027, 1, 5)


def test_a_discipline_runs_out_and_is_then_history() -> None:
    found = one(disciplined_on=date(2025, 12, 10))
    assert (found.kind, found.due_on, found.urgency) == (K.DISCIPLINE, date(2026, 12, 10), "soon")
    assert found.rules[0].source.number == "296-QĐ/TW"
    assert (
        one(disciplined_on=date(2025, 12, 10), discipline_until=date(2026, 11, 30)).days_left == 5
    )
    assert due(disciplined_on=date(2020, 1, 1)) == []


def test_an_exemption_for_other_reasons_is_reviewed() -> None:
    assert one(exempt_from=date(2026, 1, 2)).due_on == date(2027, 1, 2)
    assert due(exempt_from=date(2020, 1, 2)) == []  # before the rule


@pytest.mark.parametrize(("months", "expected"), [(None, []), (2, []), (3, [K.DUES])])
def test_fees_are_spoken_of_only_when_they_are_known(months: int | None, expected: list[K]) -> None:
    found = due(unpaid_months=months)
    assert [line.kind for line in found] == expected
    assert all(line.number == months for line in found)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 10, 31), []),
        (date(2026, 11, 1), [(K.SUPPLEMENT, date(2026, 12, 31))]),
        (date(2026, 12, 31), [(K.SUPPLEMENT, date(2026, 12, 31))]),
        (date(2027, 1, 1), [(K.SCREENING, date(2027, 1, 31))]),
        (date(2027, 2, 1), []),
    ],
)
def test_what_a_branch_does_every_year(day: date, expected: list[tuple[K, date]]) -> None:
    found = timers(day).of_branch("o", "b")
    assert [(line.kind, line.due_on) for line in found] == expected
    assert all(line.subject_id == "b" and not line.member_id for line in found)


def test_a_key_stays_when_the_day_due_moves() -> None:
    first, later = (one(day, transfer_from=date(2026, 11, 2)) for day in (NOW, date(2027, 1, 4)))
    assert first.key == later.key == ("transfer", "m", "2026-11-02")


@given(st.dates(date(2016, 8, 1), date(2026, 11, 25)), st.integers(0, 400))
def test_days_left_go_down_by_one_a_day_and_the_deadline_stands(since: date, after: int) -> None:
    today = since + timedelta(days=after)
    for line in due(today, transfer_from=since):
        assert line.days_left == (line.due_on - today).days
        assert (line.urgency is Urgency.OVERDUE) == (line.due_on < today)
        assert CALENDAR.is_working(line.due_on)
        (next_day,) = due(today + timedelta(days=1), transfer_from=since)
        assert next_day.due_on == line.due_on
