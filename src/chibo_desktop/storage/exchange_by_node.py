"""What was sent and received, asked of all units at once: pages of an office read nothing else."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, Text, and_, bindparam, cast, func, select

from chibo_desktop.storage.bulk import mappings_by, rows_among
from chibo_desktop.storage.exchange_log import MERGED, Sent
from chibo_desktop.storage.tables import received, sent

Head = tuple[str, str, int, str]
"""Node, stream, sequence number and id (64 hex digits) of an entry that a vector names."""

_ENTRIES_AT = "SELECT org_id, stream, seq, hash FROM entry WHERE (org_id, stream, seq, hash) IN"
_OF_KIND = sent.c.kind == bindparam("of_kind")
_NEWEST = (
    select(sent.c.node_id, func.max(sent.c.seq).label("seq"))
    .where(_OF_KIND)
    .group_by(sent.c.node_id)
    .subquery()
)
_NEWEST_SENT = (
    select(sent)
    .join(_NEWEST, and_(_NEWEST.c.node_id == sent.c.node_id, _NEWEST.c.seq == sent.c.seq))
    .where(_OF_KIND)
)
_WITHIN, _BETWEEN = " ", "\n"  # in no moment, in no line of JSON
_WIDE = 10**15  # added to a number, so that texts are in the order of the numbers


class ReceivedNote(NamedTuple):
    """Of a bundle that counts only what was noted of it."""

    received_at: str
    seq: int
    counts: str


def notes_of_merged(connection: Connection, node_id: str = "") -> dict[str, list[str]]:
    """What was noted of the bundles that count, of one node or of all, by node the newest first.

    Of all it is some twelve a year and unit, of which few are read: they come as one text a node,
    a line a bundle. `note_in` reads a line.
    """
    c = received.c
    line = c.received_at + _WITHIN + cast(c.seq + _WIDE, Text) + _WITHIN + c.counts
    statement = (
        select(c.node_id, func.aggregate_strings(line, _BETWEEN))
        .where(c.outcome == MERGED)
        .group_by(c.node_id)
    )
    if node_id:
        statement = statement.where(c.node_id == node_id)
    return {
        node: sorted(text.split(_BETWEEN), reverse=True)
        for node, text in connection.execute(statement).all()
    }


def note_in(line: str) -> ReceivedNote:
    """What a line of `notes_of_merged` says."""
    received_at, seq, counts = line.split(_WITHIN, 2)
    return ReceivedNote(received_at, int(seq) - _WIDE, counts)


def newest_periods(connection: Connection) -> dict[str, str]:
    """The latest period of the bundles that count, by node."""
    c = received.c
    statement = select(c.node_id, func.max(c.period)).where(c.outcome == MERGED).group_by(c.node_id)
    return {row[0]: row[1] for row in connection.execute(statement).all()}


def newest_sent(connection: Connection, kind: str) -> dict[str, Sent]:
    """The newest bundle of a kind that went out to each node."""
    rows = mappings_by(connection, _NEWEST_SENT, of_kind=kind)
    return {row["node_id"]: Sent(**row) for row in rows}


def numbers_taken(connection: Connection, kind: str) -> dict[str, int]:
    """The number of the newest bundle of a kind that each node has said it has."""
    c = sent.c
    taken = select(c.node_id, func.max(c.seq)).where(c.kind == kind, c.acknowledged_at != "")
    return {row[0]: row[1] for row in connection.execute(taken.group_by(c.node_id)).all()}


def known_heads(connection: Connection, heads: Iterable[Head]) -> set[Head]:
    """Of entries that vectors name those that are here: `vectors.is_known` of many."""
    asked = {(org, stream, seq, bytes.fromhex(digest)) for org, stream, seq, digest in heads}
    rows = rows_among(connection, _ENTRIES_AT, asked)
    return {(org, stream, seq, digest.hex()) for org, stream, seq, digest in rows}
