"""A place to drop files and folders on, with buttons for those who do not drag."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from chibo_desktop.gui.theme import XL, M, S, colour, current, icon
from chibo_desktop.gui.widgets import Button, ToolRow, label


class DropZone(QWidget):
    """`dropped` carries the paths as they were dropped: files and folders."""

    dropped = Signal(object)  # list[Path]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._is_over = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(XL, XL, XL, XL)
        layout.setSpacing(S)
        middle = Qt.AlignmentFlag.AlignHCenter
        picture = QLabel()
        side = current().scaled(36)
        picture.setPixmap(icon("inbox", "secondary").pixmap(side, side))
        layout.addWidget(picture, alignment=middle)
        title = label("Kéo các tệp gói (.cbb) hoặc cả thư mục vào đây", "heading", wraps=True)
        title.setAlignment(middle)
        layout.addWidget(title)
        text = label(
            "Chương trình kiểm tra từng tệp và cho xem trước. Chưa có gì được nhận cho đến khi "
            "đồng chí bấm Nhận; tệp trên USB luôn giữ nguyên.",
            "secondary",
            wraps=True,
        )
        text.setAlignment(middle)
        layout.addWidget(text)
        layout.addSpacing(M)
        self.files = Button("Chọn tệp…", "primary", "file-text")
        self.folder = Button("Chọn thư mục…", sign="folder-open")
        row = ToolRow()
        row.add(self.files)
        row.add(self.folder)
        row.setMaximumWidth(row.sizeHint().width() + XL)
        layout.addWidget(row, alignment=middle)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_of(event.mimeData()):
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        if paths := paths_of(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour("accent" if self._is_over else "edge"), 2 if self._is_over else 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(colour("accent_soft" if self._is_over else "card"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)

    def _show_over(self, is_over: bool) -> None:
        self._is_over = is_over
        self.update()


def paths_of(data: QMimeData) -> list[Path]:
    """Files and folders on this computer among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
