"""The change of a unit's key: the old key says which key comes after it, and up to where it counts.

Travels in the manifest of the unit's reports until the office knows the new key, so that a report
signed by the new key introduces it. Source: protocol.md §3.12 (`key.rotate`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from chibo_desktop.exchange import canonical, sealing
from chibo_desktop.exchange.bundle import Unsealed
from chibo_desktop.exchange.container import is_unit_code, is_uuid
from chibo_desktop.exchange.manifest import stated
from chibo_desktop.exchange.snapshot import Vector, plain_vector, read_vector

ROTATION_FORMAT = 1
_CONTEXT = b"chibo-rotation-v1\0"
_KIND = "key.rotate"


class NotARotationError(Exception):
    """The object is no change of a key, or one of its two signatures does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """Signed by both keys: the old one vouches, the new one proves that it is there.

    `position` is how far the unit's journal reached: the old key counts up to there.
    """

    node_id: str
    code: str
    old: bytes
    new: bytes
    recipient: str
    position: Vector
    created_ms: int
    plain: Mapping[str, Any]


def write_rotation(
    *,
    node_id: str,
    code: str,
    old: sealing.NodeKeys,
    new: sealing.NodeKeys,
    position: Vector,
    created_ms: int,
) -> Rotation:
    """Sign a change of keys. Raises NotARotationError when no reader would accept it."""
    body = {
        "fmt": ROTATION_FORMAT,
        "kind": _KIND,
        "node": node_id,
        "code": code,
        "old": old.public_key.hex(),
        "new": new.public_key.hex(),
        "rcpt": new.recipient,
        "pos": plain_vector(position),
        "created_wall": created_ms,
    }
    signed = _CONTEXT + canonical.encode(body)
    return read_rotation(
        {
            "body": body,
            "old_sig": sealing.sign(old.signing_seed, signed).hex(),
            "new_sig": sealing.sign(new.signing_seed, signed).hex(),
        }
    )


def read_rotation(plain: object) -> Rotation:
    """A change of keys of which both signatures hold. Raises NotARotationError."""
    body = plain.get("body") if isinstance(plain, dict) else None
    if not isinstance(plain, dict) or not isinstance(body, dict):
        raise NotARotationError
    try:
        signed = _CONTEXT + canonical.encode(body)
    except canonical.NotCanonicalError:
        raise NotARotationError from None
    old, new = sealing.from_hex(body.get("old")), sealing.from_hex(body.get("new"))
    position, created = read_vector(body.get("pos")), body.get("created_wall")
    sound = (
        body.get("fmt") == ROTATION_FORMAT
        and body.get("kind") == _KIND
        and is_uuid(body.get("node"))
        and is_unit_code(body.get("code"))
        and sealing.is_recipient(body.get("rcpt"))
        and old != new
        and sealing.verify(old, sealing.from_hex(plain.get("old_sig")), signed)
        and sealing.verify(new, sealing.from_hex(plain.get("new_sig")), signed)
    )
    if not sound or position is None or type(created) is not int:
        raise NotARotationError
    return Rotation(
        node_id=body["node"],
        code=body["code"],
        old=old,
        new=new,
        recipient=body["rcpt"],
        position=position,
        created_ms=created,
        plain=plain,
    )


def follow_rotations(known: bytes, stated: Iterable[Rotation]) -> list[Rotation]:
    """The changes that lead on from a known key, in their order; each key is followed once."""
    by_old = {one.old: one for one in stated}
    found: list[Rotation] = []
    while (step := by_old.pop(known, None)) is not None:
        found.append(step)
        known = step.new
    return found


def stated_rotations(unsealed: Unsealed) -> list[Rotation]:
    """The changes of keys that a bundle introduces, read before its signature is verified.

    Each carries its own two signatures, and counts only if its old key is known.
    """
    found = []
    for one in stated(unsealed.inner.manifest, "rotations"):
        try:
            found.append(read_rotation(one))
        except NotARotationError:
            continue
    return found
