"""What was sent and received, and which month arrived with which bundle."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, astuple, dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    select,
    update,
)

from chibo_desktop.domain.span import Span
from chibo_desktop.storage.bulk import execute_many, found_by, lines_of, mappings_by
from chibo_desktop.storage.counted_members import is_counted
from chibo_desktop.storage.evaluations import lasts
from chibo_desktop.storage.picture import forget_streams
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.tables import (
    RECORD_TABLES,
    conflict,
    month_arrival,
    received,
    sent,
)

MERGED = "merged"  # the outcome of a bundle that counts
_FORGET_RECEIVED = delete(received).where(received.c.bundle_id == bindparam("bundle"))
_NOTE_RECEIVED = insert(received)
_NOTE_ARRIVAL = insert(month_arrival)
_CONFIRM = (
    update(sent)
    .values(acknowledged_at=bindparam("at"))
    .where(
        sent.c.node_id == bindparam("node"),
        sent.c.kind == bindparam("of_kind"),
        sent.c.seq <= bindparam("number"),
        sent.c.acknowledged_at == literal_column("''"),
    )
)
_SENT_TO = (
    select(sent)
    .where(sent.c.node_id == bindparam("node"), sent.c.kind == bindparam("of_kind"))
    .order_by(sent.c.seq.desc())
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One bundle that came in, merged or refused.

    `counts` is what was noted of it, as `services.received_notes` writes and reads it.
    """

    bundle_id: str
    digest: bytes
    node_id: str
    kind: str
    seq: int
    period: str
    written_at: str
    received_at: str
    file_name: str
    outcome: str
    counts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One bundle that went out; `acknowledged_at` is empty until confirmed.

    `vector` is JSON: how far a report reaches; what a directive carried, as `state`
    and `brief`, which those of an earlier program lack.
    """

    bundle_id: str
    node_id: str
    kind: str
    seq: int
    period: str
    written_at: str
    digest: bytes
    file_name: str
    vector: str
    acknowledged_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """The bundle that first brought a branch's closed month."""

    branch_id: str
    period: str
    node_id: str
    bundle_id: str
    written_on: str
    received_on: str


def put_received(connection: Connection, one: Received) -> None:
    """Note a bundle that came in."""
    execute_many(connection, _FORGET_RECEIVED, [(one.bundle_id,)])
    execute_many(connection, _NOTE_RECEIVED, [astuple(one)])
    forget_streams(connection, one.node_id)


def received_by(
    connection: Connection, *, digest: bytes = b"", bundle_id: str = "", node_id: str = ""
) -> list[Received]:
    """Bundles that came in, newest number first."""
    given = {"digest": digest, "bundle_id": bundle_id, "node_id": node_id}
    asked = {name: value for name, value in given.items() if value}
    rows = mappings_by(connection, _received(tuple(asked)), **asked)
    return [Received(**row) for row in rows]


@cache
def _received(asked: tuple[str, ...]) -> Select[Any]:
    return (
        select(received)
        .where(*(received.c[name] == bindparam(name) for name in asked))
        .order_by(received.c.seq.desc(), received.c.received_at.desc())
    )


def received_lately(connection: Connection, count: int) -> list[Received]:
    """The bundles that came in last, from whomever, newest first."""
    c = received.c
    statement = select(received).order_by(c.received_at.desc(), c.seq.desc()).limit(count)
    return lines_of(Received, connection.execute(statement))


def merged_by(
    connection: Connection, *, digest: bytes = b"", bundle_id: str = "", node_id: str = ""
) -> list[Received]:
    """Of the bundles that came in those that count, newest number first."""
    came = received_by(connection, digest=digest, bundle_id=bundle_id, node_id=node_id)
    return [one for one in came if one.outcome == MERGED]


def put_sent(connection: Connection, one: Sent) -> None:
    """Note a bundle that went out."""
    connection.execute(insert(sent).values(**asdict(one)))


def sent_to(connection: Connection, node_id: str, kind: str) -> list[Sent]:
    """Bundles that went out to a node, newest first."""
    rows = mappings_by(connection, _SENT_TO, node=node_id, of_kind=kind)
    return [Sent(**row) for row in rows]


def highest_sent(connection: Connection, kind: str) -> int:
    """The highest number that a bundle of a kind went out with, to whomever; 0 before the first."""
    statement = select(func.max(sent.c.seq)).where(sent.c.kind == kind)
    return int(connection.execute(statement).scalar() or 0)


def sent_one(connection: Connection, bundle_id: str) -> Sent | None:
    """The bundle that went out with that id."""
    statement = select(sent).where(sent.c.bundle_id == bundle_id)
    row = connection.execute(statement).mappings().first()
    return Sent(**row) if row else None


def sent_lately(connection: Connection, count: int) -> list[Sent]:
    """The bundles that went out last, to whomever, newest first."""
    statement = select(sent).order_by(sent.c.written_at.desc(), sent.c.seq.desc()).limit(count)
    return lines_of(Sent, connection.execute(statement))


def acknowledge(connection: Connection, bundle_ids: Sequence[str], at: str) -> None:
    """The other side says that it has these."""
    connection.execute(
        update(sent)
        .where(sent.c.bundle_id.in_(list(bundle_ids)), sent.c.acknowledged_at == "")
        .values(acknowledged_at=at)
    )


def confirm_numbers(connection: Connection, node_id: str, kind: str, seq: int, at: str) -> None:
    """The other side says that it has the bundle of that number; so every earlier one counts."""
    execute_many(connection, _CONFIRM, [(at, node_id, kind, seq)])


def note_arrivals(
    connection: Connection,
    node_id: str,
    *,
    bundle_id: str,
    written_on: str,
    received_on: str,
    among: Collection[str] | None = None,
) -> int:
    """Note the closed months of a node that no earlier bundle had brought; returns how many.

    With `among`, only of these rounds: those that a bundle has just changed.
    """
    asked: dict[str, object] = {"node": node_id}
    if among is not None:
        if not among:
            return 0
        asked["among"] = sorted(among)
    fresh = connection.execute(_new_months(of_some=among is not None), asked).all()
    said = (node_id, bundle_id, written_on, received_on)
    execute_many(connection, _NOTE_ARRIVAL, [(*row, *said) for row in fresh])
    return len(fresh)


@cache
def _new_months(*, of_some: bool) -> Select[str, str]:
    rounds = RECORD_TABLES["round"]
    known = select(month_arrival.c.period).where(
        month_arrival.c.branch_id == rounds.c.branch_id,
        month_arrival.c.period == rounds.c.period,
    )
    statement = select(rounds.c.branch_id, rounds.c.period).where(
        rounds.c.org_id == bindparam("node"),
        rounds.c.state == "closed",
        rounds.c.voided == "",
        rounds.c.period.is_not(None),  # what brought it may have been taken back
        lasts(Span.MONTH),
        ~known.exists(),
    )
    if of_some:
        statement = statement.where(rounds.c.id.in_(bindparam("among", expanding=True)))
    return statement


def arrivals(connection: Connection, year: int) -> list[Arrival]:
    """Which closed months of a year arrived with which bundle."""
    statement = select(month_arrival).where(month_arrival.c.period.startswith(f"{year}-"))
    return lines_of(Arrival, connection.execute(statement))


def forget_arrivals(connection: Connection, bundle_id: str) -> None:
    """A bundle was taken back: what it brought has not arrived."""
    connection.execute(delete(month_arrival).where(month_arrival.c.bundle_id == bundle_id))


def conflict_count(connection: Connection) -> int:
    """How many fields stand at more than one value."""
    return connection.execute(select(func.count()).select_from(conflict)).scalar_one()


def same_person_elsewhere(connection: Connection, node_id: str) -> list[tuple[str, str, str]]:
    """Members of a node whose identity number another node has too: name, number, other node."""
    rows = found_by(connection, _elsewhere_too(), node=node_id)
    return [(name, number, node) for name, number, node in rows]


@cache
def _elsewhere_too() -> Select[str, str, str]:
    """Made once: naming a wide table anew takes longer than the answer.

    The numbers are looked up first, then who of those found is counted: the other way round
    PostgreSQL reads all members of all units.
    """
    member = RECORD_TABLES["member"]
    other = member.alias("other")
    same = (
        select(
            member.c.full_name,
            member.c.identity_number,
            member.c.sort_key,
            other.c.n,
            other.c.org_id,
            other.c[VOID],
            other.c.activity_status,
        )
        .join(other, other.c.identity_number == member.c.identity_number)
        .where(
            member.c.org_id == bindparam("node"),
            other.c.org_id != bindparam("node"),
            member.c.identity_number != "",
            is_counted(member),
        )
        .cte("same")
        .prefix_with("MATERIALIZED")
    )
    return (
        select(same.c.full_name, same.c.identity_number, same.c.org_id)
        .where(is_counted(same))
        .order_by(same.c.sort_key)
    )
