"""This node's own keys, made at its first run and kept inside the encrypted file.

An identity that opened something once is kept: what was sealed to it may still be on its way.
"""

from chibo_desktop.exchange.sealing import (
    NodeKeys,
    generate_identity,
    generate_keys,
    generate_signing_seed,
    recipient_of,
    unit_fingerprint,
)
from chibo_desktop.services.office_link import code_for_office
from chibo_desktop.storage.meta import read_secret, write_secret
from chibo_desktop.storage.unit_of_work import Unit

_SEED, _IDENTITY = "signing-seed", "archive-identity"
_NEXT, _FORMER = "next-identity", "former-identities"


def node_keys(unit: Unit) -> NodeKeys:
    """The keys of this node; made when there are none yet."""
    seed = read_secret(unit.connection, _SEED)
    identity = read_secret(unit.connection, _IDENTITY)
    if seed and identity:
        return NodeKeys(signing_seed=seed, identity=identity.decode())
    keys = generate_keys()
    _write(unit, keys)
    return keys


def node_identities(unit: Unit) -> list[str]:
    """Everything that opens what was or will be sealed to this node, the present identity first."""
    kept = [read_secret(unit.connection, name).decode() for name in (_NEXT, _FORMER)]
    return [node_keys(unit).identity, *(one for text in kept for one in text.split())]


def next_recipient(unit: Unit) -> str:
    """To whom others will seal after the next change of keys; made when there is none yet."""
    identity = read_secret(unit.connection, _NEXT).decode()
    if not identity:
        identity = generate_identity()
        write_secret(unit.connection, _NEXT, identity.encode())
    return recipient_of(identity)


def renew_keys(unit: Unit) -> tuple[NodeKeys, NodeKeys]:
    """New keys in place of the present ones, which are returned first.

    The next identity becomes the present one when it was made known already.
    """
    old = node_keys(unit)
    promised = read_secret(unit.connection, _NEXT).decode()
    new = NodeKeys(signing_seed=generate_signing_seed(), identity=promised or generate_identity())
    former = read_secret(unit.connection, _FORMER).decode()
    write_secret(unit.connection, _FORMER, f"{old.identity} {former}".strip().encode())
    write_secret(unit.connection, _NEXT, b"")
    _write(unit, new)
    return old, new


def own_fingerprint(unit: Unit) -> str:
    """Six groups of five digits that a person reads aloud."""
    keys = node_keys(unit)
    return unit_fingerprint(
        code=code_for_office(unit), public_key=keys.public_key, recipient=keys.recipient
    )


def _write(unit: Unit, keys: NodeKeys) -> None:
    write_secret(unit.connection, _SEED, keys.signing_seed)
    write_secret(unit.connection, _IDENTITY, keys.identity.encode())
