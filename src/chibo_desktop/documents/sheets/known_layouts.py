"""Lists that the program knows by name: official ones, and those it wrote itself."""

from collections.abc import Collection, Sequence

from chibo_desktop.documents.bounded import Cell
from chibo_desktop.documents.sheets.header_words import RECORD_ID, header_key
from chibo_desktop.documents.sheets.member_sheet import RESULT_HEADERS, sheet_headers

UPDATE_SHEET, CENTRAL_EXPORT = "update-sheet", "central-export"
ERROR_SHEET, TEMPLATE = "error-sheet", "template"
TEMPLATE_TITLE = "MẪU NHẬP DANH SÁCH ĐẢNG VIÊN"
_MOST_OF_34 = 25
_CENTRAL = (
    "Họ và tên",
    "Số thẻ Đảng viên",
    "Số CCCD",
    "Ngày sinh",
    "Ngày kết nạp",
    "Chi bộ đang sinh hoạt",
    "Chi bộ nơi cư trú",
    "Trạng thái",
)
"""DS_DANGVIEN.xlsx. Source: domain.md §2.2."""


def known_layout(
    rows: Sequence[Sequence[Cell]], headers: Sequence[tuple[str, str]], targets: Collection[str]
) -> str:
    """The key of the known list that a sheet is; empty for somebody's own."""
    keys = {header_key(grouped) for _, grouped in headers}
    if RECORD_ID in targets and all(header_key(text) in keys for text in RESULT_HEADERS):
        return ERROR_SHEET
    if any(cell == TEMPLATE_TITLE for row in rows[:3] for cell in row):
        return TEMPLATE
    if sum(header_key(text) in keys for text in sheet_headers()) >= _MOST_OF_34:
        return UPDATE_SHEET
    if {header_key(text) for text in _CENTRAL} <= keys:
        return CENTRAL_EXPORT
    return ""
