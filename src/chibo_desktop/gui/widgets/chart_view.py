"""A chart on the screen: laid out anew for every width, each part of it can be opened.

Left and Right walk its parts, Enter opens one; what a part says is also told to screen readers.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from chibo_desktop.gui.theme import colour, current
from chibo_desktop.services.seen import Drawing, Path, Room, Side, Spot, Text

Layout = Callable[[Room], Drawing]
_LEAST = 240  # pixels at 100 %
_Key = Qt.Key


class ChartView(QWidget):
    """Shows what a layout draws for its width."""

    opened = Signal(str)  # the key of the part
    told = Signal(str)  # the words of the part one stands on

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(current().scaled(_LEAST))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._layout_of: Layout | None = None
        self._drawing: Drawing | None = None
        self._place = -1

    @property
    def drawing(self) -> Drawing | None:
        """What is painted now."""
        return self._drawing

    def show_chart(self, layout: Layout | None) -> None:
        """Show another chart, or none."""
        self._layout_of, self._place = layout, -1
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        drawing = self._drawing
        if drawing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape in drawing.shapes:
            if isinstance(shape, Text):
                self._paint_text(painter, shape)
            else:
                _paint_path(painter, shape)
        if self.hasFocus() and 0 <= self._place < len(drawing.spots):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(_area(drawing.spots[self._place]).adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._drawing is None or self._drawing.width != self.width():
            self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay_out()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position())
        spot = self._spot(place)
        self.setToolTip(spot.words if spot else "")
        shape = (
            Qt.CursorShape.PointingHandCursor if spot and spot.key else Qt.CursorShape.ArrowCursor
        )
        self.setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(self._at(event.position()))
        spot = self._spot(self._place)
        if spot and spot.key:
            self.opened.emit(spot.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self._drawing.spots) if self._drawing else 0
        match event.key():
            case _Key.Key_Right | _Key.Key_Down if count:
                self._go(min(count - 1, self._place + 1))
            case _Key.Key_Left | _Key.Key_Up if count:
                self._go(max(0, self._place - 1))
            case _Key.Key_Return | _Key.Key_Enter:
                spot = self._spot(self._place)
                if spot and spot.key:
                    self.opened.emit(spot.key)
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._place < 0 and self._drawing and self._drawing.spots:
            self._go(0)

    def _lay_out(self) -> None:
        if self._layout_of is None:
            self._drawing = None
            self.setFixedHeight(0)
        else:
            size = float(current().pixels("small"))
            width = float(max(self.width(), self.minimumWidth()))
            self._drawing = self._layout_of(Room(width, size, self._measure))
            self.setFixedHeight(int(self._drawing.height) + 1)
            self.setAccessibleDescription(self._drawing.alt)
        self.update()

    def _measure(self, words: str, size: float, bold: bool) -> float:
        return QFontMetricsF(self._font(size, bold=bold)).horizontalAdvance(words)

    def _font(self, size: float, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _paint_text(self, painter: QPainter, shape: Text) -> None:
        font = self._font(shape.size, bold=shape.bold)
        painter.setFont(font)
        painter.setPen(colour(shape.tone))
        x = shape.x
        if shape.side is not Side.LEFT:
            wide = QFontMetricsF(font).horizontalAdvance(shape.words)
            x -= wide / 2 if shape.side is Side.CENTRE else wide
        painter.drawText(QPointF(x, shape.y), shape.words)

    def _at(self, position: QPointF) -> int:
        spots = self._drawing.spots if self._drawing else ()
        return next(
            (place for place, spot in enumerate(spots) if _area(spot).contains(position)), -1
        )

    def _spot(self, place: int) -> Spot | None:
        spots = self._drawing.spots if self._drawing else ()
        return spots[place] if 0 <= place < len(spots) else None

    def _go(self, place: int) -> None:
        self._place = place
        spot = self._spot(place)
        if spot is not None:
            self.told.emit(spot.words)
        self.update()


def _area(spot: Spot) -> QRectF:
    return QRectF(spot.x, spot.y, spot.width, spot.height)


def _paint_path(painter: QPainter, shape: Path) -> None:
    polygon = QPolygonF([QPointF(x, y) for x, y in shape.points])
    if shape.tone:
        pen = QPen(colour(shape.tone), shape.thickness)
        if shape.dash:
            pen.setDashPattern([length / shape.thickness for length in shape.dash])
        painter.setPen(pen)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    if shape.fill:
        painter.setBrush(colour(shape.fill))
        painter.drawPolygon(polygon)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(polygon)
