"""Which records are already here: what a merge adds and what it changes."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.tables import RECORD_TABLES


def known_records(connection: Connection, node_id: str, record_ids: Collection[str]) -> set[str]:
    """Those of the ids that a node already has a record of."""
    known: set[str] = set()
    for chunk in in_chunks(sorted(record_ids)):
        for record_table in RECORD_TABLES.values():
            statement = select(record_table.c.id).where(
                record_table.c.id.in_(chunk), record_table.c.org_id == node_id
            )
            known.update(connection.execute(statement).scalars())
    return known
