"""The clock of entries always moves on, whatever the computer's clock says."""

from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.clock import Tick, next_tick

BUILT = 1_790_000_000_000
DAY = 86_400_000
walls = st.integers(-(10**12), 10**13)


@given(st.lists(walls, min_size=1, max_size=30))
def test_it_never_goes_back(readings: list[int]) -> None:
    last = Tick(0, 0)
    for wall in readings:
        tick, _ = next_tick(last, wall, built_ms=BUILT)
        assert tick > last
        last = tick


def test_a_sane_clock_is_taken_as_it_is() -> None:
    wall = BUILT + DAY
    assert next_tick(Tick(BUILT, 4), wall, built_ms=BUILT) == (Tick(wall, 0), False)


def test_a_clock_that_stands_still_is_counted_on() -> None:
    assert next_tick(Tick(BUILT, 4), BUILT, built_ms=BUILT) == (Tick(BUILT, 5), False)


def test_a_clock_in_2009_is_suspect() -> None:
    assert next_tick(Tick(BUILT, 0), 1_250_000_000_000, built_ms=BUILT) == (Tick(BUILT, 1), True)


def test_a_clock_in_2061_is_suspect_and_not_followed() -> None:
    last = Tick(BUILT, 0)
    assert next_tick(last, 2_880_000_000_000, built_ms=BUILT) == (Tick(BUILT, 1), True)


def test_a_month_without_the_program_is_not_suspect() -> None:
    wall = BUILT + 399 * DAY
    assert next_tick(Tick(BUILT, 0), wall, built_ms=BUILT) == (Tick(wall, 0), False)
