"""Time and chance of the practice files: set from the story, the same in every run."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

ZONE = timezone(timedelta(hours=7))
TODAY = datetime(2026, 11, 23, 8, 0, tzinfo=ZONE)
BUILT_MS = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp() * 1000)
_KEY_SIZES = 28  # keys and their wrapping take at least so many bytes, ids and salts fewer


@dataclass(slots=True)
class PracticeClock:
    """A clock that stands where the story puts it and moves a second at each look."""

    at: datetime = TODAY

    def __call__(self) -> datetime:
        """The moment, with its zone."""
        self.at += timedelta(seconds=1)
        return self.at

    def set(self, at: datetime) -> None:
        """Put the story at a moment."""
        self.at = at

    def forward(self, by: timedelta) -> None:
        """Let some time pass."""
        self.at += by


@dataclass(slots=True)
class PracticeDice:
    """Bytes that repeat from run to run for ids and salts. Keys come from the real source."""

    seed: str
    real: Callable[[int], bytes]
    count: int = 0

    def __call__(self, size: int) -> bytes:
        """That many bytes."""
        if size >= _KEY_SIZES:
            return self.real(size)
        self.count += 1
        return hashlib.shake_256(f"{self.seed} {self.count}".encode()).digest(size)
