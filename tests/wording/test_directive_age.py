"""How old the newest directive is, in words."""

from datetime import date

import pytest

from chibo_desktop.wording.directives import newest_text

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("received", "said"),
    [
        (date(2026, 11, 27), "hôm nay"),  # the clock was put back
        (TODAY, "hôm nay"),
        (date(2026, 11, 25), "cách đây 1 ngày"),
        (date(2026, 10, 27), "cách đây 30 ngày"),
        (date(2026, 10, 26), "cách đây 1 tháng"),
        (date(2026, 6, 26), "cách đây 5 tháng"),
        (date(2024, 11, 27), "cách đây 23 tháng"),
        (date(2024, 11, 26), "cách đây 2 năm"),
    ],
)
def test_the_age_is_counted_in_whole_days_months_and_years(received: date, said: str) -> None:
    assert newest_text(11, received, TODAY) == f"Chỉ đạo gần nhất: số 11, nhận {said}."
