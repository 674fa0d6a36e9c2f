"""What a report tells of meetings: held, attended, scored; what became of their conclusions."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from chibo_desktop.domain.attendance import AttendanceCount, share_of
from chibo_desktop.domain.meeting import Meeting, MeetingKind, MeetingState
from chibo_desktop.domain.meeting_content import ItemState, MeetingItem
from chibo_desktop.domain.meeting_score import MeetingScore, score_id
from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.services.meeting_quality import sheet_of
from chibo_desktop.services.work_report_scope import ReportScope, Told, counted, tallied
from chibo_desktop.storage.meetings import attendance_counts, follow_up_between, meetings_between
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.meeting_papers import meeting_name
from chibo_desktop.wording.meetings import percent


def meetings_told(scope: ReportScope) -> Told:
    """The meetings of the period: held, with a theme, attendance, quality by grade."""
    meetings = scope.read(_meetings)
    held = _held(meetings)
    due = [one for one in meetings if _is_regular(one) and one.state != MeetingState.CANCELLED]
    counts = dict(scope.read(_attendance, [one.id for one in held]))
    scores = dict(scope.read(_grades, [one.id for one in held]))
    seats = {
        "present": sum(one.present for one in counts.values()),
        "summoned": sum(one.summoned for one in counts.values()),
    }

    def lines(chosen: Sequence[Meeting]) -> list[NameLine]:
        return [_line(scope, one, counts.get(one.id), scores.get(one.id, "")) for one in chosen]

    graded = [one for one in held if one.id in scores]
    return {
        "meetings_due": counted(lines(due)),
        "meetings_regular": counted(lines([one for one in held if _is_regular(one)])),
        "meetings_held": counted(lines(held)),
        "meetings_themed": counted(lines([one for one in held if one.has_theme])),
        "attendance": tallied(attendance_said, seats, lines(held)),
        "meetings_graded": counted(lines(graded)),
        "meetings_grades": tallied(
            grades_said, Counter(scores[one.id] for one in graded), lines(graded)
        ),
    }


def attendance_said(seats: Mapping[str, int]) -> str:
    """The share of those present among all who were summoned."""
    share = share_of(seats.get("present", 0), seats.get("summoned", 0))
    return "" if share is None else percent(share)


def grades_said(grades: Mapping[str, int]) -> str:
    """“loại Tốt: 3 buổi; loại Khá: 1 buổi”, the best grade first."""
    best_first = [label for label, _least in sheet_of("").grades]
    order = sorted(
        grades.items(),
        key=lambda one: best_first.index(one[0]) if one[0] in best_first else len(best_first),
    )
    return "; ".join(f"loại {grade}: {number} buổi" for grade, number in order)


def conclusions_told(scope: ReportScope) -> Told:
    """What the meetings of the period decided, and how much of it is done, open, late."""
    found = [item for item in scope.read(_items) if item.state != ItemState.DROPPED]
    done = [item for item in found if item.state == ItemState.DONE]
    still = [item for item in found if item.state != ItemState.DONE]
    late = [item for item in still if item.is_late(scope.until)]

    def lines(items: Sequence[MeetingItem]) -> list[NameLine]:
        return [
            NameLine(
                name=item.title,
                place=scope.place(item.org_id, item.branch_id),
                note=f"hạn {date_text(item.due_on)}" if item.due_on else "",
                key=item.id,
            )
            for item in items
        ]

    return {
        "items": counted(lines(found)),
        "items_done": counted(lines(done)),
        "items_open": counted(lines(still)),
        "items_late": counted(lines(late)),
    }


def _is_regular(one: Meeting) -> bool:
    return one.kind == MeetingKind.REGULAR


def _held(meetings: Sequence[Meeting]) -> list[Meeting]:
    return [one for one in meetings if one.state == MeetingState.HELD]


def _meetings(scope: ReportScope) -> Iterable[tuple[str, Meeting]]:
    found = meetings_between(
        scope.unit.connection,
        scope.branch_id,
        scope.first,
        scope.told_until,
        org_id=scope.org_id,
    )
    return ((one.org_id, one) for one in found)


def _items(scope: ReportScope) -> Iterable[tuple[str, MeetingItem]]:
    found = follow_up_between(
        scope.unit.connection, scope.branch_id, scope.first, scope.until, org_id=scope.org_id
    )
    return ((one.org_id, one) for one in found)


def _attendance(scope: ReportScope) -> Iterable[tuple[str, tuple[str, AttendanceCount]]]:
    held = [one.id for one in _held(scope.read(_meetings))]
    counts = attendance_counts(scope.unit.connection, held)
    return ((identity, (identity, count)) for identity, count in counts.items())


def _grades(scope: ReportScope) -> Iterable[tuple[str, tuple[str, str]]]:
    held = _held(scope.read(_meetings))
    scores = scope.unit.get_many(MeetingScore, [score_id(one.id) for one in held])
    for one in held:
        score = scores.get(score_id(one.id))
        if score is not None and score.closed_on is not None:
            yield one.id, (one.id, score.final_grade)


def _line(scope: ReportScope, one: Meeting, count: AttendanceCount | None, grade: str) -> NameLine:
    said = [f"có mặt {count.present}/{count.summoned}"] if count and count.is_taken else []
    if grade:
        said.append(f"loại {grade}")
    day = f"{date_text(one.held_on)}: " if one.held_on else ""
    return NameLine(
        name=f"{day}{meeting_name(one)}",
        place=scope.place(one.org_id, one.branch_id),
        note=", ".join(said),
        key=one.id,
    )
