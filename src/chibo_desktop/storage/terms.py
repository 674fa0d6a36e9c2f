"""Queries about terms: what belongs to a congress, seats of a term, inspections of all units."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from chibo_desktop.domain.records import R, type_of
from chibo_desktop.domain.terms.inspection import Inspection
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import record_of
from chibo_desktop.storage.spellings import not_by_index
from chibo_desktop.storage.tables import RECORD_TABLES
from chibo_desktop.storage.transfers import counts_here


def of_congress(connection: Connection, cls: type[R], congress_id: str) -> list[R]:
    """The standing steps, counts or candidates of one congress, as they were entered."""
    kind = type_of(cls)
    table = RECORD_TABLES[kind.name]
    rows = connection.execute(
        select(table)
        .where(table.c.congress_id == congress_id, table.c[VOID] == "")
        .order_by(table.c.n)
    ).mappings()
    return [record_of(kind, dict(row)) for row in rows]


def inspections_between(
    connection: Connection, first: date, last: date, org_id: str = ""
) -> list[Inspection]:
    """What is planned for the months of a span, of one node or of all, by month."""
    kind = type_of(Inspection)
    table = RECORD_TABLES[kind.name]
    statement = select(table).where(
        table.c[VOID] == "",
        table.c.planned_in >= first.isoformat()[:7],
        table.c.planned_in <= last.isoformat()[:7],
    )
    if org_id:
        statement = statement.where(table.c.org_id == org_id)
    rows = connection.execute(
        statement.order_by(table.c.planned_in, table.c.number, table.c.n)
    ).mappings()
    return [record_of(kind, dict(row)) for row in rows]


def full_member_counts(
    connection: Connection, statuses: Sequence[str], branch_id: str = "", *, org_id: str = ""
) -> dict[str, dict[str, int]]:
    """How many full members (chính thức) of these statuses each branch has, by node.

    Of one branch, of the branches in one node's journal, or of all.
    """
    table = RECORD_TABLES["member"]
    void = table.c[VOID] if branch_id or org_id else not_by_index(table.c[VOID])  # by branches
    statement = (
        select(table.c.org_id, table.c.branch_id, func.count())
        .where(
            void == "",
            table.c.confirmed_on.is_not(None),
            func.coalesce(table.c.activity_status, "").in_(sorted(statuses)),
            counts_here(table),
        )
        .group_by(table.c.org_id, table.c.branch_id)
    )
    if branch_id:
        statement = statement.where(table.c.branch_id == branch_id)
    if org_id:
        statement = statement.where(table.c.org_id == org_id)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for org, branch, count in connection.execute(statement).all():
        found[org][branch] = count
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedReport:
    """The number and day of a periodic report that was signed."""

    number: str
    issued_on: date


def issued_reports(
    connection: Connection, org_id: str = ""
) -> dict[tuple[str, str], dict[str, IssuedReport]]:
    """The reports issued, by unit and branch and then by the key of their period."""
    table = RECORD_TABLES["work_report"]
    statement = select(
        table.c.org_id, table.c.branch_id, table.c.period, table.c.number, table.c.issued_on
    ).where(table.c[VOID] == "", table.c.issued_on.is_not(None))
    if org_id:
        statement = statement.where(table.c.org_id == org_id)
    found: dict[tuple[str, str], dict[str, IssuedReport]] = {}
    for org, branch, period, number, day in connection.execute(statement):
        one = IssuedReport(number=number or "", issued_on=date.fromisoformat(day))
        found.setdefault((org, branch or ""), {})[period] = one
    return found
