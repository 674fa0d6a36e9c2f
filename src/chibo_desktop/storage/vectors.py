"""How far the journal of one node reaches here, and the entries another copy of it lacks.

A vector names, for each stream, the newest entry up to which everything is here. Entries that the
office took back do not count as being here, so they are sent again when they are asked for.
Source: protocol.md §3.9.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Select,
    Text,
    bindparam,
    func,
    literal_column,
    select,
    true,
    union_all,
)

from chibo_desktop.domain.journal import (
    MARK,
    OPS,
    Op,
    key_text,
    op_text,
    state_hash_of,
    state_lines,
)
from chibo_desktop.storage.absorb import TAKEN_BACK
from chibo_desktop.storage.bulk import found_by, in_chunks
from chibo_desktop.storage.local_tables import node_record
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.spellings import is_server
from chibo_desktop.storage.streams import has_taken_back, nodes_taken_back, whole_heads
from chibo_desktop.storage.tables import RECORD_TABLES, entry, operation

Vector = Mapping[str, tuple[int, str]]
"""Stream → sequence number and id (64 hex digits) of the entry up to which nothing is missing."""

Bytes = tuple[bytes, bytes]
"""Header and payload of an entry, as stored."""

StreamReach = tuple[str, int, int, int]
"""Stream, number of its entries here, of their sequence numbers, the highest."""

StandingRow = tuple[str, str, int, bytes, int]
"""Record, atom, entry number, entry hash and place of a standing op."""

_REACHES = select(
    entry.c.org_id,
    entry.c.stream,
    func.count(),
    func.count(entry.c.seq.distinct()),
    func.max(entry.c.seq),
).group_by(entry.c.org_id, entry.c.stream)
_ORG = bindparam("org", type_=Text)
_ENTRY_AT = select(entry.c.n).where(
    entry.c.org_id == _ORG,
    *(entry.c[name] == bindparam(name) for name in ("stream", "seq", "hash")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingOp:
    """Of what a standing op speaks, and the number of its entry."""

    record_id: str
    atom: str
    n: int


def version_vector(connection: Connection, org_id: str) -> dict[str, tuple[int, str]]:
    """How far each stream of a node is here without a gap; streams of which 1 lacks are absent."""
    heads = whole_heads(connection, org_id)
    return {name: (head.seq, head.hash.hex()) for name, head in heads.items()}


def entries_since(connection: Connection, org_id: str, vector: Vector) -> list[Bytes]:
    """What a copy of the node's journal that reaches as far as `vector` may lack.

    A stream that is forked here, or whose named entry is not known here, is given from the place
    where the two copies can differ: sending twice is harmless, not sending is loss.
    """
    found: list[tuple[int, bytes, bytes]] = []
    for stream, rows, distinct, _ in reaches(connection, org_id):
        have, digest = vector.get(stream, (0, ""))
        if have and not is_known(connection, org_id, stream, have, digest):
            have = 0
        if rows != distinct:
            have = min(have, _first_fork(connection, org_id, stream) - 1)
        statement = (
            select(entry.c.n, entry.c.header, entry.c.payload)
            .where(entry.c.org_id == org_id, entry.c.stream == stream, entry.c.seq > have)
            .where(entry.c.standing != TAKEN_BACK)
        )
        found += (tuple(row) for row in connection.execute(statement))
    return [(header, payload) for _, header, payload in sorted(found)]


def live_entries(connection: Connection, org_id: str) -> list[Bytes]:
    """The entries that hold at least one standing value of the node, in order of arrival."""
    return entries_numbered(connection, {n for _, _, n, _, _ in ops_of(connection, org_id)})


def entries_numbered(connection: Connection, numbers: Collection[int]) -> list[Bytes]:
    """The entries with these numbers of arrival, as stored."""
    found: list[Bytes] = []
    for chunk in in_chunks(sorted(numbers)):
        statement = select(entry.c.header, entry.c.payload).where(entry.c.n.in_(chunk))
        found += ((row.header, row.payload) for row in connection.execute(statement))
    return found


def standing_ops(connection: Connection, org_id: str) -> dict[Op, StandingOp]:
    """Every standing op of a node with where it is."""
    return {
        (digest, index): StandingOp(record_id=record_id, atom=atom, n=n)
        for record_id, atom, n, digest, index in ops_of(connection, org_id)
    }


def is_broken(connection: Connection, org_id: str) -> bool:
    """Whether something of a node is lacking or forked here: answered by indexes alone."""
    if not all(map(_is_even, reaches(connection, org_id))):
        return True
    return has_taken_back(connection, org_id)


def state_hash(connection: Connection, org_id: str, records: Sequence[str] | None = None) -> str:
    """The hash of what stands of a node: equal on every copy that holds the same.

    With `records`, of these alone.
    """
    written = [
        (key_text(org_id, record_id, atom), op_text((digest, index)))
        for record_id, atom, _, digest, index in ops_of(connection, org_id, records)
    ]
    return state_hash_of(state_lines(written))


def has_state(connection: Connection, org_id: str, expected: str) -> bool:
    """Whether `state_hash` of a node is the one expected.

    Every merge asks. Mostly it is, and one op stands for each key: one pass then tells it.
    """
    digests, standing = _all_standing(connection, org_id)
    hashes = {n: digest.hex() for n, digest in digests.items()}  # each written once
    node = f"{org_id}{MARK}"
    lines = [
        f"{node}{record_id}{MARK}{atom}{OPS}{hashes[n]}:{index}\n"
        for record_id, atom, n, index in standing
        if n in hashes
    ]
    lines.sort()
    return state_hash_of(lines) == expected or state_hash(connection, org_id) == expected


def _all_standing(
    connection: Connection, org_id: str
) -> tuple[Mapping[int, bytes], Sequence[tuple[Any, ...]]]:
    """The hashes of a node's entries by number, and record, atom, number, place of what stands.

    By way of the node's own records, so that one unit's cost at the office does not grow with the
    number of units. Each hash is fetched once, by an index, so that no entry is read. Another
    node's record may have the same id: of its numbers there is no hash here.
    """
    standing = _LIVE_ON_SERVER if is_server(connection) else _LIVE_OF_NODE
    return (
        dict(found_by(connection, _HASHES, org=org_id)),
        found_by(connection, standing, org=org_id),
    )


def live_counts(connection: Connection, org_id: str) -> dict[str, int]:
    """How many records of each type the node has on its lists, by the type's journal name."""
    return dict(found_by(connection, _counts(), org=org_id))


def ops_of(
    connection: Connection, org_id: str, records: Sequence[str] | None = None
) -> Sequence[StandingRow]:
    """Every standing op of a node, or of some of its records."""
    if records is None:
        hashes, standing = _all_standing(connection, org_id)
        return [
            (record, atom, n, hashes[n], place)
            for record, atom, n, place in standing
            if n in hashes
        ]
    found: list[StandingRow] = []
    for chunk in in_chunks(sorted(set(records))):
        rows = connection.execute(_standing_of(chunk, org_id))
        found += ((record, atom, n, digest, place) for record, atom, n, digest, place in rows)
    return found


@cache
def _counts() -> CompoundSelect[Any]:
    return union_all(
        *(
            select(literal_column(f"'{name}'"), func.count())
            .select_from(node_record)
            .join(table, (table.c.id == node_record.c.record_id) & (table.c.org_id == _ORG))
            .where(
                node_record.c.org_id == _ORG,
                node_record.c.record_type == literal_column(f"'{name}'"),
                table.c[VOID] == "",
            )
            for name, table in RECORD_TABLES.items()
        )
    )


def _standing_of(records: Sequence[str], org_id: str) -> Select[str, str, int, bytes, int]:
    # Operations first, then their entries: PostgreSQL tried every entry of a node on each record.
    standing = (
        select(operation.c.record_id, operation.c.atom, operation.c.entry_n, operation.c.idx)
        .where(operation.c.record_id.in_(records), operation.c.live)
        .cte("standing")
        .prefix_with("MATERIALIZED")
        .c
    )
    return (
        select(standing.record_id, standing.atom, standing.entry_n, entry.c.hash, standing.idx)
        .join(entry, entry.c.n == standing.entry_n)
        .where(entry.c.org_id == org_id)
    )


_HASHES = select(entry.c.n, entry.c.hash).where(entry.c.org_id == _ORG)
_OF_NODE = select(node_record.c.record_id).where(node_record.c.org_id == _ORG)
_LIVE = select(operation.c.record_id, operation.c.atom, operation.c.entry_n, operation.c.idx).where(
    operation.c.live
)
_LIVE_OF_NODE = _LIVE.where(operation.c.record_id.in_(_OF_NODE))
# PostgreSQL, as long as it has not counted the table, would read all of it for a list of records:
# what is asked anew for each of them it has to look up.
_EACH = _OF_NODE.distinct().subquery()
_OF_EACH = _LIVE.where(operation.c.record_id == _EACH.c.record_id).offset(0).lateral()
_LIVE_ON_SERVER = select(_OF_EACH).select_from(_EACH.join(_OF_EACH, true()))
_REACHES_OF_NODE = _REACHES.where(entry.c.org_id == _ORG)


def reaches(connection: Connection, org_id: str) -> list[StreamReach]:
    """How far each stream of a node reaches: answered by an index alone."""
    return [tuple(row) for _, *row in found_by(connection, _REACHES_OF_NODE, org=org_id)]


def reaches_by_node(connection: Connection) -> dict[str, list[StreamReach]]:
    """How far each stream of each node reaches, by one question."""
    found: dict[str, list[StreamReach]] = defaultdict(list)
    for org_id, *row in connection.execute(_REACHES):
        found[org_id].append(tuple(row))
    return found


def broken_nodes(
    connection: Connection, reaches: Mapping[str, Sequence[StreamReach]]
) -> frozenset[str]:
    """The nodes of which something is lacking or forked here, given how far all reach."""
    return nodes_taken_back(connection) | {
        org_id for org_id, streams in reaches.items() if not all(map(_is_even, streams))
    }


def _is_even(reach: StreamReach) -> bool:
    _, rows, distinct, top = reach
    return rows == distinct == top


def is_known(connection: Connection, org_id: str, stream: str, seq: int, digest: str) -> bool:
    """Whether the entry that a vector names is here."""
    asked = {"org": org_id, "stream": stream, "seq": seq, "hash": bytes.fromhex(digest)}
    return bool(found_by(connection, _ENTRY_AT, **asked))


def _first_fork(connection: Connection, org_id: str, stream: str) -> int:
    seq = entry.c.seq
    forked = (
        select(seq)
        .where(entry.c.org_id == org_id, entry.c.stream == stream)
        .group_by(seq)
        .having(func.count() > 1)
        .order_by(seq)
        .limit(1)
    )
    return int(connection.execute(forked).scalar_one())
