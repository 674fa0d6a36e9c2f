"""Backups of the open file: when the last was, another one now, a copy on a stick."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.widgets import Button, Card, ToolRow, label

_TEXT = (
    "Sổ tự sao lưu khi đóng và trước mỗi việc lớn; bản nào cũng được mở lại để đối chiếu. Ổ đĩa có "
    "thể hỏng: mỗi tuần hãy sao lưu thêm ra USB. Muốn quay về một bản cũ: khóa chương trình "
    "(Ctrl+L) rồi bấm “Khôi phục từ bản sao lưu…” ở ô mật khẩu."
)

_TEXT_OF_SERVER = (
    "Dữ liệu nằm ở máy chủ; sao lưu là việc của người phụ trách máy chủ, hãy hỏi bản gần nhất là "
    "khi nào. Nút dưới đây gọi lệnh pg_dump, nếu máy này có, chép thêm một bản ra tệp. Bản đó "
    "không mã hóa; khôi phục từ nó cũng là việc của người phụ trách máy chủ."
)


class BackupCard(Card):
    """Announces where a backup is wanted."""

    here_requested = Signal()
    elsewhere_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, on_server: bool = False) -> None:
        super().__init__("Sao lưu", parent=parent)
        text = _TEXT_OF_SERVER if on_server else _TEXT
        self.body.addWidget(label(text, "secondary", wraps=True))
        self.here = Button("Sao lưu ngay")
        self.elsewhere = Button("Sao lưu ra USB…")
        self.here.clicked.connect(self.here_requested)
        self.elsewhere.clicked.connect(self.elsewhere_requested)
        row = ToolRow()
        row.add(self.here)
        row.add(self.elsewhere)
        self.body.addWidget(row)
