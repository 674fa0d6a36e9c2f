"""A text in which figures stay live: each stands in its own colour and opens to what it counts."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QTextBlock,
    QTextCharFormat,
    QTextFormat,
    QTextFragment,
)

from chibo_desktop.domain.work_reports.text import pieces_of
from chibo_desktop.gui.theme import colour, current
from chibo_desktop.gui.widgets.section_edit import WritingBox
from chibo_desktop.wording.work_reports import FIGURES

_CODE = QTextFormat.Property.UserProperty.value
_ROOM = 16  # pixels at 100 % above and below the text
_LEAST = 1.6  # lines that an empty box is high


class FigureBox(WritingBox):
    """Ctrl+Enter or a click opens a figure; one that is typed over becomes words, and stays."""

    figure_opened = Signal(str)  # its code

    def __init__(self) -> None:
        super().__init__("Chưa có số liệu cho mục này. Gõ nội dung vào đây.")
        self._figures: Mapping[str, str] = {}
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cursorPositionChanged.connect(self._on_moved)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())

    def set_figures(self, figures: Mapping[str, str]) -> None:
        """What each figure says; shown with the next text."""
        self._figures = figures

    def show_text(self, text: str) -> None:
        """Show a text with codes in braces."""
        self.clear()
        cursor = self.textCursor()
        for piece in pieces_of(text, self._figures, FIGURES):
            look = self._figure_look(piece.code) if piece.code else QTextCharFormat()
            cursor.insertText(piece.text, look)
        cursor.setPosition(0)
        self.setTextCursor(cursor)
        self.document().clearUndoRedoStacks()

    def insert_figure(self, code: str) -> None:
        """Put a figure where one writes."""
        cursor = self.textCursor()
        cursor.insertText(self._figures.get(code, ""), self._figure_look(code))
        cursor.insertText(" ", QTextCharFormat())
        self.setTextCursor(cursor)
        self.setFocus()

    def written(self) -> str:
        """The text with codes in braces in place of the figures that stand untouched."""
        lines = []
        block = self.document().begin()
        while block.isValid():
            lines.append("".join(self._kept(one) for one in _fragments(block)))
            block = block.next()
        return "\n".join(lines)

    def figure_at(self, position: int) -> str:
        """The code of the figure beside a place in the text; empty for none."""
        cursor = self.textCursor()
        for place in (position, position + 1):
            if place <= self.document().characterCount() - 1:
                cursor.setPosition(place)
                code = cursor.charFormat().property(_CODE)
                if code:
                    return str(code)
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._open(self.figure_at(self.textCursor().position()))
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            self._open(self._under(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        is_over = bool(self._under(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def _under(self, at: QPoint) -> str:
        return self.anchorAt(at)

    def _open(self, code: str) -> None:
        if code:
            self.figure_opened.emit(code)

    def _on_moved(self) -> None:
        """What is typed beside a figure is no part of it."""
        if self.currentCharFormat().property(_CODE) and not self.textCursor().hasSelection():
            self.setCurrentCharFormat(QTextCharFormat())

    def _fit(self) -> None:
        least = self.fontMetrics().lineSpacing() * _LEAST
        wanted = max(self.document().size().height(), least)
        self.setFixedHeight(round(wanted) + current().scaled(_ROOM))

    def _figure_look(self, code: str) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setProperty(_CODE, code)
        look.setAnchor(True)
        look.setAnchorHref(code)
        look.setForeground(colour("information"))
        look.setBackground(colour("information_soft"))
        look.setFontUnderline(True)
        look.setToolTip(f"{FIGURES[code].label}. Bấm hoặc Ctrl+Enter để xem danh sách.")
        return look

    def _kept(self, fragment: QTextFragment) -> str:
        text, code = fragment.text(), str(fragment.charFormat().property(_CODE) or "")
        shown = next((one.text for one in pieces_of(f"{{{code}}}", self._figures, FIGURES)), "")
        if not code or shown not in text:
            return text
        return text.replace(shown, f"{{{code}}}", 1)


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    found = []
    at = block.begin()
    while not at.atEnd():
        found.append(at.fragment())
        at += 1
    return found
