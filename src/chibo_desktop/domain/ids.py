"""Identities: UUIDv7 for what people make, UUIDv8 for what follows from its parts."""

import hashlib
import uuid


def uuid7(milliseconds: int, randomness: bytes) -> str:
    """A UUIDv7 text from a clock reading and at least 10 random bytes.

    The order is a convenience; uniqueness rests on the 74 random bits, so a wrong clock is
    harmless (protocol.md §3.2).
    """
    rest = int.from_bytes(randomness[:10], "big") & ((1 << 74) - 1)
    value = (milliseconds & ((1 << 48) - 1)) << 80 | 7 << 76
    value |= (rest >> 62) << 64 | 2 << 62 | rest & ((1 << 62) - 1)
    return str(uuid.UUID(int=value))


def derived_id(*parts: str) -> str:
    """The id that follows from natural keys, e.g. a round from its branch and month.

    Two computers of one branch that open the same month thereby open the same round.
    """
    digest = bytearray(hashlib.sha256("\0".join(parts).encode()).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x80
    digest[8] = digest[8] & 0x3F | 0x80
    return str(uuid.UUID(bytes=bytes(digest)))
