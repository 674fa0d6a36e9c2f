"""Queries about cases of discipline and their steps."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from chibo_desktop.domain.discipline import DisciplineCase, DisciplineStep
from chibo_desktop.domain.records import type_of
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import record_of
from chibo_desktop.storage.tables import RECORD_TABLES

_CASE = RECORD_TABLES["discipline_case"]
_STEP = RECORD_TABLES["discipline_step"]


def cases_with_steps(
    connection: Connection, org_ids: Collection[str] | None = None
) -> list[tuple[DisciplineCase, tuple[DisciplineStep, ...]]]:
    """The standing cases of some nodes, or of all, with their steps in order of entry."""
    wanted = _CASE.c[VOID] == ""
    if org_ids is not None:
        wanted &= _CASE.c.org_id.in_(sorted(org_ids))
    kind, step_kind = type_of(DisciplineCase), type_of(DisciplineStep)
    statement = select(_CASE).where(wanted).order_by(_CASE.c.opened_on, _CASE.c.n)
    cases = [record_of(kind, dict(row)) for row in connection.execute(statement).mappings()]
    steps: dict[tuple[str, str], list[DisciplineStep]] = {}
    of_them = select(_CASE.c.id).where(wanted)
    rows = select(_STEP).where(_STEP.c[VOID] == "", _STEP.c.case_id.in_(of_them))
    for row in connection.execute(rows.order_by(_STEP.c.n)).mappings():
        one = record_of(step_kind, dict(row))
        steps.setdefault((one.org_id, one.case_id), []).append(one)
    return [(one, tuple(steps.get((one.org_id, one.id), ()))) for one in cases]
