"""Denominators, rows of absences and missed months are counted as the Party counts them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.attendance import (
    NOT_SUMMONED,
    THERE,
    Attendance,
    AttendanceState,
    count_attendance,
    excused_in_a_row,
    missed_months,
    usual_state,
)
from chibo_desktop.domain.meeting import Meeting, UsualDay, clock_minutes, clock_text
from chibo_desktop.domain.member import ActivityStatus
from chibo_desktop.domain.period import Month

PRESENT, LATE, EXCUSED, UNEXCUSED, ELSEWHERE, EXEMPTED = AttendanceState


def line(state: str, **values: object) -> Attendance:
    return Attendance(id="a", org_id="o", state=state, **values)  # type: ignore[arg-type]


def test_who_is_elsewhere_or_exempted_is_not_in_the_denominator():
    count = count_attendance(
        [line(PRESENT)] * 27
        + [line(LATE)]
        + [line(EXCUSED), line(UNEXCUSED)]
        + [line(EXEMPTED)] * 2
    )
    assert (count.present, count.summoned, count.exempted) == (28, 30, 2)
    assert count.share == Decimal("93.3")


def test_full_and_probationary_members_are_counted_apart():
    count = count_attendance(
        [line(PRESENT), line(EXCUSED), line(PRESENT, is_probationary=True, spoke=True)]
    )
    assert (count.full_present, count.full_summoned) == (1, 2)
    assert (count.probationary_present, count.probationary_summoned) == (1, 1)
    assert count.spoke_share == Decimal("50.0")


def test_nobody_to_come_has_no_share():
    assert count_attendance([line(EXEMPTED)]).share is None
    assert not count_attendance([]).is_taken


@given(st.lists(st.sampled_from(list(AttendanceState))))
def test_everybody_is_counted_once(states):
    count = count_attendance(map(line, states))
    assert count.summoned + count.elsewhere + count.exempted == len(states)
    assert count.present + count.excused + count.unexcused == count.summoned


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([], 0),
        ([EXCUSED, EXCUSED, PRESENT, EXCUSED], 2),
        ([EXCUSED, EXEMPTED, EXCUSED], 2),
        ([UNEXCUSED, EXCUSED], 0),
        ([PRESENT], 0),
    ],
)
def test_absences_one_after_another(states, expected):
    assert excused_in_a_row(states) == expected


def test_a_month_is_missed_when_no_meeting_of_it_was_attended_and_one_had_no_reason():
    seen = [
        (date(2026, 1, 5), UNEXCUSED),
        (date(2026, 2, 5), UNEXCUSED),
        (date(2026, 2, 20), PRESENT),
        (date(2026, 3, 5), EXCUSED),
        (date(2025, 12, 5), UNEXCUSED),
    ]
    assert missed_months(seen, 2026) == 1
    assert missed_months([(date(2026, 1, 5), EXEMPTED)], 2026) is None


@given(
    st.lists(
        st.tuples(
            st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.sampled_from(list(AttendanceState))
        )
    )
)
def test_whoever_came_every_month_missed_none(seen):
    came = [(day, state) for day, state in seen if state in THERE or state in NOT_SUMMONED]
    assert missed_months(came, 2026) in (None, 0)
    assert (missed_months(seen, 2026) or 0) <= 12


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("", PRESENT),
        (ActivityStatus.ACTIVE, PRESENT),
        (ActivityStatus.AWAY, ELSEWHERE),
        (ActivityStatus.EXEMPT, EXEMPTED),
    ],
)
def test_how_a_member_usually_stands_to_a_meeting(status, state):
    assert usual_state(status) is state


@pytest.mark.parametrize(
    ("written", "minutes"),
    [("14:30", 870), ("14h30", 870), ("14 giờ", 840), ("8", 480), ("7.05", 425), ("25:00", None),
     ("14:75", None), ("chiều", None), ("", None)],
)  # fmt: skip
def test_hours_as_people_write_them(written, minutes):
    assert clock_minutes(written) == minutes


@given(st.integers(0, 24 * 60 - 1))
def test_an_hour_reads_back(minutes):
    assert clock_minutes(clock_text(minutes)) == minutes


def test_a_meeting_lasts_as_long_as_its_hours_say():
    assert Meeting(id="m", org_id="o", starts_at="14:00", ends_at="15:40").minutes == 100
    assert Meeting(id="m", org_id="o", starts_at="16:00", ends_at="15:40").minutes is None
    assert Meeting(id="m", org_id="o", starts_at="14:00").minutes is None


@pytest.mark.parametrize(
    ("plain", "month", "day"),
    [
        ("d3", Month(2026, 11), date(2026, 11, 3)),
        ("d31", Month(2026, 2), date(2026, 2, 28)),
        ("w1-5", Month(2026, 11), date(2026, 11, 6)),
        ("w5-1", Month(2026, 11), date(2026, 11, 30)),
        ("w5-2", Month(2026, 11), date(2026, 11, 24)),
    ],
)
def test_the_usual_day_of_a_month(plain, month, day):
    assert UsualDay.parse(plain).of(month) == day
    assert str(UsualDay.parse(plain)) == plain


@pytest.mark.parametrize("plain", ["", "d0", "d32", "w6-1", "w1-8", "thứ hai"])
def test_what_is_no_usual_day(plain):
    with pytest.raises(ValueError, match=r".*"):
        UsualDay.parse(plain)


@given(
    st.one_of(
        st.integers(1, 31).map(lambda day: f"d{day}"),
        st.tuples(st.integers(1, 5), st.integers(1, 7)).map(lambda pair: f"w{pair[0]}-{pair[1]}"),
    ),
    st.integers(2000, 2100),
    st.integers(1, 12),
)
def test_a_usual_day_lies_in_its_month(plain, year, number):
    usual = UsualDay.parse(plain)
    day = usual.of(Month(year, number))
    assert Month.of(day) == Month(year, number)
    assert usual.day or day.isoweekday() == usual.weekday
