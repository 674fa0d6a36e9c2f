"""When a line of a commitment is due, and in which state a month of study is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.study import StudyRemark
from chibo_desktop.domain.study_due import due_day
from chibo_desktop.domain.study_state import StudyState, study_state


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Cả năm", date(2026, 12, 31)),
        ("cuối năm", date(2026, 12, 31)),
        ("Quý II", date(2026, 6, 30)),
        ("quý 4", date(2026, 12, 31)),
        ("Quý I/2027", date(2027, 3, 31)),
        ("tháng 2", date(2026, 2, 28)),
        ("Tháng 6/2025", date(2025, 6, 30)),
        ("6/2026", date(2026, 6, 30)),
        ("30/6", date(2026, 6, 30)),
        ("30/06/2027", date(2027, 6, 30)),
        ("30.6.2026", date(2026, 6, 30)),
        ("Hằng tháng", None),
        ("31/2", None),
        ("tháng 13", None),
        ("6", None),
        ("thường xuyên", None),
        ("", None),
    ],
)
def test_a_due_day_is_read_from_the_words_people_use(words: str, day: date | None) -> None:
    assert due_day(words, 2026) == day


@given(st.text(max_size=30), st.integers(1950, 2100))
def test_no_words_raise(words: str, year: int) -> None:
    due_day(words, year)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_written_day_is_that_day(day: date) -> None:
    assert due_day(f"{day.day}/{day.month}/{day.year}", 2026) == day


@pytest.mark.parametrize(
    ("registered", "report", "remark", "state"),
    [
        (False, False, "", StudyState.MISSING),
        (True, False, "", StudyState.REGISTERED),
        (True, True, "", StudyState.REPORTED),
        (False, True, "", StudyState.REPORTED),
        (True, True, StudyRemark.MET, StudyState.MET),
        (False, False, StudyRemark.NOT_MET, StudyState.NOT_MET),
        (True, False, StudyRemark.MODEL, StudyState.MODEL),
    ],
)
def test_the_state_is_the_furthest_that_somebody_has_come(
    registered: bool, report: bool, remark: str, state: StudyState
) -> None:
    today = date(2026, 11, 5)
    assert (
        study_state(
            is_registered=registered,
            has_report=report,
            remark=remark,
            starts_on=date(2026, 11, 1),
            today=today,
        )
        is state
    )


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_nothing_is_missing_before_the_month_begins(day: date) -> None:
    state = study_state(
        is_registered=False,
        has_report=False,
        remark="",
        starts_on=day + timedelta(days=1),
        today=day,
    )
    assert state is StudyState.AHEAD
