"""What a node holds of one member, to be handed over: the rows of the dossier, closed ratings."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, select

from chibo_desktop.domain.dossier_extent import OF_MEMBER, is_of_dossier, points_to_member
from chibo_desktop.domain.journal import Entry, read_entry
from chibo_desktop.domain.records import Record, RecordType, type_named
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import records_in
from chibo_desktop.storage.tables import RECORD_TABLES, entry, operation

FREE_ACTS = ("transfer.", "directive.")
"""Acts of the hand-over itself, and what a directive brings about: a closed dossier takes them."""
_ROUND, _EVALUATION = RECORD_TABLES["round"], RECORD_TABLES["evaluation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedRating:
    """One rating of a closed round: of a month, a quarter or a year, with its points as text."""

    span: str
    period: str
    rating: str
    total: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LateChange:
    """A change of a dossier by a unit that no longer has the member; `entry` is its hash."""

    entry: str
    org_id: str
    member_id: str
    record_type: str
    record_id: str
    act: str
    ms: int


def dossier_rows(connection: Connection, member_id: str, org_id: str) -> dict[str, list[Record]]:
    """The standing rows of a node that belong to a member's dossier, by type; the member apart."""
    found: dict[str, list[Record]] = {}
    for kind, table in _dossier_tables():
        rows = connection.execute(
            select(table)
            .where(table.c[OF_MEMBER] == member_id, table.c.org_id == org_id, table.c[VOID] == "")
            .order_by(table.c.n)
        )
        if records := records_in(kind, rows):
            found[kind.name] = records
    return found


def closed_ratings_of(connection: Connection, member_id: str, org_id: str) -> list[ClosedRating]:
    """The ratings of a member in a node's closed rounds, the newest first."""
    statement = (
        select(
            _ROUND.c.span, _ROUND.c.period, _EVALUATION.c.final_rating, _EVALUATION.c.final_total
        )
        .join(_EVALUATION, _EVALUATION.c.round_id == _ROUND.c.id)
        .where(
            _EVALUATION.c.member_id == member_id,
            _EVALUATION.c.org_id == org_id,
            _ROUND.c.org_id == org_id,
            _ROUND.c.state == "closed",
            _ROUND.c[VOID] == "",
            _EVALUATION.c[VOID] == "",
            _EVALUATION.c.not_rated == "",
            _EVALUATION.c.final_rating != "",
        )
        .order_by(_ROUND.c.period.desc(), _ROUND.c.n)
    )
    return [
        ClosedRating(span=row[0] or "month", period=row[1], rating=row[2], total=row[3] or "")
        for row in connection.execute(statement)
    ]


def changes_after(
    connection: Connection,
    pairs: Sequence[tuple[str, str]],
    transfers: Sequence[str],
) -> list[LateChange]:
    """What nodes wrote in dossiers (pairs of member and node) after they gave the member away.

    Later in the node's own clock than any of these transfers of the member; the hand-over's own
    acts apart. Of a row that was handed over and is off the lists only what took it off. Nothing
    of it is lost: it stands in the journal and in the node's row.
    """
    given = _given_at(connection, transfers)
    found: list[LateChange] = []
    for member_id, org_id in pairs:
        since = given.get((member_id, org_id))
        if since is None:
            continue
        rows = dossier_rows(connection, member_id, org_id).values()
        ids = {member_id, *(one.id for records in rows for one in records)}
        gone = _voided_ids(connection, member_id, org_id)
        gone -= _written_first_after(connection, gone, org_id, since)
        for chunk, is_gone in [
            *((chunk, False) for chunk in in_chunks(sorted(ids))),
            *((chunk, True) for chunk in in_chunks(sorted(gone))),
        ]:
            statement = (
                select(operation.c.record_id, entry.c.act, entry.c.ms, entry.c.type, entry.c.hash)
                .distinct()
                .join_from(operation, entry)
                .where(
                    operation.c.record_id.in_(chunk),
                    entry.c.org_id == org_id,
                    entry.c.standing == "accepted",
                    entry.c.ms > since,
                    *(~entry.c.act.startswith(free) for free in FREE_ACTS),
                    *((operation.c.atom == VOID, operation.c.live) if is_gone else ()),
                )
            )
            found += [
                LateChange(
                    entry=row.hash.hex(),
                    org_id=org_id,
                    member_id=member_id,
                    record_type=row.type,
                    record_id=row.record_id,
                    act=row.act,
                    ms=row.ms,
                )
                for row in connection.execute(statement)
            ]
    return sorted(found, key=lambda one: (one.ms, one.record_id))


def written_by(connection: Connection, digest: str) -> Entry | None:
    """One entry of any journal that counts here, by its hash."""
    statement = select(entry.c.header, entry.c.payload).where(
        entry.c.hash == bytes.fromhex(digest), entry.c.standing == "accepted"
    )
    found = connection.execute(statement).first()
    return read_entry(found.header, found.payload) if found is not None else None


def _dossier_tables() -> Iterator[tuple[RecordType[Any], Table]]:
    for name, table in RECORD_TABLES.items():
        kind = type_named(name)
        if kind is not None and points_to_member(name) and is_of_dossier(name):
            yield kind, table


def _voided_ids(connection: Connection, member_id: str, org_id: str) -> set[str]:
    found: set[str] = set()
    for _, table in _dossier_tables():
        gone = select(table.c.id).where(
            table.c[OF_MEMBER] == member_id, table.c.org_id == org_id, table.c[VOID] != ""
        )
        found.update(connection.execute(gone).scalars())
    return found


def _written_first_after(
    connection: Connection, record_ids: Collection[str], org_id: str, since: int
) -> set[str]:
    """Of some records those that a node began only then: nobody was handed these."""
    found: set[str] = set()
    for chunk in in_chunks(sorted(record_ids)):
        statement = (
            select(operation.c.record_id)
            .join_from(operation, entry)
            .where(operation.c.record_id.in_(chunk), entry.c.org_id == org_id)
            .group_by(operation.c.record_id)
            .having(func.min(entry.c.ms) > since)
        )
        found.update(connection.execute(statement).scalars())
    return found


def _given_at(connection: Connection, transfers: Sequence[str]) -> dict[tuple[str, str], int]:
    """When each transfer was first written, by member and giving node; the last of several."""
    table = RECORD_TABLES["member_transfer"]
    found: dict[tuple[str, str], int] = {}
    for chunk in in_chunks(transfers):
        statement = (
            select(table.c.member_id, table.c.from_node, func.min(entry.c.ms).label("ms"))
            .join(operation, operation.c.record_id == table.c.id)
            .join(entry, entry.c.n == operation.c.entry_n)
            .where(table.c.id.in_(chunk))
            .group_by(table.c.id, table.c.member_id, table.c.from_node)
        )
        for row in connection.execute(statement):
            key = (row.member_id, row.from_node)
            found[key] = max(found.get(key, 0), row.ms)
    return found
