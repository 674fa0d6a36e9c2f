"""The year's meetings: listed, entered, moved, cancelled."""

from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop.domain.attendance import AttendanceCount
from chibo_desktop.domain.meeting import (
    Meeting,
    MeetingHabits,
    MeetingKind,
    MeetingState,
    clock_minutes,
    clock_text,
    habits_id,
)
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.text import nfc, nfc_lines
from chibo_desktop.storage.meetings import attendance_counts, meeting_years, meetings_between
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLine:
    """One meeting in the year's list."""

    meeting: Meeting
    count: AttendanceCount
    is_overdue: bool  # its day has passed and nobody has noted who was there


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingYear:
    """The meetings of a branch in a year."""

    branches: tuple[Branch, ...]
    branch_id: str
    year: int
    years: tuple[int, ...]
    lines: tuple[MeetingLine, ...]
    habits: MeetingHabits

    @property
    def held(self) -> int:
        """How many have been held."""
        return sum(1 for one in self.lines if one.meeting.state == MeetingState.HELD)

    @property
    def planned(self) -> int:
        """How many are still to come."""
        return sum(1 for one in self.lines if one.meeting.state == MeetingState.PLANNED)


def load_year(unit: Unit, branch_id: str, year: int, today: date) -> MeetingYear:
    """The meetings of a year; of the first branch when none is named."""
    branches = [one for one in unit.all(Branch) if one.org_id == unit.author.org_id]
    known = {one.id for one in branches}
    chosen = branch_id if branch_id in known else (branches[0].id if branches else "")
    meetings = meetings_between(unit.connection, chosen, date(year, 1, 1), date(year, 12, 31))
    counts = attendance_counts(unit.connection, [one.id for one in meetings])
    years = {*meeting_years(unit.connection, chosen), year, today.year, today.year + 1}
    return MeetingYear(
        branches=tuple(branches),
        branch_id=chosen,
        year=year,
        years=tuple(sorted(years, reverse=True)),
        lines=tuple(
            MeetingLine(
                meeting=one,
                count=counts.get(one.id, AttendanceCount()),
                is_overdue=_is_overdue(one, today),
            )
            for one in meetings
        ),
        habits=habits_of(unit, chosen),
    )


def habits_of(unit: Unit, branch_id: str) -> MeetingHabits:
    """How a branch usually meets; what most branches do where nothing was said."""
    found = unit.get(MeetingHabits, habits_id(branch_id))
    return found or MeetingHabits(
        id=habits_id(branch_id),
        org_id=unit.author.org_id,
        branch_id=branch_id,
        usual_day="d3",
        starts_at="14:00",
        ends_at="16:00",
        theme_months="3, 6, 9, 12",
    )


def new_meeting(unit: Unit, branch_id: str, day: date, kind: MeetingKind) -> Meeting:
    """A meeting to be entered by hand, with the usual hours and place; nothing is written."""
    habits, branch = habits_of(unit, branch_id), unit.get(Branch, branch_id)
    return Meeting(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        branch_id=branch_id,
        kind=kind,
        state=MeetingState.PLANNED,
        held_on=day,
        starts_at=habits.starts_at,
        ends_at=habits.ends_at,
        place=habits.place,
        chair_name=branch.secretary_name if branch else "",
        secretary_name=habits.secretary_name,
    )


def known_meeting(unit: Unit, identity: str) -> Meeting:
    """The meeting with that id. Raises DomainError: meeting-unknown."""
    one = unit.get(Meeting, identity)
    if one is None:
        raise DomainError(Problem(code="meeting-unknown"))
    return one


def save_meeting(unit: Unit, meeting: Meeting) -> Meeting:
    """Write a meeting as edited, its hours in one form; returns it as written.

    Raises DomainError with a field for each: meeting-day-missing, meeting-hours,
    meeting-ends-before.
    """
    problems = []
    if meeting.held_on is None:
        problems.append(Problem(code="meeting-day-missing", field="held_on"))
    hours = {}
    for name in ("starts_at", "ends_at"):
        written = nfc(getattr(meeting, name))
        minutes = clock_minutes(written) if written else None
        if written and minutes is None:
            problems.append(Problem(code="meeting-hours", field=name, params={"text": written}))
        hours[name] = clock_text(minutes) if minutes is not None else ""
    if all(hours.values()) and hours["ends_at"] <= hours["starts_at"]:
        problems.append(Problem(code="meeting-ends-before", field="ends_at"))
    if problems:
        raise DomainError(*problems)
    written_one = replace(
        meeting,
        starts_at=hours["starts_at"],
        ends_at=hours["ends_at"],
        place=nfc(meeting.place),
        title=nfc(meeting.title),
        theme=nfc(meeting.theme),
        chair_name=nfc(meeting.chair_name),
        secretary_name=nfc(meeting.secretary_name),
        guests=nfc_lines(meeting.guests),
        materials=nfc_lines(meeting.materials),
        agency_topics=nfc_lines(meeting.agency_topics),
    )
    is_new = unit.get(Meeting, meeting.id) is None
    unit.save(written_one, act="meeting.create" if is_new else "meeting.edit")
    return written_one


def cancel_meeting(unit: Unit, identity: str, reason: str) -> None:
    """Say that a meeting is not held, and why. Raises DomainError: meeting-cancel-reason."""
    one = known_meeting(unit, identity)
    if not nfc(reason):
        raise DomainError(Problem(code="meeting-cancel-reason", field="cancel_reason"))
    changed = replace(one, state=MeetingState.CANCELLED, cancel_reason=nfc(reason))
    unit.save(changed, act="meeting.cancel")


def restore_meeting(unit: Unit, identity: str) -> None:
    """Put a cancelled meeting back into the plan."""
    one = known_meeting(unit, identity)
    unit.save(replace(one, state=MeetingState.PLANNED, cancel_reason=""), act="meeting.restore")


def remove_meeting(unit: Unit, identity: str) -> None:
    """Take a meeting that was only planned off the list. Raises DomainError: meeting-was-held."""
    one = known_meeting(unit, identity)
    if one.state == MeetingState.HELD:
        raise DomainError(Problem(code="meeting-was-held"))
    unit.void(one, reason="bỏ khỏi kế hoạch", act="meeting.remove")


def _is_overdue(one: Meeting, today: date) -> bool:
    return one.state == MeetingState.PLANNED and one.held_on is not None and one.held_on < today
