"""How the reconciliation with the superior system's list speaks."""

EMPTY = "(trống)"
OURS, THEIRS = "Chi bộ", "Cấp trên"
TITLE = "Đối chiếu với danh sách của cấp trên"
TABS = {
    "differing": "Khác nhau",
    "only_here": "Chỉ có ở chi bộ",
    "only_there": "Chỉ có ở cấp trên",
}
ABOUT = (
    "Chọn tệp cấp trên xuất ra từ cơ sở dữ liệu đảng viên (DS_DANGVIEN hoặc bất cứ bảng tính nào). "
    "Chương trình chỉ nêu chỗ khác nhau, ai chỉ có một bên; từng mục chọn theo chi bộ hay theo cấp "
    "trên; in thành bản đối chiếu hoặc lưu ra Excel."
)


def summary_text(file_name: str, same: int, people: int, fields: int) -> str:
    """How many agree and how many do not."""
    words = f"{file_name} · {same} đồng chí khớp"
    return f"{words} · {people} đồng chí khác nhau ở {fields} mục" if people else words


def take_text(people: int, fields: int) -> str:
    """What the primary button will do."""
    if not people:
        return "Chưa chọn mục nào theo cấp trên"
    return f"Sửa {fields} mục của {people} hồ sơ theo cấp trên"


def taken_text(people: int, file_name: str) -> str:
    """What has been done."""
    return f"Đã sửa {people} hồ sơ theo tệp {file_name}. Đã sao lưu trước khi sửa."
