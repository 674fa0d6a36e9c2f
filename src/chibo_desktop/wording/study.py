"""Học tập và làm theo Bác in words: states, signs, reasons, summaries."""

from collections.abc import Mapping

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.study_state import StudyState
from chibo_desktop.wording.dates import month_text

SENTENCES: dict[str, str] = {
    "study-hours-wrong": "“{value}” không phải là số giờ của một tháng. Hãy nhập số, ví dụ 4 hoặc "
    "2,5; để trống nếu không theo dõi giờ.",
    "study-value-unknown": "Không có lựa chọn “{value}”. Hãy chọn lại trong danh sách.",
    "commitment-template-unknown": "Không có mẫu cam kết này cho năm {year}. Hãy chọn lại mẫu.",
    "commitments-all-made": "Các đồng chí được chọn đều đã có bản cam kết năm {year}. Mở từng "
    "đồng chí để sửa nội dung.",
    "commitment-none-before": "Không đồng chí nào được chọn có bản cam kết năm {year} nên không "
    "chép được. Hãy lập theo mẫu.",
    "commitment-content-missing": "Chưa ghi nội dung cam kết. Mỗi dòng cần một nội dung; hãy ghi, "
    "hoặc bỏ dòng này.",
    "commitment-line-unknown": "Không tìm thấy dòng cam kết này. Hãy tải lại (F5).",
}
SIGNS: Mapping[StudyState, str] = {
    StudyState.OUTSIDE: "",
    StudyState.AHEAD: "",
    StudyState.MISSING: "–",
    StudyState.REGISTERED: "○",
    StudyState.REPORTED: "□",
    StudyState.NOT_MET: "▲",
    StudyState.MET: "●",
    StudyState.MODEL: "♦",
}
SHORT: Mapping[StudyState, str] = {
    StudyState.OUTSIDE: "",
    StudyState.AHEAD: "",
    StudyState.MISSING: "chưa",
    StudyState.REGISTERED: "ĐK",
    StudyState.REPORTED: "nộp",
    StudyState.NOT_MET: "nhắc",
    StudyState.MET: "đạt",
    StudyState.MODEL: "khen",
}
FULL: Mapping[StudyState, str] = {
    StudyState.OUTSIDE: "không theo dõi",
    StudyState.AHEAD: "chưa đến tháng",
    StudyState.MISSING: "chưa đăng ký",
    StudyState.REGISTERED: "đã đăng ký",
    StudyState.REPORTED: "đã nộp thu hoạch",
    StudyState.NOT_MET: "chi ủy nhận xét chưa đạt",
    StudyState.MET: "chi ủy nhận xét đạt",
    StudyState.MODEL: "chi ủy nêu gương",
}
REASONS: Mapping[str, str] = {
    "unregistered": "chưa đăng ký việc làm theo",
    "unreported": "chưa nộp bài thu hoạch",
    "absent": "vắng học không lý do",
    "not-met": "chi ủy nhận xét chưa đạt",
}
UNCHECKED = "cần kiểm tra với văn bản gốc"


def cell_text(state: StudyState) -> str:
    """“♦ khen”: sign and short word of a cell; nothing where nothing is due."""
    return f"{SIGNS[state]} {SHORT[state]}".strip()


def legend_text() -> str:
    """What the signs of the grid mean, in one line."""
    shown = [state for state in StudyState if SIGNS[state]]
    return " · ".join(f"{cell_text(state)}: {FULL[state]}" for state in shown)


def reasons_text(reasons: tuple[str, ...]) -> str:
    """The reasons for a reminder, joined."""
    return "; ".join(REASONS[reason] for reason in reasons)


def theme_text(quarter: int, title: str) -> str:
    """“Chuyên đề quý II: …”, “Chuyên đề năm: …”."""
    numeral = ("", "I", "II", "III", "IV")[quarter]
    return f"Chuyên đề {f'quý {numeral}' if quarter else 'năm'}: {title}"


def month_counts_text(period: Month, followed: int, registered: int, reported: int) -> str:
    """The figures of a month in one sentence."""
    return (
        f"{month_text(period).capitalize()}: {registered}/{followed} đồng chí đã đăng ký việc làm "
        f"theo, {reported}/{followed} đã nộp bài thu hoạch"
    )


def registered_text(registered: int, months: int) -> str:
    """Of how many months somebody registered an action."""
    return f"Đăng ký việc làm theo {registered}/{months} tháng"


def took_part_text(attended: int, excused: int, absent: int) -> str:
    """How often somebody took part in the study, as far as it was noted."""
    parts = [f"dự học {attended} tháng"]
    parts += [f"vắng có lý do {excused} tháng"] if excused else []
    parts += [f"vắng không lý do {absent} tháng"] if absent else []
    return ", ".join(parts)


def commitment_text(lines: int, met: int, not_met: int) -> str:
    """How a commitment stands: of its lines, how many are kept, not kept, not yet judged."""
    if not lines:
        return "chưa đăng ký bản cam kết"
    parts = [f"cam kết {lines} nội dung: đạt {met}"]
    parts += [f"chưa đạt {not_met}"] if not_met else []
    left = lines - met - not_met
    parts += [f"chưa tự đánh giá {left}"] if left else []
    return ", ".join(parts)
