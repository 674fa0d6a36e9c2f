"""Which of the office's keys a unit believes, and how it learns new ones.

A unit follows the chain of key sets from the roots it knows. Before it knows roots, the one key it
compared at enrolment stands in their place. Source: protocol.md §3.12, T19.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from chibo_desktop.domain.organization import TrustState
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.exchange.bundle import OpenedBundle, SenderKey, Unsealed, unseal, verify_bundle
from chibo_desktop.exchange.errors import BundleError, Code
from chibo_desktop.exchange.invitation import Invitation
from chibo_desktop.exchange.keyset import (
    Keyset,
    SignedKeyset,
    SigningKey,
    follow,
    read_keysets,
    stated_keysets,
)
from chibo_desktop.exchange.manifest import Kind
from chibo_desktop.exchange.sealing import key_id
from chibo_desktop.services.bundle_checks import keys_of
from chibo_desktop.services.node_keys import node_identities
from chibo_desktop.services.office_link import OFFICE_ID, code_for_office
from chibo_desktop.storage.meta import read_meta, write_meta
from chibo_desktop.storage.node_keys import Sender, put_sender
from chibo_desktop.storage.unit_of_work import Unit

_KEYSET = "office-keyset"


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """Where a chain of key sets leads, and the sets that no known root vouches for."""

    keyset: Keyset
    is_news: bool
    strangers: tuple[Keyset, ...]


def known_keyset(unit: Unit) -> Keyset | None:
    """The newest key set of the office that was accepted here."""
    known = read_keysets(json.loads(read_meta(unit.connection, _KEYSET) or "[]"))
    return known[-1].keyset if known else None


def keyset_version(unit: Unit) -> int:
    """The number of that set; 0 while the office has none."""
    known = known_keyset(unit)
    return known.version if known else 0


def follow_office(unit: Unit, office: Sender, stated: Iterable[SignedKeyset]) -> Followed:
    """Where the sets of a bundle lead from what is known here."""
    sets = list(stated)
    known = known_keyset(unit) or _before_roots(office)
    newest = follow(known, sets)
    strangers = [one.keyset for one in sets if one.keyset.version > newest.version]
    return Followed(
        keyset=newest, is_news=newest.version > known.version, strangers=tuple(strangers)
    )


def learn_keyset(unit: Unit, office: Sender, signed: Iterable[SignedKeyset]) -> Followed:
    """Accept the newest set that can be followed to; the office is written to by it from now on."""
    sets = list(signed)
    followed = follow_office(unit, office, sets)
    if followed.is_news:
        newest = next(one for one in sets if one.keyset == followed.keyset)
        _accept(unit, office, newest)
    return followed


def trust_invitation(unit: Unit, invitation: Invitation) -> None:
    """Believe the office of an invitation whose fingerprint a person has compared."""
    said = invitation.office
    office = Sender(
        node_id=said.id,
        code=said.code,
        name=said.name,
        signing_key=said.public_key,
        recipient=said.recipient,
        trust=TrustState.CONFIRMED,
        registered_at=unit.now.isoformat(timespec="seconds"),
    )
    write_meta(unit.connection, OFFICE_ID, office.node_id)
    if invitation.keyset is not None:
        _accept(unit, office, invitation.keyset)
    else:
        put_sender(unit.connection, office, only=True)
        write_meta(unit.connection, _KEYSET, "[]")


def open_of_office(unit: Unit, office: Sender, data: bytes) -> tuple[OpenedBundle, bool]:
    """Open a bundle that says it is from this unit's office; is it signed by its present key?

    Raises BundleError; DomainError: office-key-unvouched, office-key-replaced.
    """
    unsealed = unseal(data, node_identities(unit))
    followed = follow_office(unit, office, stated_keysets(unsealed))
    known = {one.public_key: one for one in followed.keyset.keys}

    def find_sender(code: str) -> list[SenderKey]:
        if code != office.code:
            return keys_of(unit, code)
        return [SenderKey(public_key=key) for key in known]

    try:
        opened = verify_bundle(unsealed, find_sender=find_sender, own_code=code_for_office(unit))
    except BundleError as error:
        if error.code is Code.SIGNATURE and _is_by_stranger(unit, unsealed, office, followed):
            params: dict[str, str | int] = {
                "name": office.name,
                "version": followed.strangers[-1].version,
            }
            raise DomainError(Problem(code="office-key-unvouched", params=params)) from None
        raise
    signer = followed.keyset.keys[0]
    if opened.envelope.sender == office.code:
        signer = next(one for key, one in known.items() if key_id(key) == opened.key_id)
        _refuse_retired(signer, opened, followed.keyset)
    return opened, signer.is_current


def _accept(unit: Unit, office: Sender, signed: SignedKeyset) -> None:
    keyset = signed.keyset
    write_meta(unit.connection, _KEYSET, json.dumps([signed.plain]))
    put_sender(
        unit.connection,
        replace(office, signing_key=keyset.current, recipient=keyset.recipients[0]),
        only=True,
    )


def _is_by_stranger(unit: Unit, unsealed: Unsealed, office: Sender, followed: Followed) -> bool:
    """Whether the bundle is whole and signed by a key that only an unknown root speaks for."""
    keys = [SenderKey(public_key=one.current) for one in followed.strangers]
    if not keys or unsealed.header.sender != office.code:
        return False
    try:
        verify_bundle(unsealed, find_sender=lambda _: keys, own_code=code_for_office(unit))
    except BundleError:
        return False
    return True


def _refuse_retired(signer: SigningKey, opened: OpenedBundle, keyset: Keyset) -> None:
    if signer.is_current:
        return
    letter = opened.envelope
    if letter.kind is Kind.DIRECTIVE and letter.seq <= signer.last:
        return
    params: dict[str, str | int] = {
        "version": keyset.version,
        "last": signer.last,
        "have": letter.seq,
    }
    raise DomainError(Problem(code="office-key-replaced", params=params))


def _before_roots(office: Sender) -> Keyset:
    return Keyset(
        version=0,
        office_id=office.node_id,
        code=office.code,
        roots=(office.signing_key,),
        keys=(SigningKey(public_key=office.signing_key),),
        recipients=(office.recipient,),
        created_ms=0,
    )
