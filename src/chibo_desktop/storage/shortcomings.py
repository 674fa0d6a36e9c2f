"""Queries about shortcomings and the steps of their mending."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, select

from chibo_desktop.domain.records import type_of
from chibo_desktop.domain.shortcoming import Shortcoming, ShortcomingStep
from chibo_desktop.storage.rows import record_of
from chibo_desktop.storage.tables import RECORD_TABLES

_ONE = RECORD_TABLES["shortcoming"]
_STEP = RECORD_TABLES["shortcoming_step"]


def shortcomings_with_steps(
    connection: Connection,
    *,
    branch_id: str = "",
    member_ids: Collection[str] | None = None,
    ids: Collection[str] | None = None,
) -> list[tuple[Shortcoming, tuple[ShortcomingStep, ...]]]:
    """Shortcomings with their steps in order of entry, in two statements whatever the number.

    `member_ids` asks for those of some members; an empty id among them is the branch itself.
    """
    wanted: list[ColumnElement[bool]] = [_ONE.c.voided == ""]
    if branch_id:
        wanted.append(_ONE.c.branch_id == branch_id)
    if ids is not None:
        wanted.append(_ONE.c.id.in_(sorted(ids)))
    kind, step_kind = type_of(Shortcoming), type_of(ShortcomingStep)
    statement = select(_ONE).where(*wanted).order_by(_ONE.c.pointed_out_on, _ONE.c.n)
    found = [record_of(kind, dict(row)) for row in connection.execute(statement).mappings()]
    if member_ids is not None:
        known = frozenset(member_ids)
        found = [one for one in found if one.member_id in known]
    steps: dict[tuple[str, str], list[ShortcomingStep]] = {}
    of_them = select(_ONE.c.id).where(*wanted)
    rows = select(_STEP).where(_STEP.c.voided == "", _STEP.c.shortcoming_id.in_(of_them))
    for row in connection.execute(rows.order_by(_STEP.c.n)).mappings():
        step = record_of(step_kind, dict(row))
        steps.setdefault((step.org_id, step.shortcoming_id), []).append(step)
    return [(one, tuple(steps.get((one.org_id, one.id), ()))) for one in found]
