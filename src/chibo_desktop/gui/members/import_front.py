"""The first step of an import: what one can do here, and the imports that were made before."""

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from chibo_desktop.gui.theme import M
from chibo_desktop.gui.widgets import Button, Card, ToolRow, label
from chibo_desktop.services.member_import import PastImport

_ABOUT = (
    "Chọn danh sách đảng viên ở bất cứ bảng tính nào (.xlsx, .xls, .ods, .csv), kể cả danh sách cũ "
    "viết bằng phông .VnTime hay VNI; có thể kéo tệp thả vào đây. Chương trình tự tìm tiêu đề, "
    "ghép cột, rồi cho xem trước từng dòng sẽ thêm ai, sửa gì; chưa bấm nhập thì chưa có gì thay "
    "đổi. Ô trống trong bảng không xóa thông tin đã có. Mỗi người một dòng: các bảng nhiều dòng "
    "của hồ sơ (quá trình công tác, đào tạo, khen thưởng, kỷ luật, gia đình…) không lấy từ bảng "
    "tính, gõ ở thẻ Quá trình – Gia đình của từng người."
)
_TEMPLATE = (
    "Chưa có danh sách nào trên máy: lấy tệp mẫu, gõ vào rồi nhập. Tệp mẫu có sẵn danh mục để "
    "chọn, lời dặn ở từng cột, và giữ nguyên số 0 ở đầu."
)
_RECONCILE = (
    "Chỉ nêu chỗ khác nhau giữa hồ sơ ở đây và tệp cấp trên xuất ra, từng mục chọn theo bên nào, "
    "in thành bản đối chiếu."
)
_PAST_SHOWN = 5


class ImportFront(QWidget):
    """`undo_requested(batch)`: an earlier import is to be taken back."""

    choose_requested = Signal()
    template_requested = Signal()
    reconcile_requested = Signal()
    undo_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        self.choose = Button("Chọn tệp…", "primary", "folder-open")
        self.choose.clicked.connect(self.choose_requested)
        self.template = Button("Lấy tệp mẫu…", sign="file-spreadsheet")
        self.template.clicked.connect(self.template_requested)
        self.reconcile = Button("Đối chiếu…", sign="list-checks")
        self.reconcile.clicked.connect(self.reconcile_requested)
        for title, text, button in (
            ("Nhập danh sách có sẵn", _ABOUT, self.choose),
            ("Gõ danh sách mới bằng Excel", _TEMPLATE, self.template),
            ("Đối chiếu với danh sách của cấp trên", _RECONCILE, self.reconcile),
        ):
            card = Card(title)
            card.body.addWidget(label(text, wraps=True))
            row = ToolRow()
            row.add(button)
            card.body.addWidget(row)
            column.addWidget(card)
        self.past = Card("Các lần nhập trước")
        self.past.hide()
        column.addWidget(self.past)
        column.addStretch(1)

    def show_past(self, past: list[PastImport]) -> None:
        """List the last imports, each with its undo."""
        while item := self.past.body.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.past.setVisible(bool(past))
        for one in past[:_PAST_SHOWN]:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(label(f"{_when(one.when)} · {one.members} hồ sơ"))
            row.addStretch(1)
            if one.undone:
                row.addWidget(label("đã hoàn tác", "secondary"))
            else:
                undo = Button("Hoàn tác", sign="undo-2")
                undo.clicked.connect(
                    lambda _=False, batch=one.batch: self.undo_requested.emit(batch)
                )
                row.addWidget(undo)
            self.past.body.addWidget(line)


def _when(milliseconds: int) -> str:
    return QDateTime.fromMSecsSinceEpoch(milliseconds).toString("dd/MM/yyyy HH:mm")
