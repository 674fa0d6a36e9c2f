"""How the import speaks while a workbook's columns are being understood."""

from collections.abc import Iterable, Mapping

from chibo_desktop.domain.fields import FieldSpec

OWN = "Mục riêng"
IGNORED = "(bỏ qua cột này)"
SPECIAL: Mapping[str, str] = {
    "family_name": "Họ và tên đệm (riêng)",
    "given_name": "Tên (riêng)",
    "male_mark": "Nam (dấu x, ngày sinh)",
    "female_mark": "Nữ (dấu x, ngày sinh)",
    "record_id": "Mã hồ sơ trong chương trình",
}
KNOWN_LAYOUTS: Mapping[str, str] = {
    "update-sheet": "bảng cập nhật thông tin đảng viên (34 cột)",
    "central-export": "danh sách xuất từ cơ sở dữ liệu cấp trên (DS_DANGVIEN)",
    "error-sheet": "tệp kết quả kiểm tra do chương trình xuất",
    "template": "tệp mẫu của chương trình",
}
LETTERS: Mapping[str, str] = {
    "by-itself": "Tự nhận theo phông và cách viết",
    "tcvn3": "TCVN3 (.VnTime, .VnArial…)",
    "vni": "VNI (VNI-Times…)",
    "as-they-are": "Giữ nguyên như trong tệp",
}
LETTER_NAMES: Mapping[str, str] = {"tcvn3": "TCVN3", "vni": "VNI", "unicode": "Unicode"}
DATE_ORDERS = (
    ("", "đọc theo ngày/tháng/năm"),
    ("month-first", "đọc theo tháng/ngày/năm"),
)
NO_HEADER = "Không có hàng tiêu đề"
WHY: Mapping[str, str] = {"header": "", "values": "đoán theo các ô bên dưới"}
AGREES: Mapping[str, str] = {
    "id": "mã hồ sơ",
    "central_id": "ID cơ sở dữ liệu",
    "identity_number": "số định danh",
    "card_number": "số thẻ",
    "old_card_number": "số thẻ cũ",
    "old_identity_number": "số CMND",
    "full_name": "họ tên",
    "born_on": "ngày sinh",
}
OFFERS: Mapping[str, str] = {
    "sheet-date-short-year": "Hiểu năm hai chữ số như đề nghị ({count} ô)",
    "identity-maybe-old-card": "Ghi số 9 chữ số vào mục CMND cũ ({count} ô)",
}


def target_options(
    specs: Iterable[FieldSpec], own: Iterable[FieldSpec] = ()
) -> list[tuple[str, str]]:
    """Key and label of everything that a column may be, the fields in the order of the form.

    What the unit keeps itself (`own`) stands last and says so.
    """
    fields = list(specs)
    labels = [spec.label for spec in fields]
    options = [("", IGNORED)]
    for spec in fields:
        shared = labels.count(spec.label) > 1
        options.append((spec.name, f"{spec.group} – {spec.label}" if shared else spec.label))
        if spec.name == "full_name":
            options += SPECIAL.items()
    return [*options, *((spec.name, f"{OWN} – {spec.label}") for spec in own)]


def header_text(first: int, last: int) -> str:
    """Hàng 6–7, for rows counted from 0; nothing in between means no header."""
    if last < first:
        return NO_HEADER
    return f"Hàng {first + 1}" if first == last else f"Hàng {first + 1}–{last + 1}"


def mapped_text(mapped: int, ignored: int) -> str:
    """How many columns are understood."""
    words = f"Đã ghép {mapped} cột"
    return f"{words}, bỏ qua {ignored} cột" if ignored else words


def us_dates_text(count: int) -> str:
    """Why the order of a column's dates is asked about."""
    return f"{count} ngày trong cột chỉ hợp lý khi tháng đứng trước"


def agrees_text(agrees: Iterable[str], score: int) -> str:
    """số định danh, họ tên · 85/100; nothing for nobody."""
    names = [AGREES[name] for name in agrees]
    return f"{', '.join(names)} · {score}/100" if names else ""
