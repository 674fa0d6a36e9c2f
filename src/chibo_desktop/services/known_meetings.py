"""What meetings say of members, as criteria sets ask for it: absences, and conclusions to do."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from chibo_desktop.domain.attendance import AttendanceState
from chibo_desktop.domain.known_value import KnownValue
from chibo_desktop.domain.meeting_content import ItemState, MeetingItem
from chibo_desktop.domain.task_formula import TaskResult
from chibo_desktop.domain.working_days import WorkingCalendar
from chibo_desktop.services.holidays import shipped_holidays
from chibo_desktop.storage.meetings import attendance_seen, follow_up_of
from chibo_desktop.storage.reading import Connection
from chibo_desktop.wording.dates import date_text

Find = Callable[[Connection, str, Sequence[str], date, date], Mapping[str, KnownValue]]
_WORDS: Mapping[AttendanceState, str] = {
    AttendanceState.EXCUSED: "vắng có lý do",
    AttendanceState.UNEXCUSED: "vắng không lý do",
    AttendanceState.LATE: "đến muộn",
}


def _counted(
    state: AttendanceState,
    connection: Connection,
    branch_id: str,
    member_ids: Sequence[str],
    first: date,
    last: date,
) -> dict[str, KnownValue]:
    """How often somebody's attendance was such; who is on no roll of the period is absent."""
    found: dict[str, KnownValue] = {}
    seen = attendance_seen(connection, first, last, branch_id, member_ids)
    for (member_id, _org), states in seen.items():
        days = [day for day, one, _title in states if one == state]
        told = ", ".join(map(date_text, days))
        explanation = (
            f"Điểm danh: {_WORDS[state]} {len(days)} buổi ({told})."
            if days
            else f"Điểm danh {len(states)} buổi trong kỳ: không {_WORDS[state]} buổi nào."
        )
        found[member_id] = KnownValue(value=Decimal(len(days)), explanation=explanation)
    return found


ATTENDANCE: Mapping[str, Find] = {
    "attendance.absent_excused": partial(_counted, AttendanceState.EXCUSED),
    "attendance.absent_unexcused": partial(_counted, AttendanceState.UNEXCUSED),
    "attendance.late": partial(_counted, AttendanceState.LATE),
}


def follow_up_tasks(
    connection: Connection, branch_id: str, member_ids: Sequence[str], first: date, last: date
) -> Mapping[str, Sequence[TaskResult]]:
    """The conclusions that fell due in a period, as tasks of their owners: none is typed twice."""
    wanted = frozenset(member_ids)
    found: dict[str, list[TaskResult]] = {}
    for item, _day, _title in follow_up_of(connection, branch_id):
        is_due = item.due_on is not None and first <= item.due_on <= last
        if item.owner_id in wanted and is_due and item.state != ItemState.DROPPED:
            found.setdefault(item.owner_id, []).append(_task(item))
    return found


def _task(item: MeetingItem) -> TaskResult:
    is_done = item.state == ItemState.DONE
    late = 0
    if is_done and item.due_on is not None and item.done_on is not None:
        late = max(0, WorkingCalendar(shipped_holidays()).between(item.due_on, item.done_on))
    return TaskResult(done=Decimal(is_done), days_late=late if is_done else None)
