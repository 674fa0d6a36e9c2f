"""The dates of all members at once: what deadlines and party age are computed from.

A few columns of every member, and the badges, disciplines and papers of all of them: one statement
each, whatever the number of members.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from chibo_desktop.domain.member import ActivityStatus
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.storage.life_events import people_acting
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.tables import RECORD_TABLES
from chibo_desktop.storage.transfers import counts_here

_MEMBER = RECORD_TABLES["member"]
_BADGE = RECORD_TABLES["party_badge"]
_PAPER = RECORD_TABLES["attachment"]
_DISCIPLINE = RECORD_TABLES["discipline"]
_OF_THE_PARTY = "party"
_MOST_NAMED = 10_000  # a statement takes some thirty thousand values; of more, everybody is read
Owner = tuple[str, str]
"""Member id and node: after a transfer two nodes have a member of one id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberDates:
    """One member's dates, as the record has them."""

    id: str
    org_id: str
    branch_id: str
    full_name: str
    gender: str
    position: str
    born_on: PartialDate | None
    admitted_on: PartialDate | None
    decided_on: PartialDate | None
    confirmed_on: PartialDate | None
    activity_status: str
    left_on: PartialDate | None
    has_central_id: bool

    @property
    def owner(self) -> Owner:
        """Under which badges, disciplines and events are found."""
        return self.id, self.org_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Of whom dates are asked, where not of everybody: a wide office has tens of thousands.

    Always of whoever is not a confirmed member in ordinary standing, was disciplined, or to whom
    something has happened since the first list; besides of those admitted in some years, or until
    a year, and of `member_ids`.
    """

    admitted_in: frozenset[int] = frozenset()
    admitted_by: int | None = None
    member_ids: frozenset[str] = frozenset()


def member_dates(
    connection: Connection, org_id: str = "", branch_id: str = "", sought: Sought | None = None
) -> list[MemberDates]:
    """Everybody on the lists, the dead and those who left too, in the order of given names.

    Of one branch of a node, or of all; or of those who are sought.
    """
    c = _MEMBER.c
    statement = (
        select(
            c.id,
            c.org_id,
            c.branch_id,
            c.full_name,
            c.gender,
            c.position,
            c.born_on,
            c.admitted_on,
            c.admission_decided_on,
            c.confirmed_on,
            c.activity_status,
            c.left_on,
            c.central_id,
        )
        .where(c[VOID] == "", counts_here(_MEMBER))
        .order_by(c.sort_key, c.n)
    )
    if org_id:
        statement = statement.where(c.org_id == org_id, c.branch_id == branch_id)
    if sought is not None and len(sought.member_ids) <= _MOST_NAMED:
        statement = statement.where(_is_sought(sought))
    return [
        MemberDates(
            id=row[0],
            org_id=row[1],
            branch_id=row[2] or "",
            full_name=row[3] or "",
            gender=row[4] or "",
            position=row[5] or "",
            born_on=_day(row[6]),
            admitted_on=_day(row[7]),
            decided_on=_day(row[8]),
            confirmed_on=_day(row[9]),
            activity_status=row[10] or "",
            left_on=_day(row[11]),
            has_central_id=bool(row[12]),
        )
        for row in connection.execute(statement)
    ]


def _is_sought(sought: Sought) -> ColumnElement[bool]:
    c = _MEMBER.c
    ordinary = ("", ActivityStatus.ACTIVE.value)
    disciplined = select(_DISCIPLINE.c.member_id).where(_DISCIPLINE.c[VOID] == "")
    found = [
        func.coalesce(c.confirmed_on, "") == "",
        func.coalesce(c.activity_status, "").not_in(ordinary),
        c.id.in_(disciplined),
        c.id.in_(people_acting()),
        c.id.in_(sorted(sought.member_ids)),
    ]
    for day in (c.admitted_on, c.admission_decided_on):
        year = func.substr(day, 1, 4)
        found.append(year.in_([str(one) for one in sorted(sought.admitted_in)]))
        if sought.admitted_by is not None:
            found.append(and_(day != "", year <= str(sought.admitted_by)))
    return or_(*found)


def badges_given(connection: Connection) -> Mapping[Owner, frozenset[int]]:
    """The steps of the badges that dossiers record, by member."""
    c = _BADGE.c
    statement = select(c.member_id, c.org_id, c.years).where(c[VOID] == "")
    found: dict[Owner, set[int]] = {}
    for member_id, org_id, years in connection.execute(statement):
        digits = "".join(letter for letter in years or "" if letter.isdigit())
        if digits:
            found.setdefault((member_id, org_id), set()).add(int(digits))
    return {owner: frozenset(steps) for owner, steps in found.items()}


def last_disciplines(connection: Connection) -> Mapping[Owner, tuple[date, date | None]]:
    """Each member's latest discipline of the Party: decided on, and ended on if that is known."""
    c = _DISCIPLINE.c
    statement = (
        select(c.member_id, c.org_id, c.decided_on, c.ended_on, c.kind)
        .where(c[VOID] == "", c.decided_on.is_not(None))
        .order_by(c.decided_on, c.n)
    )
    found: dict[Owner, tuple[date, date | None]] = {}
    for member_id, org_id, decided, ended, kind in connection.execute(statement):
        decided_on, ended_on = _day(decided), _day(ended)
        if kind in ("", None, _OF_THE_PARTY) and decided_on is not None:
            end = ended_on.latest if ended_on else None
            found[(member_id, org_id)] = (decided_on.earliest, end)
    return found


def members_with_paper(connection: Connection, document_types: Sequence[str]) -> frozenset[Owner]:
    """Whose dossier has a scan of one of these types."""
    c = _PAPER.c
    statement = select(c.member_id, c.org_id).where(
        c[VOID] == "", c.document_type.in_(document_types)
    )
    return frozenset((row[0], row[1]) for row in connection.execute(statement))


def nodes_with_papers(connection: Connection) -> frozenset[str]:
    """The nodes that keep scans at all: of the others nothing can be said to be missing."""
    statement = select(_PAPER.c.org_id).where(_PAPER.c[VOID] == "").distinct()
    return frozenset(connection.execute(statement).scalars())


def _day(stored: Any) -> PartialDate | None:
    return PartialDate.parse(stored) if stored else None
