"""This node's own keys, made at its first run and kept inside the encrypted file."""

from chibo_desktop.exchange.sealing import NodeKeys, generate_keys, unit_fingerprint
from chibo_desktop.services.office_link import own_code
from chibo_desktop.storage.meta import read_secret, write_secret
from chibo_desktop.storage.unit_of_work import Unit


def node_keys(unit: Unit) -> NodeKeys:
    """The keys of this node; made when there are none yet."""
    seed = read_secret(unit.connection, "signing-seed")
    identity = read_secret(unit.connection, "archive-identity")
    if seed and identity:
        return NodeKeys(signing_seed=seed, identity=identity.decode())
    keys = generate_keys()
    write_secret(unit.connection, "signing-seed", keys.signing_seed)
    write_secret(unit.connection, "archive-identity", keys.identity.encode())
    return keys


def own_fingerprint(unit: Unit) -> str:
    """Six groups of five digits that a person reads aloud."""
    keys = node_keys(unit)
    return unit_fingerprint(
        code=own_code(unit), public_key=keys.public_key, recipient=keys.recipient
    )
