"""What a benchmark hands back, and how it is shown: a table for people, JSON for machines."""

import json
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How thoroughly to measure, and where other people's programs are."""

    repeat: int = 5
    full: bool = False
    folder: Path
    anki_venv: Path | None = None


@dataclass(frozen=True, slots=True)
class Runs:
    """The durations of equal runs, in seconds."""

    seconds: tuple[float, ...]

    @property
    def best(self) -> float:
        """The fastest: the least disturbed one on a shared machine."""
        return min(self.seconds)

    @property
    def median(self) -> float:
        """The middle: what one usually sees."""
        return statistics.median(self.seconds)

    def __str__(self) -> str:
        return f"{1000 * self.best:,.1f} / {1000 * self.median:,.1f} ms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One promise: what was found, what was promised, and whether it holds."""

    promise: str
    found: float
    limit: float
    at_least: bool = False
    unit: str = "×"

    @property
    def holds(self) -> bool:
        """Whether the promise is kept in this run."""
        return self.found >= self.limit if self.at_least else self.found <= self.limit

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        state = "reached" if self.holds else "NOT reached"
        return f"{self.promise}: {self.found:.2f}{self.unit} ({sign} {self.limit:g}) {state}"


@dataclass(slots=True)
class Result:
    """The table of one benchmark."""

    name: str
    head: Sequence[str]
    rows: list[Sequence[str]] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    figures: dict[str, Any] = field(default_factory=dict)

    def show(self) -> None:
        """Print it."""
        print(f"\n== {self.name}")
        widths = [max(map(len, column)) for column in zip(self.head, *self.rows, strict=True)]
        for row in (self.head, *self.rows):
            first, *rest = row
            cells = [first.ljust(widths[0])]
            cells += [cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)]
            print("  " + "   ".join(cells))
        for verdict in self.verdicts:
            print(f"  → {verdict}")
        for note in self.notes:
            print(f"  · {note}")

    def plain(self) -> Mapping[str, Any]:
        """For JSON."""
        verdicts = [
            {
                "promise": one.promise,
                "found": round(one.found, 3),
                "limit": one.limit,
                "at_least": one.at_least,
                "holds": one.holds,
            }
            for one in self.verdicts
        ]
        return {"figures": self.figures, "promises": verdicts, "notes": self.notes}


def summary(results: Sequence[Result]) -> str:
    """All results as one line of JSON."""
    return json.dumps({one.name: one.plain() for one in results}, ensure_ascii=False)


def timed(work: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def in_turn(repeat: int, *works: Callable[[], object]) -> list[Runs]:
    """Each work `repeat` times, one after another in turn, so that noise falls on all alike."""
    seconds: list[list[float]] = [[] for _ in works]
    for _ in range(repeat):
        for work, kept in zip(works, seconds, strict=True):
            kept.append(timed(work))
    return [Runs(tuple(kept)) for kept in seconds]
