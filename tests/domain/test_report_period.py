"""Months, quarters, halves and years as reports have them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.wording.statistics import period_text


@pytest.mark.parametrize(
    ("kind", "number", "first", "last", "words"),
    [
        (PeriodKind.MONTH, 2, "2028-02-01", "2028-02-29", "tháng 02 năm 2028"),
        (PeriodKind.QUARTER, 3, "2028-07-01", "2028-09-30", "quý III năm 2028"),
        (PeriodKind.QUARTER, 4, "2028-10-01", "2028-12-31", "quý IV năm 2028"),
        (PeriodKind.HALF_YEAR, 1, "2028-01-01", "2028-06-30", "6 tháng đầu năm 2028"),
        (PeriodKind.NINE_MONTHS, 1, "2028-01-01", "2028-09-30", "9 tháng đầu năm 2028"),
        (PeriodKind.YEAR, 1, "2028-01-01", "2028-12-31", "năm 2028"),
    ],
)
def test_first_and_last_day(
    kind: PeriodKind, number: int, first: str, last: str, words: str
) -> None:
    period = ReportPeriod(kind, 2028, number)
    assert (str(period.first_day), str(period.last_day)) == (first, last)
    assert period_text(period) == words


WHOLE = [kind for kind in PeriodKind if kind is not PeriodKind.NINE_MONTHS]


@given(st.sampled_from(WHOLE), st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_the_periods_of_a_kind_cover_every_day_once(kind: PeriodKind, day: date) -> None:
    period = ReportPeriod.of(kind, day)
    assert period.first_day <= day <= period.last_day
    assert ReportPeriod.parse(str(period)) == period
    after = ReportPeriod.of(kind, period.last_day + timedelta(days=1))
    assert period.after() == after
    assert after.first_day == period.last_day + timedelta(days=1)
    assert period.year_before().first_day.replace(year=period.year) == period.first_day


def test_after_nine_months_comes_the_last_quarter() -> None:
    october = ReportPeriod.of(PeriodKind.NINE_MONTHS, date(2026, 10, 20))
    assert october == ReportPeriod(PeriodKind.NINE_MONTHS, 2026)
    assert october.after() == ReportPeriod(PeriodKind.QUARTER, 2026, 4)


def test_no_fifth_quarter() -> None:
    with pytest.raises(ValueError, match="no such period"):
        ReportPeriod(PeriodKind.QUARTER, 2026, 5)
