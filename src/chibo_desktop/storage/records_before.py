"""Which records are already here: what a merge adds and what it changes."""

from collections.abc import Collection

from sqlalchemy import Connection

from chibo_desktop.storage.bulk import rows_in
from chibo_desktop.storage.tables import RECORD_TABLES


def known_records(connection: Connection, node_id: str, record_ids: Collection[str]) -> set[str]:
    """Those of the ids that a node already has a record of."""
    ids = sorted(record_ids)
    query = "SELECT id FROM {} WHERE org_id = ? AND id IN"
    return {
        row[0]
        for name in RECORD_TABLES
        for row in rows_in(connection, query.format(name), ids, node_id)
    }
