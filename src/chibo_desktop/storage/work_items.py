"""Queries about the tasks of members in a month, and what meetings gave them to do."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, select

from chibo_desktop.domain.meeting_content import ItemState, MeetingItem
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.records import type_of
from chibo_desktop.domain.work_item import FollowUp, WorkItem
from chibo_desktop.storage.rows import record_of
from chibo_desktop.storage.tables import RECORD_TABLES

_ITEM = RECORD_TABLES["work_item"]
_FOLLOW_UP = RECORD_TABLES["meeting_item"]


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
    """Conclusions of meetings that fall due in a period, by who carries them out."""
    statement = (
        select(_FOLLOW_UP)
        .where(
            _FOLLOW_UP.c.branch_id == branch_id,
            _FOLLOW_UP.c.due_on.between(first.isoformat(), last.isoformat()),
            _FOLLOW_UP.c.voided == "",
        )
        .order_by(_FOLLOW_UP.c.due_on, _FOLLOW_UP.c.n)
    )
    kind, known = type_of(MeetingItem), frozenset(member_ids)
    found: dict[str, list[FollowUp]] = {}
    for row in connection.execute(statement).mappings():
        item = record_of(kind, dict(row))
        if item.owner_id not in known or item.state == ItemState.DROPPED:
            continue
        found.setdefault(item.owner_id, []).append(
            FollowUp(
                source_id=item.id,
                content=item.title,
                due_on=item.due_on,
                is_done=item.state == ItemState.DONE,
                is_late=item.is_late(last),
            )
        )
    return found
