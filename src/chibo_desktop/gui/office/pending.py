"""Fingerprints at the office: its own, to be read aloud, and those of units that registered."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import M
from chibo_desktop.gui.widgets import (
    Card,
    FingerprintCheck,
    LinkButton,
    Pill,
    ToolRow,
    label,
    spaced,
)
from chibo_desktop.services.inbox import Receipt
from chibo_desktop.services.key_answers import confirm_key, reject_key
from chibo_desktop.services.pending_keys import Pending
from chibo_desktop.services.subordinates import OfficeTree
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.numbers import count_text

_SOURCE = "Bí thư đơn vị đọc qua điện thoại từ màn hình Gửi – Nhận của họ; gõ đủ 10 chữ số."


class PendingCard(Card):
    """One registration: the first groups to compare by ear, the last two to be typed."""

    confirmed = Signal(str, str)  # node id, what was typed
    rejected = Signal(object)  # Pending

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
        self.letter = label(pending.letter, wraps=True)
        self.letter.setVisible(bool(pending.letter))
        self.body.insertWidget(1, self.letter)
        self.ending = label(pending.ending, "strong", wraps=True)
        self.ending.setVisible(bool(pending.ending))
        self.body.insertWidget(2, self.ending)
        self.reject = LinkButton("Không đúng người, từ chối khóa này…")
        self.reject.clicked.connect(lambda: self.rejected.emit(pending))
        row = ToolRow()
        row.add(self.reject)
        self.body.addWidget(row)


class PendingBox(QWidget):
    """The registrations that wait, one card each; confirming and rejecting them."""

    told = Signal(str)
    refused = Signal(object)  # problems

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of_file = context
        self.cards: list[PendingCard] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(M)

    def show_pending(self, pending: Sequence[Pending]) -> None:
        """Show who waits."""
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []
        for one in pending:
            card = PendingCard(one)
            card.confirmed.connect(self._on_confirm)
            card.rejected.connect(self._on_reject)
            self.cards.append(card)
            self._layout.addWidget(card)
        self.setVisible(bool(pending))

    def _on_confirm(self, node_id: str, typed: str) -> None:
        card = next(one for one in self.cards if one.node_id == node_id)
        if (ending := card.ending.text()) and not self._of_file.dialogs.confirm(
            f"Xác nhận khóa mới của {card.name} thay khóa đang dùng?",
            ending,
            "Thay bằng khóa mới",
        ):
            return

        def refused(problems: Sequence[Problem]) -> None:
            for problem in problems:
                card.check.refuse(self._of_file.dialogs.say(problem))

        self._of_file.runner.run(
            lambda unit: confirm_key(unit, node_id, typed),
            lambda merged: self._on_confirmed(card.name, merged),
            refused,
            owner=card,
        )

    def _on_confirmed(self, name: str, merged: Sequence[Receipt]) -> None:
        waited = f" Đã nhận luôn {count_text(len(merged))} gói chờ khóa." if merged else ""
        self.told.emit(
            f"Đã xác nhận khóa của {name}.{waited} Từ nay gói của đơn vị được nhận ở Hộp thư; đơn "
            "vị biết khi nhận chỉ đạo kế tiếp."
        )

    def _on_reject(self, pending: Pending) -> None:
        if self._of_file.dialogs.confirm(
            f"Từ chối khóa xin đăng ký của {pending.name}?",
            "Gói ký bằng khóa này không được nhận, gói đang giữ cũng vậy. Khóa đang dùng của "
            "đơn vị (nếu có) không đổi. Nên in thư niêm phong mới cho đơn vị.",
            "Từ chối khóa",
        ):
            self._of_file.runner.run(
                lambda unit: reject_key(unit, pending.node_id, pending.signing_key),
                lambda names: self._on_rejected(pending.name, names),
                self.refused.emit,
                owner=self,
            )

    def _on_rejected(self, name: str, names: Sequence[str]) -> None:
        said = f" Không nhận: {', '.join(names)}." if names else ""
        self.told.emit(f"Đã từ chối khóa xin đăng ký của {name}.{said}")


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
