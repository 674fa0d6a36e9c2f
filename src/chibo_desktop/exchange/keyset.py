"""The set of an office's keys, signed by a root key that lies in a safe and in no data file.

An office has two root keys. Whoever knows the roots of one set accepts a newer set that one of
them signed; so one root may be lost, and may be replaced. Source: protocol.md §3.12.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chibo_desktop.exchange import canonical, sealing
from chibo_desktop.exchange.bundle import Unsealed
from chibo_desktop.exchange.container import is_unit_code, is_uuid
from chibo_desktop.exchange.manifest import MAX_INTRODUCED, stated

KEYSET_FORMAT = 1
NO_LAST = -1
"""In place of the last directive of a key that is in use."""
_CONTEXT = b"chibo-keyset-v1\0"
_KIND = "keyset"
_MOST_ROOTS, _MOST_KEYS, _MOST_RECIPIENTS = 2, MAX_INTRODUCED, 2
_MOST_SIGNATURES = 3  # two roots, and at the beginning the key that units know already


class NotAKeysetError(Exception):
    """The object is no key set, or none of its signatures holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """A key the office signs with; `last` is the last directive it counts for, if it is retired."""

    public_key: bytes
    last: int = NO_LAST

    @property
    def is_current(self) -> bool:
        """Whether the office signs with it today."""
        return self.last == NO_LAST


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyset:
    """One version of an office's keys. `recipients` are the present one and the next."""

    version: int
    office_id: str
    code: str
    roots: tuple[bytes, ...]
    keys: tuple[SigningKey, ...]
    recipients: tuple[str, ...]
    created_ms: int

    @property
    def current(self) -> bytes:
        """The public key the office signs with today."""
        return self.keys[0].public_key

    @property
    def fingerprint(self) -> str:
        """Six groups of five digits that stand for the office's root keys."""
        return sealing.fingerprint(self.code.encode(), *sorted(self.roots))


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedKeyset:
    """A key set with the root keys whose signature on it was verified, and as it was written."""

    keyset: Keyset
    signed_by: frozenset[bytes]
    plain: Mapping[str, Any]


def write_keyset(keyset: Keyset, root_seeds: Iterable[bytes]) -> SignedKeyset:
    """Sign a key set. Raises NotAKeysetError when no reader would accept it."""
    body = {
        "fmt": KEYSET_FORMAT,
        "kind": _KIND,
        "v": keyset.version,
        "office": {"id": keyset.office_id, "code": keyset.code},
        "roots": [root.hex() for root in keyset.roots],
        "sign": [{"key": one.public_key.hex(), "last": one.last} for one in keyset.keys],
        "rcpt": list(keyset.recipients),
        "created_wall": keyset.created_ms,
    }
    signed = _CONTEXT + canonical.encode(body)
    signatures = {
        sealing.public_key_of(seed).hex(): sealing.sign(seed, signed).hex() for seed in root_seeds
    }
    return read_keyset({"body": body, "sigs": signatures})


def read_keyset(plain: object) -> SignedKeyset:
    """A key set with at least one signature that holds. Raises NotAKeysetError.

    Whether the keys that signed are roots that one knows is for `follow` to say.
    """
    body = plain.get("body") if isinstance(plain, dict) else None
    said = plain.get("sigs") if isinstance(plain, dict) else None
    if not isinstance(body, dict) or not isinstance(said, dict) or len(said) > _MOST_SIGNATURES:
        raise NotAKeysetError
    try:
        signed = _CONTEXT + canonical.encode(body)
    except canonical.NotCanonicalError:
        raise NotAKeysetError from None
    keyset = _keyset(body)
    signers = frozenset(
        sealing.from_hex(root)
        for root, signature in said.items()
        if sealing.verify(sealing.from_hex(root), sealing.from_hex(signature), signed)
    )
    if not signers:
        raise NotAKeysetError
    return SignedKeyset(keyset=keyset, signed_by=signers, plain={"body": body, "sigs": said})


def follow(known: Keyset, stated: Iterable[SignedKeyset]) -> Keyset:
    """The newest set that a chain of root signatures leads to from the one that is known."""
    for one in sorted(stated, key=lambda each: each.keyset.version):
        follows = (
            one.keyset.version > known.version
            and one.keyset.office_id == known.office_id
            and one.keyset.code == known.code
            and not one.signed_by.isdisjoint(known.roots)
        )
        if follows:
            known = one.keyset
    return known


def stated_keysets(unsealed: Unsealed) -> list[SignedKeyset]:
    """The key sets that a bundle introduces, read before its signature is verified.

    That costs nothing: each carries the signature of a root, and counts only if that root is known.
    """
    return read_keysets(stated(unsealed.inner.manifest, "keysets"))


def read_keysets(plain: object) -> list[SignedKeyset]:
    """Those of a list that are key sets."""
    found = []
    for one in plain[:MAX_INTRODUCED] if isinstance(plain, list) else ():
        try:
            found.append(read_keyset(one))
        except NotAKeysetError:
            continue
    return found


def _keyset(body: Mapping[str, Any]) -> Keyset:
    office, version, created = body.get("office"), body.get("v"), body.get("created_wall")
    roots = [sealing.from_hex(one) for one in _list(body.get("roots"), _MOST_ROOTS)]
    recipients = _list(body.get("rcpt"), _MOST_RECIPIENTS)
    keys = [_signing_key(one) for one in _list(body.get("sign"), _MOST_KEYS)]
    sound = (
        body.get("fmt") == KEYSET_FORMAT
        and body.get("kind") == _KIND
        and type(version) is int
        and version > 0
        and type(created) is int
        and isinstance(office, dict)
        and is_uuid(office.get("id"))
        and is_unit_code(office.get("code"))
        and all(len(root) == sealing.PUBLIC_KEY_SIZE for root in roots)
        and all(map(sealing.is_recipient, recipients))
        and [one.is_current for one in keys] == [True] + [False] * (len(keys) - 1)
    )
    if not sound or not isinstance(office, dict):
        raise NotAKeysetError
    return Keyset(
        version=version if type(version) is int else 0,
        office_id=office["id"],
        code=office["code"],
        roots=tuple(roots),
        keys=tuple(keys),
        recipients=tuple(recipients),
        created_ms=created if type(created) is int else 0,
    )


def _signing_key(plain: object) -> SigningKey:
    if not isinstance(plain, dict):
        raise NotAKeysetError
    public_key, last = sealing.from_hex(plain.get("key")), plain.get("last")
    if len(public_key) != sealing.PUBLIC_KEY_SIZE or type(last) is not int or last < NO_LAST:
        raise NotAKeysetError
    return SigningKey(public_key=public_key, last=last)


def _list(value: object, most: int) -> Sequence[Any]:
    if not isinstance(value, list) or not 0 < len(value) <= most:
        raise NotAKeysetError
    return value
