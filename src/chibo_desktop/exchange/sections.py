"""The parts of a bundle behind its manifest: compressed, named in a fixed order, hashed as stored.

The hash of the stored bytes is checked before anything is inflated, and inflating stops one byte
after the size the manifest promises, so nobody's bytes reach zlib before they are vouched for.
"""

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chibo_desktop.exchange.container import is_sha256
from chibo_desktop.exchange.errors import BundleError, Code

SECTION_NAMES = ("journal", "snapshot", "directive", "acks", "blobs", "below")
MAX_RAW = 256 * 1024 * 1024  # all sections of a bundle together, inflated
_LEVEL = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSection:
    """One line of the manifest: a section's name, its two sizes in bytes and its stored hash."""

    name: str
    raw: int
    stored: int
    hash: str


def store_sections(
    contents: Mapping[str, bytes],
) -> tuple[tuple[StoredSection, ...], tuple[bytes, ...]]:
    """Compress the sections present, in the fixed order. Raises BundleError (TOO_BIG)."""
    total = sum(map(len, contents.values()))
    if total > MAX_RAW:
        raise BundleError(Code.TOO_BIG, have=total, limit=MAX_RAW)
    lines, bodies = [], []
    for name in SECTION_NAMES:
        if name not in contents:
            continue
        body = zlib.compress(contents[name], _LEVEL)
        digest = hashlib.sha256(body).hexdigest()
        lines.append(
            StoredSection(name=name, raw=len(contents[name]), stored=len(body), hash=digest)
        )
        bodies.append(body)
    return tuple(lines), tuple(bodies)


def load_sections(lines: Sequence[StoredSection], body: bytes) -> dict[str, bytes]:
    """The inflated sections by name.

    Raises BundleError: SECTION_LENGTH, SECTION_HASH for any of them, only then SECTION_INFLATE.
    """
    if sum(line.stored for line in lines) != len(body):
        raise BundleError(Code.SECTION_LENGTH)
    if sum(line.raw for line in lines) > MAX_RAW:
        raise BundleError(Code.SECTION_LENGTH)
    stored = {}
    at = 0
    for line in lines:
        stored[line.name] = body[at : at + line.stored]
        at += line.stored
        if hashlib.sha256(stored[line.name]).hexdigest() != line.hash:
            raise BundleError(Code.SECTION_HASH, section=line.name)
    return {line.name: _inflate(line, stored[line.name]) for line in lines}


def plain_sections(lines: Sequence[StoredSection]) -> list[dict[str, Any]]:
    """The `sections` list of a manifest."""
    return [{"n": line.name, "raw": line.raw, "z": line.stored, "h": line.hash} for line in lines]


def read_sections(plain: Sequence[Any]) -> tuple[StoredSection, ...]:
    """The `sections` list of a manifest, checked. Raises BundleError (SECTION_LIST)."""
    lines = tuple(_read_line(item) for item in plain)
    if [line.name for line in lines] != [
        name for name in SECTION_NAMES if any(line.name == name for line in lines)
    ]:
        raise BundleError(Code.SECTION_LIST)
    return lines


def _read_line(plain: Any) -> StoredSection:
    match plain:
        case {"n": str(name), "raw": int(raw), "z": int(stored), "h": digest} if (
            name in SECTION_NAMES
            and type(raw) is int
            and type(stored) is int
            and raw >= 0
            and stored >= 0
            and is_sha256(digest)
        ):
            return StoredSection(name=name, raw=raw, stored=stored, hash=digest)
    raise BundleError(Code.SECTION_LIST)


def _inflate(line: StoredSection, stored: bytes) -> bytes:
    inflater = zlib.decompressobj()
    try:
        raw = inflater.decompress(stored, line.raw + 1)
    except zlib.error:
        raise BundleError(Code.SECTION_INFLATE, section=line.name) from None
    if len(raw) != line.raw or not inflater.eof or inflater.unused_data:
        raise BundleError(Code.SECTION_INFLATE, section=line.name)
    return raw
