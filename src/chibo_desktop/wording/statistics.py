"""Statistics in words: periods, what is not written, why a name is counted or stands apart."""

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Decimal

from chibo_desktop.domain.headcount import CountDoubt, CountedName, ListStep
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.wording.dates import date_text, partial_date_text
from chibo_desktop.wording.numbers import count_text, decimal_text

PERIOD_KINDS = {
    PeriodKind.MONTH: "Tháng",
    PeriodKind.QUARTER: "Quý",
    PeriodKind.HALF_YEAR: "6 tháng",
    PeriodKind.NINE_MONTHS: "9 tháng",
    PeriodKind.YEAR: "Năm",
}
HEADCOUNT, COMPOSITION, MOVEMENT = "headcount", "composition", "movement"
"""The forms that the program shows, by the code in their files."""
_ROMAN = ("I", "II", "III", "IV")

UNKNOWN = {
    "": "Chưa ghi",
    "outside": "Ngoài các nhóm trên",
    "gender": "Chưa ghi giới tính",
    "born_on": "Chưa ghi ngày sinh",
    "admitted_on": "Chưa ghi ngày vào Đảng",
    "ethnic_group": "Chưa ghi dân tộc",
    "religion": "Chưa ghi tôn giáo",
    "general_education": "Chưa ghi giáo dục phổ thông",
    "professional_level": "Chưa ghi, hoặc không có chuyên môn",
    "political_theory": "Chưa ghi, hoặc chưa học lý luận chính trị",
    "occupation_group": "Chưa ghi nghề nghiệp",
    "went_by": "Chưa ghi trường hợp",
    "discipline_form": "Chưa ghi hình thức",
}
"""The row of those of whom the dossier does not say what a section asks, by field."""

STEPS = {
    "admitted": "Kết nạp",
    "readmitted": "Kết nạp lại",
    "ceremony": "Vào Đảng",
    "transferred_in": "Chuyển đến",
    "restored": "Khôi phục đảng tịch",
    "deceased": "Từ trần",
    "expelled": "Khai trừ",
    "struck_off": "Xóa tên",
    "not_confirmed": "Xóa tên đảng viên dự bị",
    "resigned": "Xin ra khỏi Đảng",
    "transferred_out": "Chuyển đi",
    "left": "Rời khỏi Đảng, danh sách không ghi trường hợp",
    "admission_cancelled": "Hủy quyết định kết nạp",
}

DOUBTS = {
    CountDoubt.NO_DAY_OF_JOINING: "chưa ghi ngày vào Đảng nên tính là có từ trước",
    CountDoubt.NO_DAY_OF_LEAVING: "đã ra khỏi danh sách nhưng chưa ghi ngày",
    CountDoubt.DAY_IN_PART: "ngày mới biết một phần nên tính vào ngày sớm nhất",
    CountDoubt.STEP_WITHOUT_EFFECT: "không làm thay đổi danh sách, cần xem lại diễn biến",
    CountDoubt.NOT_LISTED: "theo diễn biến là đảng viên nhưng trạng thái không tính vào danh sách",
    CountDoubt.ONLY_LISTED: "có trong danh sách nhưng diễn biến không cho thấy đã vào",
}


def period_text(period: ReportPeriod) -> str:
    """tháng 11 năm 2026, quý III năm 2026, 6 tháng đầu năm 2026, năm 2026."""
    match period.kind:
        case PeriodKind.MONTH:
            number = f"{period.number:02}" if period.number < 3 else str(period.number)
            return f"tháng {number} năm {period.year}"
        case PeriodKind.QUARTER:
            return f"quý {_ROMAN[period.number - 1]} năm {period.year}"
        case PeriodKind.HALF_YEAR:
            half = "đầu" if period.number == 1 else "cuối"
            return f"6 tháng {half} năm {period.year}"
        case PeriodKind.NINE_MONTHS:
            return f"9 tháng đầu năm {period.year}"
        case PeriodKind.YEAR:
            return f"năm {period.year}"


def span_text(period: ReportPeriod) -> str:
    """từ 01/10/2026 đến 31/12/2026."""
    return f"từ {date_text(period.first_day)} đến {date_text(period.last_day)}"


def step_text(step: ListStep) -> str:
    """“Chuyển đi 05/10/2026, Đảng ủy phường A”: what happened, when and where."""
    day = partial_date_text(step.on)
    words = " ".join(part for part in (STEPS.get(step.kind, step.kind), day) if part)
    return f"{words}, {step.place}" if step.place else words


def counted_note(name: CountedName) -> str:
    """What stands beside a name: what happened, and what is doubtful about it."""
    parts = [step_text(name.step)] if name.step else []
    if name.doubt is not None:
        parts.append(DOUBTS[name.doubt])
    words = "; ".join(parts)
    return words[:1].upper() + words[1:]


def change_text(now: int, before: int) -> str:
    """105,3: now as a percentage of the same period a year before; nothing to compare: a dash."""
    if not before:
        return "–"
    return decimal_text((Decimal(now) * 100 / before).quantize(Decimal("0.1"), ROUND_HALF_EVEN))


def apart_sentence(count: int) -> str:
    """Whether the list and what happened agree."""
    if not count:
        return "Số cuối kỳ khớp với danh sách đảng viên."
    return (
        f"Số cuối kỳ và danh sách chênh nhau ở {count_text(count)} đồng chí, do những điều sau "
        "chưa ghi đủ trong hồ sơ:"
    )


def sum_text(figures: Mapping[str, int]) -> str:
    """The identity in figures, by the marks of Biểu 1."""
    a, b, c, d = (count_text(figures.get(mark, 0)) for mark in "ABCD")
    return f"A + B − C = D:  {a} + {b} − {c} = {d}"
