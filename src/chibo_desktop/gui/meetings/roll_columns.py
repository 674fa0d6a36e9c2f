"""The columns of the roll, and the keys that note an exception."""

from dataclasses import dataclass

from chibo_desktop.domain.attendance import AbsenceReason, Attendance, AttendanceState
from chibo_desktop.domain.text import name_sort_key
from chibo_desktop.gui.widgets import CENTRE, Column
from chibo_desktop.services.catalogues import catalogues

_STATES = {
    AttendanceState.PRESENT.value: "good",
    AttendanceState.LATE.value: "attention",
    AttendanceState.EXCUSED.value: "attention",
    AttendanceState.UNEXCUSED.value: "accent",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RollKey:
    """One key: what it notes, and its button's words. No state: it turns speaking on or off."""

    key: str
    words: str
    state: str = ""
    reason: str = ""


ROLL_KEYS: tuple[RollKey, ...] = (
    RollKey(key="C", words="Có mặt", state=AttendanceState.PRESENT),
    RollKey(key="M", words="Đến muộn", state=AttendanceState.LATE),
    RollKey(key="1", words="Công tác", state=AttendanceState.EXCUSED, reason=AbsenceReason.DUTY),
    RollKey(key="2", words="Sức khỏe", state=AttendanceState.EXCUSED, reason=AbsenceReason.HEALTH),
    RollKey(key="3", words="Gia đình", state=AttendanceState.EXCUSED, reason=AbsenceReason.FAMILY),
    RollKey(key="4", words="Lý do khác", state=AttendanceState.EXCUSED, reason=AbsenceReason.OTHER),
    RollKey(key="K", words="Không lý do", state=AttendanceState.UNEXCUSED),
    RollKey(key="N", words="Nơi khác", state=AttendanceState.ELSEWHERE),
    RollKey(key="X", words="Được miễn", state=AttendanceState.EXEMPTED),
    RollKey(key="P", words="Phát biểu"),
)


def _standing(line: Attendance) -> str:
    return "dự bị" if line.is_probationary else "chính thức"


def _state(line: Attendance) -> str:
    return catalogues()["attendance_state"].label(line.state)


def _reason(line: Attendance) -> str:
    return catalogues()["absence_reason"].label(line.reason) if line.reason else ""


ROLL_COLUMNS: tuple[Column[Attendance], ...] = (
    Column(
        key="name",
        title="Họ và tên",
        text=lambda line: line.full_name,
        order=lambda line: name_sort_key(line.full_name),
        width=190,
        is_optional=False,
    ),
    Column(key="standing", title="Đảng viên", text=_standing, order=_standing, width=100),
    Column(
        key="state",
        title="Có mặt, vắng",
        text=_state,
        order=_state,
        state=lambda line: _STATES.get(line.state, "secondary"),
        width=200,
    ),
    Column(key="reason", title="Lý do", text=_reason, order=_reason, width=120),
    Column(
        key="approver",
        title="Người cho phép",
        text=lambda line: line.approver,
        tip=lambda line: line.approver,
        width=140,
    ),
    Column(
        key="spoke",
        title="Phát\nbiểu",
        text=lambda line: "✓" if line.spoke else "",
        order=lambda line: not line.spoke,
        align=CENTRE,
        width=64,
    ),
    Column(
        key="note",
        title="Ghi chú",
        text=lambda line: line.note,
        tip=lambda line: line.note,
        width=150,
    ),
)
