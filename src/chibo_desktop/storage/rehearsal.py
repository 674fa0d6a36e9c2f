"""An act inside another that may be undone: tried, looked at, then kept or not.

The exact preview of an act is the act itself, undone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from chibo_desktop.storage.unit_of_work import Unit


@dataclass(slots=True)
class Attempt:
    """What is written through `unit` is undone at the end unless it is kept."""

    unit: Unit
    is_kept: bool = False

    def keep(self) -> None:
        """Let it count."""
        self.is_kept = True


@contextmanager
def attempt(unit: Unit) -> Iterator[Attempt]:
    """An act that sees what `unit` sees; any exception undoes it too."""
    savepoint = unit.connection.begin_nested()
    one = Attempt(Unit(unit.store, unit.connection, unit.author, unit.surroundings))
    try:
        yield one
    except BaseException:
        savepoint.rollback()
        one.unit.if_undone.close()
        raise
    if one.is_kept:
        savepoint.commit()
        unit.take_over(one.unit)
    else:
        savepoint.rollback()
        one.unit.if_undone.close()


@contextmanager
def rehearsal(unit: Unit) -> Iterator[Unit]:
    """A unit of work that sees what `unit` sees; whatever it writes is undone at the end."""
    with attempt(unit) as one:
        yield one.unit
