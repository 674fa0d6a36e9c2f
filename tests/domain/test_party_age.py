"""Tuổi đảng to the day: anniversaries, the 29th of February, time outside the Party."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.party_age import (
    AdmissionDays,
    PartyAge,
    TimeOutside,
    age_in_years,
    party_age,
)
from domain.dated_rules import BADGES

DAYS = st.dates(date(1930, 1, 1), date(2020, 12, 31))
NOW = date(2026, 11, 25)


def since(text: str, *gaps: TimeOutside) -> PartyAge:
    found = party_age(AdmissionDays(recorded=PartialDate.parse(text)), gaps, BADGES.on(NOW))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("start", "day", "years", "months"),
    [
        ("1976-11-07", date(2026, 11, 6), 49, 599),
        ("1976-11-07", date(2026, 11, 7), 50, 600),  # exactly full on the day
        ("1952-10-20", date(2026, 9, 20), 73, 887),  # 73 years 11 months
        ("1952-10-20", date(2026, 10, 20), 74, 888),
        ("1996-02-29", date(2026, 2, 27), 29, 359),
        ("1996-02-29", date(2026, 2, 28), 30, 360),  # a common year: the 28th
        ("1996-02-29", date(2028, 2, 28), 31, 383),  # a leap year: the 29th itself
        ("1996-02-29", date(2028, 2, 29), 32, 384),
        ("2026-11-25", NOW, 0, 0),
        ("2030-01-01", NOW, 0, 0),  # not admitted yet
    ],
)
def test_years_and_months_are_full_on_their_day(
    start: str, day: date, years: int, months: int
) -> None:
    age = since(start)
    assert (age.years_at(day), age.months_at(day)) == (years, months)


def test_the_29th_may_also_go_to_march_by_rule() -> None:
    assert since("1996-02-29").full_on(30) == date(2026, 2, 28)
    march = PartyAge(start=date(1996, 2, 29), leaps_to_march=True)
    assert march.full_on(30) == date(2026, 3, 1)
    assert march.full_on(32) == date(2028, 2, 29)


def test_time_outside_the_party_is_deducted() -> None:
    away = TimeOutside(date(1990, 3, 1), date(1995, 3, 1))
    age = since("1980-05-19", away)
    assert age.full_on(9) == date(1989, 5, 19)  # before it left
    assert age.full_on(40) == date(2025, 5, 19)
    assert age.years_at(date(1992, 1, 1)) == 9
    assert since("1980-05-19").full_on(40) == date(2020, 5, 19)


def test_a_gap_of_months_and_days_shifts_by_as_much() -> None:
    age = since("1980-05-19", TimeOutside(date(2000, 1, 10), date(2000, 3, 15)))  # 2 months 5 days
    assert age.full_on(30) == date(2010, 7, 24)


def test_who_has_not_come_back_grows_no_older() -> None:
    age = since("1980-05-19", TimeOutside(date(2000, 5, 19)))
    assert age.full_on(20) == date(2000, 5, 19)
    assert age.full_on(21) is None
    assert age.years_at(NOW) == 20


def test_overlapping_gaps_are_deducted_once() -> None:
    twice = since(
        "1980-05-19",
        TimeOutside(date(1990, 1, 1), date(1992, 1, 1)),
        TimeOutside(date(1991, 1, 1), date(1993, 1, 1)),
    )
    once = since("1980-05-19", TimeOutside(date(1990, 1, 1), date(1993, 1, 1)))
    assert twice.full_on(30) == once.full_on(30)


def test_which_day_counts_is_a_rule_of_the_day() -> None:
    days = AdmissionDays(
        recorded=PartialDate(1996, 3, 3),
        decided=PartialDate(1996, 2, 20),
        ceremony=PartialDate(1996, 3, 10),
    )
    before, after = (party_age(days, (), BADGES.on(day)) for day in (date(2026, 7, 25), NOW))
    assert before is not None
    assert after is not None
    assert before.start == date(1996, 3, 3)  # as recorded
    assert after.start == date(1996, 2, 20)  # of the decision
    assert days.chosen("ceremony") == PartialDate(1996, 3, 10)
    only = AdmissionDays(recorded=PartialDate(1996, 3, 3))
    assert only.chosen("decision") == PartialDate(1996, 3, 3)


def test_a_day_known_in_part_says_so_and_nothing_known_gives_nothing() -> None:
    assert not since("1976").is_exact
    assert since("1976").full_on(50) == date(2026, 1, 1)
    assert party_age(AdmissionDays(), (), BADGES.on(NOW)) is None


@given(DAYS, st.integers(1, 80))
def test_a_year_is_full_on_its_day_and_not_the_day_before(start: date, years: int) -> None:
    age = PartyAge(start=start)
    full = age.full_on(years)
    assert full is not None
    assert age.years_at(full) == years
    assert age.years_at(full - timedelta(days=1)) == years - 1


@given(
    DAYS,
    st.lists(st.tuples(DAYS, st.integers(0, 3000)), max_size=3),
    st.integers(0, 90),
    st.integers(0, 90),
)
def test_gaps_only_make_later_and_more_years_never_come_sooner(
    start: date, away: list[tuple[date, int]], one: int, other: int
) -> None:
    gaps = [TimeOutside(left, left + timedelta(days=days)) for left, days in away if left > start]
    recorded = AdmissionDays(recorded=PartialDate.of(start))
    age = party_age(recorded, gaps, BADGES.on(NOW))
    assert age is not None
    less, more = (age.full_on(years) for years in sorted((one, other)))
    assert less is not None
    assert more is not None
    assert less <= more
    plain = PartyAge(start=start).full_on(one)
    shifted = age.full_on(one)
    assert plain is not None
    assert shifted is not None
    assert plain <= shifted <= plain + timedelta(days=9000 + 4 * len(gaps))


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("1957-02-05", date(2026, 2, 4), 68),
        ("1957-02-05", date(2026, 2, 5), 69),
        ("1957", NOW, 69),
        ("1956-02-29", date(2026, 2, 28), 70),
    ],
)
def test_age_in_years(born: str, day: date, age: int) -> None:
    assert age_in_years(PartialDate.parse(born), day) == age
    assert age_in_years(None, day) is None
