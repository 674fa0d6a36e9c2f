"""The heads of the grid: bands over groups, wrapped words, and the names at the left.

The names are the vertical header of the table, so they stay in sight however far one scrolls.
"""

from collections.abc import Iterator

from PySide6.QtCore import QItemSelection, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from chibo_desktop.gui.evaluations.face import Face
from chibo_desktop.gui.evaluations.grid_column import GridColumn, Kind
from chibo_desktop.gui.evaluations.grid_model import GridModel
from chibo_desktop.gui.evaluations.layouts import Layout
from chibo_desktop.gui.theme import M, S, colour, current

_AIR = 5
_BAND_LINES = 2
_ONE_LINE = Qt.TextFlag.TextSingleLine
_SHARE = 0.36  # of the grid's width


class GridHeader(QHeaderView):
    """Draws a column's words wrapped, its limit under them, and a band over each group."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._grid = model
        self._measured: tuple[object, tuple[int, int]] | None = None
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(36)

    def sectionSizeFromContents(self, section: int) -> QSize:
        metrics = _strong(self.font()).metrics
        band, words = self._depths(metrics)
        return QSize(self.sectionSize(section), band + words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour("ground"))
        face = _strong(self.font())
        painter.setFont(face.font)
        metrics = face.metrics
        band, _ = self._depths(metrics)
        seen = event.rect()
        for section in range(self.count()):
            left, width = self.sectionViewportPosition(section), self.sectionSize(section)
            if left + width < seen.left() or left > seen.right():
                continue
            top = band if self._grid.columns[section].group else 0
            rect = QRect(left, top, width, self.height() - top)
            self._paint_column(painter, rect, self._grid.columns[section], metrics)
        for title, (left, width) in self._bands():
            if left <= seen.right() and left + width >= seen.left():
                self._paint_band(painter, QRect(left, 0, width, band), title, metrics)
        painter.setPen(colour("edge"))
        painter.drawLine(0, self.height() - 1, self.viewport().width(), self.height() - 1)

    def selectionChanged(self, _selected: QItemSelection, _deselected: QItemSelection) -> None:
        """Nothing to draw anew: the heads look the same wherever the cursor is."""

    def _paint_column(
        self, painter: QPainter, rect: QRect, column: GridColumn, metrics: QFontMetrics
    ) -> None:
        painter.setPen(colour("line"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        lines = self._lines(column, metrics, rect.width())
        height = metrics.lineSpacing() * (len(lines) + bool(column.limit))
        inner = rect.adjusted(_AIR, (rect.height() - height) // 2, -_AIR, 0)
        side = Qt.AlignmentFlag.AlignHCenter
        if column.kind in (Kind.RATING, Kind.WHY, Kind.VOTE, Kind.NOTE):
            side = Qt.AlignmentFlag.AlignLeft
        painter.setPen(colour("text"))
        _draw_lines(painter, inner, lines, metrics, side)
        if column.limit:
            bold = painter.font()
            plain = QFont(bold)
            plain.setWeight(QFont.Weight.Normal)
            painter.setFont(plain)
            painter.setPen(colour("secondary"))
            below = inner.translated(0, metrics.lineSpacing() * len(lines))
            _draw_lines(painter, below, [column.limit], metrics, side)
            painter.setFont(bold)

    def _paint_band(
        self, painter: QPainter, rect: QRect, title: str, metrics: QFontMetrics
    ) -> None:
        painter.setPen(colour("line"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(colour("secondary"))
        lines = _band_lines(title, metrics, rect.width() - 2 * _AIR)
        top = (rect.height() - metrics.lineSpacing() * len(lines)) // 2
        side = Qt.AlignmentFlag.AlignHCenter
        _draw_lines(painter, rect.adjusted(0, top, 0, 0), lines, metrics, side)

    def _bands(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """Each group's title with the left edge and width of its columns."""
        title, left, width = "", 0, 0
        for section in range(self.count()):
            group = self._grid.columns[section].group
            if group != title:
                if title:
                    yield title, (left, width)
                title, left, width = group, self.sectionViewportPosition(section), 0
            width += self.sectionSize(section)
        if title:
            yield title, (left, width)

    def _depths(self, metrics: QFontMetrics) -> tuple[int, int]:
        """Heights of the bands and of the words below them, measured once for each width."""
        widths = tuple(self.sectionSize(section) for section in range(self.count()))
        state = (self._grid.columns, widths, metrics.lineSpacing(), metrics.horizontalAdvance("m"))
        if self._measured is None or self._measured[0] != state:
            self._measured = (state, self._measure(metrics))
        return self._measured[1]

    def _measure(self, metrics: QFontMetrics) -> tuple[int, int]:
        columns = self._grid.columns
        band = 0
        for title, (_, width) in self._bands():
            titled = _band_lines(title, metrics, width - 2 * _AIR)
            band = max(band, metrics.lineSpacing() * len(titled) + S)
        words = 0
        for section, column in enumerate(columns[: self.count()]):
            lines = len(self._lines(column, metrics, self.sectionSize(section)))
            own = metrics.lineSpacing() * (lines + bool(column.limit)) + S
            words = max(words, own if column.group else own - band)
        return band, words

    def _lines(self, column: GridColumn, metrics: QFontMetrics, width: int) -> list[str]:
        return _wrapped(column.head, metrics, width - 2 * _AIR)


class NamesHeader(QHeaderView):
    """Number and full name of each row."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._grid = model
        self._measured = self._wanted = self._least = 150
        self._plain, self._strong, self._numbers = Face(self.font()), _strong(self.font()), 0
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def measure(self) -> None:
        """Look at every name once: as wide as the longest, within bounds."""
        self._plain, self._strong = Face(self.font()), _strong(self.font())
        layout = self._grid.layout_shown
        numbers = map(layout.number, range(layout.count())) if layout is not None else ()
        digits = max(map(len, numbers), default=1)
        self._numbers = self.fontMetrics().horizontalAdvance("9" * digits)
        names = {self._grid.name(place) for place in range(self._grid.rowCount())}
        longest = max(map(self._strong.metrics.horizontalAdvance, names), default=0)
        bounds = layout.name_widths if layout is not None else Layout.name_widths
        narrowest, widest = (current().scaled(width) for width in bounds)
        room = longest + self._numbers + 2 * S + M
        self._least = narrowest
        self._measured = self._wanted = max(narrowest, min(widest, room))

    def width_in(self, whole: int) -> int:
        """The width for a grid so wide: no more than its share, no less than names need."""
        self._measured = max(self._least, min(self._wanted, int(whole * _SHARE)))
        return self._measured

    def sectionSizeFromContents(self, section: int) -> QSize:
        return QSize(self._measured, current().row)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour("ground"))
        painter.end()
        super().paintEvent(event)

    def selectionChanged(self, _selected: QItemSelection, _deselected: QItemSelection) -> None:
        """Only the row of the cursor looks different; the view has it drawn."""

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        row = self.selectionModel().currentIndex().row()
        rated = self._grid.row(section) is not None
        layout = self._grid.layout_shown
        text = layout.number(section) if layout is not None else ""
        painter.fillRect(rect, colour("side" if row == section else "ground"))
        painter.setPen(colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(colour("edge"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        number = self._numbers
        middle = Qt.AlignmentFlag.AlignVCenter
        left = rect.left() + S
        if text:
            painter.setPen(colour("secondary"))
            box = QRect(left, rect.top(), number, rect.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | middle, text)
        painter.setPen(colour("text" if rated else "secondary"))
        strong = row == section or (layout is not None and layout.is_strong(section))
        face = self._strong if strong else self._plain
        painter.setFont(face.font)
        left += number + S
        room = QRect(left, rect.top(), rect.right() - left - S, rect.height())
        name = face.cut(self._grid.name(section), room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, name)
        painter.restore()


def _strong(font: QFont) -> Face:
    return Face(font, QFont.Weight.DemiBold)


def _wrapped(text: str, metrics: QFontMetrics, room: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _band_lines(title: str, metrics: QFontMetrics, room: int) -> list[str]:
    """The first wording of a band that fits its two lines; the last one always does."""
    wordings = title.split("\n")
    for wording in wordings[:-1]:
        lines = _wrapped(wording, metrics, room)
        fits = all(metrics.horizontalAdvance(line) <= room for line in lines)
        if fits and len(lines) <= _BAND_LINES:
            return lines
    return wordings[-1:]


def _draw_lines(
    painter: QPainter,
    room: QRect,
    lines: list[str],
    metrics: QFontMetrics,
    side: Qt.AlignmentFlag,
) -> None:
    for number, line in enumerate(lines):
        top = room.top() + metrics.lineSpacing() * number
        box = QRect(room.left(), top, room.width(), metrics.lineSpacing())
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter | _ONE_LINE, line)
