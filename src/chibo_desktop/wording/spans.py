"""Quarters and years in words: their names, what is missing of a part and why, what refuses."""

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.period_parts import PartState, PeriodPart
from chibo_desktop.domain.span import Span, quarter_number
from chibo_desktop.wording.dates import month_text, short_month_text

SENTENCES: dict[str, str] = {
    "span-exists": "Kỳ quý, năm này đã được mở trước đó. Hãy chọn lại trong danh sách các kỳ.",
    "span-part-open": "Kỳ đánh giá {period} đang mở nên chưa tính được kết quả. Hãy chốt kỳ đó "
    "trước.",
    "span-gap": "Đồng chí {name} chưa có kết quả của {periods} mà chưa rõ vì sao. Hãy ghi lý do "
    "hoặc kết quả do nơi khác đánh giá.",
    "span-unrated": "Đồng chí {name} chưa xếp loại được theo quy tắc. Hãy xem lý do và quyết định "
    "mức xếp loại.",
    "outside-total": "Điểm do nơi khác chấm phải là một số không âm, hoặc để trống nếu chỉ có mức "
    "xếp loại. Hãy ghi lại.",
}

_ROMAN = ("I", "II", "III", "IV")
_STATES = {
    PartState.OPEN: "chưa chốt",
    PartState.MISSING: "thiếu, chưa rõ lý do",
}
_NOT_RATED = {
    "exempt": "miễn sinh hoạt",
    "suspended": "đình chỉ sinh hoạt",
    "interrupted": "gián đoạn sinh hoạt",
    "newly-admitted": "mới kết nạp",
    "not-yet-admitted": "chưa kết nạp",
    "came-later": "chuyển đến sau",
    "left": "không còn sinh hoạt",
    "transferred": "đã chuyển đi",
    "guest": "sinh hoạt tạm thời",
}


def span_name(span: Span, end: Month) -> str:
    """Quý III năm 2026; Năm 2026; Tháng 11 năm 2026."""
    match span:
        case Span.QUARTER:
            return f"Quý {_ROMAN[quarter_number(end) - 1]} năm {end.year}"
        case Span.YEAR:
            return f"Năm {end.year}"
    words = month_text(end)
    return words[:1].upper() + words[1:]


def span_short(span: Span, end: Month) -> str:
    """Quý III/2026; 2026; 11/2026: for choices and columns."""
    match span:
        case Span.QUARTER:
            return f"Quý {_ROMAN[quarter_number(end) - 1]}/{end.year}"
        case Span.YEAR:
            return f"Năm {end.year}"
    return short_month_text(end)


def part_title(span: Span, end: Month) -> str:
    """T7 or Quý III: a column among others of the same year."""
    if span is Span.QUARTER:
        return f"Quý {_ROMAN[quarter_number(end) - 1]}"
    return f"Tháng {end.number}"


def gap_text(part: PeriodPart) -> str:
    """Why a part has no result, in a few words: chưa đánh giá – mới kết nạp."""
    if part.state is PartState.EXPLAINED:
        return f"chưa đánh giá – {part.reason}"
    if part.state in _STATES:
        return _STATES[part.state]
    return f"chưa đánh giá – {_NOT_RATED.get(part.reason, part.reason)}"
