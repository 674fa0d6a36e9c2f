"""The snapshot and blobs sections.

A snapshot repairs any gap in what the receiver has: its entries, together with those of the
journal section of the same bundle, contain every value that is live at the sender.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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
    bundle was overwritten before the snapshot was taken (protocol.md §3.9).
    """

    cover: Vector
    entries: Sequence[Entry]


def encode_snapshot(snapshot: Snapshot) -> bytes:
    """`u32 length, cover as canonical JSON {"cover": …}`, then entries as in the journal."""
    head = canonical.encode({"cover": plain_vector(snapshot.cover)})
    return len(head).to_bytes(_LENGTH, "big") + head + encode_entries(snapshot.entries)


def decode_snapshot(data: bytes) -> Snapshot:
    """Raises BundleError (SECTION_CONTENT, ENTRY_LIMIT)."""
    end = _LENGTH + int.from_bytes(data[:_LENGTH], "big")
    try:
        head = canonical.decode_object(data[_LENGTH:end])
    except canonical.NotCanonicalError:
        raise BundleError(Code.SECTION_CONTENT) from None
    cover = read_vector(head.get("cover"))
    if cover is None:
        raise BundleError(Code.SECTION_CONTENT)
    return Snapshot(cover=cover, entries=decode_entries(data[end:]))


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
