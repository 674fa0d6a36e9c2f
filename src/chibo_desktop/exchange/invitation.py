"""The invitation (`.cbi`): the office tells one unit who it is and which public keys it has.

Signed with the key it carries, which proves integrity and possession of the key but not identity:
trust comes only from a person reading the fingerprint aloud or typing it from the sealed letter. An
office with root keys adds its key set, and the fingerprint is that of the roots. Source:
protocol.md §3.12.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from chibo_desktop.exchange import canonical, sealing
from chibo_desktop.exchange.container import is_unit_code, is_uuid
from chibo_desktop.exchange.errors import BundleError, Code
from chibo_desktop.exchange.keyset import NotAKeysetError, SignedKeyset, read_keyset

INVITATION_FORMAT = 1
MAX_INVITATION = 256 * 1024
_CONTEXT = b"chibo-invitation-v1\0"
_KIND = "invitation"
_MAX_NAME = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit as the office knows it. `kind` is `branch` or `party_organization`."""

    id: str
    code: str
    name: str
    kind: str
    parent: str = ""  # name of the unit above


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The inviting office and its public keys."""

    id: str
    code: str
    name: str
    public_key: bytes
    recipient: str

    @property
    def fingerprint(self) -> str:
        """What the office reads aloud and the unit compares."""
        return sealing.unit_fingerprint(
            code=self.code, public_key=self.public_key, recipient=self.recipient
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """From the office to one unit.

    `letter` tells the number of the sealed letter, if one was printed: `{"no": …}`.
    """

    id: str
    office: Office
    unit: Unit
    created_ms: int
    letter: Mapping[str, Any] = field(default_factory=dict)
    keyset: SignedKeyset | None = None

    @property
    def fingerprint(self) -> str:
        """What is compared: of the root keys where there are some, else of the office's key."""
        return self.keyset.keyset.fingerprint if self.keyset else self.office.fingerprint


def write_invitation(invitation: Invitation, *, signing_seed: bytes) -> bytes:
    """The `.cbi` file. Raises ValueError when the seed is not that of the office's public key."""
    if sealing.public_key_of(signing_seed) != invitation.office.public_key:
        raise ValueError("the signing seed does not belong to the inviting office")
    office, unit = invitation.office, invitation.unit
    body: dict[str, Any] = {
        "fmt": INVITATION_FORMAT,
        "kind": _KIND,
        "id": invitation.id,
        "created_wall": invitation.created_ms,
        "letter": dict(invitation.letter),
        "office": {
            "id": office.id,
            "code": office.code,
            "name": office.name,
            "key": office.public_key.hex(),
            "rcpt": office.recipient,
        },
        "unit": {
            "id": unit.id,
            "code": unit.code,
            "name": unit.name,
            "kind": unit.kind,
            "parent": unit.parent,
        },
    }
    if invitation.keyset is not None:
        body["keyset"] = dict(invitation.keyset.plain)
    signature = sealing.sign(signing_seed, _CONTEXT + canonical.encode(body))
    data = canonical.encode({"body": body, "sig": signature.hex()})
    read_invitation(data)
    return data


def read_invitation(data: bytes) -> Invitation:
    """An invitation whose bytes are as the holder of the office key in it wrote them.

    Raises BundleError: INVITATION_UNREADABLE, INVITATION_NEWER or INVITATION_SIGNATURE.
    """
    try:
        if len(data) > MAX_INVITATION:
            raise BundleError(Code.INVITATION_UNREADABLE)
        plain = canonical.decode_object(data)
        body = plain.get("body")
        signed = _CONTEXT + canonical.encode(body)
    except canonical.NotCanonicalError:
        raise BundleError(Code.INVITATION_UNREADABLE) from None
    if not isinstance(body, dict) or body.get("kind") != _KIND:
        raise BundleError(Code.INVITATION_UNREADABLE)
    fmt = body.get("fmt")
    if type(fmt) is int and fmt > INVITATION_FORMAT:
        raise BundleError(Code.INVITATION_NEWER)
    invitation = _invitation(body)
    if not sealing.verify(invitation.office.public_key, sealing.from_hex(plain.get("sig")), signed):
        raise BundleError(Code.INVITATION_SIGNATURE)
    return invitation


def _invitation(body: Mapping[str, Any]) -> Invitation:
    office, unit, letter = body.get("office"), body.get("unit"), body.get("letter")
    if not (isinstance(office, dict) and isinstance(unit, dict) and isinstance(letter, dict)):
        raise BundleError(Code.INVITATION_UNREADABLE)
    sound = (
        body.get("fmt") == INVITATION_FORMAT
        and is_uuid(body.get("id"))
        and type(body.get("created_wall")) is int
        and all(is_uuid(party.get("id")) for party in (office, unit))
        and all(is_unit_code(party.get("code")) for party in (office, unit))
        and all(_is_text(party.get("name")) for party in (office, unit))
        and sealing.is_recipient(office.get("rcpt"))
        and len(sealing.from_hex(office.get("key"))) == sealing.PUBLIC_KEY_SIZE
        and _is_text(unit.get("kind"))
        and _is_text(unit.get("parent"))
    )
    if not sound:
        raise BundleError(Code.INVITATION_UNREADABLE)
    return Invitation(
        keyset=_keyset_of(body),
        id=body["id"],
        created_ms=body["created_wall"],
        letter=letter,
        office=Office(
            id=office["id"],
            code=office["code"],
            name=office["name"],
            public_key=sealing.from_hex(office["key"]),
            recipient=office["rcpt"],
        ),
        unit=Unit(
            id=unit["id"],
            code=unit["code"],
            name=unit["name"],
            kind=unit["kind"],
            parent=unit["parent"],
        ),
    )


def _keyset_of(body: Mapping[str, Any]) -> SignedKeyset | None:
    """The office's key set, if it has one: with this office's keys, signed by its own root."""
    if body.get("keyset") is None:
        return None
    try:
        signed = read_keyset(body["keyset"])
    except NotAKeysetError:
        raise BundleError(Code.INVITATION_SIGNATURE) from None
    keyset, office = signed.keyset, body["office"]
    if (
        (keyset.office_id, keyset.code) != (office["id"], office["code"])
        or keyset.current.hex() != office["key"]
        or keyset.recipients[0] != office["rcpt"]
        or signed.signed_by.isdisjoint(keyset.roots)
    ):
        raise BundleError(Code.INVITATION_SIGNATURE)
    return signed


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _MAX_NAME
