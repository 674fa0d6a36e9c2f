"""A part of a quarter: a result, or why there is none; never silently nothing."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.period_parts import (
    FoundPart,
    MemberDays,
    PartState,
    part_of,
    read_outside,
    write_outside,
)
from chibo_desktop.domain.rating import Rating

JULY = Month(2026, 7)
NO_DAYS = MemberDays()
RATED = FoundPart(round_id="r", is_closed=True, evaluation_id="e", total="88.5", rating="good")
EXEMPT = FoundPart(round_id="r", is_closed=True, evaluation_id="e", not_rated="exempt 0")
OPEN = FoundPart(round_id="r", is_closed=False, evaluation_id="e", total="88.5", rating="good")
NOT_LISTED = FoundPart(round_id="r", is_closed=True)


@pytest.mark.parametrize(
    ("found", "days", "gap", "outside", "state"),
    [
        (RATED, NO_DAYS, "", "", PartState.RATED),
        (RATED, NO_DAYS, "", "70 good", PartState.RATED),  # its own result stands first
        (EXEMPT, NO_DAYS, "", "", PartState.NOT_RATED),
        (OPEN, NO_DAYS, "", "", PartState.OPEN),
        (None, NO_DAYS, "", "", PartState.MISSING),
        (NOT_LISTED, NO_DAYS, "", "", PartState.MISSING),
        (None, NO_DAYS, "Nghỉ thai sản", "", PartState.EXPLAINED),
        (None, NO_DAYS, "Chi bộ Y đánh giá", "85 good", PartState.OUTSIDE),
        (None, MemberDays(admitted_on=date(2026, 8, 3)), "", "", PartState.ABSENT),
        (None, MemberDays(admitted_on=date(2026, 7, 3)), "", "", PartState.MISSING),
        (None, MemberDays(came_on=date(2026, 8, 1)), "", "", PartState.ABSENT),
        (None, MemberDays(came_on=date(2026, 8, 1)), "Chi bộ Y", "85 good", PartState.OUTSIDE),
    ],
)
def test_every_part_says_what_there_is_of_it(found, days, gap, outside, state):
    part = part_of(JULY, found, days, gap=gap, outside=outside)
    assert part.state is state
    assert part.has_result is (part.rating is not None)


def test_the_result_and_where_to_open_it_come_along():
    part = part_of(JULY, RATED, NO_DAYS)
    assert (part.total, part.rating) == (Decimal("88.5"), Rating.GOOD)
    assert (part.round_id, part.evaluation_id) == ("r", "e")


@given(total=st.none() | st.decimals(0, 200, places=2), rating=st.sampled_from(Rating))
def test_a_result_from_elsewhere_is_read_as_it_was_written(total, rating):
    assert read_outside(write_outside(total, rating)) == (total, rating)


@given(text=st.text(max_size=12))
def test_anything_else_is_no_result(text):
    found = read_outside(text)
    assert found is None or found[1] in set(Rating)


def test_what_was_written_down_differs_once_the_month_does():
    changed = FoundPart(
        round_id="r", is_closed=True, evaluation_id="e", total="87.5", rating="good"
    )
    frozen = part_of(JULY, RATED, NO_DAYS).frozen()
    assert frozen == part_of(JULY, RATED, NO_DAYS).frozen()
    assert frozen != part_of(JULY, changed, NO_DAYS).frozen()
    assert frozen != part_of(JULY, OPEN, NO_DAYS).frozen()
