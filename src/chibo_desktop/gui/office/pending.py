"""Fingerprints at the office: its own, to be read aloud, and those of units that registered."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.widgets import Card, FingerprintCheck, Pill, label, spaced
from chibo_desktop.services.subordinates import OfficeTree, Pending
from chibo_desktop.wording.dates import date_text

_SOURCE = "Bí thư đơn vị đọc qua điện thoại từ màn hình Gửi – Nhận của họ; gõ đủ 10 chữ số."


class PendingCard(Card):
    """One registration: the first groups to compare by ear, the last two to be typed."""

    confirmed = Signal(str, str)  # node id, what was typed

    def __init__(self, pending: Pending, parent: QWidget | None = None) -> None:
        super().__init__(f"{pending.name} xin đăng ký khóa", parent=parent)
        self.node_id, self.name = pending.node_id, pending.name
        self.header.addWidget(Pill("chờ xác nhận", "attention"))
        day = date_text(datetime.fromisoformat(pending.registered_at).date())
        self.body.addWidget(
            label(
                f"Mã {pending.code} · nhận tệp đăng ký ngày {day}. Gọi cho bí thư, nghe đọc sáu "
                "nhóm số: bốn nhóm đầu phải đúng như dưới đây, hai nhóm cuối đồng chí gõ vào.",
                "secondary",
                wraps=True,
            )
        )
        self.check = FingerprintCheck(pending.fingerprint, _SOURCE, "Khớp, xác nhận khóa")
        self.check.confirmed.connect(lambda typed: self.confirmed.emit(self.node_id, typed))
        self.body.addWidget(self.check)


class OwnFingerprintCard(Card):
    """What the office reads aloud to a unit that has received its invitation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Dấu kiểm tra của Đảng ủy", parent=parent)
        self.groups = label(role="heading", wraps=True)
        why = label(
            "Đọc cho đơn vị khi họ mở thư mời, hoặc ghi trên giấy đưa kèm; không gửi cùng tệp.",
            "secondary",
            wraps=True,
        )
        self.body.addWidget(self.groups)
        self.body.addWidget(why)

    def show_tree(self, tree: OfficeTree) -> None:
        """Show the groups; nothing while the office has no code."""
        self.groups.setText(spaced(tree.fingerprint).replace("\n", "   "))
        self.setVisible(bool(tree.fingerprint))
