"""The first window on a computer that has no file yet: six ways to begin, said in a sentence."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.shell.door import Door
from chibo_desktop.gui.widgets import Button, label

_TEXT = "Trên máy này chưa có sổ nào. Hãy chọn một cách bắt đầu; chọn nhầm thì làm lại được."


class WelcomeDialog(Door):
    """Announces the choice; closing it ends the program."""

    invitation_chosen = Signal()
    create_chosen = Signal()
    open_chosen = Signal()
    restore_chosen = Signal()
    server_chosen = Signal()
    practice_chosen = Signal()

    def __init__(self, *, with_practice: bool, parent: QWidget | None = None) -> None:
        super().__init__("Sổ tay chi bộ", _TEXT, "book-open", parent)
        self.by_invitation = self._way(
            "Có thư mời của Đảng ủy…",
            "Tệp moi_….cbi do Đảng ủy gửi: tên và mã đơn vị được điền sẵn.",
            "primary",
        )
        self.anew = self._way("Tạo sổ mới…", "Chưa có thư mời; sau này vẫn kết nối được.")
        self.existing = self._way("Mở tệp dữ liệu có sẵn…", "Tệp .chibo chép từ máy khác.")
        self.on_server = self._way(
            "Mở / Tạo sổ trên máy chủ…",
            "Văn phòng Đảng ủy nhiều người cùng làm, dữ liệu ở máy chủ PostgreSQL.",
        )
        self.restoring = self._way(
            "Khôi phục từ bản sao lưu…", "Máy cũ hỏng: lấy lại sổ từ USB hoặc thư mục sao lưu."
        )
        self.practising = self._way(
            "Tập dượt với chi bộ tưởng tượng",
            "Người và số liệu không có thật, thử thế nào cũng được.",
        )
        self.practising.setVisible(with_practice)
        self.by_invitation.clicked.connect(self.invitation_chosen)
        self.anew.clicked.connect(self.create_chosen)
        self.existing.clicked.connect(self.open_chosen)
        self.on_server.clicked.connect(self.server_chosen)
        self.restoring.clicked.connect(self.restore_chosen)
        self.practising.clicked.connect(self.practice_chosen)
        self.fit()

    def _way(self, text: str, meaning: str, kind: str = "plain") -> Button:
        button = Button(text, kind)
        button.setAccessibleDescription(meaning)
        self.form.addWidget(button)
        self.form.addWidget(label(meaning, "secondary", wraps=True))
        return button
