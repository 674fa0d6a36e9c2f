"""A node's journal as it reached at an earlier time: by its vector, whatever has come since.

Only to be looked at: the caller rolls back. Source: protocol.md §3.16, §3.9.
"""

import json
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from chibo_desktop.storage.absorb import ACCEPTED, TAKEN_BACK
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.rebuild import refold
from chibo_desktop.storage.tables import entry
from chibo_desktop.storage.vectors import Vector, version_vector


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far a node's journal reached. `beside` are entries (hex) that counted beyond the vector.

    `without` are those within it that did not count.
    """

    vector: Vector
    beside: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    newest: int = 0  # entry.n: where to look for what came later

    def to_text(self) -> str:
        """As JSON."""
        plain = {
            "vector": {stream: list(head) for stream, head in self.vector.items()},
            "beside": list(self.beside),
            "without": list(self.without),
        }
        return json.dumps(plain, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str, newest: int = 0) -> "Reach":
        """Read it."""
        plain = json.loads(text)
        return cls(
            vector={stream: (head[0], head[1]) for stream, head in plain["vector"].items()},
            beside=tuple(plain["beside"]),
            without=tuple(plain["without"]),
            newest=newest,
        )


@dataclass(frozen=True, slots=True)
class _Kept:
    n: int
    hash: str
    stream: str
    seq: int
    standing: str

    @property
    def counts(self) -> bool:
        return self.standing != TAKEN_BACK


def reach_of(connection: Connection, org_id: str) -> Reach:
    """How far a node's journal reaches now."""
    vector = version_vector(connection, org_id)
    entries = _entries(connection, org_id)
    within = _within(connection, org_id, entries, vector)
    return Reach(
        vector=vector,
        beside=tuple(sorted(one.hash for one in entries - within if one.counts)),
        without=tuple(sorted(one.hash for one in within if not one.counts)),
        newest=max((one.n for one in entries), default=0),
    )


def cut_back(connection: Connection, org_id: str, reach: Reach) -> bool:
    """Let a node's rows be what they were at a reach; False: they are so already."""
    entries = _entries(connection, org_id)
    within = {one.hash for one in _within(connection, org_id, entries, reach.vector)}
    counted = (within - set(reach.without)) | set(reach.beside)
    aside = [one.n for one in entries if one.counts and one.hash not in counted]
    again = [one.n for one in entries if one.standing == TAKEN_BACK and one.hash in counted]
    for numbers, standing in ((aside, TAKEN_BACK), (again, ACCEPTED)):
        for chunk in in_chunks(numbers):
            connection.execute(update(entry).values(standing=standing).where(entry.c.n.in_(chunk)))
    if not aside and not again:
        return False
    refold(connection, org_id)
    return True


def bundles_after(connection: Connection, org_id: str, newest: int) -> list[str]:
    """The bundles that brought entries of a node after the one numbered `newest`."""
    statement = (
        select(entry.c.bundle_id)
        .distinct()
        .where(entry.c.org_id == org_id, entry.c.n > newest, entry.c.bundle_id != "")
    )
    return sorted(connection.execute(statement).scalars())


def _entries(connection: Connection, org_id: str) -> set[_Kept]:
    statement = select(
        entry.c.n, entry.c.hash, entry.c.stream, entry.c.seq, entry.c.standing
    ).where(entry.c.org_id == org_id)
    return {
        _Kept(row[0], row[1].hex(), row[2], row[3], row[4]) for row in connection.execute(statement)
    }


def _within(connection: Connection, org_id: str, entries: set[_Kept], vector: Vector) -> set[_Kept]:
    """The entries from which a chain leads to the head that the vector names."""
    found: set[_Kept] = set()
    of_stream: dict[str, list[_Kept]] = defaultdict(list)
    for one in entries:
        of_stream[one.stream].append(one)
    for stream, (head, digest) in vector.items():
        own = [one for one in of_stream[stream] if one.seq <= head]
        if len({one.seq for one in own}) < len(own):  # forked: which of two is the chain's?
            chain = _chain(connection, org_id, stream, digest)
            own = [one for one in own if one.hash in chain]
        found.update(own)
    return found


def _chain(connection: Connection, org_id: str, stream: str, digest: str) -> set[str]:
    rows = connection.execute(
        select(entry.c.hash, entry.c.header).where(
            entry.c.org_id == org_id, entry.c.stream == stream
        )
    )
    before = {row[0].hex(): json.loads(row[1])["p"] for row in rows}
    chain: set[str] = set()
    while digest in before and digest not in chain:
        chain.add(digest)
        digest = before[digest]
    return chain
