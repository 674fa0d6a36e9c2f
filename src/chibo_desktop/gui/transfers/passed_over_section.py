"""Those whom this unit took over and another one has: named, with the one press that ends it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import S, current
from chibo_desktop.gui.transfers.columns import PASSED_OVER_COLUMNS
from chibo_desktop.gui.widgets import Button, DataTable, LinesModel, ToolRow, label
from chibo_desktop.services.passed_over import PassedOver

_MOST = 4  # rows in sight


class PassedOverSection(QWidget):
    """Hidden while there is nobody."""

    let_go_requested = Signal(object)  # PassedOver

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: LinesModel[PassedOver] = LinesModel(PASSED_OVER_COLUMNS)
        self.table = DataTable("transfers-passed-over", settings)
        self.table.setModel(self.lines)
        self.table.setAccessibleName("Hai nơi cùng tiếp nhận")
        self.let_go_button = Button("Bỏ khỏi danh sách")
        self.let_go_button.clicked.connect(self._on_let_go)
        head = ToolRow()
        head.add(label("Hai nơi cùng tiếp nhận, không tính ở đây", "strong"), stretching=True)
        head.add(self.let_go_button)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(S)
        body.addWidget(head)
        body.addWidget(label(_WHY, "secondary", wraps=True))
        body.addWidget(self.table)
        self.hide()

    def show_lines(self, lines: Sequence[PassedOver]) -> None:
        """Show who stands here and belongs to another unit."""
        self.lines.set_lines(lines)
        self.table.setFixedHeight(current().row * (min(len(lines), _MOST) + 2))
        self.setVisible(bool(lines))
        if lines and not self.table.selected_rows():
            self.table.selectRow(0)

    def _on_let_go(self) -> None:
        for row in self.table.selected_rows():
            self.let_go_requested.emit(self.lines.line(row))


_WHY = (
    "Nơi chuyển đã rút lại rồi chuyển đi nơi khác, nơi ấy cũng đã tiếp nhận; Đảng ủy tính ở đó. Bỏ "
    "khỏi danh sách thì hồ sơ ở đây chỉ còn để xem. Nếu đồng chí ấy thật sự sinh hoạt ở đây, đừng "
    "bỏ: gọi Đảng ủy chuyển lại theo quyết định."
)
