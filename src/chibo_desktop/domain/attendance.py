"""Điểm danh: who was at a meeting, and the share that is counted of it.

Source: domain.md §6.1. Who is elsewhere for a time or exempted is not in the denominator.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from chibo_desktop.domain.fields import Kind, choice, declare, reference, text
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.member import ActivityStatus
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.records import Record, record


class AttendanceState(StrEnum):
    """How one member stood to one meeting."""

    PRESENT = "present"
    LATE = "late"
    EXCUSED = "excused"  # absent, with a reason that was accepted
    UNEXCUSED = "unexcused"
    ELSEWHERE = "elsewhere"  # sinh hoạt tạm thời nơi khác
    EXEMPTED = "exempted"  # được miễn sinh hoạt


class AbsenceReason(StrEnum):
    """Why somebody was absent."""

    DUTY = "duty"
    HEALTH = "health"
    FAMILY = "family"
    OTHER = "other"


THERE = frozenset({AttendanceState.PRESENT, AttendanceState.LATE})
NOT_SUMMONED = frozenset({AttendanceState.ELSEWHERE, AttendanceState.EXEMPTED})


@record("attendance", "Điểm danh")
@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Record):
    """One member at one meeting. Name and standing are those of the day."""

    meeting_id: str = reference("Buổi sinh hoạt", "meeting", atom="member", internal=True)
    member_id: str = reference("Đảng viên", "member", atom="member", internal=True)
    full_name: str = text("Họ và tên", atom="member")
    is_probationary: bool = declare(Kind.FLAG, "Đảng viên dự bị", atom="member")
    state: str = choice("Có mặt, vắng", "attendance_state", atom="state")
    reason: str = choice("Lý do vắng", "absence_reason", atom="state")
    approver: str = text("Người cho phép", width=24, atom="state")
    note: str = text("Ghi chú", width=40)
    spoke: bool = declare(Kind.FLAG, "Có phát biểu")


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceCount:
    """The figures of one meeting; full members and probationary ones apart."""

    summoned: int = 0  # phải dự: neither elsewhere nor exempted
    present: int = 0  # the late among them
    late: int = 0
    excused: int = 0
    unexcused: int = 0
    elsewhere: int = 0
    exempted: int = 0
    full_summoned: int = 0
    full_present: int = 0
    spoke: int = 0

    @property
    def is_taken(self) -> bool:
        """Whether anybody has been noted."""
        return bool(self.summoned or self.elsewhere or self.exempted)

    @property
    def share(self) -> Decimal | None:
        """Present of summoned, in percent; None when nobody had to come."""
        return share_of(self.present, self.summoned)

    @property
    def spoke_share(self) -> Decimal | None:
        """Speakers of those present, in percent."""
        return share_of(self.spoke, self.present)

    @property
    def probationary_summoned(self) -> int:
        """Probationary members who had to come."""
        return self.summoned - self.full_summoned

    @property
    def probationary_present(self) -> int:
        """Probationary members who came."""
        return self.present - self.full_present


def count_attendance(lines: Iterable[Attendance]) -> AttendanceCount:
    """Count one meeting."""
    return count_states((one.state, one.is_probationary, one.spoke, 1) for one in lines)


def count_states(states: Iterable[tuple[str, bool, bool, int]]) -> AttendanceCount:
    """Count (state, is probationary, spoke, how many): what a query groups by."""
    found = dict.fromkeys(AttendanceState, 0)
    full = dict.fromkeys(AttendanceState, 0)
    spoke = 0
    for state, is_probationary, has_spoken, count in states:
        if state not in found:
            continue
        found[AttendanceState(state)] += count
        full[AttendanceState(state)] += 0 if is_probationary else count
        spoke += count if has_spoken and state in THERE else 0
    return AttendanceCount(
        summoned=sum(count for state, count in found.items() if state not in NOT_SUMMONED),
        present=sum(found[state] for state in THERE),
        late=found[AttendanceState.LATE],
        excused=found[AttendanceState.EXCUSED],
        unexcused=found[AttendanceState.UNEXCUSED],
        elsewhere=found[AttendanceState.ELSEWHERE],
        exempted=found[AttendanceState.EXEMPTED],
        full_summoned=sum(count for state, count in full.items() if state not in NOT_SUMMONED),
        full_present=sum(full[state] for state in THERE),
        spoke=spoke,
    )


def share_of(part: int, whole: int) -> Decimal | None:
    """Percent with one decimal; None of nothing."""
    if not whole:
        return None
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)


def usual_state(activity_status: str) -> AttendanceState:
    """How a member stands to a meeting before anybody has said more."""
    match activity_status:
        case ActivityStatus.AWAY:
            return AttendanceState.ELSEWHERE
        case ActivityStatus.EXEMPT:
            return AttendanceState.EXEMPTED
        case _:
            return AttendanceState.PRESENT


SUMMONABLE = frozenset({"", ActivityStatus.ACTIVE, ActivityStatus.AWAY, ActivityStatus.EXEMPT})
"""Who stands on the roll: who is suspended (đình chỉ sinh hoạt) does not."""


def excused_in_a_row(states: Sequence[str]) -> int:
    """How many of the last meetings, the newest first, were missed with a reason one after another.

    A meeting one had not to come to neither counts nor ends the row.
    """
    count = 0
    for state in states:
        if state in NOT_SUMMONED:
            continue
        if state != AttendanceState.EXCUSED:
            break
        count += 1
    return count


def missed_months(seen: Iterable[tuple[date, str]], year: int) -> int | None:
    """Months of a year in which a member came to no meeting and had no reason for one of them.

    `seen` are days of meetings held and the member's states. None when nothing was noted.
    """
    months: dict[Month, list[str]] = {}
    for day, state in seen:
        if day.year == year and state not in NOT_SUMMONED:
            months.setdefault(Month.of(day), []).append(state)
    if not months:
        return None
    return sum(
        1
        for states in months.values()
        if AttendanceState.UNEXCUSED in states and not THERE.intersection(states)
    )


def attendance_id(meeting_id: str, member_id: str) -> str:
    """The id of one member's attendance of one meeting."""
    return derived_id("attendance", meeting_id, member_id)
