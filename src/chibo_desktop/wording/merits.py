"""Khen thưởng in words: why somebody may be proposed or may not, and the money."""

from chibo_desktop.domain.commending import MeritCheck, MeritStandard, MeritState
from chibo_desktop.domain.criteria_rating import Reason
from chibo_desktop.domain.rating import Rating
from chibo_desktop.wording.evaluation import rating_label
from chibo_desktop.wording.numbers import count_text

SENTENCES: dict[str, str] = {
    "past-year-range": "Năm trước phải là một năm đã qua, trong vòng 20 năm. Hãy ghi lại năm.",
    "merit-nobody": "Chưa có đề nghị khen thưởng nào của năm {year} nên chưa lập được tờ trình. "
    "Hãy đề nghị ở mục Khen thưởng – Kỷ luật trước.",
    "merit-unknown": "Không có hình thức khen thưởng này. Hãy chọn lại.",
    "merit-not-met": "Đồng chí {name} chưa đạt tiêu chuẩn của hình thức này nên chưa đề nghị được. "
    "Hãy xem lý do ở dưới bảng; năm trước còn thiếu thì ghi thêm.",
}
_STATES = {
    MeritState.MET: "Đủ tiêu chuẩn",
    MeritState.WAITING: "Đủ, chờ quyết định",
    MeritState.NOT_MET: "Chưa đủ",
}
_REASONS = {
    "merit-unrated": "Năm {year} chưa có mức xếp loại.",
    "merit-rating": "Năm nay xếp loại “{rating}”, không phải hoàn thành xuất sắc nhiệm vụ.",
    "merit-disciplined": "Bị kỷ luật trong năm {year}.",
    "merit-achievement": "Xét theo thành tích đột xuất, chuyên đề; không xét xếp loại năm.",
    "merit-year": "Hoàn thành xuất sắc nhiệm vụ trong năm.",
    "merit-row": "Hoàn thành xuất sắc nhiệm vụ {count} năm liền (cần {needed}).",
    "merit-undecided": "Chưa có quyết định công nhận của năm {years}.",
    "merit-short-unknown": "Mới có {count} năm liền (cần {needed}): chưa có xếp loại năm {year}.",
    "merit-short-disciplined": "Mới có {count} năm liền (cần {needed}): bị kỷ luật năm {year}.",
    "merit-short-rating": "Mới có {count} năm liền (cần {needed}): năm {year} xếp loại “{rating}”.",
}


def merit_state(state: MeritState) -> str:
    """Đủ, chờ quyết định."""
    return _STATES[state]


def merit_reasons(check: MeritCheck) -> list[str]:
    """Every reason for or against, one sentence each."""
    return [reason_sentence(reason) for reason in check.reasons]


def merit_money(standard: MeritStandard) -> str:
    """702.000 đ; nothing where a rule is missing."""
    return "" if standard.money is None else f"{count_text(standard.money)} đ"


def reason_sentence(reason: Reason) -> str:
    """One reason as a sentence."""
    words = dict(reason.params)
    if "rating" in words:
        words["rating"] = rating_label(Rating(words["rating"])).lower()
    if "years" in words:
        words["years"] = ", ".join(words["years"].split())
    return _REASONS[reason.code].format_map(words)
