"""The signed manifest: what a bundle is, between whom, how far it reaches, what it contains."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from chibo_desktop.exchange import canonical
from chibo_desktop.exchange.container import FORMAT, is_sha256, is_unit_code, is_uuid
from chibo_desktop.exchange.errors import BundleError, Code
from chibo_desktop.exchange.sections import StoredSection, plain_sections, read_sections
from chibo_desktop.exchange.snapshot import Vector, plain_vector, read_vector

READER_VERSION = 2
MAX_INTRODUCED = 64
_SHORT = 200
_PERIOD = re.compile(r"(\d{4}(-(0[1-9]|1[0-2]|Q[1-4]))?)?", re.ASCII)


class Kind(StrEnum):
    """What a bundle is for."""

    REPORT = "report"  # branch to office
    DIRECTIVE = "directive"  # office to branch; also carries acknowledgements
    RESCUE = "rescue"  # office to branch: its own entries back
    ENROLL = "enroll"  # branch to office: its public keys
    UNLOCK = "unlock"  # branch to office: a forgotten password


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What the sender says about a bundle, apart from its contents.

    `sender` and `addressee` are unit codes; `previous` is the manifest hash of this sender's
    previous bundle, or ""; `created_ms` is the sender's wall clock, shown and never trusted;
    `period` is "2026-09", "2026-Q3", "2026" or ""; `live_count` counts live records by kind;
    `part` is which of how many bundles of one number; `cover` is what its cover page says.
    `keysets` and `rotations` introduce keys that the reader may not know (`successions`).
    """

    kind: Kind
    id: str
    sender: str
    addressee: str
    seq: int
    created_ms: int
    hlc: tuple[int, int]
    app: str
    clock_suspect: bool = False
    previous: str = ""
    keyset_version: int = 0
    min_reader: int = 1
    period: str = ""
    vec_from: Vector = field(default_factory=dict)
    vec_to: Vector = field(default_factory=dict)
    state_hash: str = ""
    live_count: Mapping[str, int] = field(default_factory=dict)
    directive_seq_seen: int = 0
    enrolment: Mapping[str, Any] = field(default_factory=dict)
    keysets: Sequence[Mapping[str, Any]] = ()
    rotations: Sequence[Mapping[str, Any]] = ()
    stream: str = ""  # the stream that the sending computer writes
    part: tuple[int, int] = (1, 1)
    cover: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """An envelope bound to a signing key, to recipients and to section bytes."""

    envelope: Envelope
    key_id: str
    recipient_hashes: Sequence[str]
    sections: Sequence[StoredSection]


def write_manifest(manifest: Manifest) -> bytes:
    """Canonical bytes. Raises BundleError (INNER) for values no reader would accept."""
    letter = manifest.envelope
    plain: dict[str, Any] = {
        "fmt": FORMAT,
        "kind": letter.kind.value,
        "id": letter.id,
        "frm": letter.sender,
        "to": letter.addressee,
        "seq": letter.seq,
        "prev": letter.previous,
        "key_id": manifest.key_id,
        "keyset_version": letter.keyset_version,
        "rcpt": sorted(manifest.recipient_hashes),
        "created_wall": letter.created_ms,
        "hlc": list(letter.hlc),
        "cs": int(letter.clock_suspect),
        "app": letter.app,
        "min_reader": letter.min_reader,
        "period": letter.period,
        "vec_from": plain_vector(letter.vec_from),
        "vec_to": plain_vector(letter.vec_to),
        "state_hash": letter.state_hash,
        "live_count": dict(letter.live_count),
        "directive_seq_seen": letter.directive_seq_seen,
        "sections": plain_sections(manifest.sections),
    }
    if letter.stream:
        plain["stream"] = letter.stream
    if letter.enrolment:
        plain["enroll"] = dict(letter.enrolment)
    for name, said in (("keysets", letter.keysets), ("rotations", letter.rotations)):
        if said:
            plain[name] = [dict(one) for one in said]
    if letter.part != (1, 1):
        plain["part"] = list(letter.part)
    if letter.cover:
        plain["cover"] = dict(letter.cover)
    try:
        data = canonical.encode(plain)
    except canonical.NotCanonicalError:
        raise BundleError(Code.INNER) from None
    read_manifest(parse_manifest(data))
    return data


def parse_manifest(data: bytes) -> dict[str, Any]:
    """The plain object, not yet checked field by field. Raises BundleError (INNER)."""
    try:
        return canonical.decode_object(data)
    except canonical.NotCanonicalError:
        raise BundleError(Code.INNER) from None


def stated(data: bytes, name: str) -> list[Any]:
    """What a manifest introduces under a name, read before its signature is verified.

    Each such object carries signatures of its own; nothing here says that they hold.
    """
    if f'"{name}"'.encode() not in data:  # canonical JSON spells a name in one way alone
        return []
    try:
        plain = parse_manifest(data).get(name)
    except BundleError:
        return []
    return plain[:MAX_INTRODUCED] if isinstance(plain, list) else []


def check_version(plain: Mapping[str, Any]) -> None:
    """Refuse what a newer program wrote. Raises BundleError (NEWER_FORMAT, INNER)."""
    fmt, least = plain.get("fmt"), plain.get("min_reader")
    if not (_count(fmt) and _count(least)):
        raise BundleError(Code.INNER)
    if fmt != FORMAT or least > READER_VERSION:  # type: ignore[operator]  # proven two lines up
        app = plain.get("app")
        raise BundleError(Code.NEWER_FORMAT, app=app[:_SHORT] if isinstance(app, str) else "")


def read_manifest(plain: Mapping[str, Any]) -> Manifest:
    """Check every field. Unknown fields are left for newer readers.

    Raises BundleError: NEWER_FORMAT, INNER or SECTION_LIST.
    """
    check_version(plain)
    if any(not sound(plain.get(name)) for name, sound in _FIELDS.items()):
        raise BundleError(Code.INNER)
    milliseconds, counter = plain["hlc"]
    envelope = Envelope(
        kind=Kind(plain["kind"]),
        id=plain["id"],
        sender=plain["frm"],
        addressee=plain["to"],
        seq=plain["seq"],
        previous=plain["prev"],
        keyset_version=plain["keyset_version"],
        created_ms=plain["created_wall"],
        hlc=(milliseconds, counter),
        clock_suspect=plain["cs"] == 1,
        app=plain["app"],
        min_reader=plain["min_reader"],
        period=plain["period"],
        vec_from=read_vector(plain["vec_from"]) or {},
        vec_to=read_vector(plain["vec_to"]) or {},
        state_hash=plain["state_hash"],
        live_count=plain["live_count"],
        directive_seq_seen=plain["directive_seq_seen"],
        enrolment=plain.get("enroll") or {},
        keysets=tuple(plain.get("keysets") or ()),
        rotations=tuple(plain.get("rotations") or ()),
        stream=plain.get("stream") or "",
        part=tuple(plain.get("part") or (1, 1)),
        cover=plain.get("cover") or {},
    )
    if (envelope.kind is Kind.ENROLL) != bool(envelope.enrolment):
        raise BundleError(Code.INNER)
    return Manifest(
        envelope=envelope,
        key_id=plain["key_id"],
        recipient_hashes=tuple(plain["rcpt"]),
        sections=read_sections(plain["sections"]),
    )


def _count(value: Any) -> bool:
    return type(value) is int and value >= 0


def _short(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _SHORT


def _period(value: Any) -> bool:
    return isinstance(value, str) and _PERIOD.fullmatch(value) is not None


def _objects_or_nothing(value: Any) -> bool:
    return value is None or (
        isinstance(value, list)
        and len(value) <= MAX_INTRODUCED
        and all(isinstance(item, dict) for item in value)
    )


def _part(value: Any) -> bool:
    match value:
        case [int(at), int(count)]:
            return 1 <= at <= count and not isinstance(at, bool)
    return False


def _hash_or_nothing(value: Any) -> bool:
    return value == "" or is_sha256(value)


_FIELDS: Mapping[str, Callable[[Any], bool]] = {
    "kind": lambda value: value in tuple(Kind),
    "id": is_uuid,
    "frm": is_unit_code,
    "to": is_unit_code,
    "seq": _count,
    "prev": _hash_or_nothing,
    "key_id": _short,
    "keyset_version": _count,
    "rcpt": lambda value: isinstance(value, list) and all(is_sha256(item) for item in value),
    "created_wall": lambda value: type(value) is int,
    "hlc": lambda value: (
        isinstance(value, list) and len(value) == 2 and all(_count(item) for item in value)
    ),
    "cs": lambda value: type(value) is int and value in (0, 1),
    "app": _short,
    "period": _period,
    "vec_from": lambda value: read_vector(value) is not None,
    "vec_to": lambda value: read_vector(value) is not None,
    "state_hash": _hash_or_nothing,
    "live_count": lambda value: (
        isinstance(value, dict) and all(_count(item) for item in value.values())
    ),
    "directive_seq_seen": _count,
    "enroll": lambda value: value is None or isinstance(value, dict),
    "keysets": _objects_or_nothing,
    "rotations": _objects_or_nothing,
    "part": lambda value: value is None or _part(value),
    "cover": lambda value: value is None or isinstance(value, dict),
    "sections": lambda value: isinstance(value, list),
    "stream": lambda value: value is None or _short(value),
}
