"""Ban hành cho đơn vị: to whom a set in force is handed down."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.gui.widgets.ticked_list import TickedList
from chibo_desktop.services.criteria_publishing import PublishingBoard


class PublishDialog(ActDialog):
    """`submitted(nodes)`: the nodes of the units, the empty one for all."""

    submitted = Signal(object)

    def __init__(self, board: PublishingBoard, parent: QWidget | None = None) -> None:
        super().__init__(
            "Ban hành bộ tiêu chí cho đơn vị",
            f"“{board.title}” đến đơn vị cùng chỉ đạo kế tiếp: đơn vị chọn được khi mở kỳ, chép "
            "được, không sửa được. Bỏ chọn là thôi ban hành; các kỳ đã mở giữ nguyên.",
            "Ban hành",
            parent,
        )
        self.units = TickedList("Cả Đảng bộ, kể cả đơn vị thêm về sau")
        self.units.setAccessibleName("Đơn vị được ban hành")
        self.units.set_options(
            [(one.node_id, f"{one.code}  {one.name}") for one in board.units], board.goes_to
        )
        self.body.addWidget(self.units, 1)
        self.units.setFocus()

    def on_submit(self) -> None:
        self.submitted.emit(self.units.ticked)
