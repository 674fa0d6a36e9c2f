"""Hạn chế, khuyết điểm in words: how far the mending has come, and what a form refuses."""

from chibo_desktop.domain.shortcoming import Mending, ShortcomingState
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.numbers import THIN_SPACE

SENTENCES: dict[str, str] = {
    "shortcoming-content-missing": "Chưa ghi hạn chế, khuyết điểm là gì. Hãy ghi một câu, đúng "
    "như kết luận hoặc lời đã chỉ ra.",
    "shortcoming-day-missing": "Chưa ghi ngày chỉ ra. Kỳ kiểm điểm nào phải báo cáo khắc phục là "
    "tính từ ngày này; hãy ghi đủ ngày, tháng, năm.",
    "shortcoming-due-early": "Hạn khắc phục sớm hơn ngày chỉ ra. Hãy ghi lại một trong hai ngày.",
    "shortcoming-unknown": "Không tìm thấy hạn chế, khuyết điểm này; có thể đã bỏ. Hãy chọn lại "
    "trong danh sách.",
    "step-day-missing": "Chưa ghi ngày ghi nhận tình trạng. Hãy ghi đủ ngày, tháng, năm.",
    "step-day-early": "Ngày ghi nhận sớm hơn ngày chỉ ra hạn chế. Hãy ghi lại ngày.",
    "step-day-late": "Ngày ghi nhận ở sau hôm nay. Hãy ghi ngày đã kiểm tra việc khắc phục.",
    "step-percent-range": "Đang khắc phục thì mức độ từ 1 đến 99 phần trăm. Xong hẳn thì chọn “Đã "
    "khắc phục”; chưa làm gì thì chọn “Chưa khắc phục”.",
    "step-note-missing": "Chưa ghi đã làm gì. Bản kiểm điểm phải nêu cách khắc phục và kết quả; "
    "hãy ghi một câu ngắn.",
}

_STATES = {
    ShortcomingState.MENDED: "Đã khắc phục",
    ShortcomingState.MENDING: "Đang khắc phục",
    ShortcomingState.NOT_MENDED: "Chưa khắc phục",
}


def state_label(state: ShortcomingState) -> str:
    """Đang khắc phục."""
    return _STATES[state]


def mending_text(one: Mending) -> str:
    """Đã khắc phục (15/10/2026); Đang khắc phục 60 %; Chưa khắc phục."""
    match one.state:
        case ShortcomingState.MENDED:
            return f"{_STATES[one.state]} ({date_text(one.since)})" if one.since else "Đã khắc phục"
        case ShortcomingState.MENDING:
            return f"{_STATES[one.state]} {one.percent}{THIN_SPACE}%"
    return _STATES[one.state]
