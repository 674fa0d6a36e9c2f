"""Queries about the events of people's life lines."""

from collections.abc import Sequence

from sqlalchemy import Connection, Select, select

from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.records import type_of
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import record_of
from chibo_desktop.storage.tables import RECORD_TABLES

_EVENT = RECORD_TABLES["life_event"]
_MEMBER = RECORD_TABLES["member"]


def events_of(
    connection: Connection, member_ids: Sequence[str], org_id: str
) -> dict[str, list[LifeEvent]]:
    """The standing events that one node holds of people, by person; who has none is missing."""
    kind = type_of(LifeEvent)
    found: dict[str, list[LifeEvent]] = {}
    for chunk in in_chunks(member_ids):
        rows = connection.execute(
            select(_EVENT)
            .where(_EVENT.c.member_id.in_(chunk), _EVENT.c.org_id == org_id, _EVENT.c[VOID] == "")
            .order_by(_EVENT.c.n)
        ).mappings()
        for row in rows:
            found.setdefault(row["member_id"], []).append(record_of(kind, dict(row)))
    return found


def people_with_acts(connection: Connection, member_ids: Sequence[str], org_id: str) -> set[str]:
    """Those of some people to whom something has happened since the first list.

    Of whom only the first list speaks, the record itself says the same.
    """
    found: set[str] = set()
    for chunk in in_chunks(member_ids):
        rows = connection.execute(
            select(_EVENT.c.member_id).where(
                _EVENT.c.member_id.in_(chunk),
                _EVENT.c.org_id == org_id,
                _EVENT.c[VOID] == "",
                _EVENT.c.is_opening.is_not(True),
            )
        )
        found.update(rows.scalars())
    return found


def people_acting() -> Select[str]:
    """The ids of everybody to whom something has happened since the first list."""
    return select(_EVENT.c.member_id).where(_EVENT.c[VOID] == "", _EVENT.c.is_opening.is_not(True))


def people_who_came_back(connection: Connection) -> dict[int, tuple[Member, list[LifeEvent]]]:
    """Those who were outside the Party or took no part, and returned, with their events.

    By row number. They are few; of all others years in the Party are those since a day.
    """
    kinds = [LifeEventKind.READMITTED.value, LifeEventKind.RECONNECTED.value]
    returned = select(_EVENT.c.member_id, _EVENT.c.org_id).where(
        _EVENT.c.kind.in_(kinds), _EVENT.c[VOID] == ""
    )
    whose = {(row.member_id, row.org_id) for row in connection.execute(returned)}
    found: dict[int, tuple[Member, list[LifeEvent]]] = {}
    for org_id in sorted({owner for _, owner in whose}):
        ids = sorted(member_id for member_id, owner in whose if owner == org_id)
        events = events_of(connection, ids, org_id)
        for chunk in in_chunks(ids):
            rows = connection.execute(
                select(_MEMBER).where(_MEMBER.c.id.in_(chunk), _MEMBER.c.org_id == org_id)
            ).mappings()
            for row in rows:
                member = record_of(type_of(Member), dict(row))
                found[row["n"]] = (member, events.get(member.id, []))
    return found


def events_by_owner(
    connection: Connection, org_ids: Sequence[str] = (), branch_id: str = ""
) -> dict[tuple[str, str], list[LifeEvent]]:
    """The standing events of everybody to whom something has happened since the first list.

    By person and node: of some nodes, of one branch, or of all. Of whom only the first list
    speaks, the record itself says the same.
    """
    kind = type_of(LifeEvent)
    found: dict[tuple[str, str], list[LifeEvent]] = {}
    acting = people_acting()
    statement = select(_EVENT).where(_EVENT.c[VOID] == "").order_by(_EVENT.c.n)
    if org_ids:
        acting = acting.where(_EVENT.c.org_id.in_(org_ids))
        statement = statement.where(_EVENT.c.org_id.in_(org_ids))
    if branch_id:
        of_branch = select(_MEMBER.c.id).where(_MEMBER.c.branch_id == branch_id)
        statement = statement.where(_EVENT.c.member_id.in_(of_branch))
    statement = statement.where(_EVENT.c.member_id.in_(acting))
    for row in connection.execute(statement).mappings():
        event = record_of(kind, dict(row))
        found.setdefault((event.member_id, event.org_id), []).append(event)
    return found


def people_with_status(
    connection: Connection, statuses: Sequence[str], org_id: str, branch_id: str = ""
) -> list[Member]:
    """The people of a node whose standing is one of those, in the order of given names."""
    statement = select(_MEMBER).where(
        _MEMBER.c.org_id == org_id,
        _MEMBER.c[VOID] == "",
        _MEMBER.c.activity_status.in_(statuses),
    )
    if branch_id:
        statement = statement.where(_MEMBER.c.branch_id == branch_id)
    kind = type_of(Member)
    rows = connection.execute(statement.order_by(_MEMBER.c.sort_key, _MEMBER.c.n)).mappings()
    return [record_of(kind, dict(row)) for row in rows]
