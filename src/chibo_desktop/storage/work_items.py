"""Queries about the tasks of members in a month; meetings and programmes give some of them."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, select

from chibo_desktop.domain.meeting_content import ItemState, MeetingItem
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.records import R, type_of
from chibo_desktop.domain.targets.records import ProgrammeTask, ProgrammeTaskState
from chibo_desktop.domain.work_item import FollowUp, WorkItem, WorkSource
from chibo_desktop.storage.rows import record_of
from chibo_desktop.storage.tables import RECORD_TABLES

_ITEM = RECORD_TABLES["work_item"]


def work_items_of(
    connection: Connection, branch_id: str, first: Month, last: Month
) -> dict[str, list[WorkItem]]:
    """The tasks of a branch's members in some months, by member, in order of entry."""
    statement = (
        select(_ITEM)
        .where(
            _ITEM.c.branch_id == branch_id,
            _ITEM.c.month.between(str(first), str(last)),
            _ITEM.c.voided == "",
        )
        .order_by(_ITEM.c.month, _ITEM.c.n)
    )
    kind = type_of(WorkItem)
    found: dict[str, list[WorkItem]] = {}
    for row in connection.execute(statement).mappings():
        item = record_of(kind, dict(row))
        found.setdefault(item.member_id, []).append(item)
    return found


def follow_ups_of(
    connection: Connection, branch_id: str, member_ids: Collection[str], first: date, last: date
) -> dict[str, list[FollowUp]]:
    """Conclusions of meetings and tasks of programmes that fall due in a period, by their owner."""
    known = frozenset(member_ids)
    found: dict[str, list[FollowUp]] = {}
    for item in _due(connection, MeetingItem, branch_id, first, last):
        if item.owner_id in known and item.state != ItemState.DROPPED:
            found.setdefault(item.owner_id, []).append(
                FollowUp(
                    source_id=item.id,
                    content=item.title,
                    due_on=item.due_on,
                    is_done=item.state == ItemState.DONE,
                    is_late=item.is_late(last),
                )
            )
    for task in _due(connection, ProgrammeTask, branch_id, first, last):
        if task.owner_id in known and task.state != ProgrammeTaskState.DROPPED:
            found.setdefault(task.owner_id, []).append(
                FollowUp(
                    source_id=task.id,
                    content=task.title,
                    due_on=task.due_on,
                    is_done=task.state == ProgrammeTaskState.DONE,
                    is_late=task.is_late(last),
                    source=WorkSource.PROGRAMME,
                )
            )
    return found


def _due(connection: Connection, cls: type[R], branch_id: str, first: date, last: date) -> list[R]:
    """The standing records of a branch whose day lies in a period, by day."""
    kind = type_of(cls)
    table = RECORD_TABLES[kind.name]
    rows = connection.execute(
        select(table)
        .where(
            table.c.branch_id == branch_id,
            table.c.due_on.between(first.isoformat(), last.isoformat()),
            table.c.voided == "",
        )
        .order_by(table.c.due_on, table.c.n)
    ).mappings()
    return [record_of(kind, dict(row)) for row in rows]
