"""What meetings leave to be done: conclusions near or past their day, minutes not yet in order."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from chibo_desktop.domain.meeting import Meeting, MeetingState
from chibo_desktop.domain.reminders import Reminder, ReminderKind
from chibo_desktop.domain.timers import Timers
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.meetings import meetings_between, open_follow_up
from chibo_desktop.storage.unit_of_work import Unit

_BACK_DAYS = 60  # meetings of before are history, whatever is missing of them


def meeting_reminders(unit: Unit, timers: Timers) -> list[Reminder]:
    """Of this node's own branches only: what a unit does itself is no work of the office."""
    return [*_follow_up(unit, timers), *_unfinished(unit, timers)]


def _follow_up(unit: Unit, timers: Timers) -> Iterator[Reminder]:
    items = open_follow_up(unit.connection, unit.author.org_id)
    meetings = unit.get_many(Meeting, sorted({one.meeting_id for one in items}))
    for one in items:
        meeting = meetings.get(one.meeting_id)
        if one.due_on is None or meeting is None or meeting.held_on is None:
            continue
        if (one.due_on - timers.today).days > timers.soon:
            continue
        line = timers.line(
            ReminderKind.FOLLOW_UP, one.org_id, one.branch_id, meeting.held_on, one.due_on, ()
        )
        yield replace(
            line,
            full_name=one.owner_name,
            meeting_id=meeting.id,
            record_id=one.id,
            about=one.title,
        )


def _unfinished(unit: Unit, timers: Timers) -> Iterator[Reminder]:
    """A meeting past its day without attendance, or held and without a numbered record."""
    today = timers.today
    since = today - timedelta(days=_BACK_DAYS)
    for one in meetings_between(unit.connection, "", since, today):
        missing = _missing(one)
        if one.org_id != unit.author.org_id or one.held_on is None or not missing:
            continue
        rule = rule_book("meetings").on(one.held_on).get("publication-days")
        days = rule.value if rule is not None and type(rule.value) is int else 0
        line = timers.line(
            ReminderKind.MEETING,
            one.org_id,
            one.branch_id,
            one.held_on,
            one.held_on + timedelta(days=days),
            (rule,) if rule is not None else (),
        )
        yield replace(line, meeting_id=one.id, record_id=one.id, about=missing)


def _missing(one: Meeting) -> str:
    if one.state == MeetingState.PLANNED:
        return "chưa điểm danh"
    if one.state == MeetingState.HELD and one.minutes_number is None:
        return "biên bản chưa vào sổ"
    return ""
