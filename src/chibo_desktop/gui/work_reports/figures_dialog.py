"""Every figure of a report in one list: look behind one, or put it into the text."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from chibo_desktop.domain.text import fold
from chibo_desktop.gui.theme import XL, M, current
from chibo_desktop.gui.widgets import Button, Column, DataTable, LinesModel, SearchBox, label
from chibo_desktop.wording.work_reports import FIGURES

_COLUMNS: tuple[Column[tuple[str, str]], ...] = (
    Column(key="label", title="Số liệu", text=lambda line: FIGURES[line[0]].label, width=300),
    Column(key="text", title="Hiện là", text=lambda line: line[1], width=260),
)


class FiguresDialog(QDialog):
    """Enter or a double click chooses a figure by its code."""

    chosen = Signal(str)

    def __init__(self, figures: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chèn số liệu vào câu")
        self._lines = [(code, text) for code, text in figures.items() if text]
        self.model: LinesModel[tuple[str, str]] = LinesModel(_COLUMNS)
        self.table = DataTable("work-report-figures")
        self.table.setModel(self.model)
        self.table.setAccessibleName("Số liệu của kỳ")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(XL, XL, XL, XL)
        layout.setSpacing(M)
        layout.addWidget(label("Chèn số liệu vào câu", "heading"))
        layout.addWidget(
            label("Số liệu chèn vào vẫn tự đổi theo sổ sách đến khi ban hành.", "secondary")
        )
        search = SearchBox("Tìm số liệu theo tên")
        search.searched.connect(self._on_searched)
        layout.addWidget(search)
        layout.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addWidget(label("Enter: chèn dòng đang đứng · Esc: thôi", "hint"), 1)
        close = Button("Đóng")
        close.clicked.connect(self.reject)
        row.addWidget(close)
        layout.addLayout(row)
        self.model.set_lines(self._lines)
        self.table.opened.connect(self._on_opened)
        self.resize(current().scaled(640), current().scaled(520))
        search.setFocus()

    def _on_searched(self, text: str) -> None:
        wanted = fold(text)
        self.model.set_lines(
            [line for line in self._lines if wanted in fold(FIGURES[line[0]].label)]
        )

    def _on_opened(self, row: int) -> None:
        self.chosen.emit(self.model.line(row)[0])
        self.accept()
