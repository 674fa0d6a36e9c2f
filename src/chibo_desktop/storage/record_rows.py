"""Which records are here, their rows as they stand, and the row numbers that come next."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection

from chibo_desktop.storage.bulk import rows_among, rows_in
from chibo_desktop.storage.tables import RECORD_TABLES

RecordKey = tuple[str, str, str]
"""Record type, node, record id."""

_KNOWN = (
    "SELECT org_id, record_type, record_id FROM node_record"
    " WHERE (org_id, record_type, record_id) IN"
)


def known_records(connection: Connection, records: Collection[RecordKey]) -> frozenset[RecordKey]:
    """Those of the records (type, node, id) that are here."""
    keys = [(org_id, name, record_id) for name, org_id, record_id in records]
    found = rows_among(connection, _KNOWN, keys)
    return frozenset((name, org_id, record_id) for org_id, name, record_id in found)


def rows_of(
    connection: Connection, records: Collection[RecordKey]
) -> dict[str, dict[tuple[str, str], dict[str, Any]]]:
    """Their rows by type, then by (org, record)."""
    ids: dict[str, list[str]] = defaultdict(list)
    for name, _, record_id in sorted(records):
        ids[name].append(record_id)
    return {name: existing_rows(connection, name, some) for name, some in ids.items()}


def next_numbers(connection: Connection, names: Collection[str]) -> dict[str, int]:
    """The row numbers that come next in the tables of some types, by one question."""
    if not names:
        return {}
    wanted = sorted(names)
    highest = ", ".join(f"(SELECT max(n) FROM {name})" for name in wanted)  # noqa: S608 - our own names
    row = connection.exec_driver_sql(f"SELECT {highest}").one()
    return {name: 1 + (n or 0) for name, n in zip(wanted, row, strict=True)}


def existing_rows(
    connection: Connection, name: str, record_ids: list[str]
) -> dict[tuple[str, str], dict[str, Any]]:
    """The rows of these records by (org, record)."""
    names = [column.name for column in RECORD_TABLES[name].c]
    columns = ", ".join(f'"{one}"' for one in names)  # a field may be called as a word of SQL is
    query = f"SELECT {columns} FROM {name} WHERE id IN"  # noqa: S608 - our own names
    rows = (dict(zip(names, row, strict=True)) for row in rows_in(connection, query, record_ids))
    return {(row["org_id"], row["id"]): row for row in rows}
