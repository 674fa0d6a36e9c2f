"""Where the mending of a shortcoming stands on a day, and what a review has to tell of."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.shortcoming import (
    Mending,
    Shortcoming,
    ShortcomingState,
    ShortcomingStep,
    counts_in,
    mended_share,
    mending_on,
)

FIRST, LAST = date(2026, 7, 1), date(2026, 9, 30)


def step(day: str, state: ShortcomingState, percent: int | None = None) -> ShortcomingStep:
    return ShortcomingStep(
        id=day,
        org_id="o",
        shortcoming_id="s",
        noted_on=date.fromisoformat(day),
        state=state,
        percent=percent,
    )


def one(pointed_out_on: str = "2026-03-10") -> Shortcoming:
    return Shortcoming(
        id="s", org_id="o", content="Nói dài", pointed_out_on=date.fromisoformat(pointed_out_on)
    )


STEPS = (
    step("2026-04-01", ShortcomingState.MENDING, 30),
    step("2026-08-15", ShortcomingState.MENDED),
)


@pytest.mark.parametrize(
    ("day", "state", "percent"),
    [
        ("2026-03-31", ShortcomingState.NOT_MENDED, 0),
        ("2026-04-01", ShortcomingState.MENDING, 30),
        ("2026-08-14", ShortcomingState.MENDING, 30),
        ("2026-08-15", ShortcomingState.MENDED, 100),
    ],
)
def test_it_stands_where_the_last_step_up_to_the_day_left_it(day, state, percent):
    found = mending_on(STEPS, date.fromisoformat(day))
    assert (found.state, found.percent) == (state, percent)


def test_of_two_steps_of_one_day_the_one_entered_last_counts():
    same = (
        step("2026-08-15", ShortcomingState.MENDED),
        step("2026-08-15", ShortcomingState.MENDING, 80),
    )
    assert mending_on(same, LAST).percent == 80


def test_what_was_taken_for_mended_can_come_back():
    again = (*STEPS, step("2026-09-20", ShortcomingState.NOT_MENDED))
    assert mending_on(again, LAST).state is ShortcomingState.NOT_MENDED


@pytest.mark.parametrize(
    ("pointed_out_on", "steps", "told"),
    [
        ("2026-03-10", (), True),
        ("2026-03-10", STEPS, True),  # mended within the quarter
        ("2026-03-10", (step("2026-06-30", ShortcomingState.MENDED),), False),  # before it
        ("2026-07-01", (), False),  # told of by the next review
    ],
)
def test_a_review_tells_of_what_stood_open_when_its_period_began(pointed_out_on, steps, told):
    assert counts_in(one(pointed_out_on), steps, FIRST, LAST) is told


@given(percents=st.lists(st.integers(0, 100), max_size=20))
def test_the_share_is_whole_only_when_everything_is_mended(percents):
    share = mended_share([Mending(state=ShortcomingState.MENDING, percent=one) for one in percents])
    assert 0 <= share <= 100
    assert (share == Decimal(100)) is all(one == 100 for one in percents)
