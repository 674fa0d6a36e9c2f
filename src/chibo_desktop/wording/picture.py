"""The office's picture in words: groups, figures, checks, closings."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.picture.checks import CheckResult, CrossCheck, Relation
from chibo_desktop.domain.picture.closing import Adjustment, PeriodClosing
from chibo_desktop.domain.picture.figures import FigureGroup
from chibo_desktop.domain.report_period import ReportPeriod
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.names import first_names
from chibo_desktop.wording.numbers import count_text
from chibo_desktop.wording.statistics import period_text
from chibo_desktop.wording.work_reports import FIGURES, FigureWords, names_moved

SENTENCES: dict[str, str] = {
    "closing-early": "Kỳ này chưa hết nên chưa chốt được. Hãy chốt sau ngày {day}, khi gói của "
    "các đơn vị đã về.",
    "closing-exists": "Kỳ này đã chốt. Muốn chốt lại với số liệu mới, chọn Mở lại kỳ và ghi lý do "
    "trước.",
    "closing-not-closed": "Kỳ này chưa chốt. Hãy tải lại trang (F5) rồi xem lại.",
    "closing-nobody": "Chưa đơn vị nào có số liệu của kỳ này nên chưa có gì để chốt. Hãy nhận gói "
    "ở Hộp thư trước.",
    "closing-by-missing": "Chưa ghi người chốt. Hãy ghi họ tên người chịu trách nhiệm về số liệu.",
    "closing-reason-missing": "Chưa ghi lý do mở lại. Hãy ghi vì sao phải chốt lại, ví dụ: Chi bộ "
    "3 gửi bổ sung gói tháng 10.",
}

GROUPS: dict[FigureGroup, str] = {
    FigureGroup.PEOPLE: "Đảng viên",
    FigureGroup.MOVEMENTS: "Tăng, giảm trong kỳ",
    FigureGroup.RATINGS: "Đánh giá, xếp loại",
    FigureGroup.MEETINGS: "Sinh hoạt, việc theo kết luận",
    FigureGroup.STUDY: "Học tập và làm theo Bác",
    FigureGroup.TARGETS: "Chương trình, chỉ tiêu của Đảng ủy",
    FigureGroup.MERITS: "Khen thưởng",
    FigureGroup.DISCIPLINE: "Kỷ luật",
    FigureGroup.DUES: "Đảng phí",
    FigureGroup.DOCUMENTS: "Văn bản, kiểm tra – giám sát",
    FigureGroup.OPINIONS: "Ý kiến, kiến nghị",
}

MONEY = frozenset({"dues_collected", "dues_remitted", "dues_retained"})
"""Figures that are sums in đồng."""

NOT_AMONG: dict[str, str] = {
    "women": "Nam, hoặc chưa ghi giới tính",
    "meetings_regular": "Chưa họp",
    "meetings_themed": "Không ghi chuyên đề",
    "meetings_graded": "Chưa chấm điểm chất lượng",
    "items_done": "Chưa xong",
    "items_open": "Đã xong",
    "items_late": "Chưa quá hạn",
    "study_registered": "Chưa đăng ký việc làm theo Bác",
    "study_attended": "Chưa dự học tập, quán triệt",
    "study_reported": "Chưa nộp bài thu hoạch",
    "study_models": "Không được nêu gương trong kỳ",
    "study_not_met": "Không có tháng nào chưa đạt",
    "commitments": "Chưa có bản cam kết của năm",
    "tasks_done": "Chưa hoàn thành",
    "tasks_late": "Chưa quá hạn",
    "inspections_done": "Chưa kết luận",
    "inspections_late": "Chưa quá tháng",
}
"""Why somebody who could be counted is not, where no other figure of the group says it."""

WHOLE_NAME = "Toàn Đảng bộ"
CLOSED_PARTLY = (
    "Khi chốt kỳ, máy này chỉ giữ các số của trang Toàn Đảng bộ; danh sách, tỷ lệ và số khác trong "
    "báo cáo là của hôm nay"
)
"""Of a closing of which the report is not kept here."""
_REASONS = frozenset(
    {
        "full",
        "probationary",
        "rated_excellent",
        "rated_good",
        "rated_fulfilled",
        "rated_unfulfilled",
        "awards_collectives",
        "awards_persons",
    }
)

COMPARED: dict[str, FigureWords] = {
    "members": FigureWords("Danh sách đảng viên cuối kỳ"),
    "listed_by_steps": FigureWords("Biểu thống kê tăng, giảm (D)"),
    "standing": FigureWords("Chính thức + dự bị, theo ngày kết nạp và ngày chính thức"),
    "judged": FigureWords("Được xếp loại + không xếp loại có lý do, ở kỳ đã chốt"),
    "to_be_judged": FigureWords("Đảng viên của các chi bộ đã chốt kỳ"),
    "present": FigureWords("Có mặt ở ít nhất một buổi sinh hoạt"),
    "payers": FigureWords("Đã đóng đảng phí trong kỳ"),
    "awarded": FigureWords("Có khen thưởng trong kỳ"),
    "known": FigureWords("Có trong danh sách, tính cả người đi trong kỳ và sinh hoạt tạm thời"),
    "confirmed_early": FigureWords("Công nhận chính thức sớm hơn hạn dự bị"),
    "listed_twice": FigureWords("Cùng số định danh ở hai danh sách"),
}
"""The figures that checks compare."""

CHECKS: dict[str, tuple[str, str]] = {
    "list-statistics": (
        "Thống kê tăng, giảm khớp danh sách đảng viên",
        "Hãy bổ sung diễn biến còn thiếu (kết nạp, chuyển đến, chuyển đi …) cho người nêu tên.",
    ),
    "standing-sum": (
        "Chính thức + dự bị bằng tổng số",
        "Hãy ghi ngày kết nạp, ngày công nhận chính thức trong hồ sơ người nêu tên.",
    ),
    "evaluation-list": (
        "Danh sách đánh giá khớp danh sách đảng viên",
        "Đơn vị xem lại: người thiếu trong kỳ thì mở lại kỳ, cập nhật người mới; người thừa thì "
        "xem ngày đi, đến.",
    ),
    "attendance-roster": (
        "Người dự sinh hoạt có trong danh sách",
        "Hãy xem lại điểm danh của buổi họp hoặc tình trạng của người nêu tên.",
    ),
    "dues-members": (
        "Người đóng đảng phí có trong danh sách",
        "Hãy xem lại sổ thu hoặc tình trạng của người nêu tên.",
    ),
    "awards-persons": (
        "Cá nhân được khen có trong danh sách",
        "Hãy xem lại khen thưởng trong hồ sơ người nêu tên.",
    ),
    "confirmed-early": (
        "Ngày chính thức sau đủ thời gian dự bị",
        "Hãy đối chiếu quyết định kết nạp và quyết định công nhận chính thức.",
    ),
    "listed-twice": (
        "Mỗi người ở một danh sách",
        "Hai đơn vị thống nhất người này thuộc đâu; nơi đã chuyển đi ghi diễn biến chuyển sinh "
        "hoạt.",
    ),
}
"""What each check is called, and what to do where it does not hold."""


def figure_words(code: str) -> FigureWords:
    """What a figure is called here; in the picture some are told more exactly than in reports."""
    return FIGURES[code] if code in FIGURES else COMPARED[code]


def group_reason(code: str) -> str:
    """Why somebody is not counted who stands at another figure of the group; empty: no reason."""
    return FIGURES[code].label if code in _REASONS else ""


def number_text(code: str, number: int | None) -> str:
    """A figure as people read it; sums in đồng with their unit."""
    if number is None:
        return "–"
    return f"{count_text(number)} đ" if code in MONEY else count_text(number)


def check_text(result: CheckResult) -> str:
    """“Khớp: 898 = 898”, “Lệch 3 người: 898 và 895”."""
    apart = len(result.only_left) + len(result.only_right)
    left = count_text(result.left)
    if result.right is None:
        return "Không có trường hợp nào" if result.is_good else f"{left} trường hợp"
    right = count_text(result.right)
    if not result.is_good:
        return f"Lệch {count_text(apart)} người: {left} và {right}"
    sign = "=" if result.check.relation is Relation.SAME else "≤"
    return f"Khớp: {left} {sign} {right}"


def differing_names(result: CheckResult) -> list[NameLine]:
    """The names that make a check differ, each with where it stands and where it does not."""
    return [
        replace(one, note=". ".join(filter(None, (one.note, _side_words(result, of_left=of_left)))))
        for of_left, names in ((True, result.only_left), (False, result.only_right))
        for one in names
    ]


def names_to_mend(results: Sequence[CheckResult]) -> list[NameLine]:
    """The names that make any of some checks differ, each with what to do about it."""
    return [
        replace(one, note=f"{one.note}. {CHECKS[result.check.code][1]}")
        for result in results
        for one in differing_names(result)
    ]


def _side_words(result: CheckResult, *, of_left: bool) -> str:
    check = result.check
    if not check.right:
        return COMPARED[check.left].label
    here, there = (check.left, check.right) if of_left else (check.right, check.left)
    return f"Chỉ có ở: {COMPARED[here].label}; không có ở: {COMPARED[there].label}"


def picture_title(period: ReportPeriod) -> str:
    """“Số liệu tháng 10 năm 2026”."""
    return f"Số liệu {period_text(period)}"


def compared_label(check: CrossCheck) -> str:
    """The two figures of a check in words."""
    left = COMPARED[check.left].label
    return f"{left} ↔ {COMPARED[check.right].label}" if check.right else left


def adjustment_names(change: Adjustment) -> str:
    """“thêm: Trần Thị Mới; bớt: …”; of a sum that changed without a name nothing."""
    return names_moved(change.came, change.went)


def adjustment_text(change: Adjustment) -> str:
    """“Đảng viên cuối kỳ 40 → 41 (thêm: Trần Thị Mới)”."""
    before, after = (number_text(change.code, one) for one in (change.before, change.after))
    names = adjustment_names(change)
    said = f"{figure_words(change.code).label} {before} → {after}"
    return f"{said} ({names})" if names else said


def bundles_text(bundles: Sequence[tuple[int, str]]) -> str:
    """“gói số 11, nhận 20/11/2026”; empty where the office itself made the difference."""
    return "; ".join(
        f"gói số {seq}, nhận {date_text(date.fromisoformat(day))}" for seq, day in bundles
    )


def closing_text(closing: PeriodClosing, adjustments: int, is_away: bool = False) -> str:
    """How a period stands with its closing; `is_away`: another computer has kept the figures."""
    if closing.closed_on is None:
        if closing.reopened_on is None:
            return "Chưa chốt: số liệu còn theo gói của các đơn vị"
        return f"Đã mở lại ngày {date_text(closing.reopened_on)}: {closing.reopen_reason}"
    said = f"Đã chốt ngày {date_text(closing.closed_on)}, người chốt {closing.closed_by}"
    if (closing.number or 0) > 1:
        said += f" (lần {closing.number})"
    if is_away:
        said += " ở máy khác; đây là số hiện nay"
    return f"{said} · {count_text(adjustments)} điều chỉnh sau chốt" if adjustments else said


def live_figures_text(closed_on: date) -> str:
    """Of figures that go on after their period was closed."""
    return (
        f"Kỳ này đã chốt ngày {date_text(closed_on)}. Đây là số liệu hiện nay; số khi chốt ở mục "
        "Toàn Đảng bộ."
    )


def over_units_text(units: Sequence[tuple[str, int]], most: int | None = None) -> str:
    """Which units are over their caps, each with how many too many, or that none is.

    At most so many are named: of the others it is said how many they are.
    """
    if not units:
        return "Không đơn vị nào vượt trần xuất sắc."
    every = [f"{name} (thừa {count_text(over)})" for name, over in units]
    named = first_names(every, most or len(every), "đơn vị khác có ▲ trong bảng", between="; ")
    return f"{count_text(len(units))} đơn vị vượt trần xuất sắc: {named}."


def reproduced_text(units: int, states: Sequence[str], figures: Sequence[str]) -> str:
    """What computing a closed period again gave."""
    if not states and not figures:
        return (
            f"Đã tính lại từ nhật ký đến đúng lúc chốt: {count_text(units)} phần, số liệu giống "
            "từng chữ số."
        )
    return (
        f"Tính lại từ nhật ký: {count_text(len(set(states) | set(figures)))} phần khác lúc chốt. "
        "Hãy kiểm tra tệp ở Đơn vị – Sao lưu rồi báo người hỗ trợ."
    )


def checks_headline(results: Sequence[CheckResult]) -> str:
    """How many checks hold, and what to do with the others."""
    wrong = sum(not one.is_good for one in results)
    if not results:
        return "Chưa có số liệu để đối chiếu."
    if not wrong:
        return f"Cả {count_text(len(results))} phép đối chiếu đều khớp."
    return (
        f"{count_text(wrong)} trong {count_text(len(results))} phép đối chiếu lệch. Mở dòng có dấu "
        "✗ để xem ai làm nên chênh lệch."
    )


def closing_hint(is_closed: bool, adjustments: int, is_away: bool = False) -> str:
    """What the side of closing says above its table."""
    if not is_closed:
        return (
            "Chốt khi gói của kỳ đã về. Từ đó số liệu giữ nguyên, gói đến sau hiện ở đây thành "
            "điều chỉnh sau chốt kỳ."
        )
    if is_away:
        return "Số từng đơn vị khi chốt ở máy đã chốt. Bảng này là các số chung nay đã khác."
    if not adjustments:
        return "Chưa có gì đổi từ khi chốt kỳ."
    return "Số đã chốt giữ nguyên. Bảng này là những chỗ nay đã khác, ai và gói nào làm nên."
