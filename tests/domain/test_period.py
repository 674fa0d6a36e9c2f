"""Months, their neighbours and their deadlines."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.period import Month

months = st.builds(Month, st.integers(1930, 9000), st.integers(1, 12))


@given(months, st.integers(-200, 200))
def test_counting_months(month: Month, steps: int) -> None:
    assert month.plus(steps).plus(-steps) == month
    assert (month < month.plus(steps)) == (steps > 0)
    assert month.next().previous() == month
    assert Month.parse(str(month)) == month


@given(months)
def test_days_of_a_month(month: Month) -> None:
    assert month.first_day.day == 1
    assert month.last_day + timedelta(days=1) == month.next().first_day
    assert Month.of(month.last_day) == Month.of(month.first_day) == month


def test_the_turn_of_the_year() -> None:
    assert Month(2026, 12).next() == Month(2027, 1)
    assert Month(2026, 12).deadline(5) == date(2027, 1, 5)


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-00", "2026-13", "2026-1", "11/2026", "2026-11-01"]
)
def test_what_is_no_month(text: str) -> None:
    with pytest.raises(ValueError, match="month"):
        Month.parse(text)
