"""Entries of the journal that are kept and do not count."""

from sqlalchemy import Connection, select

from chibo_desktop.storage.absorb import TAKEN_BACK
from chibo_desktop.storage.tables import entry


def taken_back_of(connection: Connection, org_id: str) -> frozenset[bytes]:
    """The entries of a node that came with a bundle the office took back."""
    statement = select(entry.c.hash).where(entry.c.org_id == org_id, entry.c.standing == TAKEN_BACK)
    return frozenset(connection.execute(statement).scalars())
