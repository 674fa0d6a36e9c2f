"""What the office sees of its units' meetings: held, attendance, quality – counts, no names."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from chibo_desktop.domain.attendance import AttendanceCount, share_of
from chibo_desktop.domain.meeting import Meeting, MeetingKind, MeetingState
from chibo_desktop.domain.meeting_score import MeetingScore, score_id
from chibo_desktop.domain.text import sort_key
from chibo_desktop.storage.meetings import attendance_counts, meetings_between
from chibo_desktop.storage.member_lines import branch_names, unit_names
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMeetings:
    """One branch's year: regular meetings due up to now, held, themes, attendance, quality."""

    org_id: str
    branch_id: str
    unit_name: str
    branch_name: str
    due: int
    held: int
    themed: int
    share: Decimal | None
    mean: Decimal | None
    grades: tuple[tuple[str, int], ...]


def units_meetings(unit: Unit, year: int, today: date) -> list[UnitMeetings]:
    """Every branch that has sent a plan or a meeting of the year, by unit."""
    meetings = meetings_between(unit.connection, "", date(year, 1, 1), date(year, 12, 31))
    counts = attendance_counts(unit.connection, [one.id for one in meetings])
    scores = unit.get_many(MeetingScore, [score_id(one.id) for one in meetings])
    units, branches = unit_names(unit.connection), branch_names(unit.connection)
    by_branch: dict[tuple[str, str], list[Meeting]] = {}
    for one in meetings:
        by_branch.setdefault((one.org_id, one.branch_id), []).append(one)
    found = [
        _line(own, counts, scores, (units.get(org, ""), branches.get(branch, "")), today)
        for (org, branch), own in by_branch.items()
    ]
    return sorted(found, key=lambda one: (sort_key(one.unit_name), sort_key(one.branch_name)))


def _line(
    meetings: list[Meeting],
    counts: dict[str, AttendanceCount],
    scores: dict[str, MeetingScore],
    names: tuple[str, str],
    today: date,
) -> UnitMeetings:
    held = [one for one in meetings if one.state == MeetingState.HELD]
    known = [counts[one.id] for one in held if one.id in counts]
    closed = [
        score
        for one in held
        if (score := scores.get(score_id(one.id))) is not None and score.closed_on is not None
    ]
    grades: dict[str, int] = {}
    for score in closed:
        grades[score.final_grade] = grades.get(score.final_grade, 0) + 1
    total = sum((Decimal(score.final_total) for score in closed), Decimal(0))
    mean = (total / len(closed)).quantize(Decimal("0.1"), ROUND_HALF_UP) if closed else None
    return UnitMeetings(
        org_id=meetings[0].org_id,
        branch_id=meetings[0].branch_id,
        unit_name=names[0],
        branch_name=names[1],
        due=sum(1 for one in meetings if _is_due(one, today)),
        held=len(held),
        themed=sum(1 for one in held if one.has_theme),
        share=share_of(sum(one.present for one in known), sum(one.summoned for one in known)),
        mean=mean,
        grades=tuple(grades.items()),
    )


def _is_due(one: Meeting, today: date) -> bool:
    is_regular = one.kind == MeetingKind.REGULAR and one.state != MeetingState.CANCELLED
    return is_regular and one.held_on is not None and one.held_on <= today
