"""Queries about proposals for commendation, the decisions on them and what dossiers say of them."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, select

from chibo_desktop.domain.commendation import CommendationDecision, CommendationProposal
from chibo_desktop.domain.dossier.merit_rows import Commendation, Discipline
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.records import R, type_of
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import record_of
from chibo_desktop.storage.tables import RECORD_TABLES

_MEMBER = RECORD_TABLES["member"]


def proposals_of(
    connection: Connection, org_ids: Collection[str] | None = None
) -> list[CommendationProposal]:
    """The standing proposals of some nodes, or of all, in order of entry."""
    return _standing(connection, CommendationProposal, org_ids)


def award_decisions(connection: Connection) -> list[CommendationDecision]:
    """Every standing decision of this file, whoever recorded it.

    Where the whole decision stands, its copies for single units are none of their own.
    """
    found = _standing(connection, CommendationDecision, None)
    known = {one.id for one in found}
    return [one for one in found if one.copy_of not in known]


def copies_of_decision(connection: Connection, decision_id: str) -> list[CommendationDecision]:
    """The standing copies of a decision for single units."""
    found = _standing(connection, CommendationDecision, None)
    return [one for one in found if one.copy_of == decision_id]


def commendation_rows(
    connection: Connection, org_ids: Collection[str] | None, first: date, last: date
) -> list[Commendation]:
    """The rows of the dossiers whose day lies within a period, all that it can mean."""
    found = _standing(connection, Commendation, org_ids)
    return [one for one in found if _is_within(one.awarded_on, first, last)]


def discipline_rows(
    connection: Connection, org_ids: Collection[str] | None, first: date, last: date
) -> list[Discipline]:
    """The disciplines of the dossiers whose day lies within a period, all that it can mean."""
    found = _standing(connection, Discipline, org_ids)
    return [one for one in found if _is_within(one.decided_on, first, last)]


def _is_within(day: PartialDate | None, first: date, last: date) -> bool:
    return day is not None and first <= day.earliest and day.latest <= last


def _standing(connection: Connection, cls: type[R], org_ids: Collection[str] | None) -> list[R]:
    kind = type_of(cls)
    table = RECORD_TABLES[kind.name]
    statement = select(table).where(table.c[VOID] == "")
    if org_ids is not None:
        statement = statement.where(table.c.org_id.in_(sorted(org_ids)))
    rows = connection.execute(statement.order_by(table.c.n)).mappings()
    return [record_of(kind, dict(row)) for row in rows]


def member_places(
    connection: Connection, member_ids: Collection[str]
) -> dict[tuple[str, str], tuple[str, str]]:
    """Name and branch of members, by node and id."""
    found = {}
    for chunk in in_chunks(sorted(member_ids)):
        statement = select(
            _MEMBER.c.org_id, _MEMBER.c.id, _MEMBER.c.full_name, _MEMBER.c.branch_id
        ).where(_MEMBER.c.id.in_(chunk))
        for row in connection.execute(statement):
            found[row.org_id, row.id] = (row.full_name or "", row.branch_id or "")
    return found
