"""What use cases take from the outside world: the clock and randomness. Bootstrap gives them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """`now` has its zone; `randomness` gives that many bytes; `built_ms` dates the program.

    `machine` is what tells this computer from others, empty when nothing does; `witnesses` is the
    folder of what was last seen of data files: none for practice and tests.
    """

    now: Callable[[], datetime]
    randomness: Callable[[int], bytes]
    built_ms: int
    machine: str = ""
    witnesses: str = ""
