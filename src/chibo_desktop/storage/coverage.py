"""What a snapshot knows of entries that are not here: it repairs a gap before the gap is filled.

A bundle holds every value that stands at its sender. So what stands here, lies on a chain that the
sender has whole, and does not stand there, was overwritten by something that is lacking here. That
is kept as a fact beside the journal, for it stays true whatever arrives later. Source: protocol.md
§3.9.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from sqlalchemy import Connection, bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import insert as insert_new  # PostgreSQL spells it alike

from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.journal import Entry, Op
from chibo_desktop.domain.streams import Link, on_chain
from chibo_desktop.storage.absorb import KILL, Absorbed, absorb
from chibo_desktop.storage.bulk import execute_many, in_chunks
from chibo_desktop.storage.entry_reader import change_count
from chibo_desktop.storage.projection import KindKey, PlaceOp, project
from chibo_desktop.storage.steps import newest_entry
from chibo_desktop.storage.streams import links_of, note_heads, whole_heads
from chibo_desktop.storage.tables import conflict, cover, entry, historic
from chibo_desktop.storage.vectors import (
    Bytes,
    StandingOp,
    Vector,
    entries_numbered,
    entries_since,
    is_broken,
    is_known,
    standing_ops,
)

_NOTE = insert_new(historic).on_conflict_do_nothing()
_MARK = insert_new(cover).on_conflict_do_nothing()
_UNMARK = delete(cover).where(cover.c.org_id == bindparam("org"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What a bundle holds of a node: what the other side lacks, and what else stands.

    `dead` are the places of changes that do not stand, by the place of their entry in both lists
    one after the other. `ends` are entries up to which the node's streams are whole here, by
    stream; the other side knows one of them if it ever had a bundle of ours.
    """

    journal: Sequence[Bytes]
    standing: Sequence[Bytes]
    dead: Sequence[tuple[int, tuple[int, ...]]]
    ends: Mapping[str, Sequence[bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """What a snapshot says: the entries of its bundle, their ops that do not stand, its ends."""

    carried: Collection[bytes]
    dead: Collection[Op]
    ends: Mapping[str, Sequence[bytes]]


def carried(
    connection: Connection, org_id: str, acknowledged: Vector, told: Sequence[Vector]
) -> Carried:
    """What a bundle for a copy that reaches as far as `acknowledged` holds.

    `told` are the reaches of earlier bundles: the copy stands at one of them.
    """
    journal = entries_since(connection, org_id, acknowledged)
    live: dict[bytes, set[int]] = defaultdict(set)
    standing = standing_ops(connection, org_id)
    for digest, index in standing:
        live[digest].add(index)
    given = set(journal)
    every = entries_numbered(connection, {one.n for one in standing.values()})
    others = [one for one in every if one not in given]
    dead = []
    for place, (header, _) in enumerate([*journal, *others]):
        gone = set(range(change_count(header))) - live[sha256(header).digest()]
        if gone:
            dead.append((place, tuple(sorted(gone))))
    return Carried(
        journal=journal, standing=others, dead=dead, ends=_ends(connection, org_id, told)
    )


def absorb_covered(
    connection: Connection,
    org_id: str,
    entries: Sequence[Entry],
    covered: Covered,
    *,
    bundle_id: str,
    here: Mapping[bytes, str] | None = None,
) -> Absorbed:
    """As `absorb`, of one node; where its entries lack, what the snapshot knows counts too."""
    newest = newest_entry(connection)
    done = absorb(connection, entries, bundle_id=bundle_id, here=here)
    note_heads(connection, org_id, {one.hash: one.previous for one in entries})
    if not is_broken(connection, org_id):
        execute_many(connection, _UNMARK, [(org_id,)])
        return done
    links = links_of(connection, org_id)
    elsewhere = _before(links, covered.ends) - frozenset(covered.carried)
    elsewhere |= _told_before(connection, org_id, links, newest)
    gone = {
        op: place
        for op, place in standing_ops(connection, org_id).items()
        if op[0] in elsewhere or op in covered.dead
    }
    marks = [(end, bundle_id, org_id, name) for name, ends in covered.ends.items() for end in ends]
    execute_many(connection, _MARK, marks)
    touched, settled = _let_go(connection, org_id, gone, bundle_id)
    return replace(done, touched=done.touched | touched, conflicts=max(0, done.conflicts - settled))


def _before(
    links: Mapping[str, Sequence[Link]], ends: Mapping[str, Collection[bytes]]
) -> frozenset[bytes]:
    """The entries here that lead to one of the ends."""
    chained = (on_chain(links.get(name, ()), known) for name, known in ends.items())
    return frozenset().union(*chained)


def _ends(
    connection: Connection, org_id: str, told: Sequence[Vector]
) -> dict[str, tuple[bytes, ...]]:
    """Of each stream the entry up to which it is whole, and the told ones that lead to it."""
    links = links_of(connection, org_id) if is_broken(connection, org_id) else None
    found: dict[str, tuple[bytes, ...]] = {}
    for name, head in whole_heads(connection, org_id).items():
        before = {reach[name] for reach in told if name in reach}
        if links is None:  # one entry a number: all that are here up to the head lead to it
            known = {
                bytes.fromhex(digest)
                for seq, digest in before
                if seq <= head.seq and is_known(connection, org_id, name, seq, digest)
            }
        else:
            chained = on_chain(links[name], [head.hash])
            known = {bytes.fromhex(digest) for _, digest in before} & chained
        found[name] = tuple(sorted({head.hash, *known}))
    return found


def _told_before(
    connection: Connection, org_id: str, links: Mapping[str, Sequence[Link]], newest: int
) -> frozenset[bytes]:
    """Of what has just arrived, the entries that an earlier snapshot did without."""
    ends: dict[str, set[bytes]] = defaultdict(set)
    for row in connection.execute(select(cover).where(cover.c.org_id == org_id)):
        ends[row.stream].add(row.hash)
    fresh = select(entry.c.hash).where(entry.c.org_id == org_id, entry.c.n > newest)
    return _before(links, ends) & set(connection.execute(fresh).scalars()) if ends else frozenset()


def _let_go(
    connection: Connection, org_id: str, gone: Mapping[Op, StandingOp], bundle_id: str
) -> tuple[frozenset[tuple[str, str, str]], int]:
    """Let ops stand no more; returns the records touched and how many conflicts that settles."""
    if not gone:
        return frozenset(), 0
    notes = [(*op, bundle_id, org_id, one.record_id, one.atom) for op, one in gone.items()]
    execute_many(connection, _NOTE, notes)
    kills = [(False, one.record_id, one.atom, one.n, op[1]) for op, one in gone.items()]
    execute_many(connection, KILL, kills)
    before = _conflicts(connection, org_id)
    kinds = _types_of(connection, {one.n for one in gone.values()})
    emptied: dict[KindKey, dict[PlaceOp, Plain]] = {
        (kinds[one.n], (org_id, one.record_id, one.atom)): {} for one in gone.values()
    }
    touched = project(connection, emptied, {})
    return touched.records, before - _conflicts(connection, org_id)


def _types_of(connection: Connection, numbers: Collection[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for chunk in in_chunks(sorted(numbers)):
        rows = connection.execute(select(entry.c.n, entry.c.type).where(entry.c.n.in_(chunk)))
        found.update((n, kind) for n, kind in rows)
    return found


def _conflicts(connection: Connection, org_id: str) -> int:
    of_node = select(func.count()).select_from(conflict).where(conflict.c.org_id == org_id)
    return connection.execute(of_node).scalar_one()
