"""Queries about meetings: the meetings of a year, who was at them, what was concluded."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import Connection, func, select

from chibo_desktop.domain.attendance import Attendance, AttendanceCount, count_states
from chibo_desktop.domain.meeting import Meeting, MeetingState
from chibo_desktop.domain.meeting_content import ItemState, MeetingItem
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.records import Record, type_of
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.rows import record_of
from chibo_desktop.storage.standing_rows import of_node
from chibo_desktop.storage.tables import RECORD_TABLES

R = TypeVar("R", bound=Record)
_MEETING = RECORD_TABLES["meeting"]
_ATTENDANCE = RECORD_TABLES["attendance"]
_MEMBER = RECORD_TABLES["member"]
_ITEM = RECORD_TABLES["meeting_item"]


def meetings_between(
    connection: Connection, branch_id: str, first: date, last: date, *, org_id: str = ""
) -> list[Meeting]:
    """The meetings of a branch in a span, in the order of their days; of all when empty.

    With a node, what its journal says.
    """
    statement = select(_MEETING).where(
        _MEETING.c.voided == "",
        _MEETING.c.held_on >= first.isoformat(),
        _MEETING.c.held_on <= last.isoformat(),
    )
    if branch_id:
        statement = statement.where(_MEETING.c.branch_id == branch_id)
    if org_id:
        statement = statement.where(of_node(_MEETING, org_id))
    statement = statement.order_by(_MEETING.c.held_on, _MEETING.c.starts_at, _MEETING.c.n)
    kind = type_of(Meeting)
    return [record_of(kind, dict(row)) for row in connection.execute(statement).mappings()]


def meeting_years(connection: Connection, branch_id: str) -> list[int]:
    """The years in which a branch has meetings, the newest first."""
    year = func.substr(_MEETING.c.held_on, 1, 4)
    statement = (
        select(year)
        .where(_MEETING.c.branch_id == branch_id, _MEETING.c.voided == "")
        .where(_MEETING.c.held_on.is_not(None))
        .distinct()
    )
    return sorted((int(row[0]) for row in connection.execute(statement)), reverse=True)


def attendance_of(connection: Connection, meeting_id: str) -> list[Attendance]:
    """Who was noted at a meeting, in the order of given names."""
    statement = (
        select(_ATTENDANCE)
        .where(_ATTENDANCE.c.meeting_id == meeting_id, _ATTENDANCE.c.voided == "")
        .order_by(_ATTENDANCE.c.sort_key, _ATTENDANCE.c.id)
    )
    kind = type_of(Attendance)
    return [record_of(kind, dict(row)) for row in connection.execute(statement).mappings()]


def attendance_counts(
    connection: Connection, meeting_ids: Sequence[str]
) -> dict[str, AttendanceCount]:
    """The figures of many meetings, by meeting; a statement for each chunk of them."""
    found: dict[str, list[tuple[str, bool, bool, int]]] = {}
    c = _ATTENDANCE.c
    for chunk in in_chunks(meeting_ids):
        statement = (
            select(c.meeting_id, c.state, c.is_probationary, c.spoke, func.count())
            .where(c.meeting_id.in_(chunk), c.voided == "")
            .group_by(c.meeting_id, c.state, c.is_probationary, c.spoke)
        )
        for identity, state, is_probationary, spoke, count in connection.execute(statement):
            line = (state or "", bool(is_probationary), bool(spoke), count)
            found.setdefault(identity, []).append(line)
    return {identity: count_states(lines) for identity, lines in found.items()}


def attendance_seen(
    connection: Connection,
    first: date,
    last: date,
    branch_id: str = "",
    member_ids: Sequence[str] | None = None,
) -> dict[tuple[str, str], list[tuple[date, str, str]]]:
    """Each member's states at the meetings held in a span, the oldest first.

    By member id and node: day, state, title of the meeting. One statement.
    """
    statement = (
        select(
            _ATTENDANCE.c.member_id,
            _ATTENDANCE.c.org_id,
            _MEETING.c.held_on,
            _ATTENDANCE.c.state,
            _MEETING.c.title,
        )
        .join(
            _MEETING,
            (_MEETING.c.id == _ATTENDANCE.c.meeting_id)
            & (_MEETING.c.org_id == _ATTENDANCE.c.org_id),
        )
        .where(
            _MEETING.c.state == MeetingState.HELD,
            _MEETING.c.voided == "",
            _ATTENDANCE.c.voided == "",
            _MEETING.c.held_on >= first.isoformat(),
            _MEETING.c.held_on <= last.isoformat(),
        )
        .order_by(_MEETING.c.held_on, _MEETING.c.starts_at)
    )
    if branch_id:
        statement = statement.where(_MEETING.c.branch_id == branch_id)
    wanted = None if member_ids is None else frozenset(member_ids)
    found: dict[tuple[str, str], list[tuple[date, str, str]]] = {}
    for member_id, org_id, day, state, title in connection.execute(statement):
        if wanted is None or member_id in wanted:
            one = (date.fromisoformat(day), state or "", title or "")
            found.setdefault((member_id, org_id), []).append(one)
    return found


def members_on_roll(
    connection: Connection, branch_id: str, statuses: Sequence[str]
) -> list[Member]:
    """The members of a branch who may be called to a meeting, in the order of given names."""
    statement = (
        select(_MEMBER)
        .where(
            _MEMBER.c.branch_id == branch_id,
            _MEMBER.c.voided == "",
            func.coalesce(_MEMBER.c.activity_status, "").in_(sorted(statuses)),
        )
        .order_by(_MEMBER.c.sort_key, _MEMBER.c.id)
    )
    kind = type_of(Member)
    return [record_of(kind, dict(row)) for row in connection.execute(statement).mappings()]


def parts_of(connection: Connection, cls: type[R], meeting_id: str) -> list[R]:
    """The records of a type that belong to one meeting, in their order."""
    kind = type_of(cls)
    table = RECORD_TABLES[kind.name]
    statement = (
        select(table)
        .where(table.c.meeting_id == meeting_id, table.c.voided == "")
        .order_by(table.c.number, table.c.n)
    )
    return [record_of(kind, dict(row)) for row in connection.execute(statement).mappings()]


def follow_up_of(
    connection: Connection, branch_id: str, finished_since: date | None = None
) -> list[tuple[MeetingItem, date | None, str]]:
    """What the meetings of a branch decided, each with the day and title of its meeting.

    With `finished_since`, of the finished only those of that day and later: the rest is history.
    """
    statement = (
        select(_ITEM, _MEETING.c.held_on.label("_held"), _MEETING.c.title.label("_title"))
        .join(
            _MEETING, (_MEETING.c.id == _ITEM.c.meeting_id) & (_MEETING.c.org_id == _ITEM.c.org_id)
        )
        .where(_ITEM.c.voided == "", _ITEM.c.branch_id == branch_id, _MEETING.c.voided == "")
        .order_by(_MEETING.c.held_on, _ITEM.c.number, _ITEM.c.n)
    )
    if finished_since is not None:
        is_recent = _ITEM.c.done_on >= finished_since.isoformat()
        statement = statement.where((_ITEM.c.state == ItemState.OPEN) | is_recent)
    kind = type_of(MeetingItem)
    found = []
    for row in connection.execute(statement).mappings():
        held = date.fromisoformat(row["_held"]) if row["_held"] else None
        found.append((record_of(kind, dict(row)), held, row["_title"] or ""))
    return found


def follow_up_between(
    connection: Connection, branch_id: str, first: date, last: date, *, org_id: str = ""
) -> list[MeetingItem]:
    """What the meetings held in a span decided, of a branch, a node or all, in their order."""
    statement = (
        select(_ITEM)
        .join(
            _MEETING, (_MEETING.c.id == _ITEM.c.meeting_id) & (_MEETING.c.org_id == _ITEM.c.org_id)
        )
        .where(
            _ITEM.c.voided == "",
            _MEETING.c.voided == "",
            _MEETING.c.held_on >= first.isoformat(),
            _MEETING.c.held_on <= last.isoformat(),
        )
        .order_by(_MEETING.c.held_on, _ITEM.c.number, _ITEM.c.n)
    )
    if branch_id:
        statement = statement.where(_ITEM.c.branch_id == branch_id)
    if org_id:
        statement = statement.where(of_node(_ITEM, org_id))
    kind = type_of(MeetingItem)
    return [record_of(kind, dict(row)) for row in connection.execute(statement).mappings()]


def open_follow_up(connection: Connection, org_id: str) -> list[MeetingItem]:
    """The items of a node that have a day and are not done."""
    statement = select(_ITEM).where(
        _ITEM.c.voided == "",
        _ITEM.c.org_id == org_id,
        _ITEM.c.state == ItemState.OPEN,
        _ITEM.c.due_on.is_not(None),
    )
    kind = type_of(MeetingItem)
    return [record_of(kind, dict(row)) for row in connection.execute(statement).mappings()]


def numbers_of_term(
    connection: Connection, branch_id: str, term: str, *, but: str = ""
) -> list[tuple[int | None, int | None]]:
    """The numbers of minutes and of resolutions that a branch has given in a term."""
    statement = select(_MEETING.c.minutes_number, _MEETING.c.resolution_number).where(
        _MEETING.c.voided == "",
        _MEETING.c.branch_id == branch_id,
        func.coalesce(_MEETING.c.term, "") == term,
        _MEETING.c.id != but,
    )
    return [(row[0], row[1]) for row in connection.execute(statement)]
