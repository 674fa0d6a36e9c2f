"""Việc sau sinh hoạt: every conclusion with its owner and day, until it is done."""

from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop.domain.meeting import Meeting
from chibo_desktop.domain.meeting_content import ItemState, MeetingItem
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.text import nfc, nfc_lines
from chibo_desktop.services.meetings import known_meeting
from chibo_desktop.storage.meetings import follow_up_of, members_on_roll, parts_of
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpLine:
    """One item with the meeting that decided it."""

    item: MeetingItem
    meeting_on: date | None
    meeting_title: str
    is_late: bool

    @property
    def is_open(self) -> bool:
        """Still to be done."""
        return self.item.state not in (ItemState.DONE, ItemState.DROPPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpShare:
    """How much of what was decided has been done; what was dropped is not counted."""

    done: int
    total: int
    late: int


def open_items_before(unit: Unit, meeting: Meeting) -> list[MeetingItem]:
    """What earlier meetings decided and nobody has finished, the nearest day first."""
    found = [
        item
        for item, held, _title in follow_up_of(unit.connection, meeting.branch_id, date.max)
        if item.meeting_id != meeting.id and (held or date.min) <= (meeting.held_on or date.max)
    ]
    return sorted(found, key=lambda one: (one.due_on or date.max, one.number or 0))


def left_for(unit: Unit, meeting: Meeting) -> list[FollowUpLine]:
    """What a meeting looks back on: still open when it met, or finished since the one before."""
    day = meeting.held_on or date.max
    found = []
    for item, held, title in follow_up_of(unit.connection, meeting.branch_id, _recent(meeting)):
        is_before = item.meeting_id != meeting.id and held is not None and held < day
        if is_before:
            found.append(
                FollowUpLine(
                    item=item, meeting_on=held, meeting_title=title, is_late=item.is_late(day)
                )
            )
    return found


def follow_up_lines(unit: Unit, branch_id: str, today: date) -> list[FollowUpLine]:
    """Every item of a branch: the open ones first, by day; then the finished, newest first."""
    found = [
        FollowUpLine(item=item, meeting_on=day, meeting_title=title, is_late=item.is_late(today))
        for item, day, title in follow_up_of(unit.connection, branch_id)
    ]
    still = [line for line in found if line.is_open]
    past = [line for line in found if not line.is_open]
    still.sort(key=lambda line: (line.item.due_on or date.max, line.item.number or 0))
    past.sort(key=lambda line: line.item.done_on or date.min, reverse=True)
    return [*still, *past]


def items_of_meeting(unit: Unit, meeting_id: str, today: date) -> list[FollowUpLine]:
    """What one meeting decided, in its order."""
    meeting = known_meeting(unit, meeting_id)
    return [
        FollowUpLine(
            item=item,
            meeting_on=meeting.held_on,
            meeting_title=meeting.title,
            is_late=item.is_late(today),
        )
        for item in parts_of(unit.connection, MeetingItem, meeting_id)
    ]


def new_follow_up(unit: Unit, meeting_id: str) -> MeetingItem:
    """An item to be filled in; nothing is written."""
    meeting = known_meeting(unit, meeting_id)
    known = parts_of(unit.connection, MeetingItem, meeting_id)
    return MeetingItem(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        meeting_id=meeting_id,
        branch_id=meeting.branch_id,
        number=max((one.number or 0 for one in known), default=0) + 1,
        state=ItemState.OPEN,
    )


def owners_of(unit: Unit, branch_id: str) -> dict[str, str]:
    """Who may be made responsible: members by id."""
    statuses = ("", "active", "away")
    return {one.id: one.full_name for one in members_on_roll(unit.connection, branch_id, statuses)}


def save_follow_up(unit: Unit, item: MeetingItem) -> None:
    """Write an item. Raises DomainError: follow-up-title, follow-up-owner, follow-up-due.

    An owner is a member, or anybody named (e.g. “Chi ủy”).
    """
    owner = unit.get(Member, item.owner_id) if item.owner_id else None
    named = nfc(owner.full_name if owner else item.owner_name)
    meeting = known_meeting(unit, item.meeting_id)
    problems = []
    if not nfc(item.title):
        problems.append(Problem(code="follow-up-title", field="title"))
    if not named:
        problems.append(Problem(code="follow-up-owner", field="owner_name"))
    if item.due_on is not None and meeting.held_on is not None and item.due_on < meeting.held_on:
        problems.append(
            Problem(
                code="follow-up-due",
                field="due_on",
                params={"day": f"{meeting.held_on:%d/%m/%Y}"},
            )
        )
    if problems:
        raise DomainError(*problems)
    is_new = unit.get(MeetingItem, item.id) is None
    written = replace(
        item,
        title=nfc(item.title),
        owner_name=named,
        evidence=nfc(item.evidence),
        result=nfc_lines(item.result),
    )
    unit.save(written, act="follow-up.create" if is_new else "follow-up.edit")


def finish(unit: Unit, item_id: str, state: ItemState, result: str, done_on: date) -> None:
    """Say that an item is done, or is not to be done any more; or take that back (OPEN).

    Raises DomainError: follow-up-unknown, follow-up-reason (dropped without one).
    """
    one = unit.get(MeetingItem, item_id)
    if one is None:
        raise DomainError(Problem(code="follow-up-unknown"))
    said = nfc_lines(result)
    if state is ItemState.DROPPED and not said:
        raise DomainError(Problem(code="follow-up-reason", field="result"))
    changed = replace(
        one,
        state=state,
        done_on=done_on if state is not ItemState.OPEN else None,
        result=said if state is not ItemState.OPEN else one.result,
    )
    unit.save(changed, act="follow-up.finish")


def remove_follow_up(unit: Unit, item_id: str) -> None:
    """Take an item off the list: it was entered by mistake."""
    one = unit.get(MeetingItem, item_id)
    if one is not None:
        unit.void(one, reason="ghi nhầm", act="follow-up.remove")


def share_before(unit: Unit, meeting: Meeting) -> FollowUpShare:
    """Of what fell due by a meeting and was decided before it: how much was done by its day."""
    day = meeting.held_on or date.max
    counted = [
        (item, held)
        for item, held, _title in follow_up_of(unit.connection, meeting.branch_id, _recent(meeting))
        if item.meeting_id != meeting.id
        and held is not None
        and held < day
        and item.state != ItemState.DROPPED
        and (item.due_on or held) <= day
    ]
    done = [item for item, _ in counted if _done_by(item, day)]
    return FollowUpShare(
        done=len(done), total=len(counted), late=sum(1 for item in done if item.is_late(day))
    )


def _done_by(item: MeetingItem, day: date) -> bool:
    return item.state == ItemState.DONE and (item.done_on is None or item.done_on <= day)


def _recent(meeting: Meeting) -> date | None:
    """What was done before the month of the meeting before is history."""
    month = meeting.month
    return month.previous().first_day if month is not None else None
