"""The projection: record tables that show what stands in the journal, rebuilt at any time."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.sql.base import Executable

from chibo_desktop.domain.clock import Tick
from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.journal import Key, read_entry
from chibo_desktop.domain.records import RecordType, type_named
from chibo_desktop.storage.bulk import execute_many, in_chunks
from chibo_desktop.storage.local_tables import node_record
from chibo_desktop.storage.name_search import index_words
from chibo_desktop.storage.record_rows import known_records, next_numbers, rows_of
from chibo_desktop.storage.rows import empty_form, storing
from chibo_desktop.storage.tables import (
    DERIVED,
    RECORD_TABLES,
    conflict,
    entry,
    operation,
)

PlaceOp = tuple[int, int]
KindKey = tuple[str, Key]
"""A key with the type of record that the entry told of: each kind of an id has a row of its own."""

VOID = "voided"
"""The atom that takes any record off the lists; its value is the reason, empty when it stands."""

_FORGET_CONFLICT = delete(conflict).where(
    conflict.c.record_type == bindparam("type"),
    conflict.c.org_id == bindparam("org"),
    conflict.c.record_id == bindparam("record"),
    conflict.c.atom == bindparam("the_atom"),
)
_NOTE_CONFLICT = insert(conflict)
_LIVE_OF = (
    select(
        entry.c.type,
        entry.c.org_id,
        operation.c.record_id,
        operation.c.atom,
        operation.c.entry_n,
        operation.c.idx,
        entry.c.ms,
        entry.c.count,
        entry.c.hash,
    )
    .join_from(operation, entry)
    .where(operation.c.record_id.in_(bindparam("records", expanding=True)), operation.c.live)
)
_NOTE_RECORD = insert(node_record)


@dataclass(frozen=True, slots=True)
class Live:
    """One standing op with what decides which of several is shown."""

    place: PlaceOp
    tick: Tick
    hash: bytes


@dataclass(frozen=True, slots=True)
class Touched:
    """What a projection step has written."""

    records: frozenset[tuple[str, str, str]] = frozenset()
    fresh: frozenset[tuple[str, str, str]] = frozenset()  # those of them that were not here
    conflicts: int = 0


@cache
def _update_statement(name: str) -> Executable:
    record_table = RECORD_TABLES[name]
    columns = [column.name for column in record_table.c if column.name != "n"]
    return (
        update(record_table)
        .values({column: bindparam(f"new_{column}") for column in columns})
        .where(record_table.c.n == bindparam("row_n"))
    )


@cache
def _insert_statement(name: str) -> Executable:
    return insert(RECORD_TABLES[name])


def project(
    connection: Connection,
    standing: Mapping[KindKey, Mapping[PlaceOp, Plain]],
    ticks: Mapping[int, tuple[Tick, bytes]],
) -> Touched:
    """Write the touched atoms of every touched record; `standing` holds the new live ops."""
    by_type: dict[str, dict[tuple[str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, (org_id, record_id, atom) in standing:
        by_type[name][org_id, record_id].append(atom)
    kinds = {name: kind for name in by_type if (kind := type_named(name)) is not None}
    records = frozenset((name, *key) for name, atoms in by_type.items() for key in atoms)
    known = known_records(connection, records)
    fresh = records - known
    rows = rows_of(connection, known)
    numbers = next_numbers(connection, {name for name, *_ in fresh})
    before = _live_before(connection, [record_id for *_, record_id in known])
    in_conflict: list[tuple[str, str, str, str]] = []
    for name, kind in kinds.items():
        in_conflict += _project_type(
            connection,
            kind,
            by_type[name],
            rows.get(name, {}),
            numbers.get(name, 0),
            before,
            standing,
            ticks,
        )
    execute_many(connection, _NOTE_RECORD, sorted((org, name, one) for name, org, one in fresh))
    settled = [
        (name, org_id, record_id, atom)
        for name, (org_id, record_id, atom) in standing
        if (name, org_id, record_id) in known
    ]
    execute_many(connection, _FORGET_CONFLICT, settled)
    execute_many(connection, _NOTE_CONFLICT, in_conflict)
    return Touched(records=records, fresh=fresh, conflicts=len(in_conflict))


def _project_type(
    connection: Connection,
    kind: RecordType[Any],
    atoms: Mapping[tuple[str, str], list[str]],
    rows: Mapping[tuple[str, str], dict[str, Any]],
    next_n: int,
    before: Mapping[KindKey, Sequence[Live]],
    standing: Mapping[KindKey, Mapping[PlaceOp, Plain]],
    ticks: Mapping[int, tuple[Tick, bytes]],
) -> list[tuple[str, str, str, str]]:
    """Write the rows of one type; returns the atoms that stand at several values."""
    changed: list[dict[str, Any]] = []
    fresh: list[dict[str, Any]] = []
    in_conflict: list[tuple[str, str, str, str]] = []
    for (org_id, record_id), names in atoms.items():
        row = rows.get((org_id, record_id))
        known = row is not None
        if row is None:
            row = empty_row(kind, next_n, record_id, org_id)
            next_n += 1
        for atom in names:
            key = (kind.name, (org_id, record_id, atom))
            new = standing[key]
            if not known and len(new) == 1:
                put(kind, row, atom, *new.values())
                continue
            ops = [Live(place, *ticks[place[0]]) for place in new]
            if known:
                ops += [one for one in before.get(key, ()) if one.place not in new]
            if len(ops) > 1:
                in_conflict.append((kind.name, org_id, record_id, atom))
            _show(connection, kind, row, atom, ops, new)
        derive(kind.name, row)
        (changed if known else fresh).append(row)
    write_rows(connection, kind.name, changed, fresh)
    return in_conflict


def _show(
    connection: Connection,
    kind: RecordType[Any],
    row: dict[str, Any],
    atom: str,
    ops: list[Live],
    new: Mapping[PlaceOp, Plain],
) -> None:
    if not ops:
        put(kind, row, atom, None)
        return
    winner = ops[0] if len(ops) == 1 else max(ops, key=lambda op: (op.tick, op.hash, op.place[1]))
    if winner.place in new:
        put(kind, row, atom, new[winner.place])
    else:
        # Several values stand and an older one is shown, or the newer ones died on arrival.
        put(kind, row, atom, stored_value(connection, winner.place))


def put(kind: RecordType[Any], row: dict[str, Any], atom: str, value: Plain) -> None:
    """Set the columns of one atom; a field that its value leaves out or cannot fill is empty.

    Nothing of what stood before shines through, or the row would depend on the order of arrival.
    """
    if atom == VOID:
        row[VOID] = value if isinstance(value, str) else ""
        return
    columns = _columns(kind.name, atom)
    if len(columns) == 1:
        ((name, keep),) = columns
        row[name] = keep(value)
        return
    given = value if isinstance(value, Mapping) else {}
    for name, keep in columns:
        row[name] = keep(given.get(name))


@cache
def _columns(type_name: str, atom: str) -> tuple[tuple[str, Callable[[Plain], Any]], ...]:
    """The columns of an atom, each with what it keeps of a value."""
    kind = type_named(type_name)
    return tuple((spec.name, storing(spec)) for spec in kind.atoms.get(atom, ())) if kind else ()


def _live_before(connection: Connection, record_ids: Sequence[str]) -> dict[KindKey, list[Live]]:
    found: dict[KindKey, list[Live]] = defaultdict(list)
    for chunk in in_chunks(record_ids):
        rows = connection.execute(_LIVE_OF, {"records": chunk})
        for name, org_id, record_id, atom, n, index, ms, count, digest in rows:
            found[name, (org_id, record_id, atom)].append(Live((n, index), Tick(ms, count), digest))
    return found


def stored_value(connection: Connection, place: PlaceOp) -> Plain:
    """The value of an op that stands in the journal."""
    kept = select(entry.c.header, entry.c.payload).where(entry.c.n == place[0])
    return read_entry(*connection.execute(kept).one()).changes[place[1]].value


def empty_row(kind: RecordType[Any], n: int, record_id: str, org_id: str) -> dict[str, Any]:
    """A row of which nothing is known yet, columns in the table's order."""
    return {"n": n, "id": record_id, "org_id": org_id, **_nothing_known(kind.name)}


@cache
def _nothing_known(name: str) -> dict[str, Any]:
    kind = type_named(name)
    fields = kind.fields if kind else ()
    empty: dict[str, Any] = {VOID: ""}
    empty.update((spec.name, empty_form(spec)) for spec in fields)
    empty.update(dict.fromkeys(DERIVED.get(name, {}), ""))
    return empty


def derive(name: str, row: dict[str, Any]) -> None:
    """Set the columns that follow from the others."""
    for column, rule in DERIVED.get(name, {}).items():
        row[column] = rule(row)


def write_rows(
    connection: Connection,
    name: str,
    changed: list[dict[str, Any]],
    fresh: list[dict[str, Any]],
) -> None:
    """Update and insert rows whose columns stand in the table's order."""
    execute_many(
        connection,
        _update_statement(name),
        [(*list(row.values())[1:], row["n"]) for row in changed],
    )
    execute_many(connection, _insert_statement(name), [tuple(row.values()) for row in fresh])
    if name == "member":
        index_words(connection, [*changed, *fresh])
