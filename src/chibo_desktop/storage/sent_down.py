"""What of an office's rows travels to one unit, by the declaration of each record type alone.

All entries of a row go along, also those that were overwritten since: what stands at the unit is
then the same in whatever order directives come, and one that was missed is missed by nobody.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, func, select

from chibo_desktop.domain.journal import Entry
from chibo_desktop.domain.records import (
    Record,
    RecordType,
    type_named,
    type_of,
    types_sent_down,
)
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import record_of
from chibo_desktop.storage.tables import RECORD_TABLES, entry, operation
from chibo_desktop.storage.vectors import Bytes

Addressed = Mapping[str, Collection[str]]
"""Record ids by the journal name of their type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a node with whether it is on the lists."""

    record: Record
    stands: bool


def addressed_to(connection: Connection, org_id: str, node_ids: Collection[str]) -> Addressed:
    """The rows of an office that travel to a unit, also those taken off the lists.

    The nodes are the unit's own and, where it is an office, those of the units below it.
    """
    found: dict[str, list[str]] = {}
    for kind in types_sent_down():
        table = RECORD_TABLES[kind.name]
        ours = select(table.c.id).where(table.c.org_id == org_id).order_by(table.c.n)
        goes = _goes_to(kind, table, sorted(node_ids))
        ids = connection.execute(ours if goes is None else ours.where(goes)).scalars().all()
        if ids:
            found[kind.name] = list(ids)
    return found


def entries_of_records(
    connection: Connection, org_id: str, record_ids: Collection[str]
) -> list[Bytes]:
    """Every entry of a node that says something of these records, in order of arrival."""
    numbers: set[int] = set()
    for chunk in in_chunks(sorted(record_ids)):
        said = (
            select(operation.c.entry_n)
            .join_from(operation, entry)
            .where(operation.c.record_id.in_(chunk), entry.c.org_id == org_id)
        )
        numbers.update(connection.execute(said).scalars())
    found: list[Bytes] = []
    for part in in_chunks(sorted(numbers)):
        statement = (
            select(entry.c.header, entry.c.payload).where(entry.c.n.in_(part)).order_by(entry.c.n)
        )
        found += ((row.header, row.payload) for row in connection.execute(statement))
    return found


def rows_of(connection: Connection, org_id: str, wanted: Addressed) -> dict[str, Row]:
    """The rows of a node by record id."""
    found: dict[str, Row] = {}
    for name, ids in wanted.items():
        kind = type_named(name)
        if kind is None:
            continue
        table = RECORD_TABLES[name]
        for chunk in in_chunks(sorted(ids)):
            statement = select(table).where(table.c.org_id == org_id, table.c.id.in_(chunk))
            for row in connection.execute(statement).mappings():
                record = record_of(kind, dict(row))
                found[record.id] = Row(record=record, stands=row[VOID] == "")
    return found


def rows_said(connection: Connection, entries: Sequence[Entry]) -> dict[str, Row]:
    """The rows of which entries say something, by record id; of whatever nodes these are."""
    touched: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for one in entries:
        touched[one.org_id].update((one.type, change.record_id) for change in one.changes)
    return {
        record_id: row
        for org_id, said in touched.items()
        for record_id, row in rows_of(connection, org_id, by_type(said)).items()
    }


def standing_rows(connection: Connection, org_id: str) -> list[Record]:
    """Every row of an office that travels to somebody and is on the lists, type by type."""
    found: list[Record] = []
    for kind in types_sent_down():
        table = RECORD_TABLES[kind.name]
        statement = select(table).where(table.c.org_id == org_id, table.c[VOID] == "")
        rows = connection.execute(statement.order_by(table.c.n)).mappings()
        found += [record_of(kind, dict(row)) for row in rows]
    return found


def addressees(connection: Connection, rows: Iterable[Record]) -> dict[str, str]:
    """The node that each row goes to; empty: every unit."""
    goes: dict[str, str] = {}
    owned: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in rows:
        kind = type_of(type(one))
        to = kind.sent_down
        named = str(getattr(one, to.field)) if to is not None and to.field else ""
        goes[one.id] = named
        if to is not None and to.by_owner:
            owned[kind.by_name[to.field].refers_to, named].append(one.id)
    for (name, record_id), ids in owned.items():
        table = RECORD_TABLES[name]
        owner = connection.execute(select(table.c.org_id).where(table.c.id == record_id)).scalar()
        goes.update(dict.fromkeys(ids, owner or ""))
    return goes


def by_type(touched: Iterable[tuple[str, str]]) -> Addressed:
    """Pairs of type and record id, sorted out."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, record_id in touched:
        found[name].add(record_id)
    return found


def _goes_to(
    kind: RecordType[Record], table: Table, node_ids: Sequence[str]
) -> ColumnElement[bool] | None:
    """The condition that a row travels to one of these nodes; None: it always does."""
    to = kind.sent_down
    if to is None or not to.field:
        return None
    named = table.c[to.field]
    if not to.by_owner:
        return func.coalesce(named, "").in_(("", *node_ids))
    owner = RECORD_TABLES[kind.by_name[to.field].refers_to]
    return select(owner.c.n).where(owner.c.id == named, owner.c.org_id.in_(node_ids)).exists()
