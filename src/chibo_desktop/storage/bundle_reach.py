"""How far along a node's streams single bundles brought it."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from chibo_desktop.storage.absorb import ACCEPTED
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.tables import entry
from chibo_desktop.storage.vectors import Vector


def reach_of_bundles(
    connection: Connection, org_id: str, bundle_ids: Sequence[str]
) -> dict[str, tuple[int, str]]:
    """The last entry of each stream that these bundles brought."""
    reach: dict[str, tuple[int, str]] = {}
    for chunk in in_chunks(bundle_ids):
        statement = select(entry.c.stream, entry.c.seq, entry.c.hash).where(
            entry.c.org_id == org_id, entry.c.bundle_id.in_(chunk)
        )
        for stream, seq, digest in connection.execute(statement):
            reach[stream] = max(reach.get(stream, (0, "")), (seq, digest.hex()))
    return reach


def bundles_beyond(connection: Connection, org_id: str, position: Vector) -> frozenset[str]:
    """The bundles that brought an entry of a node which lies beyond a position and counts."""
    statement = (
        select(entry.c.bundle_id, entry.c.stream, func.max(entry.c.seq))
        .where(entry.c.org_id == org_id, entry.c.bundle_id != "")
        .where(entry.c.standing == ACCEPTED)
        .group_by(entry.c.bundle_id, entry.c.stream)
    )
    return frozenset(
        bundle_id
        for bundle_id, stream, seq in connection.execute(statement)
        if seq > position.get(stream, (0, ""))[0]
    )
