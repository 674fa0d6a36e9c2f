"""What a store holds and shows, read by the plainest possible means, to be compared."""

from typing import Any

from builders import Node, read_all
from chibo_desktop.domain.journal import live, state_hash
from chibo_desktop.storage.history import conflicts
from chibo_desktop.storage.rebuild import filled
from chibo_desktop.storage.tables import RECORD_TABLES

Stored = dict[bytes, tuple[bytes, bytes]]


def stored(node: Node) -> Stored:
    """Every entry in the file by its hash, whatever its standing."""
    with node.store.transaction() as connection:
        rows = connection.exec_driver_sql("SELECT hash, header, payload FROM entry").all()
    return {row[0]: (row[1], row[2]) for row in rows}


def expected_hash(entries: Stored, org_id: str) -> str:
    """The state hash that the journal's own definition gives these entries."""
    ours = [one for one in read_all(list(entries.values())) if one.org_id == org_id]
    return state_hash(live(ours).items())


def expected_conflicts(entries: Stored) -> set[tuple[str, str, str]]:
    """Node, record and atom of what several values stand for."""
    standing = live(read_all(list(entries.values())))
    return {key for key, ops in standing.items() if len(ops) > 1}


def found_conflicts(node: Node) -> set[tuple[str, str, str]]:
    """The same as the store lists it."""
    with node.store.transaction() as connection:
        return {(line.org_id, line.record_id, line.atom) for line in conflicts(connection)}


def rows(node: Node) -> dict[tuple[str, str, str], tuple[Any, ...]]:
    """Every record row, without its order of arrival."""
    found = {}
    with node.store.transaction() as connection:
        for table in filled(connection, list(RECORD_TABLES.values())):
            columns = [column for column in table.c if column.name != "n"]
            for row in connection.execute(table.select().with_only_columns(*columns)):
                found[table.name, row.org_id, row.id] = tuple(row)
    return found
