"""Who is not rated in a month, and why (Điều 5, 366-QĐ/TW)."""

import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.eligibility import NotRated, months_later, why_not_rated
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.wording.evaluation import not_rated_sentence
from domain.criteria_examples import APPENDIX_5

NOVEMBER = Month(2026, 11)


def reason(
    status: str = "active",
    admitted: str | None = "2000-01-01",
    confirmed: str | None = None,
    period: Month = NOVEMBER,
) -> NotRated | None:
    return why_not_rated(
        APPENDIX_5,
        activity_status=status,
        admitted_on=PartialDate.parse(admitted) if admitted else None,
        confirmed_on=PartialDate.parse(confirmed) if confirmed else None,
        period=period,
    )


@pytest.mark.parametrize("status", ["exempt", "suspended", "interrupted", "left", "deceased"])
def test_a_status_that_keeps_from_rating_says_so(status: str) -> None:
    found = reason(status)
    assert found == NotRated(code=status)
    assert not_rated_sentence(found).endswith(".")


def test_who_left_or_died_is_not_rated_whatever_the_set_says() -> None:
    rule = dataclasses.replace(APPENDIX_5.not_rated, statuses=())
    criteria_set = dataclasses.replace(APPENDIX_5, not_rated=rule)
    found = {
        status: why_not_rated(
            criteria_set,
            activity_status=status,
            admitted_on=None,
            confirmed_on=None,
            period=NOVEMBER,
        )
        for status in ("left", "deceased", "exempt", "suspended")
    }
    assert [status for status, why in found.items() if why] == ["left", "deceased"]


@pytest.mark.parametrize(
    ("admitted", "code"),
    [
        ("2026-05-30", None),
        ("2026-05-31", None),
        ("2026-06-01", "newly-admitted"),
        ("2026-11-30", "newly-admitted"),
        ("2026-12-01", "not-yet-admitted"),
        ("2026-05", None),
        ("2026-06", "newly-admitted"),
        ("2026", None),
        (None, None),
    ],
)
def test_six_months_are_counted_at_the_last_day_of_the_month(
    admitted: str | None, code: str | None
) -> None:
    found = reason(admitted=admitted)
    assert (found.code if found else None) == code


def test_the_day_from_which_a_new_member_can_be_rated_is_said() -> None:
    found = reason(admitted="2026-08-31")
    assert found == NotRated(code="newly-admitted", months=6, rated_from=date(2027, 2, 28))
    assert not_rated_sentence(found) == (
        "Đảng viên mới kết nạp chưa đủ 6 tháng nên chưa đánh giá; đủ vào ngày 28/02/2027."
    )


def test_a_confirmed_member_is_not_newly_admitted() -> None:
    assert reason(admitted="2026-10-01", confirmed="2026-11-30") is None
    assert reason(admitted="2026-10-01", confirmed="2026-12-01") is not None


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 1, 15), 0, date(2026, 1, 15)),
    ],
)
def test_months_later(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


@given(admitted=st.dates(date(2000, 1, 1), date(2030, 1, 1)), month=st.integers(0, 400))
def test_once_rated_always_rated(admitted: date, month: int) -> None:
    period = Month(2000, 1).plus(month)
    if reason(admitted=admitted.isoformat(), period=period) is None:
        assert reason(admitted=admitted.isoformat(), period=period.next()) is None
