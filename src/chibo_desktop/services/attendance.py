"""Điểm danh: the roll of a meeting, all present at once, then the exceptions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop.domain.attendance import (
    SUMMONABLE,
    THERE,
    Attendance,
    AttendanceCount,
    AttendanceState,
    attendance_id,
    count_attendance,
    missed_months,
    usual_state,
)
from chibo_desktop.domain.meeting import Meeting, MeetingState
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.text import nfc
from chibo_desktop.services.meetings import known_meeting
from chibo_desktop.storage.meetings import attendance_of, attendance_seen, members_on_roll
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """Who was at a meeting; before it is taken, who would be called."""

    meeting: Meeting
    lines: tuple[Attendance, ...]
    count: AttendanceCount
    is_taken: bool
    missing: tuple[str, ...]  # names of members of today who are not on a roll already taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is said of one member: a state with its reason, or whether somebody spoke."""

    state: str | None = None
    reason: str = ""
    approver: str | None = None
    note: str | None = None
    spoke: bool | None = None


def load_roll(unit: Unit, meeting_id: str) -> Roll:
    """The roll of a meeting. Raises DomainError: meeting-unknown."""
    meeting = known_meeting(unit, meeting_id)
    taken = attendance_of(unit.connection, meeting_id)
    called = _called(unit, meeting)
    known = {one.member_id for one in taken}
    late = [one for one in called if one.member_id not in known]
    return Roll(
        meeting=meeting,
        lines=tuple(taken or called),
        count=count_attendance(taken),
        is_taken=bool(taken),
        missing=tuple(one.full_name for one in late) if taken else (),
    )


def take_attendance(unit: Unit, meeting_id: str) -> int:
    """Note everybody who is not noted yet as usual: present, elsewhere or exempted.

    The meeting has then been held. Returns how many were noted. Raises DomainError:
    meeting-unknown, meeting-ahead, meeting-cancelled, meeting-nobody.
    """
    meeting = known_meeting(unit, meeting_id)
    _refuse_early(unit, meeting)
    known = {one.member_id for one in attendance_of(unit.connection, meeting_id)}
    found = [one for one in _called(unit, meeting) if one.member_id not in known]
    if not found and not known:
        raise DomainError(Problem(code="meeting-nobody"))
    batch = unit.new_id()
    count = unit.save_all(found, act="attendance.take", batch=batch)
    if meeting.state != MeetingState.HELD:
        held = replace(meeting, state=MeetingState.HELD)
        unit.save(held, act="meeting.hold", batch=batch)
    return count


def set_attendance(unit: Unit, meeting_id: str, notes: Mapping[str, Note]) -> int:
    """Note exceptions by member. A roll not yet taken is taken first. Returns how many changed.

    Raises DomainError: as `take_attendance`.
    """
    known = {one.member_id: one for one in attendance_of(unit.connection, meeting_id)}
    if not known:
        take_attendance(unit, meeting_id)
        known = {one.member_id: one for one in attendance_of(unit.connection, meeting_id)}
    changed = [
        _noted(known[member_id], note) for member_id, note in notes.items() if member_id in known
    ]
    return unit.save_all(changed, act="attendance.set")


def months_missed(unit: Unit, today: date) -> dict[tuple[str, str], int]:
    """Months of this year missed without a reason, by member id and node, of whom it is known."""
    seen = attendance_seen(unit.connection, date(today.year, 1, 1), today)
    found = {}
    for owner, states in seen.items():
        months = missed_months([(day, state) for day, state, _ in states], today.year)
        if months is not None:
            found[owner] = months
    return found


def _called(unit: Unit, meeting: Meeting) -> list[Attendance]:
    """Whom the meeting calls: members of the branch on its day, as far as is known today."""
    return [
        Attendance(
            id=attendance_id(meeting.id, one.id),
            org_id=unit.author.org_id,
            meeting_id=meeting.id,
            member_id=one.id,
            full_name=one.full_name,
            is_probationary=not _has_by(one.confirmed_on, meeting.held_on),
            state=usual_state(one.activity_status),
        )
        for one in members_on_roll(unit.connection, meeting.branch_id, sorted(SUMMONABLE))
        if _is_member_on(one, meeting.held_on)
    ]


def _is_member_on(member: Member, day: date | None) -> bool:
    return member.admitted_on is None or _has_by(member.admitted_on, day)


def _has_by(since: PartialDate | None, day: date | None) -> bool:
    return since is not None and (day is None or since.earliest <= day)


def _refuse_early(unit: Unit, meeting: Meeting) -> None:
    if meeting.state == MeetingState.CANCELLED:
        raise DomainError(Problem(code="meeting-cancelled"))
    if meeting.held_on is not None and meeting.held_on > unit.now.date():
        raise DomainError(
            Problem(code="meeting-ahead", params={"day": f"{meeting.held_on:%d/%m/%Y}"})
        )


def _noted(one: Attendance, note: Note) -> Attendance:
    changed = one
    if note.state is not None:
        is_absent = note.state in (AttendanceState.EXCUSED, AttendanceState.UNEXCUSED)
        changed = replace(
            changed,
            state=note.state,
            reason=note.reason if note.state == AttendanceState.EXCUSED else "",
            approver=changed.approver if is_absent else "",
            spoke=changed.spoke and note.state in THERE,
        )
    if note.approver is not None:
        changed = replace(changed, approver=nfc(note.approver))
    if note.note is not None:
        changed = replace(changed, note=nfc(note.note))
    if note.spoke is not None:
        changed = replace(changed, spoke=note.spoke and changed.state in THERE)
    return changed
