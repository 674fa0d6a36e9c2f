"""Steps: what one unit of work wrote here, which is what people undo as one.

Kept beside the journal and not in it: how somebody grouped his work at one computer is no fact
about a record, and need not travel.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from chibo_desktop.storage.bulk import one_by
from chibo_desktop.storage.tables import entry, step

_NEWEST = select(func.max(entry.c.n))


@dataclass(frozen=True, slots=True)
class Step:
    """The numbers of arrival of the first and the last entry of one unit of work."""

    first: int
    last: int


def note_step(connection: Connection, one: Step) -> None:
    """Remember a step."""
    connection.execute(insert(step).values(first=one.first, last=one.last))


def newest_entry(connection: Connection) -> int:
    """The number of the entry that arrived last; 0 in an empty journal."""
    return one_by(connection, _NEWEST) or 0
