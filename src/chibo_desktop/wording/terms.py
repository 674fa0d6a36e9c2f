"""Cấp ủy, đại hội, văn bản, kiểm tra – giám sát in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from chibo_desktop.domain.terms.committee import TermSpan
from chibo_desktop.domain.terms.congress import (
    Congress,
    CongressCandidate,
    CongressList,
    CongressStep,
)
from chibo_desktop.domain.terms.documents import (
    DocumentLine,
    DocumentPeriod,
    DocumentRhythm,
    DocumentState,
)
from chibo_desktop.domain.terms.election import Elected
from chibo_desktop.domain.terms.inspection import Inspection, InspectionCount, InspectionState
from chibo_desktop.domain.terms.records import CommitteePost, CommitteeSeat
from chibo_desktop.wording.dates import date_text, short_month_text
from chibo_desktop.wording.numbers import count_text

SENTENCES: dict[str, str] = {
    "term-title": "Chưa ghi nhiệm kỳ. Hãy ghi như trên văn bản, ví dụ 2025–2030.",
    "term-start": "Chưa ghi ngày bắt đầu nhiệm kỳ. Hãy ghi ngày đại hội, đủ ngày, tháng, năm.",
    "term-turned": "Ngày kết thúc phải sau ngày bắt đầu nhiệm kỳ. Hãy ghi lại, hoặc để trống nếu "
    "nhiệm kỳ đang diễn ra.",
    "term-overlap": "Nhiệm kỳ này trùng thời gian với nhiệm kỳ {other}. Hãy xem lại ngày bắt đầu, "
    "ngày kết thúc của hai nhiệm kỳ.",
    "term-in-use": "Nhiệm kỳ này còn {count} dòng cấp ủy viên nên chưa bỏ được. Hãy bỏ các dòng "
    "ấy trước, hoặc sửa nhiệm kỳ.",
    "term-unknown": "Chưa có nhiệm kỳ để ghi cấp ủy. Hãy thêm nhiệm kỳ trước.",
    "seat-name": "Chưa ghi họ tên cấp ủy viên. Hãy chọn đảng viên, hoặc gõ họ tên.",
    "seat-post": "Chưa chọn chức vụ. Hãy chọn bí thư, phó bí thư hoặc cấp ủy viên.",
    "seat-start": "Chưa ghi từ ngày nào. Hãy ghi ngày đại hội, ngày bầu bổ sung hoặc ngày quyết "
    "định.",
    "seat-turned": "Ngày thôi phải từ ngày bắt đầu trở đi. Hãy ghi lại ngày thôi.",
    "seat-outside-term": "Ngày bắt đầu không thuộc nhiệm kỳ {term}. Hãy xem lại ngày, hoặc chọn "
    "nhiệm kỳ khác.",
    "seat-twice": "Đồng chí {name} đã có chức vụ trong cấp ủy vào thời gian này. Muốn đổi chức vụ, "
    "hãy dùng Chuyển chức vụ; thôi rồi thì ghi ngày thôi trước.",
    "seat-taken": "Thời gian này đồng chí {name} đang là bí thư. Hãy ghi ngày thôi của đồng chí "
    "ấy, hoặc chọn chức vụ khác.",
    "seat-change-day": "Ngày nhận chức vụ mới phải sau ngày nhận chức vụ đang giữ. Hãy ghi đủ "
    "ngày, tháng, năm.",
    "seat-same-post": "Chức vụ mới giống chức vụ đang giữ. Hãy chọn chức vụ khác.",
    "congress-title": "Chưa ghi nhiệm kỳ của đại hội. Hãy ghi, ví dụ 2025–2030.",
    "congress-day": "Chưa ghi ngày đại hội. Ngày dự kiến cũng được: hạn các việc chuẩn bị tính lùi "
    "từ ngày ấy.",
    "congress-not-yet": "Ngày đại hội còn ở phía trước nên chưa ghi là đã tổ chức được. Hãy xem "
    "lại ngày.",
    "congress-has-term": "Đại hội này đã lập nhiệm kỳ ở mặt Cấp ủy. Muốn lập lại, hãy bỏ nhiệm kỳ "
    "ấy trước.",
    "congress-not-held": "Đại hội chưa ghi kết quả. Hãy ghi ngày và số dự đại hội trước.",
    "congress-nobody-elected": "Chưa có ai trúng cử cấp ủy, bí thư. Hãy ghi số được triệu tập, số "
    "lượng bầu và số phiếu của từng người trước.",
    "congress-step-title": "Chưa ghi việc. Hãy ghi một câu ngắn, ví dụ Gửi giấy triệu tập.",
    "candidate-votes": "Đồng chí {name} được {votes} phiếu, không khớp {valid} phiếu hợp lệ. Hãy "
    "xem lại số phiếu.",
    "candidate-twice": "Đồng chí {name} có hai lần trong danh sách. Hãy bỏ một dòng.",
    "election-seats": "Số lượng bầu không thể là số âm. Hãy ghi lại.",
    "document-title": "Chưa ghi trích yếu văn bản. Hãy ghi tên văn bản.",
    "document-day": "Chưa ghi đúng ngày ban hành. Hãy ghi đủ ngày, tháng, năm, không sau hôm nay.",
    "inspection-title": "Chưa ghi nội dung kiểm tra, giám sát. Hãy ghi một câu ngắn.",
    "inspection-month": "Tháng thực hiện phải thuộc năm {year}. Hãy ghi, ví dụ 06/{year}.",
    "inspection-done-day": "Đã kết luận thì phải có ngày kết thúc, không sau hôm nay. Hãy ghi đủ "
    "ngày, tháng, năm.",
    "inspection-result": "Chưa ghi kết quả, hoặc lý do không thực hiện. Hãy ghi một câu.",
    "inspection-follow": "Có hạn hoặc ngày khắc phục mà chưa ghi việc phải khắc phục. Hãy ghi việc "
    "ấy.",
}

DOCUMENT_STATES: Mapping[DocumentState, str] = {
    DocumentState.PRESENT: "Đã có",
    DocumentState.MISSING: "Còn thiếu",
    DocumentState.COMING: "Chưa đến hạn",
}
RHYTHMS: Mapping[DocumentRhythm, str] = {
    DocumentRhythm.TERM: "Mỗi nhiệm kỳ",
    DocumentRhythm.YEAR: "Mỗi năm",
    DocumentRhythm.QUARTER: "Mỗi quý",
}
_PERIODS: Mapping[DocumentRhythm, str] = {
    DocumentRhythm.TERM: "nhiệm kỳ",
    DocumentRhythm.YEAR: "năm",
    DocumentRhythm.QUARTER: "quý",
}
UNCHECKED = "cần kiểm tra với văn bản gốc"


def capitalised(words: str) -> str:
    """The words with their first letter large, the others as they are."""
    return words[:1].upper() + words[1:]


def post_text(post: str, *, is_branch: bool, labels: Mapping[str, str]) -> str:
    """Bí thư, Phó bí thư; in a branch a committee member is called Chi ủy viên."""
    if is_branch and post == CommitteePost.COMMITTEE_MEMBER:
        return "Chi ủy viên"
    return labels.get(post, post)


def span_text(span: TermSpan) -> str:
    """“Nhiệm kỳ 2025–2030 (từ 12/05/2025)”, with the last day of one that is over."""
    first = date_text(span.first)
    days = f"{first} – {date_text(span.last)}" if span.last else f"từ {first}"
    return f"Nhiệm kỳ {span.term.title} ({days})"


def decision_text(number: str, day: date | None) -> str:
    """“12-QĐ/ĐU, 20/05/2025”."""
    return ", ".join(filter(None, (number, date_text(day) if day else "")))


def seat_days(seat: CommitteeSeat) -> str:
    """“từ 12/05/2025”, “12/05/2025 – 30/06/2026”."""
    first = date_text(seat.from_on) if seat.from_on else ""
    return f"{first} – {date_text(seat.until_on)}" if seat.until_on else f"từ {first}"


def congress_name(congress: Congress) -> str:
    """“Đại hội lần thứ V, nhiệm kỳ 2025–2030”."""
    number = f" lần thứ {roman(congress.number)}" if congress.number else ""
    return f"Đại hội{number}, nhiệm kỳ {congress.title}"


def roman(number: int) -> str:
    """A number in Roman letters, as congresses are counted."""
    steps = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"))
    found = ""
    for value, letters in (*steps, (4, "IV"), (1, "I")):
        found += letters * (number // value)
        number %= value
    return found


def units_headline(held: int, units: int, title: str) -> str:
    """“37/37 đảng bộ, chi bộ trực thuộc đã tổ chức đại hội nhiệm kỳ 2025–2030”."""
    return f"{count_text(held)}/{count_text(units)} đảng bộ, chi bộ trực thuộc {held_words(title)}"


def held_words(title: str) -> str:
    """“đã tổ chức đại hội nhiệm kỳ 2025–2030”; while no term is known, without it."""
    return f"đã tổ chức đại hội nhiệm kỳ {title}" if title else "đã tổ chức đại hội"


def congress_day(congress: Congress | None) -> str:
    """The day it was held, the day it is planned for, or that none is known."""
    if congress is None or congress.held_on is None:
        return "chưa có"
    day = date_text(congress.held_on)
    return day if congress.is_held else f"dự kiến {day}"


def attendance_text(congress: Congress) -> str:
    """“có mặt 18/20”; empty while nothing is known."""
    if congress.present is None or congress.convened is None:
        return ""
    return f"có mặt {congress.present}/{congress.convened} đồng chí được triệu tập"


def quorum_text(is_quorate: bool | None) -> str:
    """Whether enough were there."""
    if is_quorate is None:
        return ""
    return "đủ số dự" if is_quorate else "chưa đủ hai phần ba số được triệu tập"


def step_due_text(step: CongressStep) -> str:
    """“trước 30 ngày”, “sau 5 ngày”, “trong ngày đại hội”; of a day of its own nothing."""
    days = step.days_before or 0
    if step.own_due_on is not None:
        return "hạn riêng"
    if not days:
        return "trong ngày đại hội"
    return f"trước {days} ngày" if days > 0 else f"sau {-days} ngày"


ELECTED, TIED, NOT_ELECTED = "trúng cử", "bằng phiếu, chưa trúng", "không trúng cử"


def list_title(kind: CongressList, labels: Mapping[str, str]) -> str:
    """“Bầu cấp ủy”, “Bầu đại biểu dự đại hội cấp trên”."""
    label = labels.get(kind, kind)
    return f"Bầu {label[:1].lower()}{label[1:]}"


def period_text(period: DocumentPeriod) -> str:
    """“nhiệm kỳ 2025–2030”, “năm 2026”, “quý III/2026”."""
    return f"{_PERIODS[period.rhythm]} {period.name}"


def document_text(line: DocumentLine) -> str:
    """What stands for it: “05-QC/CB ngày 12/06/2025”; empty when nothing does."""
    one = line.document
    return line.found if one is None else numbered_text(one.number, one.issued_on)


def numbered_text(number: str, day: date | None) -> str:
    """“05-QC/CB ngày 12/06/2025”."""
    return " ".join(filter(None, (number, f"ngày {date_text(day)}" if day else "")))


def documents_headline(lines: Sequence[DocumentLine]) -> str:
    """“9/12 văn bản đã có, còn thiếu 2, 1 chưa đến hạn”."""
    states = [line.state for line in lines]
    parts = [f"{states.count(DocumentState.PRESENT)}/{len(lines)} văn bản đã có"]
    rest = [
        f"{states.count(state)} {DOCUMENT_STATES[state].lower()}"
        for state in (DocumentState.MISSING, DocumentState.COMING)
        if state in states
    ]
    return ", ".join((*parts, *rest))


def missing_text(lines: Sequence[DocumentLine]) -> str:
    """The names of what is missing, each with its period."""
    return "; ".join(f"{line.kind.title} ({period_text(line.period)})" for line in lines)


def inspections_headline(count: InspectionCount) -> str:
    """“3/5 cuộc theo chương trình đã kết luận, 1 quá tháng, 1 việc chưa khắc phục”."""
    parts = [f"{count.done}/{count.planned} cuộc theo chương trình đã kết luận"]
    if count.extra:
        parts.append(f"{count.extra} cuộc ngoài chương trình")
    if count.late:
        parts.append(f"{count.late} cuộc quá tháng")
    if count.to_follow:
        parts.append(f"{count.to_follow} cuộc còn việc phải khắc phục")
    return ", ".join(parts)


def waiting_text(found: Sequence[Inspection], today: date) -> list[str]:
    """What waits of a year's programme: what is past its month, what is still to be mended."""
    late = [f"{one.title} ({_whom(one)}{month_of(one)})" for one in found if one.is_late(today)]
    open_ = [follow_text(one) for one in found if not one.is_followed]
    parts = [f"Quá tháng: {'; '.join(late)}."] if late else []
    return [*parts, *([f"Còn phải khắc phục: {'; '.join(open_)}."] if open_ else [])]


def _whom(one: Inspection) -> str:
    return f"{one.full_name}, " if one.full_name else ""


def inspection_state(one: Inspection, today: date, labels: Mapping[str, str]) -> str:
    """How one stands: “Trong kế hoạch (quá tháng)”, “Đã kết luận 12/06/2026”."""
    words = labels.get(one.state or InspectionState.PLANNED, one.state)
    if one.is_late(today):
        return f"{words} (quá tháng)"
    return f"{words} {date_text(one.done_on)}" if one.done_on else words


def follow_text(one: Inspection) -> str:
    """What is to be mended and until when, or when it was."""
    if not one.follow_up:
        return ""
    if one.followed_on is not None:
        return f"{one.follow_up} (xong {date_text(one.followed_on)})"
    due = f" (hạn {date_text(one.follow_due_on)})" if one.follow_due_on else ""
    return f"{one.follow_up}{due}"


def month_of(one: Inspection) -> str:
    """The month planned."""
    return short_month_text(one.planned_in) if one.planned_in else ""


class ElectionLike(Protocol):
    """A list of a congress with its outcome."""

    @property
    def candidates(self) -> Sequence[CongressCandidate]: ...
    @property
    def elected(self) -> Elected: ...


def election_text(line: ElectionLike) -> str:
    """Who was elected with how many votes, who stands at a tie, who was not."""
    told = []
    for ids, words in (
        (line.elected.elected, ELECTED),
        (line.elected.tied, TIED),
        (line.elected.not_elected, NOT_ELECTED),
    ):
        names = [f"{one.full_name} ({one.votes})" for one in line.candidates if one.id in ids]
        if names:
            told.append(f"{words} {', '.join(names)}")
    return "; ".join(told) or "chưa kiểm phiếu"
