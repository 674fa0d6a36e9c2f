"""One event on the line of somebody's life: day, sign on the rail, words, what can be done."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from chibo_desktop.domain.life_event import LEAVING_KINDS, LifeEventKind
from chibo_desktop.gui.theme import XS, L, M, colour, current, pixmap
from chibo_desktop.gui.widgets import LinkButton, label
from chibo_desktop.services.life_view import LifeLine

K = LifeEventKind

_DAY = 92  # width of the day's column, pixels at 100 %
_RAIL = 32
_SIGN = 15
_SIGNS: Mapping[str, tuple[str, str]] = {
    K.NOMINATED: ("user", "information"),
    K.SYMPATHISER: ("user", "information"),
    K.CERTIFIED: ("book-open", "information"),
    K.APPLIED: ("file-text", "information"),
    K.PROPOSED: ("list-checks", "information"),
    K.WITHDRAWN: ("x", "secondary"),
    K.ADMITTED: ("file-text", "good"),
    K.READMITTED: ("file-text", "good"),
    K.CEREMONY: ("flag", "accent"),
    K.CONFIRMED: ("circle-check", "good"),
    K.TRANSFERRED_IN: ("download", "good"),
    K.TRANSFERRED_OUT: ("log-out", "secondary"),
    K.SENT_AWAY: ("send", "information"),
    K.CAME_BACK: ("undo-2", "information"),
    K.HOSTED: ("download", "information"),
    K.HOSTING_ENDED: ("log-out", "secondary"),
    K.EXEMPTED: ("clock", "attention"),
    K.SUSPENDED: ("triangle-alert", "attention"),
    K.INTERRUPTED: ("triangle-alert", "attention"),
    K.CORRECTED: ("pencil", "secondary"),
    K.DECEASED: ("dot", "secondary"),
    **dict.fromkeys(LEAVING_KINDS, ("x", "accent")),
}
_BACK = ("undo-2", "good")


class _Rail(QWidget):
    """The line with the sign of one event; it ends at the first and the last."""

    def __init__(self, kind: str, *, is_first: bool, is_last: bool, is_faulty: bool) -> None:
        super().__init__()
        self._sign, self._colour = _SIGNS.get(kind, _BACK)
        if is_faulty:
            self._sign, self._colour = "circle-alert", "accent"
        self._is_first, self._is_last = is_first, is_last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(current().scaled(_RAIL))

    def sizeHint(self) -> QSize:
        return QSize(current().scaled(_RAIL), current().scaled(_RAIL))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = current().scaled(_RAIL) - 6
        middle = self.width() // 2
        circle = QRect(middle - side // 2, 1, side, side)
        painter.setPen(QPen(colour("line"), 2))
        if not self._is_first:
            painter.drawLine(middle, 0, middle, circle.top())
        if not self._is_last:
            painter.drawLine(middle, circle.bottom(), middle, self.height())
        painter.setBrush(colour("card"))
        painter.setPen(QPen(colour(self._colour), 1.5))
        painter.drawEllipse(circle)
        size = current().scaled(_SIGN)
        place = circle.center() - QPoint(size // 2 - 1, size // 2 - 1)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(place, pixmap(self._sign, self._colour, size, ratio))
        painter.end()


class LifeRow(QWidget):
    """Announces that its event is to be edited or taken back."""

    edit_requested = Signal(str)
    removal_requested = Signal(str)
    scan_requested = Signal(str)  # a scan is to be added
    paper_requested = Signal(str)  # a scan is to be looked at

    def __init__(self, line: LifeLine, *, is_first: bool, is_last: bool, can_change: bool) -> None:
        super().__init__()
        self.line = line
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(M)
        day = label(line.on or "chưa rõ ngày", "" if line.on else "secondary")
        day.setFixedWidth(current().scaled(_DAY))
        day.setAlignment(Qt.AlignmentFlag.AlignRight)
        rail = _Rail(
            line.event.kind, is_first=is_first, is_last=is_last, is_faulty=bool(line.problem)
        )
        layout.addLayout(_topped(day))
        layout.addWidget(rail)
        layout.addLayout(self._words(), 1)
        if can_change:
            layout.addLayout(self._links())
        said = ", ".join(part for part in (line.on, line.title, *line.lines) if part)
        self.setAccessibleName(said)

    def _words(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(XS)
        words.setContentsMargins(0, XS, 0, L)
        words.addWidget(label(self.line.title, "strong", wraps=True))
        for text in self.line.lines:
            words.addWidget(label(text, "secondary", wraps=True))
        self.papers: list[LinkButton] = []
        for paper_id, title in self.line.papers:
            link = LinkButton(f"Xem bản quét: {title}")
            link.set_sign("eye", "information")
            link.clicked.connect(lambda _=False, one=paper_id: self.paper_requested.emit(one))
            words.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)
            self.papers.append(link)
        if self.line.problem:
            said = f"Không tính vào diễn biến: {self.line.problem}"
            words.addWidget(label(said, "problem", wraps=True))
        words.addStretch(1)
        return words

    def _links(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(M)
        name = f"{self.line.title} {self.line.on}".strip()
        self.scan = LinkButton("Bản quét…")
        self.scan.setAccessibleName(f"Thêm bản quét: {name}")
        self.scan.clicked.connect(lambda: self.scan_requested.emit(self.line.event.id))
        row.addWidget(self.scan)
        self.edit = LinkButton("Sửa")
        self.edit.setAccessibleName(f"Sửa: {name}")
        self.edit.clicked.connect(lambda: self.edit_requested.emit(self.line.event.id))
        row.addWidget(self.edit)
        self.remove = LinkButton("Rút lại")
        self.remove.setAccessibleName(f"Rút lại: {name}")
        self.remove.clicked.connect(lambda: self.removal_requested.emit(self.line.event.id))
        is_kept = self.line.event.is_opening and self.line.event.kind == K.CEREMONY
        self.remove.setVisible(not is_kept)
        row.addWidget(self.remove)
        column = QVBoxLayout()
        column.addLayout(row)
        column.addStretch(1)
        return column


def _topped(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, XS, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return column
