"""A table header whose words wrap instead of being cut."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from chibo_desktop.gui.theme import S, colour, pixmap

_MOST_LINES = 4
_PADDING = S


class WrappingHeader(QHeaderView):
    """Draws its sections itself: wrapped words, aligned with their column, and the sort sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._is_resizing_many = False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(36)
        self.sectionResized.connect(self._on_section_resized)

    @contextmanager
    def resizing_many(self) -> Iterator[None]:
        """Measure the words once, when all widths are set, and not all of them after each."""
        self._is_resizing_many = True
        try:
            yield
        finally:
            self._is_resizing_many = False
            self._on_section_resized()

    def sectionSizeFromContents(self, section: int) -> QSize:
        metrics = QFontMetrics(self._font())
        lines = self._lines(section, metrics, self.sectionSize(section))
        longest = max((metrics.horizontalAdvance(line) for line in lines), default=0)
        height = metrics.lineSpacing() * min(len(lines), _MOST_LINES) + 2 * _PADDING
        return QSize(longest + 2 * _PADDING, height)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(rect, colour("ground"))
        painter.setPen(colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        font = self._font()
        painter.setFont(font)
        painter.setPen(colour("secondary"))
        self._paint_words(painter, rect, section, QFontMetrics(font))
        painter.restore()

    def _paint_words(
        self, painter: QPainter, rect: QRect, section: int, metrics: QFontMetrics
    ) -> None:
        inner = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == section:
            down = self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
            side = metrics.height()
            name = "chevron-down" if down else "chevron-up"
            ratio = self.devicePixelRatioF()
            sign = pixmap(name, "accent", side - 4, ratio)
            top = rect.center().y() - (side - 4) // 2
            painter.drawPixmap(inner.right() - side + 6, top, sign)
            inner.adjust(0, 0, -side + 2, 0)
        lines = self._lines(section, metrics, self.sectionSize(section))[:_MOST_LINES]
        shown = [metrics.elidedText(t, Qt.TextElideMode.ElideRight, inner.width()) for t in lines]
        model = self.model()
        align = model.headerData(section, self.orientation(), Qt.ItemDataRole.TextAlignmentRole)
        across = Qt.AlignmentFlag(align or 0) & Qt.AlignmentFlag.AlignHorizontal_Mask
        painter.drawText(inner, across | Qt.AlignmentFlag.AlignVCenter, "\n".join(shown))

    def _lines(self, section: int, metrics: QFontMetrics, width: int) -> list[str]:
        model = self.model()
        text = str(model.headerData(section, self.orientation()) or "") if model else ""
        room = max(width - 2 * _PADDING - 2, 1)  # a hair less: rounding must not elide
        return [line for part in text.split("\n") for line in _wrapped(part, metrics, room)]

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _on_section_resized(self, *_sizes: int) -> None:
        if self._is_resizing_many:
            return
        self.headerDataChanged(self.orientation(), 0, max(0, self.count() - 1))
        self.updateGeometry()
        self.geometriesChanged.emit()


def _wrapped(text: str, metrics: QFontMetrics, room: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
