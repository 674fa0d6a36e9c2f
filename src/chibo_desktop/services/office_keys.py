"""The office's own keys: two roots in two safes sign the set of keys that units follow.

Root keys are never kept in the data file. An office without them goes on as before: then its one
signing key is all that its units know. Source: protocol.md §3.12.
"""

import json
from collections.abc import Sequence

from chibo_desktop.domain.key_event import KeyAct
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.exchange.errors import BundleError
from chibo_desktop.exchange.keyset import (
    NO_LAST,
    Keyset,
    SignedKeyset,
    SigningKey,
    read_keysets,
    write_keyset,
)
from chibo_desktop.exchange.manifest import Kind
from chibo_desktop.exchange.root_key import RootKey, read_root, root_from_paper, write_root
from chibo_desktop.exchange.sealing import generate_signing_seed, unit_fingerprint
from chibo_desktop.services.key_log import note_key_act
from chibo_desktop.services.node_keys import next_recipient, node_keys
from chibo_desktop.services.office_link import inviting_office
from chibo_desktop.services.rotations import renew_own_keys
from chibo_desktop.storage.exchange_log import highest_sent
from chibo_desktop.storage.meta import read_meta, write_meta
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.keys import keyset_note

__all__ = [
    "RootKey",
    "adopt_roots",
    "change_office_keys",
    "check_root",
    "new_root",
    "office_fingerprint",
    "open_root",
    "own_keyset",
    "own_keysets",
    "replace_lost_root",
    "root_file",
    "typed_root",
]
_KEYSETS = "own-keysets"
LEAST_PASSPHRASE = 10
"""Letters of a root key's passphrase."""


def own_keysets(unit: Unit) -> list[SignedKeyset]:
    """Every set that this office's roots signed, the newest last; none before it made roots."""
    return read_keysets(json.loads(read_meta(unit.connection, _KEYSETS) or "[]"))


def own_keyset(unit: Unit) -> SignedKeyset | None:
    """The set in force."""
    known = own_keysets(unit)
    return known[-1] if known else None


def office_fingerprint(unit: Unit) -> str:
    """What the office reads aloud and prints: of its roots, or of its one key.

    Raises DomainError: office-code-missing.
    """
    signed = own_keyset(unit)
    if signed is not None:
        return signed.keyset.fingerprint
    keys = node_keys(unit)
    return unit_fingerprint(
        code=inviting_office(unit).code, public_key=keys.public_key, recipient=keys.recipient
    )


def new_root(unit: Unit) -> RootKey:
    """A new root key, nowhere kept. Raises DomainError: office-code-missing."""
    workplace = inviting_office(unit)
    return RootKey(
        seed=generate_signing_seed(), office_code=workplace.code, office_name=workplace.name
    )


def root_file(root: RootKey, passphrase: str, again: str) -> bytes:
    """The file of a root key's stick, opened once to see that it opens.

    Raises DomainError: root-passphrase-short, root-passphrase-differs.
    """
    if len(passphrase) < LEAST_PASSPHRASE:
        params = {"least": LEAST_PASSPHRASE}
        raise DomainError(Problem(code="root-passphrase-short", field="first", params=params))
    if passphrase != again:
        raise DomainError(Problem(code="root-passphrase-differs", field="again"))
    data = write_root(root, passphrase)
    if open_root(data, passphrase) != root:
        raise AssertionError("a root key that was written reads as another")
    return data


def open_root(data: bytes, passphrase: str) -> RootKey:
    """The root key of a stick. Raises DomainError: root-unreadable, root-locked."""
    try:
        return read_root(data, passphrase)
    except BundleError as error:
        raise DomainError(error.problem) from error


def typed_root(unit: Unit, typed: str) -> RootKey:
    """The root key typed from its paper. Raises DomainError: root-unreadable."""
    workplace = inviting_office(unit)
    try:
        return root_from_paper(typed, office_code=workplace.code, office_name=workplace.name)
    except BundleError as error:
        raise DomainError(error.problem) from error


def adopt_roots(
    unit: Unit, first: RootKey, second: RootKey, *, again: bool = False
) -> SignedKeyset:
    """Begin with two roots; the office's present key vouches for them to units that know it.

    `again`: both roots before are lost. Units that know them will not follow and must enrol anew.
    Raises DomainError: roots-exist, root-twice.
    """
    if own_keyset(unit) and not again:
        raise DomainError(Problem(code="roots-exist"))
    if first.public_key == second.public_key:
        raise DomainError(Problem(code="root-twice"))
    roots = (first.public_key, second.public_key)
    signers = (first.seed, second.seed, node_keys(unit).signing_seed)
    signed = _sign(unit, roots, signers)
    _note(unit, KeyAct.ROOTS_MADE, signed)
    return signed


def change_office_keys(unit: Unit, root: RootKey) -> SignedKeyset:
    """New signing key and the promised recipient, made known by a root.

    What was sealed to the recipient before still opens here. Raises DomainError: roots-missing,
    root-unknown.
    """
    before = _known_set(unit, root)
    renew_own_keys(unit)
    signed = _sign(unit, before.roots, (root.seed,))
    _note(unit, KeyAct.OFFICE_ROTATED, signed)
    return signed


def replace_lost_root(unit: Unit, kept: RootKey, new: RootKey) -> SignedKeyset:
    """Put a new root in the place of a lost one: the one that is kept signs it.

    Raises DomainError: roots-missing, root-unknown, root-twice.
    """
    before = _known_set(unit, kept)
    if new.public_key in before.roots:
        raise DomainError(Problem(code="root-twice"))
    signed = _sign(unit, (kept.public_key, new.public_key), (kept.seed,))
    _note(unit, KeyAct.ROOT_REPLACED, signed)
    return signed


def check_root(unit: Unit, root: RootKey) -> None:
    """Whether a root is one of this office's. Raises DomainError: roots-missing, root-unknown."""
    _known_set(unit, root)


def _known_set(unit: Unit, root: RootKey) -> Keyset:
    signed = own_keyset(unit)
    if signed is None:
        raise DomainError(Problem(code="roots-missing"))
    if root.public_key not in signed.keyset.roots:
        raise DomainError(Problem(code="root-unknown"))
    return signed.keyset


def _sign(unit: Unit, roots: Sequence[bytes], seeds: Sequence[bytes]) -> SignedKeyset:
    known, keys = own_keysets(unit), node_keys(unit)
    before = known[-1].keyset if known else None
    workplace = inviting_office(unit)
    signed = write_keyset(
        Keyset(
            version=before.version + 1 if before else 1,
            office_id=workplace.id,
            code=workplace.code,
            roots=tuple(roots),
            keys=(SigningKey(public_key=keys.public_key), *_retired(unit, before)),
            recipients=(keys.recipient, next_recipient(unit)),
            created_ms=int(unit.now.timestamp() * 1000),
        ),
        seeds,
    )
    plain = [one.plain for one in (*known, signed)]
    write_meta(unit.connection, _KEYSETS, json.dumps(plain))
    return signed


def _retired(unit: Unit, before: Keyset | None) -> list[SigningKey]:
    """The keys before the present one, each with the last directive for which it counts."""
    present, highest = node_keys(unit).public_key, highest_sent(unit.connection, Kind.DIRECTIVE)
    return [
        SigningKey(public_key=one.public_key, last=highest if one.last == NO_LAST else one.last)
        for one in (before.keys if before else ())
        if one.public_key != present
    ]


def _note(unit: Unit, kind: KeyAct, signed: SignedKeyset) -> None:
    note_key_act(
        unit,
        kind,
        subject=inviting_office(unit).name,
        node_id=unit.author.org_id,
        public_key=signed.keyset.current,
        note=keyset_note(signed.keyset.version),
    )
