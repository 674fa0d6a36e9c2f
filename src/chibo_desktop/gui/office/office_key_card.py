"""Khóa của Đảng ủy: whether there are roots, the digits to read aloud, what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.widgets import Button, Card, LinkButton, Pill, ToolRow, label, spaced
from chibo_desktop.services.key_board import KeyBoard

_WITHOUT = (
    "Đảng ủy chưa có khóa gốc. Nên lập hai khóa gốc trên hai USB: sau này mất máy hoặc lộ khóa "
    "thì đổi khóa được mà đơn vị không phải kết nối lại. Các đơn vị đã kết nối vẫn làm việc "
    "bình thường."
)
_WITH = (
    "Hai khóa gốc nằm trên hai USB trong két, không nằm trong máy này. Đọc dấu kiểm tra này "
    "cho đơn vị khi họ mở thư mời; thư niêm phong đã in sẵn."
)


class OfficeKeyCard(Card):
    """Asks for the roots while there are none."""

    make_requested, again_requested = Signal(), Signal()
    change_requested, replace_requested, print_requested = Signal(), Signal(), Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Khóa của Đảng ủy", parent=parent)
        self.pill = Pill("chưa có khóa gốc", "attention")
        self.version = Pill("", "good")
        self.header.addWidget(self.pill)
        self.header.addWidget(self.version)
        self.groups, self.said = label(role="heading", wraps=True), label("", wraps=True)
        self.make = Button("Lập hai khóa gốc…", "primary", "key-round")
        self.change = Button("Đổi khóa…")
        self.print = Button("In giấy khóa gốc…")
        self.replace = Button("Thay khóa gốc đã mất…")
        self.again = LinkButton("Mất cả hai khóa gốc…")
        row = ToolRow()
        for button, signal in (
            (self.make, self.make_requested),
            (self.change, self.change_requested),
            (self.print, self.print_requested),
            (self.replace, self.replace_requested),
        ):
            button.clicked.connect(signal)
            row.add(button)
        self.again.clicked.connect(self.again_requested)
        for widget in (self.groups, self.said, row, self.again):
            self.body.addWidget(widget)

    def show_board(self, board: KeyBoard) -> None:
        """Show the keys in force."""
        has_roots = bool(board.version)
        self.pill.setVisible(not has_roots)
        self.version.setText(f"bộ khóa số {board.version}")
        self.version.setVisible(has_roots)
        self.groups.setText(spaced(board.fingerprint).replace("\n", "   "))
        self.groups.setVisible(bool(board.fingerprint))
        self.said.setText(_WITH if has_roots else _WITHOUT)
        self.make.setVisible(not has_roots)
        self.make.setEnabled(bool(board.office_code))
        for button in (self.change, self.print, self.replace, self.again):
            button.setVisible(has_roots)
