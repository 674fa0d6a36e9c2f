from datetime import date

import pytest

from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.wording.dates import (
    blank_date_on_paper,
    date_on_paper,
    date_text,
    month_text,
    partial_date_text,
    short_month_text,
)


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 12, 5), "ngày 05 tháng 12 năm 2026"),
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 9, 10), "ngày 10 tháng 9 năm 2026"),
    ],
)
def test_zeros_on_paper_follow_the_party_rule(day: date, written: str) -> None:
    assert date_on_paper(day) == written


def test_a_date_in_a_table_always_has_eight_digits() -> None:
    assert date_text(date(2026, 3, 9)) == "09/03/2026"


def test_a_partial_date_shows_only_what_is_known() -> None:
    assert partial_date_text(PartialDate(1957)) == "1957"
    assert partial_date_text(PartialDate(1981, 2)) == "02/1981"
    assert partial_date_text(PartialDate(1981, 2, 5)) == "05/02/1981"
    assert partial_date_text(None) == ""


def test_months() -> None:
    assert month_text(Month(2026, 11)) == "tháng 11 năm 2026"
    assert month_text(Month(2026, 2)) == "tháng 02 năm 2026"
    assert month_text(Month(2026, 7)) == "tháng 7 năm 2026"
    assert short_month_text(Month(2026, 7)) == "07/2026"


def test_a_day_left_to_be_written_by_hand_keeps_its_year() -> None:
    assert blank_date_on_paper(2026) == "ngày …… tháng …… năm 2026"
