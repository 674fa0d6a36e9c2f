"""What was sent and received, asked of all units at once: pages of an office read nothing else."""

from typing import NamedTuple

from sqlalchemy import Connection, and_, func, select

from chibo_desktop.storage.bulk import lines_of
from chibo_desktop.storage.exchange_log import MERGED, Sent
from chibo_desktop.storage.tables import received, sent


class ReceivedNote(NamedTuple):
    """Of a bundle that counts only what was noted of it: a wide office reads those of all units."""

    node_id: str
    seq: int
    received_at: str
    counts: str


def notes_of_merged(connection: Connection, node_id: str = "") -> list[ReceivedNote]:
    """What was noted of the bundles that count, of one node or of all, the newest first."""
    c = received.c
    statement = (
        select(c.node_id, c.seq, c.received_at, c.counts)
        .where(c.outcome == MERGED)
        .order_by(c.received_at.desc(), c.seq.desc())
    )
    if node_id:
        statement = statement.where(c.node_id == node_id)
    return [ReceivedNote(*row) for row in connection.execute(statement).all()]


def newest_periods(connection: Connection) -> dict[str, str]:
    """The latest period of the bundles that count, by node."""
    c = received.c
    statement = select(c.node_id, func.max(c.period)).where(c.outcome == MERGED).group_by(c.node_id)
    return {row[0]: row[1] for row in connection.execute(statement).all()}


def newest_sent(connection: Connection, kind: str) -> dict[str, Sent]:
    """The newest bundle of a kind that went out to each node."""
    c = sent.c
    newest = (
        select(c.node_id, func.max(c.seq).label("seq"))
        .where(c.kind == kind)
        .group_by(c.node_id)
        .subquery()
    )
    statement = (
        select(sent)
        .join(newest, and_(newest.c.node_id == c.node_id, newest.c.seq == c.seq))
        .where(c.kind == kind)
    )
    return {one.node_id: one for one in lines_of(Sent, connection.execute(statement))}
