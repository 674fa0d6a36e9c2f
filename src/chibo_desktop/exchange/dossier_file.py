"""A sealed dossier (`.hsdv`): one member's dossier with its scans, for a place without a key.

It leaves the Đảng bộ, or comes from outside: nobody there has keys of ours, so it opens with a
passphrase that is told on paper or by telephone. Layout: docs/bundle-format.md.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chibo_desktop.exchange import canonical, sealing
from chibo_desktop.exchange.errors import BundleError, Code

MAGIC = b"CBHS1\n"
FORMAT = 1
MAX_FILE = 256 * 1024 * 1024
_LATER = b"CBHS"
_LENGTH = 8
_GROUPS, _DIGITS = 5, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedDossier:
    """What such a file holds: who wrote it when, the dossier's plain values, scans by content."""

    id: str
    written_ms: int
    from_node: str
    from_name: str
    to_name: str
    decision: Mapping[str, str]
    dossier: Mapping[str, Any]
    scans: Sequence[bytes] = ()


def write_dossier(one: SealedDossier, passphrase: str) -> bytes:
    """The file. Raises BundleError TOO_BIG; ValueError for a dossier with no canonical spelling."""
    body = canonical.encode(
        {
            "fmt": FORMAT,
            "id": one.id,
            "written_wall": one.written_ms,
            "from": {"node": one.from_node, "name": one.from_name},
            "to": one.to_name,
            "decision": dict(one.decision),
            "dossier": one.dossier,
            "scans": [
                {"h": hashlib.sha256(scan).hexdigest(), "n": len(scan)} for scan in one.scans
            ],
        }
    )
    plain = b"".join((len(body).to_bytes(_LENGTH, "big"), body, *one.scans))
    if len(plain) > MAX_FILE:
        raise BundleError(Code.TOO_BIG, have=len(plain), limit=MAX_FILE)
    return MAGIC + sealing.seal_by_passphrase(plain, bare(passphrase))


def read_dossier_file(data: bytes, passphrase: str) -> SealedDossier:
    """Open a file; every byte of it is vouched for by the seal.

    Raises BundleError: DOSSIER_NOT_ONE, DOSSIER_NEWER, TOO_BIG, DOSSIER_LOCKED,
    DOSSIER_UNREADABLE.
    """
    if not data.startswith(MAGIC):
        raise BundleError(Code.DOSSIER_NEWER if data.startswith(_LATER) else Code.DOSSIER_NOT_ONE)
    if len(data) > MAX_FILE:
        raise BundleError(Code.TOO_BIG, have=len(data), limit=MAX_FILE)
    try:
        plain = sealing.unseal_by_passphrase(data[len(MAGIC) :], bare(passphrase))
    except sealing.CannotOpenError:
        raise BundleError(Code.DOSSIER_LOCKED) from None
    start = _LENGTH + int.from_bytes(plain[:_LENGTH], "big")
    try:
        body = canonical.decode_object(plain[_LENGTH:start])
    except canonical.NotCanonicalError:
        raise BundleError(Code.DOSSIER_UNREADABLE) from None
    fmt = body.get("fmt")
    if type(fmt) is int and fmt > FORMAT:
        raise BundleError(Code.DOSSIER_NEWER)
    return _read(body, plain[start:])


def new_passphrase(randomness: bytes) -> str:
    """Five groups of five digits out of at least sixteen random bytes."""
    count = _GROUPS * _DIGITS
    digits = f"{int.from_bytes(randomness, 'big') % 10**count:0{count}d}"
    return " ".join(digits[at : at + _DIGITS] for at in range(0, count, _DIGITS))


def bare(passphrase: str) -> str:
    """A passphrase as it counts: what people type between the digits does not."""
    return "".join(sign for sign in passphrase if sign not in " \t\u00a0.-–")


def _read(body: Mapping[str, Any], rest: bytes) -> SealedDossier:
    match body:
        case {
            "fmt": 1,
            "id": str(record_id),
            "written_wall": int(written_ms),
            "from": {"node": str(node), "name": str(name)},
            "to": str(to_name),
            "decision": dict(decision),
            "dossier": dict(dossier),
            "scans": list(lines),
        }:
            return SealedDossier(
                id=record_id,
                written_ms=written_ms,
                from_node=node,
                from_name=name,
                to_name=to_name,
                decision={str(key): str(value) for key, value in decision.items()},
                dossier=dossier,
                scans=_scans(lines, rest),
            )
    raise BundleError(Code.DOSSIER_UNREADABLE)


def _scans(lines: Sequence[Any], rest: bytes) -> list[bytes]:
    found, at = [], 0
    for line in lines:
        match line:
            case {"h": str(digest), "n": int(size)} if size >= 0:
                scan = rest[at : at + size]
                at += size
                if hashlib.sha256(scan).hexdigest() == digest:
                    found.append(scan)
                    continue
        raise BundleError(Code.DOSSIER_UNREADABLE)
    if at != len(rest):
        raise BundleError(Code.DOSSIER_UNREADABLE)
    return found
