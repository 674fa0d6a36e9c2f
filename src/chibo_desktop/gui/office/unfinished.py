"""A drop that was not carried through: how far it came, and the two ways on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.widgets import Button, Card, ToolRow, label
from chibo_desktop.services.inbox_drops import Unfinished
from chibo_desktop.wording.inbox import unfinished_text

SET_DOWN_QUESTION = (
    "Không nhận phần còn lại?",
    "Bản chép của các tệp chưa nhận trong máy này được bỏ đi; tệp trên USB và các gói đã nhận giữ "
    "nguyên. Lúc nào cũng có thể chọn lại các tệp ấy.",
    "Không nhận nữa",
)


class UnfinishedCard(Card):
    """Hidden while every drop is done with."""

    go_on_requested = Signal()
    set_down_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Đợt nhận còn dở", parent=parent)
        self.said = label(wraps=True)
        self.body.addWidget(self.said)
        self.go_on = Button("Tiếp tục", "primary", "check")
        self.go_on.clicked.connect(self.go_on_requested)
        self.set_down = Button("Không nhận phần còn lại…")
        self.set_down.clicked.connect(self.set_down_requested)
        row = ToolRow()
        row.add(self.go_on)
        row.add(self.set_down)
        self.body.addWidget(row)
        self.hide()

    def show_unfinished(self, left: Unfinished | None) -> None:
        """Show how far the drop came; None hides the card."""
        self.setVisible(left is not None)
        if left is not None:
            self.said.setText(
                unfinished_text(
                    done=left.done, total=left.total, merged=left.merged, on_stick=left.on_stick
                )
            )
