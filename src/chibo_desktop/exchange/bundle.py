"""Write a bundle; open one, in the fixed order of checks of docs/bundle-format.md.

Opening is one pass of questions, each with its own code: is it whole, is it for my key, who wrote
it, is it addressed to me, can I read it, are its parts what was signed. The first "no" ends it.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chibo_desktop.exchange import canonical, sealing
from chibo_desktop.exchange.below import Below, Proof, decode_below, encode_below
from chibo_desktop.exchange.container import (
    FORMAT,
    PublicHeader,
    read_container,
    write_container,
)
from chibo_desktop.exchange.entries import Entry, decode_entries, encode_entries, verify_entries
from chibo_desktop.exchange.errors import BundleError, Code
from chibo_desktop.exchange.inner import Inner, join_inner, split_inner
from chibo_desktop.exchange.manifest import (
    Envelope,
    Kind,
    Manifest,
    check_version,
    parse_manifest,
    read_manifest,
    write_manifest,
)
from chibo_desktop.exchange.sections import load_sections, store_sections
from chibo_desktop.exchange.snapshot import (
    Snapshot,
    decode_blobs,
    decode_snapshot,
    encode_blobs,
    encode_snapshot,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a bundle carries. What is empty or None is not in the file."""

    journal: Sequence[Entry] = ()
    snapshot: Snapshot | None = None
    directive: Mapping[str, Any] | None = None
    acks: Mapping[str, Any] | None = None
    blobs: Sequence[bytes] = ()
    below: Below | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderKey:
    """A signing key known for a unit, 32 bytes."""

    public_key: bytes
    revoked: bool = False


FindSender = Callable[[str], Sequence[SenderKey]]
"""Unit code → the signing keys known for it; empty when it never enrolled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedBundle:
    """A bundle of which every byte is vouched for by the sender's signature.

    `journal_ids` and `snapshot_ids` are the entry ids in the order of the entries.
    """

    header: PublicHeader
    envelope: Envelope
    key_id: str
    manifest_hash: str  # what the sender's next bundle calls `previous`
    contents: Contents
    proof: Proof  # what the sender signed, as it can be handed on
    journal_ids: Sequence[bytes]
    snapshot_ids: Sequence[bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsealed:
    """A complete bundle after decryption, before anybody's word was verified."""

    header: PublicHeader
    inner: Inner
    own_recipients: Sequence[str]


def write_bundle(
    envelope: Envelope,
    contents: Contents,
    *,
    signing_seed: bytes,
    recipients: Sequence[str],
) -> bytes:
    """The file, complete. Signed with `signing_seed`, sealed to every one of `recipients`.

    The inside is the same bytes for the same arguments; age adds randomness outside.
    Raises BundleError: TOO_BIG, ENTRY_LIMIT, or INNER for an envelope no reader would accept;
    ValueError for a directive or acks with no canonical spelling (floats, over 16 MiB).
    """
    lines, bodies = store_sections(_encode(contents))
    manifest = write_manifest(
        Manifest(
            envelope=envelope,
            key_id=sealing.key_id(sealing.public_key_of(signing_seed)),
            recipient_hashes=[sealing.recipient_hash(recipient) for recipient in recipients],
            sections=lines,
        )
    )
    unsigned = Inner(manifest=manifest, signature=b"", body=b"".join(bodies))
    signature = sealing.sign(signing_seed, unsigned.signed)
    plain = join_inner(Inner(manifest=manifest, signature=signature, body=unsigned.body))
    return write_container(
        fmt=FORMAT,
        sender=envelope.sender,
        addressee=envelope.addressee,
        id=envelope.id,
        sealed=sealing.seal(plain, recipients),
    )


def open_bundle(
    data: bytes, *, identities: Iterable[str], find_sender: FindSender, own_code: str
) -> OpenedBundle:
    """Open, verify and unpack. `own_code` is the unit the bundle must be addressed to.

    Raises BundleError with the first check that fails, and nothing else.
    """
    return verify_bundle(unseal(data, identities), find_sender=find_sender, own_code=own_code)


def unseal(data: bytes, identities: Iterable[str]) -> Unsealed:
    """Check that the file is whole and decrypt it in memory.

    Raises BundleError: NOT_A_BUNDLE to DAMAGED, WRONG_KEY, INNER.
    """
    header, sealed = read_container(data)
    identities = tuple(identities)
    try:
        plain = sealing.unseal(sealed, identities)
    except sealing.CannotOpenError:
        raise BundleError(Code.WRONG_KEY, frm=header.sender, to=header.addressee) from None
    return Unsealed(
        header=header,
        inner=split_inner(plain),
        own_recipients=tuple(map(sealing.recipient_of, identities)),
    )


def verify_bundle(unsealed: Unsealed, *, find_sender: FindSender, own_code: str) -> OpenedBundle:
    """The checks after decryption. Raises BundleError: UNKNOWN_SENDER to ENTRY_HASH."""
    key = _signer(unsealed, find_sender(unsealed.header.sender))
    plain = parse_manifest(unsealed.inner.manifest)
    check_address(unsealed, plain, own_code)
    check_version(plain)
    if plain.get("kind") == Kind.ENROLL.value:
        raise BundleError(Code.IS_REGISTRATION, frm=unsealed.header.sender)
    manifest = read_manifest(plain)
    if manifest.key_id != sealing.key_id(key):
        raise BundleError(Code.SIGNATURE, frm=unsealed.header.sender)
    contents = _decode(load_sections(manifest.sections, unsealed.inner.body))
    if contents.below is not None:
        verify_entries(contents.below.entries)
    snapshot_entries = contents.snapshot.entries if contents.snapshot else ()
    return OpenedBundle(
        header=unsealed.header,
        envelope=manifest.envelope,
        key_id=manifest.key_id,
        manifest_hash=hashlib.sha256(unsealed.inner.manifest).hexdigest(),
        contents=contents,
        proof=Proof(
            public_key=key,
            manifest=unsealed.inner.manifest,
            signature=unsealed.inner.signature,
        ),
        journal_ids=verify_entries(contents.journal),
        snapshot_ids=verify_entries(snapshot_entries),
    )


def check_address(unsealed: Unsealed, plain: Mapping[str, Any], own_code: str) -> None:
    """Compare the outside with the signed manifest, and the addressee with us.

    Also one of our own recipients must be among those the sender signed for: a bundle that
    somebody opened and sealed again to us was not meant for us. Raises BundleError (ADDRESS,
    NOT_FOR_US).
    """
    header = unsealed.header
    outside = {"fmt": header.fmt, "frm": header.sender, "to": header.addressee, "id": header.id}
    if any(plain.get(name) != value for name, value in outside.items()):
        raise BundleError(Code.ADDRESS)
    if header.addressee != own_code:
        raise BundleError(Code.NOT_FOR_US, to=header.addressee, own=own_code)
    meant = plain.get("rcpt")
    ours = map(sealing.recipient_hash, unsealed.own_recipients)
    if not isinstance(meant, list) or not any(recipient in meant for recipient in ours):
        raise BundleError(Code.ADDRESS)


def _signer(unsealed: Unsealed, keys: Sequence[SenderKey]) -> bytes:
    sender = unsealed.header.sender
    if not keys:
        raise BundleError(Code.UNKNOWN_SENDER, frm=sender)
    if all(key.revoked for key in keys):
        raise BundleError(Code.REVOKED, frm=sender)
    inner = unsealed.inner
    for key in keys:
        if sealing.verify(key.public_key, inner.signature, inner.signed):
            if key.revoked:
                raise BundleError(Code.REVOKED, frm=sender)
            return key.public_key
    raise BundleError(Code.SIGNATURE, frm=sender)


def _encode(contents: Contents) -> dict[str, bytes]:
    sections = {}
    if contents.journal:
        sections["journal"] = encode_entries(contents.journal)
    if contents.snapshot is not None:
        sections["snapshot"] = encode_snapshot(contents.snapshot)
    if contents.directive is not None:
        sections["directive"] = canonical.encode(contents.directive)
    if contents.acks is not None:
        sections["acks"] = canonical.encode(contents.acks)
    if contents.blobs:
        sections["blobs"] = encode_blobs(contents.blobs)
    if contents.below is not None:
        sections["below"] = encode_below(contents.below)
    return sections


def _decode(sections: Mapping[str, bytes]) -> Contents:
    return Contents(
        journal=decode_entries(sections["journal"]) if "journal" in sections else (),
        snapshot=decode_snapshot(sections["snapshot"]) if "snapshot" in sections else None,
        directive=_decode_object(sections.get("directive")),
        acks=_decode_object(sections.get("acks")),
        blobs=decode_blobs(sections.get("blobs", b"")),
        below=decode_below(sections["below"]) if "below" in sections else None,
    )


def _decode_object(data: bytes | None) -> dict[str, Any] | None:
    if data is None:
        return None
    try:
        return canonical.decode_object(data)
    except canonical.NotCanonicalError:
        raise BundleError(Code.SECTION_CONTENT) from None
