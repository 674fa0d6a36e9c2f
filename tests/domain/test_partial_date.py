"""Dates of which the day, or day and month, may be unknown."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.partial_date import PartialDate

days = st.dates(date(1800, 1, 1), date(2200, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(days)
    shape = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:shape])


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("05/02/1957", "1957-02-05"),
        ("5/2/1957", "1957-02-05"),
        ("5.2.1957", "1957-02-05"),
        ("05-02-1957", "1957-02-05"),
        (" 05 02 1957 ", "1957-02-05"),
        ("02/1957", "1957-02"),
        ("--/02/1957", "1957-02"),
        ("00/02/1957", "1957-02"),
        ("00/00/1957", "1957"),
        ("--/--/1957", "1957"),
        ("1957", "1957"),
        ("1957-02-05", "1957-02-05"),
        ("1957-02", "1957-02"),
        ("29/02/1956", "1956-02-29"),
    ],
)
def test_written_dates(written: str, stored: str) -> None:
    assert str(PartialDate.read(written)) == stored


@pytest.mark.parametrize(
    "written",
    ["", "57", "31/02/1957", "29/02/1957", "13/1957", "05/13/1957", "05/02/57", "1957/02/05/01",
     "năm 1957", "05/02/1799", "05/02/2201", "0x1/02/1957"],
)  # fmt: skip
def test_what_is_no_date(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        PartialDate.read(written)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(ValueError, match="without a month"):
        PartialDate(1957, None, 5)


@given(partial_dates())
def test_stored_and_read_back(value: PartialDate) -> None:
    assert PartialDate.parse(str(value)) == value
    assert PartialDate.read(str(value)) == value
    assert value.is_full == (len(str(value)) == 10)


@given(partial_dates())
def test_what_it_can_mean(value: PartialDate) -> None:
    assert value.earliest <= value.latest
    assert (value.earliest == value.latest) == value.is_full
    assert str(value.latest).startswith(str(value))
    assert not str(value.latest + timedelta(days=1)).startswith(str(value))


@given(days)
def test_a_calendar_day(day: date) -> None:
    value = PartialDate.of(day)
    assert (value.earliest, value.is_full) == (day, True)
    assert PartialDate.read(f"{day:%d/%m/}{day.year}") == value


@given(partial_dates())
def test_stored_form_refuses_neighbours(value: PartialDate) -> None:
    for wrong in (f" {value}", f"{value}-", f"{value}\n"):
        with pytest.raises(ValueError, match="not a stored date"):
            PartialDate.parse(wrong)
