"""Queries about dues: what one branch recorded, read whole; money summed where only sums count."""

from sqlalchemy import Connection, func, select, union

from chibo_desktop.domain.dues.book import BranchKey
from chibo_desktop.domain.dues.records import (
    DuesAdjustment,
    DuesBasis,
    DuesExemption,
    DuesMonth,
    DuesMonthState,
    DuesPayment,
    DuesRemittance,
)
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.records import R, type_of
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import record_of
from chibo_desktop.storage.tables import RECORD_TABLES

_BRANCH = RECORD_TABLES["branch"]
_PAYMENT = RECORD_TABLES["dues_payment"]
_REMITTANCE = RECORD_TABLES["dues_remittance"]
_MONTH = RECORD_TABLES["dues_month"]


def key_of_branch(connection: Connection, branch_id: str) -> BranchKey | None:
    """The node whose journal speaks of a branch; None for a branch that is unknown here."""
    org_id = connection.execute(
        select(_BRANCH.c.org_id).where(_BRANCH.c.id == branch_id, _BRANCH.c[VOID] == "")
    ).scalar()
    return BranchKey(org_id=org_id, branch_id=branch_id) if org_id else None


def branches_with_books(connection: Connection) -> frozenset[BranchKey]:
    """The branches of this file of which settings or closed books are known."""
    tables = (RECORD_TABLES["dues_setting"], _MONTH)
    rows = connection.execute(
        union(*(select(table.c.org_id, table.c.branch_id).distinct() for table in tables))
    )
    return frozenset(BranchKey(org_id=row[0], branch_id=row[1] or "") for row in rows)


def payment_numbers(connection: Connection, key: BranchKey, year: int) -> dict[str, int]:
    """The place of each payment of a year's books in the order of entry, those taken back too."""
    c = _PAYMENT.c
    ids = connection.execute(
        select(c.id)
        .where(c.org_id == key.org_id, c.branch_id == key.branch_id)
        .where(c.month.between(str(Month(year, 1)), str(Month(year, 12))))
        .order_by(c.n)
    ).scalars()
    return {identity: number for number, identity in enumerate(ids, start=1)}


def of_members(connection: Connection, cls: type[R], org_id: str) -> dict[str, list[R]]:
    """The standing records of one type that a node holds, by member (bases, exemptions)."""
    assert cls in (DuesBasis, DuesExemption)  # noqa: S101 - both name their member
    kind = type_of(cls)
    table = RECORD_TABLES[kind.name]
    rows = connection.execute(
        select(table).where(table.c.org_id == org_id, table.c[VOID] == "").order_by(table.c.n)
    ).mappings()
    found: dict[str, list[R]] = {}
    for row in rows:
        found.setdefault(row["member_id"], []).append(record_of(kind, dict(row)))
    return found


def adjustments(connection: Connection, key: BranchKey) -> dict[str, list[DuesAdjustment]]:
    """The standing adjustments of a branch, by member."""
    table = RECORD_TABLES["dues_adjustment"]
    kind = type_of(DuesAdjustment)
    rows = connection.execute(
        select(table)
        .where(
            table.c.org_id == key.org_id, table.c.branch_id == key.branch_id, table.c[VOID] == ""
        )
        .order_by(table.c.n)
    ).mappings()
    found: dict[str, list[DuesAdjustment]] = {}
    for row in rows:
        found.setdefault(row["member_id"], []).append(record_of(kind, dict(row)))
    return found


def payments(
    connection: Connection, key: BranchKey, first: Month, last: Month
) -> list[DuesPayment]:
    """What was collected in the books from one month to another."""
    kind = type_of(DuesPayment)
    c = _PAYMENT.c
    rows = connection.execute(
        select(_PAYMENT).where(
            c.org_id == key.org_id,
            c[VOID] == "",
            c.branch_id == key.branch_id,
            c.month.between(str(first), str(last)),
        )
    ).mappings()
    return [record_of(kind, dict(row)) for row in rows]


def collected(connection: Connection, key: BranchKey) -> dict[Month, int]:
    """What a branch collected, by month of the book."""
    c = _PAYMENT.c
    rows = connection.execute(
        select(c.month, func.sum(c.amount))
        .where(c.org_id == key.org_id, c[VOID] == "", c.branch_id == key.branch_id)
        .group_by(c.month)
    )
    return {Month.parse(month): int(amount or 0) for month, amount in rows if month}


def remittances(connection: Connection, key: BranchKey) -> list[DuesRemittance]:
    """Everything a branch passed on, in the order of the days."""
    kind = type_of(DuesRemittance)
    c = _REMITTANCE.c
    rows = connection.execute(
        select(_REMITTANCE)
        .where(c.org_id == key.org_id, c[VOID] == "", c.branch_id == key.branch_id)
        .order_by(c.paid_on, c.n)
    ).mappings()
    return [record_of(kind, dict(row)) for row in rows]


def closed_months(
    connection: Connection, key: BranchKey, first: Month | None = None, last: Month | None = None
) -> dict[Month, DuesMonth]:
    """The closed books of a branch from one month to another, oldest first."""
    c = _MONTH.c
    statement = select(_MONTH).where(
        c.org_id == key.org_id,
        c[VOID] == "",
        c.branch_id == key.branch_id,
        c.state == DuesMonthState.CLOSED,
    )
    if first is not None:
        statement = statement.where(c.month >= str(first))
    if last is not None:
        statement = statement.where(c.month <= str(last))
    kind = type_of(DuesMonth)
    rows = connection.execute(statement.order_by(c.month)).mappings()
    found = [record_of(kind, dict(row)) for row in rows]
    return {one.month: one for one in found if one.month is not None}


def last_closed(connection: Connection, key: BranchKey, before: Month) -> DuesMonth | None:
    """The latest closed book of a branch before a month."""
    c = _MONTH.c
    row = (
        connection.execute(
            select(_MONTH)
            .where(
                c.org_id == key.org_id,
                c[VOID] == "",
                c.branch_id == key.branch_id,
                c.state == DuesMonthState.CLOSED,
                c.month < str(before),
            )
            .order_by(c.month.desc())
            .limit(1)
        )
        .mappings()
        .first()
    )
    return record_of(type_of(DuesMonth), dict(row)) if row is not None else None
