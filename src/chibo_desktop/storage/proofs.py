"""What units signed when they reported, kept so that it can go on to the office above."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select

from chibo_desktop.domain.journal import read_entry
from chibo_desktop.storage.bulk import execute_many
from chibo_desktop.storage.local_tables import proof
from chibo_desktop.storage.tables import entry

_FORGET = delete(proof).where(proof.c.digest == bindparam("known"))
_KEEP = insert(proof)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptProof:
    """A unit's signed manifest; `bundle_id` is the bundle that it came with."""

    digest: str  # SHA-256 of the manifest
    node_id: str
    seq: int
    bundle_id: str
    public_key: bytes
    manifest: bytes
    signature: bytes


def keep_proof(connection: Connection, one: KeptProof) -> None:
    """Keep what a unit signed; the same again changes nothing but the bundle it came with."""
    execute_many(connection, _FORGET, [(one.digest,)])
    execute_many(connection, _KEEP, [astuple(one)])


def proofs_of(connection: Connection, node_id: str) -> list[KeptProof]:
    """What a unit signed, the newest first."""
    statement = select(proof).where(proof.c.node_id == node_id).order_by(proof.c.seq.desc())
    return [KeptProof(**row) for row in connection.execute(statement).mappings()]


def known_keys(connection: Connection, node_id: str) -> frozenset[bytes]:
    """The keys that a unit has signed with so far."""
    statement = select(proof.c.public_key).distinct().where(proof.c.node_id == node_id)
    return frozenset(connection.execute(statement).scalars())


def known_chain(connection: Connection, org_id: str, stream: str) -> Mapping[bytes, bytes]:
    """Of every entry of a stream that is here, the one before it, by their hashes."""
    rows = connection.execute(
        select(entry.c.header, entry.c.payload).where(
            entry.c.org_id == org_id, entry.c.stream == stream
        )
    )
    read = (read_entry(header, payload) for header, payload in rows)
    return {one.hash: one.previous for one in read}
