"""An act done for the sake of its answer: the exact preview of an act is the act itself, undone."""

from collections.abc import Iterator
from contextlib import contextmanager

from chibo_desktop.storage.unit_of_work import Unit


@contextmanager
def rehearsal(unit: Unit) -> Iterator[Unit]:
    """A unit of work that sees what `unit` sees; whatever it writes is undone at the end."""
    savepoint = unit.connection.begin_nested()
    try:
        yield Unit(unit.store, unit.connection, unit.author, unit.surroundings)
    finally:
        savepoint.rollback()
