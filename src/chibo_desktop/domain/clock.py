"""Hybrid logical clock: orders entries for display; it never decides what is true.

Source: protocol.md §3.4. An office computer may think it is 2009 or 2061; then the last reading
is counted on and the entry is marked as suspect. No import is refused for its time.
"""

from dataclasses import dataclass

_DAY = 86_400_000
_FUTURE = 400 * _DAY


@dataclass(frozen=True, slots=True, order=True)
class Tick:
    """One reading: milliseconds since 1970 and a counter."""

    ms: int
    count: int


def next_tick(last: Tick, wall_ms: int, *, built_ms: int) -> tuple[Tick, bool]:
    """The tick after `last`, and whether the wall clock is suspect.

    Sane means not before the program was built (less a day) and not 400 days past the newest
    trusted reading.
    """
    trusted = max(built_ms, last.ms)
    suspect = not built_ms - _DAY <= wall_ms <= trusted + _FUTURE
    if not suspect and wall_ms > last.ms:
        return Tick(wall_ms, 0), suspect
    return Tick(last.ms, last.count + 1), suspect
