"""Many files of a drop, a few of them in one transaction: each commit waits for the disk.

Each is still taken whole or not at all (a savepoint of its own), and what goes wrong with one takes
nothing from its neighbours: without the common transaction every file is then taken alone.
"""

import gc
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from chibo_desktop.services.session import Session
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.unit_of_work import Unit

_log = logging.getLogger(__name__)
T = TypeVar("T")
R = TypeVar("R")
_LONGEST = 3.0  # seconds of a transaction: what a power cut costs, to be done again


def taken(
    session: Session,
    things: Sequence[T],
    step: Callable[[int, T], object],
    take: Callable[[Unit, T], R],
    refused: Callable[[T, StorageError], R],
) -> Iterator[R]:
    """The answer to each, once it is committed.

    `step` is told the place of each before it is taken; whatever it raises stops between two, and
    those before it stay. `refused`: the answer when this computer cannot take one alone.
    """
    done = 0
    while done < len(things):
        group: list[tuple[int, T]] = []
        left = enumerate(things[done:], done)
        try:
            answers, stop = _taken_at_once(session, left, group, step, take)
        except Exception as fault:  # noqa: BLE001 - of one of them: the others are not to suffer
            _log.info("taken one by one, because of %s", type(fault).__name__)
            yield from _taken_alone(session, group, step, take, refused)
            done += len(group)
            continue
        yield from answers
        if stop is not None:
            raise stop
        done += len(answers)


def _taken_at_once(
    session: Session,
    left: Iterator[tuple[int, T]],
    group: list[tuple[int, T]],
    step: Callable[[int, T], object],
    take: Callable[[Unit, T], R],
) -> tuple[list[R], BaseException | None]:
    """As many as there is time for in one transaction; each is in `group` before it is tried."""
    answers: list[R] = []
    session.store.let_log_grow()
    with _uncollected(), session.unit(takes_turn=True) as unit:
        begun = time.monotonic()
        for place, one in left:
            try:
                step(place, one)
            except BaseException as stop:  # noqa: BLE001 - raised again after the commit
                return answers, stop
            group.append((place, one))
            answers.append(take(unit, one))
            if time.monotonic() - begun > _LONGEST:
                break
    return answers, None


@contextmanager
def _uncollected() -> Iterator[None]:
    """Entries and rows hold no circles: the collector would go through all of them for nothing."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _taken_alone(
    session: Session,
    group: Sequence[tuple[int, T]],
    step: Callable[[int, T], object],
    take: Callable[[Unit, T], R],
    refused: Callable[[T, StorageError], R],
) -> Iterator[R]:
    for place, one in group:
        step(place, one)
        try:
            with session.unit(takes_turn=True) as unit:
                answer = take(unit, one)
        except StorageError as error:
            answer = refused(one, error)
        yield answer
