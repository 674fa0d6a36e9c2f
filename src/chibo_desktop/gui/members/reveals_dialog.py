"""Sổ theo dõi: when numbers were shown or printed in full, and of whom."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import XL, M, current
from chibo_desktop.gui.widgets import RIGHT, Button, Column, DataTable, LinesModel, label
from chibo_desktop.services.reveals import RevealLine, past_reveals
from chibo_desktop.wording.numbers import count_text
from chibo_desktop.wording.reveals import moment_text, occasion_text


class RevealsDialog(QDialog):
    """The latest times, newest first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sổ theo dõi hiện số")
        self.model: LinesModel[RevealLine] = LinesModel(_COLUMNS, self)
        table = DataTable("reveals", context.settings)
        table.setModel(self.model)
        self._said = label("", "secondary", wraps=True)
        close = Button("Đóng")
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(XL, XL, XL, XL)
        layout.setSpacing(M)
        layout.addWidget(label("Những lần hiện, in đủ số định danh và số thẻ", "heading"))
        layout.addWidget(self._said)
        layout.addWidget(table, 1)
        layout.addLayout(foot)
        room = self.screen().availableGeometry().size()
        self.resize(
            min(current().scaled(720), round(room.width() * 0.9)),
            min(current().scaled(420), round(room.height() * 0.85)),
        )
        context.runner.run(past_reveals, self._on_lines, owner=self)

    def _on_lines(self, lines: list[RevealLine]) -> None:
        self.model.set_lines(lines)
        self._said.setText(
            "Chỉ ghi trên máy này, không gửi đi trong gói báo cáo."
            if lines
            else "Chưa có lần nào. Khi hiện hoặc in đủ số, chương trình ghi một dòng ở đây."
        )


_COLUMNS: list[Column[RevealLine]] = [
    Column(key="at", title="Lúc", text=lambda line: moment_text(line.at), width=140),
    Column(key="how", title="Cách xem", text=lambda line: occasion_text(line.occasion), width=130),
    Column(
        key="members",
        title="Số người",
        text=lambda line: count_text(line.members),
        align=RIGHT,
        width=90,
    ),
    Column(
        key="about",
        title="Điều kiện lọc",
        text=lambda line: line.about or "không lọc",
        width=280,
    ),
]
