"""The journal as people read it: who changed what, when, from what to what; what disagrees."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from chibo_desktop.domain.clock import Tick
from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.journal import Entry, Op, read_entry, shown
from chibo_desktop.domain.records import type_named
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.tables import conflict, entry, operation
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One atom of one record changed by one press of "Lưu"; `when` is in ms since 1970."""

    when: int
    clock_suspect: bool
    user: str
    act: str
    record_type: str
    atom: str
    old: Plain
    new: Plain
    batch: str
    note: str
    live: bool
    op: Op


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One of the values that authors who did not see each other gave."""

    value: Plain
    op: Op
    user: str
    stream: str
    when: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictLine:
    """An atom of a record with several standing values, the one on show first."""

    record_type: str
    org_id: str
    record_id: str
    atom: str
    values: tuple[Standing, ...]


def record_history(connection: Connection, record_id: str) -> list[HistoryLine]:
    """Every change of a record, oldest first, with the value its author had before him."""
    rows = connection.execute(
        select(operation.c.entry_n, operation.c.idx, operation.c.live).where(
            operation.c.record_id == record_id
        )
    ).all()
    is_live = {(row.entry_n, row.idx): row.live for row in rows}
    entries = entries_numbered(connection, {row.entry_n for row in rows})
    ticks = {one.hash: one.tick for one in entries.values()}
    values = {
        (one.hash, index): change.value
        for one in entries.values()
        for index, change in enumerate(one.changes)
    }
    lines = []
    for n, one in sorted(entries.items(), key=lambda item: (item[1].tick, item[1].hash)):
        for index, change in enumerate(one.changes):
            if change.record_id != record_id:
                continue
            before = [op for op in change.over if op in values]
            lines.append(
                HistoryLine(
                    when=one.tick.ms,
                    clock_suspect=one.clock_suspect,
                    user=one.user,
                    act=one.act,
                    record_type=one.type,
                    atom=change.atom,
                    old=values[shown(before, ticks)] if before else None,
                    new=change.value,
                    batch=one.batch,
                    note=one.note,
                    live=bool(is_live[n, index]),
                    op=(one.hash, index),
                )
            )
    return lines


def conflicts(connection: Connection, org_id: str = "") -> list[ConflictLine]:
    """Every atom on which standing values disagree, of one node or of all."""
    statement = select(conflict).order_by(*conflict.primary_key)
    if org_id:
        statement = statement.where(conflict.c.org_id == org_id)
    lines = connection.execute(statement).all()
    standing = _standing(connection, sorted({line.record_id for line in lines}))
    found = []
    for line in lines:
        ops = standing[line.record_type, line.org_id, line.record_id, line.atom]
        found.append(
            ConflictLine(
                record_type=line.record_type,
                org_id=line.org_id,
                record_id=line.record_id,
                atom=line.atom,
                values=tuple(value for _, value in sorted(ops, key=_by_tick, reverse=True)),
            )
        )
    return found


def resolve_conflict(
    unit: Unit, record_type: str, record_id: str, atom: str, value: Plain, *, act: str = "resolve"
) -> bool:
    """Settle an atom on one value, overwriting every standing one; False when nothing disagrees.

    Only the node that owns the record can: an entry of another node overwrites nothing here.
    """
    kind = type_named(record_type)
    ops = unit.seen([record_id]).get(record_id, {}).get(atom, ())
    if kind is None or len(ops) < 2:
        return False
    unit.set_atoms(kind.cls, [(record_id, atom, tuple(ops), value)], act=act)
    return True


def entries_numbered(connection: Connection, numbers: Iterable[int]) -> dict[int, Entry]:
    """The entries with these numbers of arrival, read."""
    from chibo_desktop.storage.entry_reader import read_entries  # msgspec: not at start-up

    found: dict[int, Entry] = {}
    for chunk in in_chunks(sorted(numbers)):
        statement = select(entry.c.n, entry.c.header, entry.c.payload).where(entry.c.n.in_(chunk))
        rows = connection.execute(statement).all()
        read = read_entries((row.header, row.payload) for row in rows)
        found.update(zip((row.n for row in rows), read, strict=True))
    return found


_Ranked = tuple[tuple[Tick, Op], Standing]


def _by_tick(ranked: _Ranked) -> tuple[Tick, Op]:
    return ranked[0]


def _standing(
    connection: Connection, record_ids: Sequence[str]
) -> Mapping[tuple[str, str, str, str], list[_Ranked]]:
    found: dict[tuple[str, str, str, str], list[_Ranked]] = defaultdict(list)
    for chunk in in_chunks(record_ids):
        statement = (
            select(operation, entry.c.header, entry.c.payload)
            .join_from(operation, entry)
            .where(operation.c.record_id.in_(chunk), operation.c.live)
        )
        for row in connection.execute(statement):
            one = read_entry(row.header, row.payload)
            op = (one.hash, row.idx)
            value = one.changes[row.idx].value
            standing = Standing(
                value=value, op=op, user=one.user, stream=one.stream, when=one.tick.ms
            )
            found[one.type, one.org_id, row.record_id, row.atom].append(((one.tick, op), standing))
    return found
