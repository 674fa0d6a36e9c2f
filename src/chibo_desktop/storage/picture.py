"""A unit's figures of a period: kept while its journal stands still, and as a period was closed."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, bindparam, delete, exists, insert, or_, select, union

from chibo_desktop.storage.bulk import execute_many, found_by, in_chunks
from chibo_desktop.storage.local_tables import member_elsewhere
from chibo_desktop.storage.picture_tables import closed_part, picture_part, unit_size
from chibo_desktop.storage.tables import RECORD_TABLES

_MEMBER = RECORD_TABLES["member"]
_Value = TypeVar("_Value")
WHOLE = ""
"""In place of a unit: the figures of the whole, which belong to no single unit."""
STREAMS = "streams-amiss"
"""The part that tells whether something of a unit's streams is to be said to it: of its journal,
and of what its computers had when they reported."""
_FORGET_ONE = delete(picture_part).where(
    picture_part.c.period == bindparam("name"), picture_part.c.org_id == bindparam("org")
)
_FORGET = delete(picture_part).where(picture_part.c.org_id == bindparam("org"))
_SHARING = union(  # beginning with those handed over: they are few
    select(member_elsewhere.c.org_id).where(
        exists().where(
            _MEMBER.c.id == member_elsewhere.c.member_id, _MEMBER.c.org_id == bindparam("has")
        )
    ),
    select(_MEMBER.c.org_id).where(
        _MEMBER.c.id.in_(
            select(member_elsewhere.c.member_id).where(
                member_elsewhere.c.org_id == bindparam("had")
            )
        )
    ),
)
_FORGET_SIZE = delete(unit_size).where(unit_size.c.org_id == bindparam("org"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A unit's figures as JSON, and the names behind them packed; empty: not read."""

    org_id: str
    told: str
    names: bytes = b""
    excellent: int = 0  # proposed in closed rounds
    excellent_limit: int = 0  # allowed by their caps


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedPart(Part):
    """The same as a period was closed. `vector` is JSON: how far the unit's journal reached."""

    vector: str
    state_hash: str
    reach: int


def kept_parts(connection: Connection, period: str, until: str, made_by: str) -> list[Part]:
    """The parts of a period that still hold, without their names."""
    c = picture_part.c
    statement = select(c.org_id, c.told).where(
        c.period == period, c.until == until, c.made_by == made_by
    )
    return [Part(org_id=row[0], told=row[1]) for row in connection.execute(statement).all()]


def kept_excellent(
    connection: Connection, period: str, until: str, made_by: str
) -> dict[str, tuple[int, int]]:
    """Of the parts that still hold, by unit: proposed as excellent, and allowed."""
    c = picture_part.c
    statement = select(c.org_id, c.excellent, c.excellent_limit).where(
        c.period == period, c.until == until, c.made_by == made_by
    )
    return {row[0]: (row[1], row[2]) for row in connection.execute(statement).all()}


def kept_names(
    connection: Connection, period: str, org_ids: Collection[str] | None = None
) -> dict[str, bytes]:
    """The packed names of a period's parts, by unit: of some units, or of all."""
    c = picture_part.c
    statement = select(c.org_id, c.names).where(c.period == period)
    if org_ids is None:
        return {row[0]: row[1] for row in connection.execute(statement)}
    found: dict[str, bytes] = {}
    for chunk in in_chunks(sorted(org_ids)):
        rows = connection.execute(statement.where(c.org_id.in_(chunk)))
        found.update((row[0], row[1]) for row in rows)
    return found


def plain_told(parts: Iterable[Part]) -> Sequence[Any]:
    """What parts tell, as plain values: a wide office has thousands, so many texts are one."""
    from msgspec.json import decode  # not at start-up

    texts = [one.told for one in parts]
    return [one for some in in_chunks(texts) for one in decode(f"[{','.join(some)}]")]


def keep_parts(
    connection: Connection, period: str, until: str, made_by: str, parts: Sequence[Part]
) -> None:
    """Keep parts in place of earlier ones of the same units."""
    c = picture_part.c
    for chunk in in_chunks([one.org_id for one in parts]):
        connection.execute(delete(picture_part).where(c.period == period, c.org_id.in_(chunk)))
    if parts:
        connection.execute(
            insert(picture_part),
            [
                {
                    "period": period,
                    "org_id": one.org_id,
                    "until": until,
                    "made_by": made_by,
                    "excellent": one.excellent,
                    "excellent_limit": one.excellent_limit,
                    "told": one.told,
                    "names": one.names,
                }
                for one in parts
            ],
        )


def forget_parts(connection: Connection, org_ids: Collection[str] | None = None) -> None:
    """The journals of some units changed: their figures, and those of the whole, hold no more.

    With them those of units that have, or had, a member in common with them: what one wrote of the
    member is counted with the other. Without any named, of all.
    """
    if org_ids is None:
        connection.execute(delete(picture_part))
        connection.execute(delete(unit_size))
        return
    sharing = {
        found for one in org_ids for (found,) in found_by(connection, _SHARING, has=one, had=one)
    }
    rows = [(one,) for one in sorted({*org_ids, *sharing})]
    execute_many(connection, _FORGET_SIZE, rows)
    execute_many(connection, _FORGET, [*rows, (WHOLE,)] if rows else [])


def forget_streams(connection: Connection, org_id: str) -> None:
    """A computer of a unit said what it has: what was kept of its streams holds no more."""
    execute_many(connection, _FORGET_ONE, [(STREAMS, org_id)])


def keep_closed(
    connection: Connection, closing_id: str, number: int, parts: Sequence[ClosedPart]
) -> None:
    """Keep what a period was closed with."""
    if parts:
        connection.execute(
            insert(closed_part),
            [
                {
                    "closing_id": closing_id,
                    "number": number,
                    "org_id": one.org_id,
                    "vector": one.vector,
                    "state_hash": one.state_hash,
                    "reach": one.reach,
                    "told": one.told,
                    "names": one.names,
                }
                for one in parts
            ],
        )


def closed_parts(connection: Connection, closing_id: str, number: int) -> list[ClosedPart]:
    """What a period was closed with, by unit."""
    statement = (
        select(closed_part)
        .where(closed_part.c.closing_id == closing_id, closed_part.c.number == number)
        .order_by(closed_part.c.org_id)
    )
    return [
        ClosedPart(
            org_id=row.org_id,
            told=row.told,
            names=row.names,
            vector=row.vector,
            state_hash=row.state_hash,
            reach=row.reach,
        )
        for row in connection.execute(statement)
    ]


def closed_told(connection: Connection, closing_id: str, number: int) -> dict[str, Part]:
    """What a period was closed with, by unit, without the names."""
    c = closed_part.c
    statement = (
        select(c.org_id, c.told)
        .where(c.closing_id == closing_id, c.number == number)
        .order_by(c.org_id)
    )
    return {row[0]: Part(org_id=row[0], told=row[1]) for row in connection.execute(statement)}


def closed_names(
    connection: Connection, closing_id: str, number: int, org_ids: Collection[str]
) -> dict[str, bytes]:
    """The packed names of some units as a period was closed."""
    return _closed_values(connection, closed_part.c.names, closing_id, number, org_ids)


def closed_reaches(
    connection: Connection, closing_id: str, number: int, org_ids: Collection[str]
) -> dict[str, int]:
    """How far the journals of some units reached when a period was closed."""
    return _closed_values(connection, closed_part.c.reach, closing_id, number, org_ids)


def _closed_values(
    connection: Connection,
    column: Column[_Value],
    closing_id: str,
    number: int,
    org_ids: Collection[str],
) -> dict[str, _Value]:
    c = closed_part.c
    statement = select(c.org_id, column).where(c.closing_id == closing_id, c.number == number)
    found: dict[str, _Value] = {}
    for chunk in in_chunks(sorted(org_ids)):
        rows = connection.execute(statement.where(c.org_id.in_(chunk)))
        found.update((org_id, value) for org_id, value in rows)
    return found


def kept_as_closed(
    connection: Connection, closing_id: str, number: int, period: str
) -> frozenset[str]:
    """The units whose names are the very same in the kept part of a period as they were closed."""
    kept, closed = picture_part.c, closed_part.c
    statement = select(closed.org_id).join_from(
        closed_part, picture_part, (kept.org_id == closed.org_id) & (kept.names == closed.names)
    )
    same = statement.where(
        closed.closing_id == closing_id, closed.number == number, kept.period == period
    )
    return frozenset(connection.execute(same).scalars())


def identity_numbers_shared(connection: Connection, statuses: Sequence[str]) -> list[str]:
    """The ids of members on the list whose identity number another member on it has too."""
    member = _MEMBER
    other = member.alias("other")
    statement = (
        select(member.c.id)
        .distinct()
        .join(other, other.c.identity_number == member.c.identity_number)
        .where(
            member.c.identity_number != "",
            or_(member.c.id != other.c.id, member.c.org_id != other.c.org_id),
            *(one.c.voided == "" for one in (member, other)),
            *(one.c.activity_status.in_(statuses) for one in (member, other)),
        )
    )
    return list(connection.execute(statement).scalars())
