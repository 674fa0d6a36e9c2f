"""The few words Qt itself says (context menus, file boxes), in Vietnamese: Qt ships none."""

from PySide6.QtCore import QTranslator

_WORDS = {
    "&Undo": "&Hoàn tác",
    "&Redo": "&Làm lại",
    "Cu&t": "&Cắt",
    "&Copy": "&Sao chép",
    "&Paste": "&Dán",
    "Delete": "Xóa",
    "Select All": "Chọn tất cả",
    "Copy &Link Location": "Sao chép đường dẫn",
    "&Step up": "&Tăng",
    "Step &down": "&Giảm",
    "OK": "Đồng ý",
    "&OK": "Đồng ý",
    "Save": "Lưu",
    "&Save": "&Lưu",
    "Open": "Mở",
    "&Open": "&Mở",
    "Cancel": "Để sau",
    "&Cancel": "Để sau",
    "Close": "Đóng",
    "&Close": "Đón&g",
    "&Yes": "&Có",
    "&No": "&Không",
    "&Choose": "&Chọn",
    "Look in:": "Trong thư mục:",
    "File &name:": "&Tên tệp:",
    "Files of type:": "Loại tệp:",
    "Directory:": "Thư mục:",
    "Back": "Quay lại",
    "Forward": "Đi tới",
    "Parent Directory": "Thư mục cha",
    "Create New Folder": "Tạo thư mục mới",
    "List View": "Xem danh sách",
    "Detail View": "Xem chi tiết",
    "&Rename": "Đổ&i tên",
    "&Delete": "&Xóa",
    "Show &hidden files": "Hiện tệp ẩ&n",
    "&New Folder": "Thư mục &mới",
    "New Folder": "Thư mục mới",
    "Computer": "Máy tính",
    "My Computer": "Máy tính",
    "Name": "Tên",
    "Size": "Cỡ",
    "Type": "Loại",
    "Date Modified": "Ngày sửa",
    "Scroll here": "Cuộn tới đây",
    "%1 already exists.\nDo you want to replace it?": "Đã có %1.\nThay bằng tệp mới?",
}


class QtWords(QTranslator):
    """Answers Qt's own texts; says nothing about texts that are already Vietnamese."""

    def translate(
        self,
        context: bytes | bytearray | memoryview | str,
        sourceText: bytes | bytearray | memoryview | str,  # noqa: N803 - Qt's own name
        disambiguation: bytes | bytearray | memoryview | str | None = None,
        n: int = -1,
    ) -> str:
        """The Vietnamese for one of Qt's texts, empty when it is unknown."""
        return _WORDS.get(str(sourceText), "")

    def isEmpty(self) -> bool:
        return False
