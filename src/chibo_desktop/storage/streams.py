"""The streams of a file: which one it writes, when it begins another, how far each is here."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import (
    ColumnElement,
    Connection,
    Text,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as insert_new  # PostgreSQL spells it alike

from chibo_desktop.domain.clock import Tick
from chibo_desktop.domain.journal import NO_HASH, Author, Change
from chibo_desktop.domain.records import type_of
from chibo_desktop.domain.streams import Chain, Link, StreamOpening, StreamReason, chain_of
from chibo_desktop.storage.absorb import TAKEN_BACK
from chibo_desktop.storage.bulk import execute_many, found_by
from chibo_desktop.storage.meta import read_meta, write_meta
from chibo_desktop.storage.tables import entry, stream

NOTHING_KNOWN: Mapping[str, Link] = {}
NOTHING_AT_HAND: Mapping[bytes, bytes] = {}
# The words of the index on what is not accepted: a bound parameter would hide it from SQLite.
_ASIDE: ColumnElement[bool] = literal_column("standing != 'accepted'")
_TAKEN_BACK = select(entry.c.org_id).where(_ASIDE, entry.c.standing == TAKEN_BACK)
_ORG = bindparam("org", type_=Text)
_TAKEN_BACK_OF_NODE = _TAKEN_BACK.where(entry.c.org_id == _ORG).limit(1)
_STREAMS = select(entry.c.stream).where(entry.c.org_id == _ORG).distinct()
_LINKS = (
    select(entry.c.seq, entry.c.hash, entry.c.header)
    .where(
        entry.c.org_id == _ORG,
        entry.c.stream == bindparam("stream"),
        entry.c.seq > bindparam("beyond"),
        entry.c.standing != TAKEN_BACK,
    )
    .order_by(entry.c.seq)
)
_PLACES = _LINKS.with_only_columns(entry.c.seq, entry.c.hash)
_HEADS = select(stream.c.id, stream.c.seq, stream.c.hash).where(
    stream.c.org_id == _ORG, stream.c.seq > 0
)
_OWN_HEAD = select(stream.c.seq, stream.c.hash).where(
    stream.c.id == bindparam("stream"), stream.c.seq > 0
)
_FORGET_HEAD = delete(stream).where(
    stream.c.id == bindparam("stream"), stream.c.org_id == _ORG, ~stream.c.is_ours
)
_NOTE_HEAD = insert_new(stream).on_conflict_do_nothing()
STREAM, OPENING, DIRECTIVE_SEQ = "stream", "stream-opening", "directive-seq"


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A stream in which nothing is written yet: why it was begun, and after what."""

    reason: StreamReason
    after_stream: str
    after_seq: int
    after_hash: str


def begin_stream(connection: Connection, new: str, reason: StreamReason) -> None:
    """Let the file write on in the stream `new`: its first entry will say why.

    Of a stream in which nothing was written yet only the reason is new.
    """
    old = read_meta(connection, STREAM)
    head = connection.execute(
        select(stream.c.seq, stream.c.hash).where(stream.c.id == old, stream.c.seq > 0)
    ).first()
    before = begun_stream(connection)
    if head is None and before is not None:
        plain = {"after": [before.after_stream, before.after_seq, before.after_hash]}
    else:
        seq, digest = head or (0, b"")
        plain = {"after": [old, seq, digest.hex()]}
    connection.execute(update(stream).values(is_ours=False))
    write_meta(connection, STREAM, new)
    write_meta(connection, OPENING, json.dumps(plain | {"reason": reason}))


def begun_stream(connection: Connection) -> Begun | None:
    """What the first entry of the file's stream has still to say; None when it was said."""
    text = read_meta(connection, OPENING)
    if not text:
        return None
    plain = json.loads(text)
    after, seq, digest = plain["after"]
    return Begun(
        reason=StreamReason(plain["reason"]), after_stream=after, after_seq=seq, after_hash=digest
    )


def opening_changes(
    connection: Connection, author: Author, record_id: str, today: date
) -> list[Change]:
    """What the first entry of a begun stream says; nothing when it was said. Asked once."""
    begun = begun_stream(connection)
    if begun is None:
        return []
    write_meta(connection, OPENING, "")
    opening = StreamOpening(
        id=record_id,
        org_id=author.org_id,
        stream=author.stream,
        reason=begun.reason,
        opened_on=today,
        after_stream=begun.after_stream,
        after_seq=begun.after_seq,
        after_hash=begun.after_hash,
    )
    return [
        Change(record_id=record_id, atom=atom, over=(), value=value)
        for atom, value in type_of(StreamOpening).atom_values(opening).items()
    ]


def read_head(connection: Connection, author: Author) -> tuple[int, bytes, Tick]:
    """The newest entry of the author's stream and the clock to go on from."""
    row = connection.execute(
        select(stream.c.seq, stream.c.hash).where(stream.c.id == author.stream)
    ).first()
    if row is None:
        connection.execute(
            insert(stream).values(
                id=author.stream, org_id=author.org_id, seq=0, hash=NO_HASH, is_ours=True
            )
        )
    seq, digest = row or (0, NO_HASH)
    ticks = select(entry.c.ms, entry.c.count)
    known = [
        connection.execute(ticks.order_by(entry.c.n.desc()).limit(1)).first(),
        connection.execute(ticks.where(entry.c.hash == digest)).first(),
    ]
    # Of what arrived last and what we wrote last: an old bundle must not set us back.
    return seq, digest, max((Tick(*one) for one in known if one), default=Tick(0, 0))


def own_stream_is_forked(connection: Connection) -> bool:
    """Whether two entries bear one number in the stream that this file writes."""
    ours = entry.c.stream == read_meta(connection, STREAM)
    rows, distinct = connection.execute(
        select(func.count(), func.count(entry.c.seq.distinct())).where(
            ours, entry.c.org_id == read_meta(connection, "node_id")
        )
    ).one()
    return bool(rows != distinct)


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamHead:
    """The newest entry that a file wrote itself, and the newest directive that it has."""

    stream: str
    seq: int
    hash: str
    directive: int


def own_head(connection: Connection) -> StreamHead:
    """How far the file has written its stream."""
    name = read_meta(connection, STREAM)
    seq, digest = next(iter(found_by(connection, _OWN_HEAD, stream=name)), (0, b""))
    return StreamHead(
        stream=name,
        seq=seq,
        hash=digest.hex(),
        directive=int(read_meta(connection, DIRECTIVE_SEQ) or 0),
    )


def reach_on(connection: Connection, org_id: str, name: str) -> tuple[int, int]:
    """The highest number of a stream that is here, and when the node last wrote, in ms."""
    of_node = entry.c.org_id == org_id
    highest = select(func.max(entry.c.seq)).where(of_node, entry.c.stream == name)
    last = select(func.max(entry.c.ms)).where(of_node)
    return connection.execute(highest).scalar() or 0, connection.execute(last).scalar() or 0


def links_of(
    connection: Connection,
    org_id: str,
    beyond: Mapping[str, Link] = NOTHING_KNOWN,
    at_hand: Mapping[bytes, bytes] = NOTHING_AT_HAND,
) -> dict[str, list[Link]]:
    """The entries of a node that count as being here, by stream, in order of the numbers.

    Of each stream those beyond an entry of it: headers are read of these alone, unless all that is
    asked for is at hand (hash → hash of the one before).
    """
    from chibo_desktop.storage.entry_reader import previous_of  # msgspec: not at start-up

    found: dict[str, list[Link]] = {}
    for (name,) in found_by(connection, _STREAMS, org=org_id):
        asked = {"org": org_id, "stream": name, "beyond": beyond[name].seq if name in beyond else 0}
        places = found_by(connection, _PLACES, **asked) if at_hand else []
        if places and all(digest in at_hand for _, digest in places):
            found[name] = [Link(seq, digest, at_hand[digest]) for seq, digest in places]
            continue
        rows = found_by(connection, _LINKS, **asked)
        found[name] = [Link(seq, digest, previous_of(header)) for seq, digest, header in rows]
    return found


def whole_heads(connection: Connection, org_id: str) -> dict[str, Link]:
    """The entry of each stream of a node up to which nothing is missing here.

    It goes on from where the file last noted that, and costs what has come since; where something
    was taken back, notes count for nothing.
    """
    noted = {} if has_taken_back(connection, org_id) else _noted_heads(connection, org_id)
    return _heads_beyond(connection, org_id, noted)


def _heads_beyond(
    connection: Connection,
    org_id: str,
    known: Mapping[str, Link],
    at_hand: Mapping[bytes, bytes] = NOTHING_AT_HAND,
) -> dict[str, Link]:
    heads: dict[str, Link] = {}
    for name, links in links_of(connection, org_id, known, at_hand).items():
        head = chain_of(links, known.get(name)).head
        if links and head == known.get(name):  # a fork or a gap: the other branch may reach farther
            head = chain_of(links_of(connection, org_id)[name]).head
        if head is not None:
            heads[name] = head
    return heads


def note_heads(
    connection: Connection, org_id: str, at_hand: Mapping[bytes, bytes] = NOTHING_AT_HAND
) -> None:
    """Note how far each stream of a node is whole here; that of the own stream is kept by saving.

    `at_hand`: of entries that have just come, hash → hash of the one before. Entries never go
    away, so such a note stays true until one of the node is taken back.
    """
    if has_taken_back(connection, org_id):
        return
    noted = _noted_heads(connection, org_id)
    heads = _heads_beyond(connection, org_id, noted, at_hand)
    moved = [(name, head) for name, head in heads.items() if noted.get(name) != head]
    execute_many(connection, _FORGET_HEAD, [(name, org_id) for name, _ in moved])
    rows = [(name, org_id, head.seq, head.hash, False) for name, head in moved]
    execute_many(connection, _NOTE_HEAD, rows)


def has_taken_back(connection: Connection, org_id: str) -> bool:
    """Whether an entry of a node is here that the office took back: answered by an index."""
    return bool(found_by(connection, _TAKEN_BACK_OF_NODE, org=org_id))


def nodes_taken_back(connection: Connection) -> frozenset[str]:
    """The nodes of which this is so."""
    return frozenset(connection.execute(_TAKEN_BACK.distinct()).scalars())


def _noted_heads(connection: Connection, org_id: str) -> dict[str, Link]:
    rows = found_by(connection, _HEADS, org=org_id)
    return {name: Link(seq, digest, NO_HASH) for name, seq, digest in rows}


def chains_of(connection: Connection, org_id: str) -> Mapping[str, Chain]:
    """How far each stream of a node is here."""
    return {name: chain_of(links) for name, links in links_of(connection, org_id).items()}
