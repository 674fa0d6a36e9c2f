"""Taking entries in: the only code that writes the journal and its projection.

One's own save and a merged bundle go the same way. What stands after absorbing is what
`domain.journal.live` would say of all accepted entries; the tests hold the two against each other.
Everything is done in sets, so the cost grows with the entries absorbed and nothing else.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_new  # PostgreSQL spells it alike

from chibo_desktop.domain.clock import Tick
from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.journal import Entry, Key, Op
from chibo_desktop.domain.records import type_named
from chibo_desktop.storage.bulk import execute_many, found_by, in_chunks, rows_in
from chibo_desktop.storage.following import follow
from chibo_desktop.storage.picture import forget_parts
from chibo_desktop.storage.projection import KindKey, PlaceOp, Touched, project
from chibo_desktop.storage.server_keys import owned_operation
from chibo_desktop.storage.spellings import is_server
from chibo_desktop.storage.steps import newest_entry
from chibo_desktop.storage.tables import entry, historic, operation, pending_kill

ACCEPTED = "accepted"
UNKNOWN = "unknown-type"
NEWER = "newer-type"
TAKEN_BACK = "taken-back"

_STANDINGS = select(entry.c.hash, entry.c.standing).where(entry.c.org_id == bindparam("org"))
_KEEP = insert(entry)
_STAND = (
    update(entry)
    .values(standing=bindparam("new_standing"), bundle_id=bindparam("by_bundle"))
    .where(entry.c.hash == bindparam("the_hash"))
)
_NOTE = insert(operation)
_NOTE_OWNED = insert(owned_operation)
_ANY = {known: select(known.c.hash).limit(1) for known in (pending_kill, historic)}
_KILL_LATER = insert_new(pending_kill).on_conflict_do_nothing()
_IS_THERE = select(operation.c.idx).where(
    operation.c.record_id == bindparam("record"),
    operation.c.atom == bindparam("atom"),
    operation.c.entry_n == bindparam("n"),
    operation.c.idx == bindparam("place"),
)
KILL = (
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
    fresh: frozenset[tuple[str, str, str]] = frozenset()  # those of them that were not here
    conflicts: int = 0

    @property
    def record_types(self) -> frozenset[str]:
        """Names of the record types of which a record changed."""
        return frozenset(touched[0] for touched in self.touched)


@dataclass(slots=True)
class _Batch:
    """The ops of the new entries and what they kill."""

    ticks: dict[int, tuple[Tick, bytes]] = field(default_factory=dict)
    types: dict[int, str] = field(default_factory=dict)
    standing: dict[KindKey, dict[PlaceOp, Plain]] = field(default_factory=lambda: defaultdict(dict))
    dead_here: set[tuple[Key, PlaceOp]] = field(default_factory=set)
    kills_outside: list[tuple[KindKey, Op]] = field(default_factory=list)


def standing_of(one: Entry) -> str:
    """Whether an entry is applied, or why it is only kept (protocol.md §3.5, quarantine)."""
    kind = type_named(one.type)
    if kind is None:
        return UNKNOWN
    return ACCEPTED if one.type_version <= kind.version else NEWER


def standings(connection: Connection, org_id: str) -> dict[bytes, str]:
    """The entries of a node that are here, by hash, with their standing.

    Asked for by node and not by hash: they lie side by side in the file, their hashes all over it.
    """
    return dict(found_by(connection, _STANDINGS, org=org_id))


def absorb(
    connection: Connection,
    entries: Sequence[Entry],
    *,
    bundle_id: str = "",
    refused: str = "",
    here: Mapping[bytes, str] | None = None,
) -> Absorbed:
    """Add entries to the journal and bring the projection up to date.

    Entries already known are passed over, unless they had been taken back: those count again.
    With `refused`, entries are kept but not applied. `here`: the `standings` of their node, where
    they were asked for since it was last written.
    """
    known = _known_hashes(connection, entries) if here is None else here
    given = {one.hash: one for one in entries}
    again = [one for one in given.values() if known.get(one.hash) == TAKEN_BACK and not refused]
    fresh = [one for one in given.values() if one.hash not in known]
    first = newest_entry(connection) + 1
    numbers = {one.hash: first + index for index, one in enumerate(fresh)}
    standings = {one.hash: refused or standing_of(one) for one in (*fresh, *again)}
    _insert_entries(connection, fresh, numbers, standings, bundle_id)
    numbers |= _accept_again(connection, again, standings, bundle_id)
    accepted = [one for one in (*fresh, *again) if standings[one.hash] == ACCEPTED]
    _forget_strangers(connection, [one for one in fresh if standings[one.hash] != ACCEPTED])
    touched = apply(connection, accepted, numbers, below=first)
    forget_parts(connection, {one.org_id for one in (*fresh, *again)})
    return Absorbed(
        new_entries=len(fresh) + len(again),
        known_entries=len(entries) - len(fresh) - len(again),
        set_aside=len(fresh) + len(again) - len(accepted),
        touched=touched.records,
        fresh=touched.fresh,
        conflicts=touched.conflicts,
    )


def apply(
    connection: Connection,
    accepted: Sequence[Entry],
    numbers: Mapping[bytes, int],
    *,
    below: int,
) -> Touched:
    """Let accepted entries of the journal, numbered by arrival, count. Each exactly once.

    Of the others, the accepted ones numbered below `below` count already.
    """
    if not accepted:
        return Touched()
    batch = _sort_out(accepted, numbers)
    _kill_from_before(connection, batch, accepted, numbers)
    _insert_operations(connection, batch)
    _kill_outside(connection, batch, below)
    touched = project(connection, batch.standing, batch.ticks)
    follow(connection, touched.records)
    return touched


def _accept_again(
    connection: Connection,
    entries: Sequence[Entry],
    standings: Mapping[bytes, str],
    bundle_id: str,
) -> dict[bytes, int]:
    execute_many(
        connection, _STAND, [(standings[one.hash], bundle_id, one.hash) for one in entries]
    )
    numbers: dict[bytes, int] = {}
    for chunk in in_chunks([one.hash for one in entries]):
        statement = select(entry.c.hash, entry.c.n).where(entry.c.hash.in_(chunk))
        numbers.update((row.hash, row.n) for row in connection.execute(statement))
    return numbers


def _known_hashes(connection: Connection, entries: Sequence[Entry]) -> dict[bytes, str]:
    query = "SELECT hash, standing FROM entry WHERE hash IN"
    rows = rows_in(connection, query, [one.hash for one in entries])
    return {digest: standing for digest, standing in rows}  # noqa: C416 - says what they are


def _insert_entries(
    connection: Connection,
    entries: Sequence[Entry],
    numbers: Mapping[bytes, int],
    standings: Mapping[bytes, str],
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


def _sort_out(accepted: Sequence[Entry], numbers: Mapping[bytes, int]) -> _Batch:
    batch = _Batch()
    here = {one.hash for one in accepted}
    for one in accepted:
        n, org_id = numbers[one.hash], one.org_id
        batch.ticks[n] = (one.tick, one.hash)
        batch.types[n] = one.type
        for index, change in enumerate(one.changes):
            key = (org_id, change.record_id, change.atom)
            batch.standing[one.type, key][n, index] = change.value
            for op in change.over:
                if op[0] in here:
                    batch.dead_here.add((key, (numbers[op[0]], op[1])))
                else:
                    batch.kills_outside.append(((one.type, key), op))
    return batch


def _kill_from_before(
    connection: Connection,
    batch: _Batch,
    accepted: Sequence[Entry],
    numbers: Mapping[bytes, int],
) -> None:
    """Entries that came earlier may have seen what arrives only now; snapshots may know of it."""
    for known in (pending_kill, historic):
        if not found_by(connection, _ANY[known]):
            continue
        for chunk in in_chunks([one.hash for one in accepted]):
            here = known.c.hash.in_(chunk)
            for row in connection.execute(select(known).where(here)):
                key = (row.org_id, row.record_id, row.atom)
                batch.dead_here.add((key, (numbers[row.hash], row.idx)))
            if known is pending_kill:
                connection.execute(delete(known).where(here))


def _forget_strangers(connection: Connection, aside: Sequence[Entry]) -> None:
    """Of entries that arrive and do not count yet: who else's entries had named them."""
    named = pending_kill.c
    for one in aside:
        connection.execute(
            delete(pending_kill).where(named.hash == one.hash, named.org_id != one.org_id)
        )


def _insert_operations(connection: Connection, batch: _Batch) -> None:
    dead = batch.dead_here
    rows = [
        (key[1], key[2], place[0], place[1], (key, place) not in dead, key[0])
        for (_, key), ops in batch.standing.items()
        for place in ops
    ]
    rows.sort()  # in the order of the index: neighbours are written together
    if is_server(connection):
        execute_many(connection, _NOTE_OWNED, rows)
    else:
        execute_many(connection, _NOTE, [row[:-1] for row in rows])
    for key, place in dead:
        of_kind = (batch.types[place[0]], key)
        if of_kind in batch.standing:  # a stranger's entry may name an op of another record
            batch.standing[of_kind].pop(place, None)


def _kill_outside(connection: Connection, batch: _Batch, below: int) -> None:
    """Mark dead what counted here before; remember what does not count yet."""
    named = list({op[0] for _, op in batch.kills_outside})
    query = "SELECT hash, n, org_id, standing, type FROM entry WHERE hash IN"
    known = {digest: rest for digest, *rest in rows_in(connection, query, named)}
    kills, later = set(), set()
    for (own_type, key), (digest, index) in batch.kills_outside:
        n, org_id, standing, type_name = known.get(digest, (below, key[0], "", ""))
        if org_id != key[0]:
            continue  # a node overwrites nothing of another, whenever it comes to count
        if standing == ACCEPTED and n < below:
            kills.add((key[1], key[2], n, index))
            if type_name != own_type and found_by(
                connection, _IS_THERE, record=key[1], atom=key[2], n=n, place=index
            ):
                batch.standing.setdefault((type_name, key), {})  # a row of another kind shows it
        else:
            later.add((digest, index, *key))
    execute_many(connection, KILL, [(False, *row) for row in kills])
    execute_many(connection, _KILL_LATER, list(later))
