"""From which bundle on a unit's key is not trusted any more."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.period import Month
from chibo_desktop.gui.widgets import Choice, FormField
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.services.key_board import KeyLine, Received
from chibo_desktop.wording.dates import date_text, short_month_text

_TEXT = (
    "Gói đến hết mốc vẫn giữ nguyên. Gói sau mốc được đưa ra khỏi số liệu và giữ lại ở Hộp "
    "thư, chờ đồng chí xem từng gói rồi nhận hoặc không nhận. Đơn vị phải đăng ký khóa mới."
)


class RevokeDialog(ActDialog):
    """`bundle_id` is empty when nothing the key signed is trusted."""

    def __init__(
        self, line: KeyLine, bundles: Sequence[Received], parent: QWidget | None = None
    ) -> None:
        super().__init__(f"Thu hồi khóa của {line.name}?", _TEXT, "Thu hồi khóa", parent)
        options = [(one.bundle_id, _said(one)) for one in bundles]
        self.options = [*options, ("", "Không tin gói nào ký bằng khóa này")]
        self.position = Choice(self.options)
        self.position.set_value(bundles[0].bundle_id if bundles else "")
        self.reason = QLineEdit()
        self.fields = {
            "position": FormField("&Còn tin đến hết", self.position),
            "reason": FormField("&Lý do", self.reason, "Ví dụ: mất máy ngày 05/11"),
        }
        for field in self.fields.values():
            self.body.addWidget(field)

    @property
    def bundle_id(self) -> str:
        """The last bundle that is trusted."""
        return self.position.value()


def _said(one: Received) -> str:
    month = f", {short_month_text(Month.parse(one.period))}" if one.period else ""
    day = date_text(datetime.fromisoformat(one.received_at).date())
    return f"gói số {one.seq}{month}, nhận ngày {day}"
