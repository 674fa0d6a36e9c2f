"""Taking entries in: the only code that writes the journal and its projection.

One's own save and a merged bundle go the same way. What stands after absorbing is what
`domain.journal.live` would say of all accepted entries; the tests hold the two against each other.
Everything is done in sets, so the cost grows with the entries absorbed and nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from chibo_desktop.domain.clock import Tick
from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.journal import Entry, Key, Op
from chibo_desktop.domain.records import type_named
from chibo_desktop.storage.bulk import execute_many, in_chunks
from chibo_desktop.storage.projection import PlaceOp, project
from chibo_desktop.storage.tables import entry, operation, pending_kill

ACCEPTED = "accepted"
UNKNOWN = "unknown-type"
NEWER = "newer-type"

_KEEP = insert(entry)
_NOTE = insert(operation)
_KILL_LATER = insert(pending_kill).prefix_with("OR IGNORE")
_KILL = (
    update(operation)
    .values(live=bindparam("now_live"))
    .where(
        operation.c.record_id == bindparam("the_record"),
        operation.c.atom == bindparam("the_atom"),
        operation.c.entry_n == bindparam("the_entry"),
        operation.c.idx == bindparam("the_place"),
    )
)


@dataclass(frozen=True, slots=True)
class Absorbed:
    """What taking entries in has done."""

    new_entries: int = 0
    known_entries: int = 0
    set_aside: int = 0
    touched: frozenset[tuple[str, str, str]] = frozenset()  # record type, org, record id
    conflicts: int = 0

    @property
    def record_types(self) -> frozenset[str]:
        """Names of the record types of which a record changed."""
        return frozenset(touched[0] for touched in self.touched)


@dataclass(slots=True)
class _Batch:
    """The ops of the new entries and what they kill."""

    ticks: dict[int, tuple[Tick, bytes]] = field(default_factory=dict)
    standing: dict[Key, dict[PlaceOp, Plain]] = field(default_factory=lambda: defaultdict(dict))
    types: dict[tuple[str, str], str] = field(default_factory=dict)
    dead_here: set[tuple[Key, PlaceOp]] = field(default_factory=set)
    kills_outside: list[tuple[Key, Op]] = field(default_factory=list)


def standing_of(one: Entry) -> str:
    """Whether an entry is applied, or why it is only kept (protocol.md §3.5, quarantine)."""
    kind = type_named(one.type)
    if kind is None:
        return UNKNOWN
    return ACCEPTED if one.type_version <= kind.version else NEWER


def absorb(
    connection: Connection,
    entries: Sequence[Entry],
    *,
    bundle_id: str = "",
    refused: str = "",
) -> Absorbed:
    """Add entries to the journal and bring the projection up to date.

    Entries already known are passed over. With `refused`, entries are kept but not applied.
    """
    known = _known_hashes(connection, entries)
    fresh: dict[bytes, Entry] = {one.hash: one for one in entries if one.hash not in known}
    if not fresh:
        return Absorbed(known_entries=len(entries))
    first = (connection.execute(select(func.max(entry.c.n))).scalar() or 0) + 1
    numbers = {digest: first + index for index, digest in enumerate(fresh)}
    standings = {digest: refused or standing_of(one) for digest, one in fresh.items()}
    _insert_entries(connection, fresh.values(), numbers, standings, bundle_id)
    accepted = [one for one in fresh.values() if standings[one.hash] == ACCEPTED]
    batch = _sort_out(accepted, numbers)
    _kill_from_before(connection, batch, accepted, numbers)
    _insert_operations(connection, batch)
    _kill_outside(connection, batch)
    touched = project(connection, batch.standing, batch.types, batch.ticks)
    return Absorbed(
        new_entries=len(fresh),
        known_entries=len(entries) - len(fresh),
        set_aside=len(fresh) - len(accepted),
        touched=touched.records,
        conflicts=touched.conflicts,
    )


def _known_hashes(connection: Connection, entries: Sequence[Entry]) -> set[bytes]:
    known: set[bytes] = set()
    for chunk in in_chunks([one.hash for one in entries]):
        known.update(
            connection.execute(select(entry.c.hash).where(entry.c.hash.in_(chunk))).scalars()
        )
    return known


def _insert_entries(
    connection: Connection,
    entries: Iterable[Entry],
    numbers: dict[bytes, int],
    standings: dict[bytes, str],
    bundle_id: str,
) -> None:
    rows = [
        (
            numbers[one.hash],
            one.hash,
            one.stream,
            one.seq,
            one.org_id,
            one.type,
            one.act,
            one.batch,
            one.tick.ms,
            one.tick.count,
            standings[one.hash],
            bundle_id,
            one.header,
            one.payload,
        )
        for one in entries
    ]
    execute_many(connection, _KEEP, rows)


def _sort_out(accepted: Sequence[Entry], numbers: dict[bytes, int]) -> _Batch:
    batch = _Batch()
    for one in accepted:
        n, org_id = numbers[one.hash], one.org_id
        batch.ticks[n] = (one.tick, one.hash)
        for index, change in enumerate(one.changes):
            key = (org_id, change.record_id, change.atom)
            batch.standing[key][n, index] = change.value
            batch.types[org_id, change.record_id] = one.type
            for op in change.over:
                place = numbers.get(op[0])
                if place is None:
                    batch.kills_outside.append((key, op))
                else:
                    batch.dead_here.add((key, (place, op[1])))
    return batch


def _kill_from_before(
    connection: Connection, batch: _Batch, accepted: Sequence[Entry], numbers: dict[bytes, int]
) -> None:
    """Entries that came earlier may have seen what arrives only now."""
    if connection.execute(select(pending_kill.c.hash).limit(1)).first() is None:
        return
    columns = pending_kill.c
    for chunk in in_chunks([one.hash for one in accepted]):
        here = columns.hash.in_(chunk)
        for row in connection.execute(select(pending_kill).where(here)):
            key = (row.org_id, row.record_id, row.atom)
            batch.dead_here.add((key, (numbers[row.hash], row.idx)))
        connection.execute(delete(pending_kill).where(here))


def _insert_operations(connection: Connection, batch: _Batch) -> None:
    dead = batch.dead_here
    rows = [
        (key[1], key[2], place[0], place[1], (key, place) not in dead)
        for key, ops in batch.standing.items()
        for place in ops
    ]
    execute_many(connection, _NOTE, rows)
    for key, place in dead:
        batch.standing[key].pop(place, None)


def _kill_outside(connection: Connection, batch: _Batch) -> None:
    """Mark dead what stood here before; remember what has not arrived yet."""
    if not batch.kills_outside:
        return
    numbers: dict[bytes, tuple[int, str]] = {}
    for chunk in in_chunks(list({op[0] for _, op in batch.kills_outside})):
        for row in connection.execute(
            select(entry.c.hash, entry.c.n, entry.c.org_id).where(entry.c.hash.in_(chunk))
        ):
            numbers[row.hash] = (row.n, row.org_id)
    kills, later = set(), set()
    for key, (digest, index) in batch.kills_outside:
        if digest not in numbers:
            later.add((digest, index, *key))
        elif numbers[digest][1] == key[0]:
            kills.add((key[1], key[2], numbers[digest][0], index))
    execute_many(
        connection,
        _KILL,
        [(False, *row) for row in kills],
    )
    execute_many(connection, _KILL_LATER, list(later))
