"""The words of the criteria editor: kinds, comparisons, where a problem stands."""

import re
from collections.abc import Mapping
from typing import Any

from chibo_desktop.domain.criteria_draft import line_at, place_of

KINDS = (
    ("numeric", "Điểm thường (từ 0 đến tối đa)"),
    ("binary", "Đảm bảo / không đảm bảo"),
    ("choice", "Chọn mức"),
    ("percent", "Phần trăm của điểm tối đa"),
    ("tasks", "Tính theo danh mục nhiệm vụ"),
    ("bonus", "Điểm thưởng"),
    ("deduction", "Điểm trừ"),
    ("gate", "Khống chế mức xếp loại"),
)
RATINGS = (
    ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
    ("good", "Hoàn thành tốt nhiệm vụ"),
    ("fulfilled", "Hoàn thành nhiệm vụ"),
    ("unfulfilled", "Không hoàn thành nhiệm vụ"),
)
EFFECTS = (("at_most", "Không được cao hơn mức"), ("exactly", "Phải xếp đúng mức"))
COMPARISONS = (
    ("at_least", "từ … trở lên"),
    ("at_most", "không quá"),
    ("equals", "đúng bằng"),
    ("more_than", "nhiều hơn"),
    ("less_than", "ít hơn"),
)
FACT_KINDS = (("percent", "phần trăm"), ("flag", "có / không"), ("count", "số lần"))
LEVELS = (
    ("central", "Trung ương"),
    ("province", "Tỉnh, thành phố"),
    ("party_organization", "Đảng bộ"),
    ("branch", "Chi bộ"),
)
FALL_THROUGH = (
    ("best_whose_conditions_hold", "Lấy mức cao nhất có đủ điều kiện"),
    ("one_below", "Xuống mức liền dưới"),
    ("strict", "Không tự xếp, chi bộ quyết định"),
)
CAP_BASES = (
    ("good", "Số hoàn thành tốt"),
    ("good_and_excellent", "Số hoàn thành tốt và xuất sắc"),
    ("all_rated", "Tất cả người được xếp loại"),
)
CAP_GROUPS = (
    ("all", "Chung tất cả"),
    ("unit", "Từng đơn vị"),
    ("position_group", "Từng nhóm chức vụ tương đương"),
)
CAP_ROUNDINGS = (("floor", "Bỏ phần lẻ"), ("half_up", "Từ nửa trở lên thành một"))
ROUNDINGS = (("half_up", "Từ nửa trở lên thành một"), ("floor", "Không làm tròn lên"))
VOTE_BASES = (("present", "Số có mặt"), ("summoned", "Số được triệu tập"))
MEMBER_KINDS = (
    ("leader", "Giữ chức vụ lãnh đạo, quản lý"),
    ("staff", "Trong hệ thống chính trị, không giữ chức vụ"),
    ("outside", "Không làm việc trong hệ thống chính trị"),
)
LEAVE = (("rated", "Vẫn đánh giá theo kết quả thực tế"), ("not_rated", "Không đánh giá"))
MEASURES = (
    ("quantity", "số lượng"),
    ("quality", "chất lượng"),
    ("progress", "tiến độ"),
    ("leadership", "năng lực lãnh đạo"),
    ("fact", "số liệu khai (điều kiện)"),
)
BASES = (("planned", "số được giao"), ("done", "số đã làm"))
OPERATORS = (
    ("mean", "Bình quân điểm"),
    ("sum", "Cộng điểm"),
    ("last", "Lấy điểm kỳ cuối"),
    ("by_ratings", "Theo mức xếp loại các kỳ"),
    ("manual", "Chi bộ quyết định riêng"),
)
SPANS = (("quarter", "quý"), ("year", "năm"))
PARTS = (("month", "tháng"), ("quarter", "quý"))
BLOCK_EFFECTS = (("at_most", "không được cao hơn"), ("flag", "chỉ lưu ý"))
MARKERS = (
    ("self", "Đảng viên tự chấm", "Tự chấm"),
    ("party_group", "Tổ đảng chấm", "Tổ đảng"),
    ("workplace", "Cơ quan, đơn vị chấm", "Cơ quan"),
    ("committee", "Chi ủy chấm", "Chi ủy"),
    ("collective", "Tập thể lãnh đạo, đoàn thể chấm", "Tập thể"),
    ("branch", "Chi bộ chấm", "Chi bộ"),
    ("superior", "Cấp ủy cấp trên chấm", "Cấp trên"),
)
STATUSES = (
    ("exempt", "được miễn sinh hoạt"),
    ("suspended", "bị đình chỉ sinh hoạt"),
    ("interrupted", "gián đoạn sinh hoạt"),
)
_FIELDS = {
    "maximum": "điểm tối đa",
    "step": "bước chấm",
    "label": "nội dung",
    "number": "số thứ tự",
    "code": "mã",
    "levels": "các mức",
    "events": "các sự việc",
    "formula": "công thức",
    "rating": "mức xếp loại",
    "floor": "điểm sàn",
    "limit": "mức trần của nhóm",
    "source": "nguồn số liệu",
    "marked_by": "ai chấm",
}
_AREAS = {
    "title": "Tên bộ tiêu chí",
    "area": "Lĩnh vực",
    "applies_to": "Đối tượng",
    "effective_from": "Ngày có hiệu lực",
    "effective_to": "Ngày hết hiệu lực",
    "report_due_day": "Hạn gửi báo cáo",
    "scale": "Thang điểm",
    "sources": "Văn bản làm căn cứ",
    "markers": "Chủ thể chấm điểm",
    "final_marker": "Điểm quyết định",
    "mean_of": "Điểm quyết định",
    "criteria": "Cây tiêu chí",
    "facts": "Điều kiện",
    "bands": "Ngưỡng điểm",
    "forced": "Điều kiện khống chế",
    "rounding": "Làm tròn",
    "cap": "Tỷ lệ xuất sắc",
    "not_rated": "Ai không đánh giá",
    "votes": "Biểu quyết",
    "formulas": "Công thức",
    "applicability": "Phạm vi áp dụng",
    "roll_ups": "Tổng hợp quý, năm",
}
_INDEX = re.compile(r"\[(\d+)\]")


def place_words(plain: Mapping[str, Any], path: str) -> str:
    """Where a problem stands: Tiêu chí I.1 – điểm tối đa; Ngưỡng điểm, dòng 2."""
    of_tree = place_of(path)
    if of_tree is not None:
        place, rest = of_tree
        line = line_at(plain, place) or {}
        number = line.get("number") or ".".join(str(index + 1) for index in place)
        field = _FIELDS.get(re.split(r"[.\[]", rest)[0], "") if rest else ""
        return f"Tiêu chí {number}" + (f" – {field}" if field else "")
    area = re.split(r"[.\[]", path)[0]
    row = _INDEX.search(path)
    words = _AREAS.get(area, path)
    return f"{words}, dòng {int(row[1]) + 1}" if row else words


def sum_words(total: str, scale: str) -> str:
    """Các tiêu chí cộng lại 95/100 điểm."""
    return f"Các tiêu chí cộng lại {total}/{scale} điểm"
