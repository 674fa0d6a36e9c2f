"""A paper's pages, looked at inside the program: no other program ever gets the file."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QPainter, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from chibo_desktop.gui.members.paper_pages import pages_of
from chibo_desktop.gui.theme import L, M, current
from chibo_desktop.gui.widgets import Button, ToolRow, label
from chibo_desktop.services.papers import PaperContent

_STEP, _LEAST, _MOST = 1.25, 0.25, 5.0


class PaperViewer(QDialog):
    """One page at a time: keys for pages, size and turning. `save_requested`: a copy outside."""

    save_requested = Signal()

    def __init__(self, content: PaperContent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self.setWindowTitle(content.line.title)
        self.pages = pages_of(content.data, content.line.kind, self)
        self.page = 0
        self.turns = 0
        self.scale = 1.0  # of the width of the window
        self._build()
        self._connect()
        screen = self.screen().availableGeometry()
        self.resize(min(current().scaled(920), screen.width()), round(screen.height() * 0.94))
        self._ask()

    def go(self, pages: int) -> None:
        """Some pages on or back."""
        page = min(max(0, self.page + pages), self.pages.count() - 1)
        if page != self.page:
            self.page = page
            self.area.verticalScrollBar().setValue(0)
            self._ask()

    def turn(self) -> None:
        """A quarter to the right; only the view turns, the paper stays as it is."""
        self.turns = (self.turns + 1) % 4
        self._ask()

    def zoom(self, factor: float) -> None:
        """Larger or smaller; 0 fits the width again."""
        self.scale = min(_MOST, max(_LEAST, self.scale * factor)) if factor else 1.0
        self._ask()

    def say(self, text: str) -> None:
        """What was just done."""
        self._state.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(L, L, L, M)
        layout.setSpacing(M)
        line = self.content.line
        layout.addWidget(label(line.title, "heading", wraps=True))
        about = " · ".join(
            part
            for part in (
                f"Loại {line.type_number}" if line.type_number else "",
                f"số {line.draft.number}" if line.draft.number else "",
                f"ngày {line.date_text}" if line.date_text else "",
                line.draft.issuer,
                line.draft.note,
            )
            if part
        )
        if about:
            layout.addWidget(label(about, "secondary", wraps=True))
        tools = ToolRow()
        self.back = Button("", sign="chevron-left")
        self.on = Button("", sign="chevron-right")
        self._number = label()
        smaller, fit, larger = Button("−"), Button("Vừa khổ ngang"), Button("+")
        turning = Button("Xoay", sign="refresh-cw")
        saving = Button("Lưu ra tệp…", sign="download")
        for button, words in (
            (self.back, "Trang trước  Page Up"),
            (self.on, "Trang sau  Page Down"),
            (smaller, "Nhỏ hơn  Ctrl+−"),
            (larger, "To hơn  Ctrl++"),
            (turning, "Xoay sang phải  Ctrl+R"),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words.split("  ")[0])
        self.back.clicked.connect(lambda: self.go(-1))
        self.on.clicked.connect(lambda: self.go(1))
        smaller.clicked.connect(lambda: self.zoom(1 / _STEP))
        larger.clicked.connect(lambda: self.zoom(_STEP))
        fit.clicked.connect(lambda: self.zoom(0))
        turning.clicked.connect(self.turn)
        saving.clicked.connect(self.save_requested)
        for widget in (self.back, self._number, self.on, smaller, fit, larger, turning, saving):
            tools.add(widget)
        self._state = label(role="secondary", wraps=True)
        tools.add(self._state, stretching=True)
        layout.addWidget(tools)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setAccessibleName(f"Trang giấy tờ {line.title}")
        self.area = QScrollArea()
        self.area.setWidget(self.picture)
        self.area.setWidgetResizable(True)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.area, 1)
        layout.addWidget(
            label("Page Up, Page Down: trang · Ctrl + − 0: cỡ · Ctrl+R: xoay · Esc: đóng", "hint")
        )

    def _connect(self) -> None:
        self.pages.drawn.connect(self._on_drawn)
        for keys, act in (
            ("Ctrl++", lambda: self.zoom(_STEP)),
            ("Ctrl+=", lambda: self.zoom(_STEP)),
            ("Ctrl+-", lambda: self.zoom(1 / _STEP)),
            ("Ctrl+0", lambda: self.zoom(0)),
            ("Ctrl+R", self.turn),
            ("PgUp", lambda: self.go(-1)),
            ("PgDown", lambda: self.go(1)),
            ("Home", lambda: self.go(-self.page)),
            ("End", lambda: self.go(self.pages.count())),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _ask(self) -> None:
        count = self.pages.count()
        self._number.setText(f"Trang {self.page + 1}/{max(1, count)}")
        self.back.setEnabled(self.page > 0)
        self.on.setEnabled(self.page < count - 1)
        if count < 1:
            self._cannot()
            return
        room = max(200, self.area.viewport().width() - 2 * M)
        ratio = self.devicePixelRatioF()
        self.pages.ask(self.page, round(room * self.scale * ratio), self.turns)

    def _on_drawn(self, page: int, image: QImage) -> None:
        if page != self.page:
            return
        if image.isNull():
            self._cannot()
            return
        picture = QPixmap(image.size())
        picture.fill(Qt.GlobalColor.white)  # paper: a page of a PDF has no ground of its own
        painter = QPainter(picture)
        painter.drawImage(0, 0, image)
        painter.end()
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.picture.setPixmap(picture)

    def _cannot(self) -> None:
        self.picture.setText(
            "Trang này không vẽ được trên màn hình. Tệp vẫn nguyên: hãy lưu ra tệp để xem bằng "
            "chương trình khác, hoặc quét lại bản giấy."
        )
        self.picture.setWordWrap(True)


def suggested_file(content: PaperContent) -> Path:
    """The name a copy gets outside."""
    suffix = content.line.kind.suffix if content.line.kind else "pdf"
    title = "".join(" " if sign in '\\/:*?"<>|' else sign for sign in content.line.title)
    return Path(f"{' '.join(title.split())}.{suffix}")
