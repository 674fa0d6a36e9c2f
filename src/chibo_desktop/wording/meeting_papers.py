"""The papers of meetings in words: names, enumerations, absences, votes with their base."""

from collections.abc import Iterable

from chibo_desktop.domain.attendance import AbsenceReason, Attendance, AttendanceState
from chibo_desktop.domain.meeting import Meeting, MeetingKind
from chibo_desktop.domain.meeting_content import (
    ItemState,
    Majority,
    MeetingVote,
    MotionResult,
)
from chibo_desktop.wording.dates import month_text
from chibo_desktop.wording.meetings import percent

_LETTERS = "abcdđeghiklmnopqrstuvxy"


def enumerated(lines: Iterable[str]) -> list[str]:
    """a) … b) … đ) …: Vietnamese enumeration, without f, j, w and z; ended as a list is."""
    found = list(lines)
    last = len(found) - 1
    return [
        f"{_mark(place)}) {line}{'.' if place == last else ';'}" for place, line in enumerate(found)
    ]


def _mark(place: int) -> str:
    again = place // len(_LETTERS)
    return _LETTERS[place % len(_LETTERS)] + (str(again + 1) if again else "")


def meeting_name(meeting: Meeting) -> str:
    """Sinh hoạt chi bộ thường kỳ tháng 11 năm 2026: how a paper names it."""
    month = f" {month_text(meeting.month)}" if meeting.month else ""
    match meeting.kind:
        case MeetingKind.THEMATIC:
            return f"sinh hoạt chuyên đề{month}"
        case MeetingKind.REVIEW:
            year = meeting.held_on.year if meeting.held_on else ""
            return f"họp kiểm điểm, đánh giá, xếp loại năm {year}".strip()
        case MeetingKind.EXTRAORDINARY:
            return f"họp chi bộ bất thường{month}"
        case _:
            return f"sinh hoạt chi bộ thường kỳ{month}"


def hour_on_paper(written: str) -> str:
    """14 giờ 30 phút, 14 giờ."""
    hour, _, minute = written.partition(":")
    if not minute:
        return written
    return f"{int(hour)} giờ {minute} phút" if minute != "00" else f"{int(hour)} giờ"


def absence_words(one: Attendance) -> str:
    """- Nguyễn Văn A: có lý do (sức khỏe), Bí thư cho phép."""
    if one.state == AttendanceState.UNEXCUSED:
        return f"- {one.full_name}: không lý do."
    reason = f" ({_REASONS[one.reason]})" if one.reason in _REASONS else ""
    allowed = f", {one.approver} cho phép" if one.approver else ""
    return f"- {one.full_name}: có lý do{reason}{allowed}."


_REASONS = {
    AbsenceReason.DUTY.value: "đi công tác",
    AbsenceReason.HEALTH.value: "sức khỏe",
    AbsenceReason.FAMILY.value: "việc gia đình",
    AbsenceReason.OTHER.value: "lý do khác",
}


def item_state_words(state: str, *, is_late: bool) -> str:
    """Đã xong, đã xong muộn; chưa xong, quá hạn."""
    match state:
        case ItemState.DONE:
            return "đã xong, muộn" if is_late else "đã xong"
        case ItemState.DROPPED:
            return "thôi thực hiện"
        case _:
            return "chưa xong, quá hạn" if is_late else "chưa xong"


def vote_words(vote: MeetingVote, result: MotionResult) -> str:
    """The vote with its base and what it needed: every percentage states of what it is."""
    given = [
        f"{number} {word}"
        for number, word in (
            (vote.in_favour, "tán thành"),
            (vote.against, "không tán thành"),
            (vote.abstained, "ý kiến khác"),
        )
        if number is not None
    ]
    said = f"{vote.title}: {', '.join(given)}"
    if result.share is None:
        return f"{said}."
    needed = "ít nhất hai phần ba" if vote.majority == Majority.SPECIAL else "quá nửa"
    outcome = {True: "được thông qua", False: "không được thông qua", None: ""}[result.is_carried]
    return (
        f"{said}; {vote.in_favour}/{vote.base} đồng chí, đạt {percent(result.share)} số đảng viên "
        f"chính thức phải dự (cần {needed})"
        f"{f', {outcome}' if outcome else ''}."
        f"{f' Ý kiến tham khảo của đảng viên dự bị: {vote.advisory}.' if vote.advisory else ''}"
    )


def numbers_sentence(meeting: Meeting) -> str:
    """Biên bản số 05, nghị quyết số 05; chưa vào sổ."""
    if meeting.minutes_number is None:
        return "Biên bản, nghị quyết chưa vào sổ"
    resolution = (
        f", nghị quyết số {meeting.resolution_number:02}" if meeting.resolution_number else ""
    )
    return f"Biên bản số {meeting.minutes_number:02}{resolution}"
