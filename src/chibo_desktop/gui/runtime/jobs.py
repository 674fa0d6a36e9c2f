"""What goes to the database thread, what comes back, and how a long job tells of itself."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from chibo_desktop.domain.problems import DomainError, Problem


class Unit(Protocol):
    """A unit of work: one transaction over the open file."""

    @property
    def changed(self) -> frozenset[str]:
        """Names of the record types written, known once the work is committed."""
        ...


_OVERTAKEN = "store-overtaken"  # as the store says it
OpenUnit = Callable[[], AbstractContextManager[Any]]
Work = Callable[[Any], Any]


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


def done_in_a_unit(work: Work, open_unit: OpenUnit, open_in_turn: OpenUnit) -> Outcome:
    """What a work gives in a unit of its own; once more in turn when somebody wrote before it."""
    try:
        with open_unit() as unit:
            value = work(unit)
    except DomainError as refused:
        if [one.code for one in refused.problems] != [_OVERTAKEN]:
            raise
        with open_in_turn() as unit:
            value = work(unit)
    return Outcome(value=value, changed=frozenset(unit.changed))
