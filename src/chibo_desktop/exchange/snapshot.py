"""The snapshot and blobs sections.

A snapshot repairs any gap in what the receiver has: its entries, together with those of the
journal section of the same bundle, contain every value that is live at the sender.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from chibo_desktop.exchange import canonical
from chibo_desktop.exchange.container import is_sha256
from chibo_desktop.exchange.entries import Entry, decode_entries, encode_entries
from chibo_desktop.exchange.errors import BundleError, Code

Vector = Mapping[str, tuple[int, str]]
"""How far a set of streams reaches: stream id → (sequence number, id of that entry)."""

MAX_BLOB = 20 * 1024 * 1024
_LENGTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Live entries, and how far back they speak for every stream.

    An entry that is on a covered stream at or below its cover and is in neither section of the
    bundle was overwritten before the snapshot was taken (protocol.md §3.9). `dead` are the places
    of changes that were, of entries that are in a section: each by its place in journal and
    snapshot one after the other. `ends` are ids of entries of the covered chains, the covers and
    what earlier bundles reached: an entry from which links lead to one of them is on the chain.
    """

    cover: Vector
    entries: Sequence[Entry]
    dead: Sequence[tuple[int, Sequence[int]]] = ()
    ends: Mapping[str, Sequence[bytes]] = field(default_factory=dict)


def encode_snapshot(snapshot: Snapshot) -> bytes:
    """`u32 length, canonical JSON {"cover": …, "dead": …, "ends": …}`, entries as in the journal.

    What is empty of `dead` and `ends` is left out.
    """
    plain: dict[str, Any] = {"cover": plain_vector(snapshot.cover)}
    if snapshot.dead:
        plain["dead"] = [[place, *indexes] for place, indexes in snapshot.dead]
    if snapshot.ends:
        plain["ends"] = {
            stream: [digest.hex() for digest in digests]
            for stream, digests in snapshot.ends.items()
        }
    head = canonical.encode(plain)
    return len(head).to_bytes(_LENGTH, "big") + head + encode_entries(snapshot.entries)


def decode_snapshot(data: bytes) -> Snapshot:
    """Raises BundleError (SECTION_CONTENT, ENTRY_LIMIT)."""
    end = _LENGTH + int.from_bytes(data[:_LENGTH], "big")
    try:
        head = canonical.decode_object(data[_LENGTH:end])
    except canonical.NotCanonicalError:
        raise BundleError(Code.SECTION_CONTENT) from None
    cover, dead = read_vector(head.get("cover")), _read_dead(head.get("dead", []))
    ends = _read_ends(head.get("ends", {}))
    if cover is None or dead is None or ends is None:
        raise BundleError(Code.SECTION_CONTENT)
    return Snapshot(cover=cover, entries=decode_entries(data[end:]), dead=dead, ends=ends)


def encode_blobs(blobs: Iterable[bytes]) -> bytes:
    """Each attachment as `u32 length, bytes`. Raises BundleError (TOO_BIG)."""
    parts = []
    for blob in blobs:
        if len(blob) > MAX_BLOB:
            raise BundleError(Code.TOO_BIG, have=len(blob), limit=MAX_BLOB)
        parts += [len(blob).to_bytes(_LENGTH, "big"), blob]
    return b"".join(parts)


def decode_blobs(data: bytes) -> tuple[bytes, ...]:
    """The attachments; each is called by its own SHA-256. Raises BundleError (SECTION_CONTENT)."""
    blobs = []
    at = 0
    while at < len(data):
        start = at + _LENGTH
        size = int.from_bytes(data[at:start], "big")
        at = start + size
        if size > MAX_BLOB or at > len(data):
            raise BundleError(Code.SECTION_CONTENT)
        blobs.append(data[start:at])
    return tuple(blobs)


def blob_id(blob: bytes) -> str:
    """What an attachment is called: SHA-256 of its bytes."""
    return sha256(blob).hexdigest()


def plain_vector(vector: Vector) -> dict[str, list[Any]]:
    """A vector as canonical JSON wants it."""
    return {stream: [reach, head] for stream, (reach, head) in vector.items()}


def is_beyond(one: Vector, other: Vector) -> bool:
    """Whether a vector reaches farther than another on some stream."""
    return any(seq > other.get(stream, (0, ""))[0] for stream, (seq, _) in one.items())


def read_vector(plain: Any) -> dict[str, tuple[int, str]] | None:
    """A vector from its plain form; None when it is not one."""
    if not isinstance(plain, dict):
        return None
    vector = {}
    for stream, reached in plain.items():
        match reached:
            case [int(q), str(head)] if q >= 0 and type(q) is int and is_sha256(head):
                vector[stream] = (q, head)
            case _:
                return None
    return vector


def _read_dead(plain: Any) -> tuple[tuple[int, tuple[int, ...]], ...] | None:
    if not isinstance(plain, list):
        return None
    dead = []
    for line in plain:
        whole = isinstance(line, list) and len(line) > 1
        if not whole or any(type(one) is not int or one < 0 for one in line):
            return None
        dead.append((line[0], tuple(line[1:])))
    return tuple(dead)


def _read_ends(plain: Any) -> dict[str, tuple[bytes, ...]] | None:
    if not isinstance(plain, dict):
        return None
    ends = {}
    for stream, digests in plain.items():
        if not isinstance(digests, list) or not all(map(is_sha256, digests)):
            return None
        ends[stream] = tuple(map(bytes.fromhex, digests))
    return ends
