"""The outside of a bundle: a header anyone can read, then the sealed part.

The header answers "from whom, to whom, is the copy complete" before any key is needed. It is not
trusted: every field is compared with the signed manifest later. Layout: docs/bundle-format.md.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Any

from chibo_desktop.exchange import canonical
from chibo_desktop.exchange.errors import BundleError, Code
from chibo_desktop.exchange.sealing import AGE_INTRO

FORMAT = 1
MAX_BUNDLE = 256 * 1024 * 1024
MAX_HEADER = 4096
MAX_CODE = 64

_MAGIC = b"CBB1"
_LATER_MAGIC = re.compile(rb"CBB[2-9]")
_PREFIX = len(_MAGIC) + 4
_FIELDS = frozenset({"fmt", "frm", "to", "id", "n", "h"})
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicHeader:
    """What a bundle says of itself without a key. Anyone can forge it."""

    fmt: int
    sender: str
    addressee: str
    id: str
    sealed_size: int  # bytes
    sealed_hash: str
    start: int  # bytes before the sealed part

    @property
    def file_size(self) -> int:
        """How many bytes the complete file has."""
        return self.start + self.sealed_size


def write_container(*, fmt: int, sender: str, addressee: str, id: str, sealed: bytes) -> bytes:
    """Put the public header before a sealed part. Raises BundleError (TOO_BIG)."""
    head = canonical.encode(
        {
            "fmt": fmt,
            "frm": sender,
            "to": addressee,
            "id": id,
            "n": len(sealed),
            "h": hashlib.sha256(sealed).hexdigest(),
        }
    )
    size = _PREFIX + len(head) + len(sealed)
    if size > MAX_BUNDLE:
        raise BundleError(Code.TOO_BIG, have=size, limit=MAX_BUNDLE)
    return b"".join((_MAGIC, len(head).to_bytes(4, "big"), head, sealed))


def read_public_header(data: bytes) -> PublicHeader:
    """Read the header from the first bytes of a file, complete or not.

    Raises BundleError: NOT_A_BUNDLE, NEWER_FORMAT, TRUNCATED_HEAD or DAMAGED.
    """
    magic = data[: len(_MAGIC)]
    if not _MAGIC.startswith(magic):
        if _LATER_MAGIC.fullmatch(magic):
            raise BundleError(Code.NEWER_FORMAT, app="")
        raise BundleError(Code.NOT_A_BUNDLE)
    if len(data) < _PREFIX:
        raise BundleError(Code.TRUNCATED_HEAD, have=len(data))
    length = int.from_bytes(data[len(_MAGIC) : _PREFIX], "big")
    if length > MAX_HEADER:
        raise BundleError(Code.DAMAGED)
    start = _PREFIX + length
    if len(data) < start:
        raise BundleError(Code.TRUNCATED_HEAD, have=len(data))
    try:
        return _header(canonical.decode_object(bytes(data[_PREFIX:start])), start)
    except canonical.NotCanonicalError:
        raise BundleError(Code.DAMAGED) from None


def read_container(data: bytes) -> tuple[PublicHeader, bytes]:
    """The header and the sealed part, complete and as it was written.

    Raises BundleError: those of `read_public_header`, TOO_BIG, TRUNCATED or DAMAGED.
    """
    if data.startswith(_MAGIC) and len(data) > MAX_BUNDLE:
        raise BundleError(Code.TOO_BIG, have=len(data), limit=MAX_BUNDLE)
    header = read_public_header(data)
    if header.file_size > MAX_BUNDLE:
        raise BundleError(Code.TOO_BIG, have=header.file_size, limit=MAX_BUNDLE)
    if len(data) < header.file_size:
        raise BundleError(
            Code.TRUNCATED, have=len(data), expected=header.file_size, frm=header.sender
        )
    sealed = bytes(data[header.start :])
    if len(sealed) != header.sealed_size or not sealed.startswith(AGE_INTRO):
        raise BundleError(Code.DAMAGED)
    if hashlib.sha256(sealed).hexdigest() != header.sealed_hash:
        raise BundleError(Code.DAMAGED)
    return header, sealed


def is_unit_code(value: Any) -> bool:
    """True for text that can stand as the code of a unit: 1 to 64 printable characters."""
    return isinstance(value, str) and 0 < len(value) <= MAX_CODE and value.isprintable()


def is_uuid(value: Any) -> bool:
    """True for the text of a UUID, lower case."""
    return isinstance(value, str) and _UUID.fullmatch(value) is not None


def is_sha256(value: Any) -> bool:
    """True for 64 lower-case hexadecimal digits."""
    return isinstance(value, str) and _SHA256.fullmatch(value) is not None


def _header(plain: dict[str, Any], start: int) -> PublicHeader:
    size = plain.get("n")
    fmt = plain.get("fmt")
    sound = (
        plain.keys() == _FIELDS
        and type(fmt) is int
        and type(size) is int
        and size >= 0
        and is_unit_code(plain["frm"])
        and is_unit_code(plain["to"])
        and is_uuid(plain["id"])
        and is_sha256(plain["h"])
    )
    if not sound:
        raise BundleError(Code.DAMAGED)
    return PublicHeader(
        fmt=plain["fmt"],
        sender=plain["frm"],
        addressee=plain["to"],
        id=plain["id"],
        sealed_size=plain["n"],
        sealed_hash=plain["h"],
        start=start,
    )
