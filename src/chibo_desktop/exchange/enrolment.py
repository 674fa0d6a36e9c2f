"""The registration: a unit answers an invitation with its own public keys.

A bundle of kind `enroll`, sealed to the office and signed with the key it carries. That proves
integrity and possession of the key but not identity: trust comes only from a person at the office
comparing the fingerprint by telephone. The field `proof` says that the sealed letter was at hand.
Source: protocol.md §3.12.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from chibo_desktop.exchange import sealing
from chibo_desktop.exchange.bundle import (
    Contents,
    FindSender,
    OpenedBundle,
    Unsealed,
    check_address,
    unseal,
    verify_bundle,
    write_bundle,
)
from chibo_desktop.exchange.container import is_uuid
from chibo_desktop.exchange.errors import BundleError, Code
from chibo_desktop.exchange.invitation import Invitation
from chibo_desktop.exchange.manifest import (
    Envelope,
    Kind,
    check_version,
    parse_manifest,
    read_manifest,
)

MAX_PROOF = 128
_PERHAPS_REGISTRATION = frozenset(
    {Code.UNKNOWN_SENDER, Code.REVOKED, Code.SIGNATURE, Code.IS_REGISTRATION}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """From a unit to its office: the unit's public keys, signed with the key they contain.

    Nothing here is trusted until a person at the office compared `fingerprint` by telephone.
    `proof` is empty when no code of a sealed letter was typed.
    """

    envelope: Envelope
    unit_id: str
    code: str
    invitation_id: str
    public_key: bytes
    recipient: str
    proof: str = ""

    @property
    def key_id(self) -> str:
        """The short name of the signing key."""
        return sealing.key_id(self.public_key)

    @property
    def fingerprint(self) -> str:
        """What the unit reads aloud and the office compares."""
        return sealing.unit_fingerprint(
            code=self.code, public_key=self.public_key, recipient=self.recipient
        )


def write_registration(
    invitation: Invitation,
    *,
    keys: sealing.NodeKeys,
    id: str,
    created_ms: int,
    hlc: tuple[int, int],
    app: str,
    proof: str = "",
) -> bytes:
    """The answer to an invitation: a `.cbb` of kind `enroll`, sealed to the inviting office."""
    envelope = Envelope(
        kind=Kind.ENROLL,
        id=id,
        sender=invitation.unit.code,
        addressee=invitation.office.code,
        seq=0,
        created_ms=created_ms,
        hlc=hlc,
        app=app,
        enrolment={
            "org": invitation.unit.id,
            "inv": invitation.id,
            "key": keys.public_key.hex(),
            "rcpt": keys.recipient,
            "proof": proof,
        },
    )
    return write_bundle(
        envelope,
        Contents(),
        signing_seed=keys.signing_seed,
        recipients=(invitation.office.recipient, keys.recipient),
    )


def open_registration(data: bytes, *, identities: Iterable[str], own_code: str) -> Registration:
    """Open a registration; anything else is refused with NOT_A_REGISTRATION.

    Raises BundleError: those of `unseal`, INNER, NOT_A_REGISTRATION, SIGNATURE, ADDRESS,
    NOT_FOR_US, NEWER_FORMAT.
    """
    return verify_registration(unseal(data, identities), own_code=own_code)


def receive(
    data: bytes, *, identities: Iterable[str], find_sender: FindSender, own_code: str
) -> OpenedBundle | Registration:
    """Open whatever `.cbb` somebody dropped into the inbox. Raises BundleError.

    A registration is recognised even from a sender whose earlier keys are known or revoked: a
    unit that lost its keys enrols again.
    """
    return receive_unsealed(unseal(data, identities), find_sender=find_sender, own_code=own_code)


def receive_unsealed(
    unsealed: Unsealed, *, find_sender: FindSender, own_code: str
) -> OpenedBundle | Registration:
    """As `receive`, of a bundle that was decrypted already."""
    try:
        return verify_bundle(unsealed, find_sender=find_sender, own_code=own_code)
    except BundleError as refusal:
        if refusal.code not in _PERHAPS_REGISTRATION:
            raise
        try:
            return verify_registration(unsealed, own_code=own_code)
        except BundleError as other:
            if other.code in (Code.NOT_A_REGISTRATION, Code.INNER):
                raise refusal from None
            raise


def verify_registration(unsealed: Unsealed, *, own_code: str) -> Registration:
    """The checks of a registration after decryption; see `open_registration`.

    The manifest is parsed before its signature is verified, because the key is inside it. That
    costs nothing: anybody can sign with a key of his own.
    """
    plain = parse_manifest(unsealed.inner.manifest)
    enrolment = plain.get("enroll")
    if plain.get("kind") != Kind.ENROLL.value or not isinstance(enrolment, dict):
        raise BundleError(Code.NOT_A_REGISTRATION)
    public_key = sealing.from_hex(enrolment.get("key"))
    inner = unsealed.inner
    if not sealing.verify(public_key, inner.signature, inner.signed):
        raise BundleError(Code.SIGNATURE, frm=unsealed.header.sender)
    check_address(unsealed, plain, own_code)
    check_version(plain)
    manifest = read_manifest(plain)
    sound = (
        manifest.key_id == sealing.key_id(public_key)
        and not manifest.sections
        and not inner.body
        and is_uuid(enrolment.get("org"))
        and is_uuid(enrolment.get("inv"))
        and sealing.is_recipient(enrolment.get("rcpt"))
        and _is_proof(enrolment.get("proof"))
    )
    if not sound:
        raise BundleError(Code.INNER)
    return Registration(
        envelope=manifest.envelope,
        unit_id=enrolment["org"],
        code=manifest.envelope.sender,
        invitation_id=enrolment["inv"],
        public_key=public_key,
        recipient=enrolment["rcpt"],
        proof=enrolment["proof"],
    )


def _is_proof(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= MAX_PROOF
