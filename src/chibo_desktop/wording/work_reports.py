"""Báo cáo công tác in words: what a figure is called and counts, periods, refusals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.report_period import ReportPeriod
from chibo_desktop.domain.work_reports.issued import FigureChange
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.names import first_names
from chibo_desktop.wording.statistics import period_text

SENTENCES: dict[str, str] = {
    "work-report-section-unknown": "Mục này không có trong mẫu báo cáo của kỳ. Hãy tải lại trang "
    "(F5) rồi sửa lại.",
    "work-report-number": "Chưa ghi số, ký hiệu của báo cáo. Hãy ghi như trong sổ văn bản đi, ví "
    "dụ 12-BC/CB.",
    "work-report-day": "Chưa ghi ngày ban hành. Hãy ghi đủ ngày, tháng, năm như trên bản đã ký.",
    "work-report-early": "Ngày ban hành sớm hơn ngày đầu kỳ báo cáo. Hãy ghi lại ngày trên bản đã "
    "ký.",
    "work-report-issued": "Báo cáo này đã ban hành nên không sửa được. Muốn sửa, chọn Sửa lại báo "
    "cáo đã ban hành.",
    "work-report-not-issued": "Báo cáo này chưa ban hành, cứ sửa như thường.",
}


@dataclass(frozen=True, slots=True)
class FigureWords:
    """What a figure is called, and what the things that it counts are."""

    label: str
    thing: str = "đồng chí"
    of_whom: str = "Họ và tên"
    place: str = "Đơn vị"


_MOST_IN_TITLE = 40
_MOST_NAMES = 5
_MEETING = ("buổi", "Buổi sinh hoạt")
_TARGET = ("chỉ tiêu", "Chỉ tiêu", "Thực hiện / kế hoạch")
_TASK = ("nhiệm vụ", "Nhiệm vụ", "Phụ trách")
_ITEM = ("việc", "Việc theo kết luận")
_DUES = ("chi bộ", "Chi bộ")
_AREA = ("lĩnh vực", "Lĩnh vực")
_AWARD = ("lượt", "Được khen thưởng")
_PUNISHED = ("hình thức", "Hình thức")
_UNIT = ("đơn vị", "Đơn vị", "")
_PAPER = ("văn bản", "Văn bản", "Chi bộ")
_CHECK = ("cuộc", "Nội dung kiểm tra, giám sát", "Chi bộ")
_CHANGED = ("điều chỉnh", "Đơn vị", "")
_FAULT = ("hạn chế", "Hạn chế, khuyết điểm")

FIGURES: dict[str, FigureWords] = {
    "members": FigureWords("Đảng viên cuối kỳ"),
    "full": FigureWords("Đảng viên chính thức"),
    "probationary": FigureWords("Đảng viên dự bị"),
    "women": FigureWords("Đảng viên nữ"),
    "exempt": FigureWords("Đảng viên được miễn công tác, sinh hoạt"),
    "admitted": FigureWords("Kết nạp trong kỳ"),
    "confirmed": FigureWords("Chuyển chính thức trong kỳ"),
    "transferred_in": FigureWords("Chuyển đến trong kỳ"),
    "transferred_out": FigureWords("Chuyển đi trong kỳ"),
    "deceased": FigureWords("Từ trần trong kỳ"),
    "removed": FigureWords("Ra khỏi Đảng trong kỳ"),
    "units": FigureWords("Đảng bộ, chi bộ trực thuộc", "đơn vị", "Đơn vị", "Mã"),
    "meetings_due": FigureWords("Buổi sinh hoạt thường kỳ phải họp", *_MEETING),
    "meetings_regular": FigureWords("Buổi sinh hoạt thường kỳ đã họp", *_MEETING),
    "meetings_held": FigureWords("Buổi sinh hoạt đã họp", *_MEETING),
    "meetings_themed": FigureWords("Buổi có chuyên đề", *_MEETING),
    "attendance": FigureWords("Tỷ lệ dự sinh hoạt", *_MEETING),
    "meetings_graded": FigureWords("Buổi đã chấm điểm chất lượng", *_MEETING),
    "meetings_grades": FigureWords("Xếp loại chất lượng sinh hoạt", *_MEETING),
    "items": FigureWords("Việc theo kết luận của chi bộ", *_ITEM),
    "items_done": FigureWords("Việc theo kết luận đã xong", *_ITEM),
    "items_open": FigureWords("Việc theo kết luận chưa xong", *_ITEM),
    "items_late": FigureWords("Việc theo kết luận chậm thời hạn", *_ITEM),
    "study_registered": FigureWords("Đăng ký việc làm theo Bác"),
    "study_attended": FigureWords("Dự học tập, quán triệt"),
    "study_reported": FigureWords("Nộp bài thu hoạch"),
    "study_models": FigureWords("Được nêu gương"),
    "study_not_met": FigureWords("Có tháng chưa đạt"),
    "commitments": FigureWords("Có bản cam kết của năm"),
    "targets": FigureWords("Chỉ tiêu của năm", *_TARGET),
    "targets_due": FigureWords("Chỉ tiêu đã đến kỳ", *_TARGET),
    "targets_good": FigureWords("Chỉ tiêu đạt và vượt", *_TARGET),
    "targets_exceeded": FigureWords("Chỉ tiêu vượt", *_TARGET),
    "targets_failed": FigureWords("Chỉ tiêu không đạt", *_TARGET),
    "targets_failed_list": FigureWords("Tên các chỉ tiêu không đạt", *_TARGET),
    "targets_waiting": FigureWords("Chỉ tiêu chưa đến kỳ", *_TARGET),
    "targets_waiting_list": FigureWords("Tên các chỉ tiêu chưa đến kỳ", *_TARGET),
    "tasks": FigureWords("Nhiệm vụ của chương trình", *_TASK),
    "tasks_done": FigureWords("Nhiệm vụ đã hoàn thành", *_TASK),
    "tasks_late": FigureWords("Nhiệm vụ chậm thời hạn", *_TASK),
    "rounds_closed": FigureWords("Kỳ đánh giá tháng đã chốt", "kỳ", "Kỳ đánh giá"),
    "rated": FigureWords("Được xếp loại"),
    "rated_excellent": FigureWords("Hoàn thành xuất sắc nhiệm vụ"),
    "rated_good": FigureWords("Hoàn thành tốt nhiệm vụ"),
    "rated_fulfilled": FigureWords("Hoàn thành nhiệm vụ"),
    "rated_unfulfilled": FigureWords("Không hoàn thành nhiệm vụ"),
    "awards": FigureWords("Lượt khen thưởng", *_AWARD),
    "awards_collectives": FigureWords("Tập thể được khen thưởng", "tập thể", "Tập thể"),
    "awards_persons": FigureWords("Cá nhân được khen thưởng", "cá nhân", "Cá nhân"),
    "awards_list": FigureWords("Khen thưởng theo hình thức", *_AWARD),
    "disciplined": FigureWords("Lượt kỷ luật", *_PUNISHED),
    "disciplined_list": FigureWords("Kỷ luật theo hình thức", *_PUNISHED),
    "congress_held": FigureWords("Đơn vị đã đại hội", *_UNIT),
    "congress_units": FigureWords("Đơn vị phải đại hội", *_UNIT),
    "congress_title": FigureWords("Nhiệm kỳ đại hội", *_UNIT),
    "congress_own": FigureWords("Đại hội trong kỳ", "đại hội", "Đại hội", "Địa điểm"),
    "documents_missing": FigureWords("Văn bản phải có còn thiếu", *_PAPER),
    "documents_missing_list": FigureWords("Tên văn bản còn thiếu", *_PAPER),
    "inspections": FigureWords("Cuộc kiểm tra, giám sát của kỳ", *_CHECK),
    "inspections_done": FigureWords("Cuộc kiểm tra, giám sát đã xong", *_CHECK),
    "inspections_late": FigureWords("Cuộc kiểm tra, giám sát chậm", *_CHECK),
    "dues_collected": FigureWords("Đảng phí đã thu", *_DUES),
    "dues_remitted": FigureWords("Đảng phí đã nộp cấp trên", *_DUES),
    "dues_retained": FigureWords("Đảng phí trích giữ lại", *_DUES),
    "dues_owing": FigureWords("Đảng viên chưa đóng đủ đảng phí", *_DUES),
    "dues_exempt": FigureWords("Đảng viên được miễn đóng đảng phí", *_DUES),
    "opinions": FigureWords("Ý kiến, kiến nghị đã tiếp nhận", *_AREA),
    "opinions_answered": FigureWords("Ý kiến đã trả lời", *_AREA),
    "opinions_open": FigureWords("Ý kiến đang giải quyết", *_AREA),
    "closed_on": FigureWords("Ngày chốt số liệu của kỳ", *_CHANGED),
    "closed_partly": FigureWords("Phần của kỳ không được giữ khi chốt", *_CHANGED),
    "adjustments": FigureWords("Điều chỉnh sau chốt kỳ", *_CHANGED),
    "adjustments_list": FigureWords("Từng điều chỉnh sau chốt kỳ", *_CHANGED),
    "shortcomings_open": FigureWords("Hạn chế chưa khắc phục", *_FAULT),
    "shortcomings_list": FigureWords("Nội dung hạn chế chưa khắc phục", *_FAULT),
    "shortcomings_mended": FigureWords("Hạn chế đã khắc phục trong kỳ", *_FAULT),
}
"""Every figure that a sentence may name, by its code."""


def report_name(period: ReportPeriod) -> str:
    """Báo cáo tháng 11 năm 2026; Báo cáo năm 2026."""
    return f"Báo cáo {period_text(period)}"


def change_text(change: FigureChange) -> str:
    """“Đảng viên cuối kỳ: 6 → 7”."""
    return (
        f"{_label(change.code)}: {change.before or 'chưa có'} → {change.now or 'không còn số liệu'}"
    )


def moved_text(change: FigureChange) -> str:
    """How a figure differs from what it was closed with; of long words only who came and went."""
    names = names_moved(change.came, change.went)
    is_short = max(len(change.before), len(change.now)) <= _MOST_IN_TITLE
    if not names or (is_short and change.before != change.now):
        return f"{change_text(change)} ({names})" if names else change_text(change)
    return f"{_label(change.code)} nay đã khác ({names})"


def _label(code: str) -> str:
    words = FIGURES.get(code)
    return words.label if words else code


def names_moved(came: Sequence[NameLine], went: Sequence[NameLine]) -> str:
    """“thêm: Trần Thị Mới; bớt: …”; of a figure that changed without a name nothing."""
    return "; ".join(
        f"{words}: {first_names([one.name for one in lines], _MOST_NAMES, 'tên khác')}"
        for words, lines in (("thêm", came), ("bớt", went))
        if lines
    )


def changes_text(changes: Sequence[FigureChange]) -> str:
    """What changed since a section was edited; empty when nothing has."""
    if not changes:
        return ""
    return f"Số liệu đã đổi từ khi sửa câu này: {'; '.join(map(change_text, changes))}."


def standing_text(number: str, issued_on: date | None, edited: int, changed: int) -> str:
    """How a report stands: the line under the page's title."""
    if issued_on is not None:
        said = f"Đã ban hành số {number} ngày {date_text(issued_on)}"
        return f"{said} · {changed} số liệu nay đã khác" if changed else said
    return f"Đang soạn · đã sửa {edited} mục" if edited else "Đang soạn · chưa sửa mục nào"


def figure_title(code: str, text: str) -> str:
    """“Đảng viên cuối kỳ: 41”; of words only what they are."""
    label = FIGURES[code].label
    return f"{label}: {text}" if len(text) <= _MOST_IN_TITLE else label
