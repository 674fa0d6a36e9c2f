"""Queries about programmes and targets: a year of one branch, and of all units for a roll-up."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, or_, select

from chibo_desktop.domain.records import type_of
from chibo_desktop.domain.targets.assigned import AssignedTarget
from chibo_desktop.domain.targets.records import (
    Programme,
    ProgrammeTask,
    Target,
    TargetResult,
)
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.of_body import of_body
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import record_of
from chibo_desktop.storage.tables import RECORD_TABLES


def programmes_of(connection: Connection, org_id: str, branch_id: str) -> list[Programme]:
    """Every standing programme of a branch (of the node itself when empty), by first year."""
    found = of_body(connection, Programme, org_id, branch_id)
    return sorted(found, key=lambda one: (one.first_year or 0, str(one.issued_on or ""), one.title))


def targets_of(connection: Connection, org_id: str, branch_id: str, year: int) -> list[Target]:
    """The targets of a branch and year in their order."""
    found = [one for one in of_body(connection, Target, org_id, branch_id) if one.year == year]
    return sorted(found, key=_in_order)


def target_years(connection: Connection, org_id: str, branch_id: str) -> list[int]:
    """The years that have targets, newest first."""
    found = of_body(connection, Target, org_id, branch_id)
    return sorted({one.year for one in found if one.year is not None}, reverse=True)


def tasks_of(connection: Connection, org_id: str, branch_id: str) -> list[ProgrammeTask]:
    """Every standing task of a branch's programmes, in the order they were entered."""
    found = of_body(connection, ProgrammeTask, org_id, branch_id)
    return sorted(found, key=lambda one: (one.number or 0, one.id))


def assigned_targets(
    connection: Connection, org_id: str, target_id: str = ""
) -> list[AssignedTarget]:
    """What an office asks of its units, under one of its targets or under all, in order."""
    table = RECORD_TABLES["assigned_target"]
    kind = type_of(AssignedTarget)
    statement = select(table).where(table.c.org_id == org_id, table.c[VOID] == "")
    if target_id:
        statement = statement.where(table.c.target_id == target_id)
    rows = connection.execute(statement.order_by(table.c.n)).mappings()
    return [record_of(kind, dict(row)) for row in rows]


def unit_targets(connection: Connection, year: int) -> list[Target]:
    """The targets of every branch in this file for a year, and of a whole unit what was asked."""
    table = RECORD_TABLES["target"]
    kind = type_of(Target)
    rows = connection.execute(
        select(table)
        .where(
            table.c.year == year,
            table.c[VOID] == "",
            or_(
                func.coalesce(table.c.branch_id, "") != "",
                func.coalesce(table.c.above_id, "") != "",
            ),
        )
        .order_by(table.c.n)
    ).mappings()
    return [record_of(kind, dict(row)) for row in rows]


def results_of(connection: Connection, target_ids: Sequence[str]) -> dict[str, list[TargetResult]]:
    """The standing results of some targets, by target, oldest period first."""
    table = RECORD_TABLES["target_result"]
    kind = type_of(TargetResult)
    found: dict[str, list[TargetResult]] = {}
    for chunk in in_chunks(sorted(set(target_ids))):
        rows = connection.execute(
            select(table)
            .where(table.c.target_id.in_(chunk), table.c[VOID] == "")
            .order_by(table.c.period, table.c.span)
        ).mappings()
        for row in rows:
            found.setdefault(row["target_id"], []).append(record_of(kind, dict(row)))
    return found


def _in_order(one: Target) -> tuple[int, str]:
    return one.number or 0, one.id
