"""Counting working days: weekly rest, days off, days worked in exchange, and one's own table."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.working_days import (
    DayKind,
    Holiday,
    WorkingCalendar,
    yearly_day,
)
from domain.dated_rules import CALENDAR, holidays

DAYS = st.dates(date(2023, 6, 1), date(2028, 6, 1))
COUNTS = st.integers(0, 90)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # Friday → Monday
        (date(2026, 11, 23), 1, date(2026, 11, 25)),  # the 24th is a day off
        (date(2026, 2, 13), 1, date(2026, 2, 23)),  # over Tết: the 16th to the 20th
        (date(2026, 1, 9), 1, date(2026, 1, 10)),  # a Saturday worked for the 2nd
        (date(2026, 8, 21), 2, date(2026, 8, 24)),  # Saturday 22 worked, then Monday
        (date(2026, 4, 29), 1, date(2026, 5, 4)),  # 30/4 and 1/5, then a weekend
        (date(2026, 11, 7), -1, date(2026, 11, 6)),  # backwards from a Saturday
        (date(2026, 11, 7), 0, date(2026, 11, 7)),
    ],
)
def test_a_number_of_working_days_later(start: date, count: int, expected: date) -> None:
    assert CALENDAR.add(start, count) == expected


@given(DAYS, COUNTS)
def test_adding_and_counting_back_agree(start: date, count: int) -> None:
    later = CALENDAR.add(start, count)
    assert CALENDAR.between(start, later) == count
    earlier = CALENDAR.add(start, -count)
    assert CALENDAR.between(start, earlier) == -count


@given(DAYS, COUNTS.filter(bool))
def test_a_deadline_never_falls_on_a_day_off(start: date, count: int) -> None:
    for found in (CALENDAR.add(start, count), CALENDAR.add(start, -count)):
        assert CALENDAR.is_working(found)


@given(DAYS, st.integers(0, 40), st.integers(0, 40))
def test_two_steps_are_one_and_more_days_end_later(start: date, one: int, two: int) -> None:
    assert CALENDAR.add(CALENDAR.add(start, one), two) == CALENDAR.add(start, one + two)
    assert CALENDAR.add(start, one + two + 1) > CALENDAR.add(start, one + two)


@given(DAYS, DAYS, DAYS)
def test_counts_add_up(first: date, second: date, third: date) -> None:
    first, second, third = sorted((first, second, third))
    whole = CALENDAR.between(first, third)
    assert whole == CALENDAR.between(first, second) + CALENDAR.between(second, third)


@given(DAYS, st.sets(DAYS, max_size=20))
def test_more_days_off_never_make_a_deadline_earlier(start: date, more: set[date]) -> None:
    own = [Holiday(id=str(day), org_id="o", day=day, name="nghỉ", kind="off") for day in more]
    fuller = WorkingCalendar(holidays().with_own(own))
    assert fuller.add(start, 30) >= CALENDAR.add(start, 30)


def test_ones_own_day_goes_before_the_table() -> None:
    tet = date(2026, 2, 16)
    worked = Holiday(id="1", org_id="o", day=tet, name="Trực Tết", kind="working")
    flood = Holiday(id="2", org_id="o", day=date(2026, 11, 26), name="Nghỉ bão", kind="off")
    calendar = WorkingCalendar(holidays().with_own([worked, flood]))
    assert calendar.is_working(tet)
    assert not CALENDAR.is_working(tet)
    assert not calendar.is_working(date(2026, 11, 26))
    assert calendar.table.days[tet].kind is DayKind.WORKING


def test_a_count_over_days_not_yet_published_is_not_certain() -> None:
    assert CALENDAR.is_certain(date(2026, 3, 1), date(2026, 10, 1))
    assert not CALENDAR.is_certain(date(2027, 1, 15), date(2027, 3, 1))  # Tết 2027
    assert not CALENDAR.is_certain(date(2027, 12, 1), date(2028, 1, 15))  # no table of 2028
    mended = holidays().with_own(
        Holiday(id=str(day), org_id="o", day=day, name="Tết", kind="off")
        for day in (date(2027, 2, 5) + timedelta(days=n) for n in range(7))
    )
    assert WorkingCalendar(mended).is_certain(date(2027, 1, 15), date(2027, 3, 1))


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_each_shipped_year_has_its_eleven_statutory_days_and_pays_for_each_swap(year: int) -> None:
    days = holidays().of_year(year)
    off = [one.day for one in days if one.kind is DayKind.OFF and one.day.isoweekday() < 6]
    worked = [one.day for one in days if one.kind is DayKind.WORKING]
    assert all(day.isoweekday() > 5 for day in worked)
    culture = sum(one.name == "Ngày Văn hóa Việt Nam" for one in days)
    assert len(off) - len(worked) - culture == 11  # Điều 112 Bộ luật Lao động 2019


def test_a_yearly_day_of_leap_years_is_the_last_of_february() -> None:
    assert yearly_day(2027, "02-29") == date(2027, 2, 28)
    assert yearly_day(2028, "02-29") == date(2028, 2, 29)
