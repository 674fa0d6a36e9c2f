"""What goes to the database thread, what comes back, and how a long job tells of itself."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from chibo_desktop.domain.problems import Problem


class Unit(Protocol):
    """A unit of work: one transaction over the open file."""

    @property
    def changed(self) -> frozenset[str]:
        """Names of the record types written, known once the work is committed."""
        ...


class CancelledError(Exception):
    """The user stopped a long job; its transaction is rolled back."""


class Progress:
    """Given to a long job, which calls `step` as it goes."""

    def __init__(self, report: Callable[[int, int, str], None]) -> None:
        self._report = report
        self._stop = threading.Event()

    def step(self, done: int, total: int, text: str = "") -> None:
        """Say how far the work is. Raises CancelledError once the user has asked to stop."""
        if self._stop.is_set():
            raise CancelledError
        self._report(done, total, text)

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._stop.set()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a job ended. Carries no exception: its frames would keep widgets alive elsewhere."""

    value: Any = None
    changed: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    unexpected: bool = False
    cancelled: bool = False

    @property
    def is_done(self) -> bool:
        """True when the work was done and committed."""
        return not (self.problems or self.unexpected or self.cancelled)
