"""Rounds of the badge with their windows and files, and who stands in a round's list."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.badges import (
    BadgeHolder,
    BadgeRound,
    ProposalKind,
    last_year_of_list,
    next_round,
    proposals,
    rounds_of_year,
    step_in_window,
    steps_of,
    years_in_window,
)
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.party_age import AdmissionDays, TimeOutside, party_age
from domain.dated_rules import BADGES, CALENDAR

RULES = BADGES.on(date(2026, 11, 25))


def rounds(year: int = 2026) -> list[BadgeRound]:
    return rounds_of_year(year, RULES, CALENDAR)


def holder(admitted: str, **rest: object) -> BadgeHolder:
    gaps = rest.pop("gaps", ())
    age = party_age(AdmissionDays(recorded=PartialDate.parse(admitted)), gaps, RULES)  # type: ignore[arg-type]
    values = {"confirmed_on": PartialDate(1990), **rest}
    return BadgeHolder(
        member_id="m", org_id="o", branch_id="b", full_name="Lê Ân", age=age, **values
    )  # type: ignore[arg-type]


def listed(one: BadgeHolder, number: int, year: int = 2026) -> list[tuple[ProposalKind, int]]:
    found = proposals([one], rounds(year)[number], RULES)
    return [(line.kind, line.years) for line in found]


def test_the_four_rounds_and_their_windows_cover_the_year() -> None:
    found = rounds()
    assert [(one.day.day, one.day.month) for one in found] == [(3, 2), (19, 5), (2, 9), (7, 11)]
    assert (found[0].first, found[0].last) == (date(2025, 12, 1), date(2026, 2, 28))
    assert rounds(2028)[0].last == date(2028, 2, 29)
    for one, following in zip(found, [*found[1:], rounds(2027)[0]], strict=True):
        assert (following.first - one.last).days == 1


def test_files_are_due_thirty_working_days_before() -> None:
    by_code = {one.code: one for one in rounds()}
    assert by_code["2026-11-07"].files_by == date(2026, 9, 28)
    for one in by_code.values():
        assert CALENDAR.between(one.files_by, one.day) - CALENDAR.is_working(one.day) in (29, 30)
    # Tết, New Year's Day and its exchange lie between the files and the round of 3/2/2026.
    assert by_code["2026-02-03"].files_by == date(2025, 12, 22)


def test_the_round_being_prepared_is_the_next_one() -> None:
    days = [next_round(day, RULES, CALENDAR) for day in (date(2026, 11, 7), date(2026, 11, 8))]
    assert [one.code for one in days if one] == ["2026-11-07", "2027-02-03"]


def test_the_step_of_45_years_is_dated() -> None:
    assert 45 not in steps_of(BADGES.on(date(2020, 1, 1)))
    assert 45 in steps_of(RULES)
    assert steps_of(BADGES.on(date(2000, 1, 1))) == ()


@pytest.mark.parametrize(
    ("admitted", "number", "expected"),
    [
        ("1976-10-01", 3, [(ProposalKind.REGULAR, 50)]),  # first day of the window
        ("1976-11-30", 3, [(ProposalKind.REGULAR, 50)]),  # last day, after the round itself
        ("1976-12-01", 3, [(ProposalKind.MISSED, 45), (ProposalKind.EARLY, 50)]),  # a day late
        ("1976-09-30", 3, [(ProposalKind.MISSED, 50)]),  # belonged to the round before
        ("1976-09-30", 2, [(ProposalKind.REGULAR, 50)]),
        ("1975-12-01", 0, [(ProposalKind.REGULAR, 50)]),  # December counts for 3/2 of next year
        ("1996-02-29", 0, [(ProposalKind.REGULAR, 30)]),  # full on 28/02/2026
        ("1952-11-07", 3, [(ProposalKind.MISSED, 70), (ProposalKind.EARLY, 75)]),  # 74 years
        ("1951-12-15", 3, [(ProposalKind.MISSED, 70), (ProposalKind.EARLY, 75)]),
        ("1998-01-01", 3, []),  # 28 years: no early award of the step of 30
    ],
)
def test_who_stands_in_the_list_of_a_round(
    admitted: str, number: int, expected: list[tuple[ProposalKind, int]]
) -> None:
    assert listed(holder(admitted), number) == expected


def test_a_badge_already_given_is_not_proposed_again() -> None:
    assert listed(holder("1976-10-19", awarded=frozenset({40, 50})), 3) == []
    assert listed(holder("1966-01-05", awarded=frozenset({60})), 3) == []


def test_an_early_award_is_limited_and_wider_for_the_very_old() -> None:
    # 7/11/2026 + 12 months = 7/11/2027; + 24 months for the steps from 70 years.
    assert listed(holder("1987-11-07", awarded=frozenset({30})), 3) == [(ProposalKind.EARLY, 40)]
    assert listed(holder("1987-11-08", awarded=frozenset({30})), 3) == []
    assert listed(holder("1958-11-07", awarded=frozenset({65})), 3) == [(ProposalKind.EARLY, 70)]
    assert listed(holder("1958-11-08", awarded=frozenset({65})), 3) == []


def test_a_gap_moves_the_round() -> None:
    away = TimeOutside(date(1990, 1, 1), date(1991, 1, 1))
    assert listed(holder("1976-10-19", gaps=(away,)), 3, 2026) == [
        (ProposalKind.MISSED, 45),
        (ProposalKind.EARLY, 50),
    ]
    assert listed(holder("1976-10-19", gaps=(away,)), 3, 2027) == [(ProposalKind.REGULAR, 50)]


@pytest.mark.parametrize(
    ("admitted", "died", "expected"),
    [
        ("1952-03-01", date(2026, 3, 1), [75]),  # exactly 74 years: may be given that of 75
        ("1952-03-01", date(2026, 2, 28), [70]),  # 73 years 11 months: may not
        ("1956-10-01", date(2026, 10, 5), [70]),  # reached in life, not given
        ("2010-01-01", date(2026, 10, 5), []),
    ],
)
def test_posthumous_awards(admitted: str, died: date, expected: list[int]) -> None:
    one = holder(admitted, died_on=died, is_counted=False)
    found = proposals([one], rounds()[3], RULES)
    assert [line.years for line in found] == expected
    assert all(line.kind is ProposalKind.POSTHUMOUS for line in found)


def test_long_after_death_nothing_is_proposed() -> None:
    one = holder("1952-03-01", died_on=date(2025, 11, 6), is_counted=False)
    assert proposals([one], rounds()[3], RULES) == []


def test_who_is_not_confirmed_or_has_left_is_not_listed() -> None:
    assert listed(holder("1976-10-19", confirmed_on=None), 3) == []
    assert listed(holder("1976-10-19", is_counted=False), 3) == []


@given(st.dates(date(1930, 1, 1), date(2026, 12, 31)), st.integers(2010, 2030), st.integers(0, 3))
def test_the_years_of_a_round_pass_over_nobody_who_stands_in_it(
    admitted: date, year: int, number: int
) -> None:
    one = rounds(year)[number]
    person = holder(admitted.isoformat())
    if step_in_window(person, one, steps_of(RULES)) is not None:
        assert admitted.year in years_in_window(one, RULES)
    last = last_year_of_list(one, RULES)
    assert last is not None
    if proposals([person], one, RULES):
        assert admitted.year <= last
    died = one.day - timedelta(days=admitted.toordinal() % 400)
    dead = holder(admitted.isoformat(), died_on=died, is_counted=False)
    if died > admitted and proposals([dead], one, RULES):
        assert admitted.year <= last
