"""Which records are already here: what a merge adds and what it changes."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection

from chibo_desktop.domain.journal import Entry
from chibo_desktop.storage.bulk import rows_in
from chibo_desktop.storage.tables import RECORD_TABLES


def known_records(connection: Connection, node_id: str, entries: Iterable[Entry]) -> set[str]:
    """Of the records that the entries speak of, the ids of those that the node already has."""
    asked: dict[str, set[str]] = defaultdict(set)
    for one in entries:
        asked[one.type].update(change.record_id for change in one.changes)
    query = "SELECT id FROM {} WHERE org_id = ? AND id IN"
    return {
        row[0]
        for name, ids in asked.items()
        if name in RECORD_TABLES
        for row in rows_in(connection, query.format(name), sorted(ids), node_id)
    }
