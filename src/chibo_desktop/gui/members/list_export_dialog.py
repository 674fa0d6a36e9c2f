"""How the list on show goes out: its title, and whether with numbers in full."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from chibo_desktop.domain.text import nfc
from chibo_desktop.gui.theme import XL, M, current
from chibo_desktop.gui.widgets import Button, FormField, label

_USUAL = "Danh sách đảng viên"


class ListExportDialog(QDialog):
    """`print_requested` and `workbook_requested` carry the title and whether numbers are full."""

    print_requested = Signal(str, bool)
    workbook_requested = Signal(str, bool)

    def __init__(self, title: str, words: str, columns: str, parent: QWidget | None = None) -> None:
        """`words`: whom the list holds; `columns`: what is shown of them."""
        super().__init__(parent)
        self.setWindowTitle("Xuất, in danh sách đang xem")
        self.title = QLineEdit(title or _USUAL)
        self.masks = QCheckBox("In không có số định danh, số thẻ (chỉ còn 4 số cuối)")
        self.masks.setChecked(True)
        self._build(words, columns)

    def _build(self, words: str, columns: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(XL, XL, XL, XL)
        layout.setSpacing(M)
        layout.addWidget(label("Xuất, in danh sách đang xem", "heading"))
        layout.addWidget(label(words, wraps=True))
        layout.addWidget(label(f"Các cột: {columns}", "secondary", wraps=True))
        layout.addWidget(FormField("&Tiêu đề", self.title))
        layout.addWidget(self.masks)
        layout.addWidget(
            label(
                "Bỏ dấu chọn thì số in đầy đủ, và lần in được ghi vào sổ theo dõi.",
                "hint",
                wraps=True,
            )
        )
        row = QHBoxLayout()
        row.setSpacing(M)
        row.addStretch(1)
        back = Button("Để sau")
        back.clicked.connect(self.reject)
        self.workbook = Button("Lưu bảng tính Excel", sign="file-spreadsheet")
        self.workbook.clicked.connect(lambda: self._announce(self.workbook_requested))
        self.paper = Button("Xem trước khi in", "primary", "printer")
        self.paper.clicked.connect(lambda: self._announce(self.print_requested))
        for button in (back, self.workbook, self.paper):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.paper.setDefault(True)
        layout.addLayout(row)
        self.setMinimumWidth(current().scaled(520))

    def _announce(self, signal: object) -> None:
        title = nfc(self.title.text()) or _USUAL
        signal.emit(title, not self.masks.isChecked())  # type: ignore[attr-defined]
        self.accept()
