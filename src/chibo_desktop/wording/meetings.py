"""Meetings and attendance in words."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from chibo_desktop.domain.attendance import (
    AttendanceCount,
    share_of,
)
from chibo_desktop.domain.meeting import Meeting, UsualDay
from chibo_desktop.wording.numbers import decimal_text


class FollowUpLike(Protocol):
    """What a sentence about follow-up needs to know of a line."""

    @property
    def is_open(self) -> bool: ...
    @property
    def is_late(self) -> bool: ...


class AgendaLike(Protocol):
    """What a sentence about an agenda needs to know of it."""

    @property
    def lines(self) -> Sequence[object]: ...
    @property
    def minutes(self) -> int: ...
    @property
    def professional(self) -> int: ...
    @property
    def main(self) -> int: ...
    @property
    def waiting(self) -> Sequence[object]: ...
    @property
    def is_over(self) -> bool: ...


SENTENCES: dict[str, str] = {
    "meeting-unknown": "Không tìm thấy buổi sinh hoạt này. Nó có thể đã bị bỏ khỏi kế hoạch; hãy "
    "mở lại danh sách buổi sinh hoạt của năm.",
    "meeting-usual-day": "Chưa đọc được ngày họp thường lệ. Hãy chọn một ngày trong tháng hoặc "
    "một thứ của tuần.",
    "meeting-hours": "“{text}” không phải là giờ. Hãy ghi giờ và phút, ví dụ 14:30 hoặc 14h30.",
    "meeting-ends-before": "Giờ kết thúc không sau giờ bắt đầu nên không tính được thời lượng. "
    "Hãy sửa một trong hai giờ.",
    "meeting-day-missing": "Chưa ghi ngày họp. Hãy ghi đủ ngày, tháng, năm, ví dụ 03/12/2026.",
    "meeting-cancel-reason": "Chưa ghi lý do không họp. Lý do được giữ trong sổ và báo cáo; hãy "
    "ghi một câu, ví dụ: trùng lịch phòng, chống bão.",
    "meeting-was-held": "Buổi này đã họp nên không bỏ khỏi sổ được: điểm danh và kết luận của nó "
    "còn dùng cho đánh giá. Cần sửa gì thì sửa trong buổi họp.",
    "meeting-ahead": "Buổi này họp ngày {day}, chưa đến ngày nên chưa điểm danh. Nếu đã họp sớm "
    "hơn, hãy sửa ngày họp trước.",
    "meeting-cancelled": "Buổi này đã ghi là không họp nên không điểm danh. Nếu có họp, hãy đưa "
    "buổi này trở lại kế hoạch trước.",
    "meeting-nobody": "Chi bộ chưa có đảng viên nào trong sổ vào ngày họp. Hãy thêm đảng viên ở "
    "mục Đảng viên, rồi điểm danh.",
    "agenda-title-missing": "Mục chương trình chưa có nội dung. Hãy ghi nội dung rồi ghi lại.",
    "follow-up-unknown": "Không tìm thấy việc này; nó có thể đã bị bỏ khỏi danh sách. Hãy mở lại "
    "danh sách việc sau sinh hoạt.",
    "follow-up-title": "Chưa ghi nội dung việc. Hãy ghi việc phải làm, ví dụ: nộp báo cáo quý.",
    "follow-up-owner": "Chưa có người phụ trách. Hãy chọn một đồng chí hoặc ghi tên, ví dụ Chi ủy.",
    "follow-up-due": "Thời hạn trước ngày họp {day}. Hãy ghi ngày từ hôm họp trở đi.",
    "follow-up-reason": "Thôi thực hiện thì phải có lý do. Hãy ghi một câu vào ô kết quả.",
    "speech-nobody": "Chưa ghi ai phát biểu. Hãy chọn một đồng chí, hoặc ghi tên đại biểu.",
    "speech-empty": "Chưa ghi ý kiến. Hãy ghi tóm tắt điều đồng chí ấy nêu.",
    "vote-title": "Chưa ghi nội dung biểu quyết. Hãy ghi biểu quyết về việc gì.",
    "vote-over-present": "Có {given} ý kiến biểu quyết mà chỉ {present} đảng viên chính thức có "
    "mặt; đảng viên dự bị không biểu quyết. Hãy sửa số phiếu hoặc điểm danh.",
    "vote-over-base": "Có {given} ý kiến biểu quyết, nhiều hơn {base} đảng viên chính thức làm "
    "gốc. Hãy sửa một trong hai số.",
    "meeting-not-held": "Buổi này chưa điểm danh nên chưa vào sổ. Hãy điểm danh trước, rồi vào sổ.",
    "meeting-number-taken": "Số {number}-{kind} đã dùng cho buổi họp khác trong nhiệm kỳ. Hãy "
    "chọn số khác.",
    "meeting-book-empty": "Năm {year} chưa có buổi nào đã họp nên chưa có sổ biên bản. Hãy điểm "
    "danh một buổi, rồi in sổ.",
    "score-closed": "Điểm của buổi này đã chốt nên không sửa được. Hãy mở lại điểm trước.",
    "score-open": "Điểm của buổi này chưa chốt, không cần mở lại.",
    "score-option": "Mức điểm của tiêu chí {code} không có trong bảng điểm. Hãy chọn lại mức.",
    "score-not-held": "Buổi này chưa điểm danh nên chưa chốt điểm. Hãy điểm danh trước.",
    "score-incomplete": "Chưa chấm tiêu chí {number} – {title}. Hãy chọn một mức, rồi chốt.",
}
_WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
_WEEKS = ("đầu tiên", "thứ hai", "thứ ba", "thứ tư", "cuối cùng")


def usual_day_text(plain: str) -> str:
    """Ngày 3 hằng tháng; thứ sáu đầu tiên của tháng."""
    try:
        usual = UsualDay.parse(plain)
    except ValueError:
        return ""
    if usual.day:
        return f"Ngày {usual.day} hằng tháng"
    weekday, week = _WEEKDAYS[usual.weekday - 1], _WEEKS[usual.week - 1]
    return f"{weekday} {week if usual.week in (1, 5) else f'(lần {week})'} của tháng".capitalize()


def weekday_text(weekday: int) -> str:
    """Thứ hai … chủ nhật, of Python's weekday."""
    return _WEEKDAYS[weekday]


def percent(share: Decimal | None) -> str:
    """93,3 %, with a space that does not break."""
    return "–" if share is None else f"{decimal_text(share)}\N{NO-BREAK SPACE}%"


def attendance_sentence(count: AttendanceCount) -> str:
    """28/30 đảng viên phải dự, 93,3 %; 2 miễn. Chính thức 26/28, dự bị 2/2."""
    if not count.is_taken:
        return "Chưa điểm danh"
    parts = [f"{count.present}/{count.summoned} đảng viên phải dự, {percent(count.share)}"]
    aside = [
        f"{number} {word}"
        for number, word in (
            (count.exempted, "miễn"),
            (count.elsewhere, "sinh hoạt tạm thời nơi khác"),
        )
        if number
    ]
    if aside:
        parts.append(f"không tính {', '.join(aside)}")
    if count.probationary_summoned:
        parts.append(
            f"chính thức {count.full_present}/{count.full_summoned}, "
            f"dự bị {count.probationary_present}/{count.probationary_summoned}"
        )
    return "; ".join(parts)


def absence_sentence(count: AttendanceCount) -> str:
    """Vắng 2: có lý do 1, không lý do 1; muộn 1."""
    absent = count.excused + count.unexcused
    parts = []
    if absent:
        parts.append(f"Vắng {absent}: có lý do {count.excused}, không lý do {count.unexcused}")
    if count.late:
        parts.append(f"{'đến' if parts else 'Đến'} muộn {count.late}")
    return "; ".join(parts) or "Không ai vắng"


def average_text(counts: Sequence[AttendanceCount]) -> str:
    """Dự họp bình quân 94,2 %: of all who had to come to all meetings; nothing before the first."""
    summoned = sum(one.summoned for one in counts)
    share = share_of(sum(one.present for one in counts), summoned)
    return f"dự họp bình quân {percent(share)}" if share is not None else ""


def hours_text(meeting: Meeting) -> str:
    """14:00–16:00, 120 phút; as much as is known."""
    span = "–".join(filter(None, (meeting.starts_at, meeting.ends_at)))
    minutes = meeting.minutes
    return f"{span}, {minutes} phút" if minutes else span


def follow_up_sentence(lines: Sequence[FollowUpLike]) -> str:
    """12 việc: 8 đã xong, 4 chưa xong (1 quá hạn)."""
    if not lines:
        return "Chưa có việc nào được ghi từ kết luận của buổi họp"
    still = [one for one in lines if one.is_open]
    late = sum(1 for one in still if one.is_late)
    done = len(lines) - len(still)
    waiting = f"{len(still)} chưa xong" + (f" ({late} quá hạn)" if late else "")
    return f"{len(lines)} việc: {done} đã xong hoặc thôi thực hiện, {waiting}"


def agenda_sentence(agenda: AgendaLike) -> str:
    """11 mục, 110 phút; 2/8 mục nội dung thuộc chuyên môn hoặc trùng họp cơ quan."""
    if not agenda.lines:
        return "Chưa có chương trình"
    parts = [f"{len(agenda.lines)} mục, dự kiến {agenda.minutes} phút"]
    if agenda.professional:
        over = ", quá nhiều so với công tác Đảng" if agenda.is_over else ""
        parts.append(
            f"{agenda.professional}/{agenda.main} mục nội dung là chuyên môn hoặc trùng họp cơ "
            f"quan{over}"
        )
    if agenda.waiting:
        parts.append(f"{len(agenda.waiting)} việc còn lại chưa đưa vào chương trình")
    return "; ".join(parts)
