"""Queries about periodic reports."""

from sqlalchemy import Connection, select

from chibo_desktop.domain.records import type_of
from chibo_desktop.domain.work_reports.records import WorkReport
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import record_of
from chibo_desktop.storage.tables import RECORD_TABLES

_REPORT = RECORD_TABLES["work_report"]


def work_reports_of(connection: Connection, org_id: str, branch_id: str) -> dict[str, WorkReport]:
    """What was written of a node's branch, or of the whole node, by period as it is kept."""
    statement = select(_REPORT).where(
        _REPORT.c.org_id == org_id, _REPORT.c.branch_id == branch_id, _REPORT.c[VOID] == ""
    )
    kind = type_of(WorkReport)
    rows = connection.execute(statement.order_by(_REPORT.c.n)).mappings()
    return {row["period"]: record_of(kind, dict(row)) for row in rows}
