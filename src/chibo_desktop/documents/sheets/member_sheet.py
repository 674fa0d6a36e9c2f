"""Layout of the update sheet (bảng cập nhật thông tin đảng viên), as used in 2025–26.

Headers are exact, including the slip "đang viên" of the real sheet. Source: domain.md §2.2.
"""

from dataclasses import dataclass

from chibo_desktop.domain.fields import FieldSpec
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.records import type_of

RESULT_HEADERS = ("Kết quả kiểm tra", "Chi tiết lỗi")
SHEET_NAME = "Danh sách đảng viên"
TITLE = "BẢNG CẬP NHẬT THÔNG TIN ĐẢNG VIÊN"
NUMBER_HEADER = "STT"
HEADER_ROW = 6  # as people count, from 1
FIRST_DATA_ROW = 8
YES = "có"

GROUPS = {
    "Nơi đăng ký khai sinh": "Nơi đăng ký khai sinh",
    "Quê quán": "Quê quán (theo mô hình 2 cấp)",
    "Thường trú": "Thường trú (theo mô hình 2 cấp)",
}
"""Group in the field declarations → its exact header over three columns."""

_ORDER = (
    NUMBER_HEADER,
    "ID",
    "Họ và tên *",
    "Tên gọi khác",
    "Giới tính *",
    "Sinh ngày * (dd/mm/yyyy)",
    "Dân tộc *",
    "Tôn giáo *",
    "Số định danh cá nhân *",
    "Số thẻ Đảng* (12 số theo HD38-HD/BTCTW)",
    "Nơi cấp thẻ Đảng",
    "Ngày cấp thẻ Đảng (dd/mm/yyyy)",
    "Số thẻ theo Đảng quyết định 85",
    "Tổ chức Đảng đang sinh hoạt * (không sửa)",
    "Nơi đăng ký khai sinh/Quốc gia *",
    "Nơi đăng ký khai sinh/Tỉnh *",
    "Nơi đăng ký khai sinh/Địa chỉ chi tiết *",
    "Quê quán/Quốc gia *",
    "Quê quán/Tỉnh *",
    "Quê quán/Địa chỉ chi tiết *",
    "Thường trú/Quốc gia *",
    "Thường trú/Tỉnh *",
    "Thường trú/Địa chỉ chi tiết *",
    "Ngày vào Đảng* (dd/mm/yyyy)",
    "Ngày vào Đảng chính thức* (dd/mm/yyyy)",
    "Số CMND cũ (nếu có)",
    "Trạng thái hoạt động",
    "Ngày rời khỏi/ Ngày mất/ Ngày miễn sinh hoạt Đảng (dd/mm/yyyy)",
    'Đề nghị xóa (do đang viên không thuộc chi bộ)/ (Nếu muốn xóa chọn "có", còn không bỏ qua)',
    "Temp_XaPhuong_KhaiSinh",
    "Temp_ThonTo_KhaiSinh",
    "Temp_XaPhuong_ThuongTru",
    "Temp_ThonTo_ThuongTru",
    "Ghi chú",
)


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One of the 34 columns; `spec` None is the running number."""

    header: str
    group: str
    spec: FieldSpec | None


def sheet_columns() -> tuple[SheetColumn, ...]:
    """The columns in sheet order, each with the field declared for it."""
    declared = {spec.sheet: spec for spec in type_of(Member).fields if spec.sheet}
    columns = []
    for entry in _ORDER:
        group, slash, header = entry.partition("/")
        if not slash or group not in GROUPS:
            group, header = "", entry
        columns.append(SheetColumn(header, GROUPS.get(group, ""), declared.get(entry)))
    return tuple(columns)


def sheet_headers() -> dict[str, str]:
    """The headers of the update sheet → field name; a group's header stands before its column's."""
    return {
        entry: column.spec.name
        for entry, column in zip(_ORDER, sheet_columns(), strict=True)
        if column.spec is not None
    }
