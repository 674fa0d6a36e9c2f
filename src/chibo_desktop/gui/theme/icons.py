"""Line icons from the bundled set, drawn in a colour of the theme when they are painted.

The icon engine asks for the theme at paint time, so an icon set once follows a change of theme.
"""

from collections import OrderedDict
from functools import cache
from typing import Any

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from chibo_desktop import resources
from chibo_desktop.gui.theme import state

_CACHE_SIZE = 512
_pixmaps: "OrderedDict[tuple[str, str, int, float], QPixmap]" = OrderedDict()


def icon(name: str, colour: str = "text") -> QIcon:
    """The icon called `name` (a file of resources/icons) in the colour token `colour`.

    Raises FileNotFoundError when the set has no such icon.
    """
    _source(name)
    return QIcon(_Engine(name, colour))


def pixmap(name: str, colour: str, pixels: int, ratio: float = 1.0) -> QPixmap:
    """One icon as a picture `pixels` wide for a screen of the given device pixel ratio."""
    value = state.current().tokens.colour(colour)
    key = (name, value, pixels, ratio)
    if key not in _pixmaps:
        _pixmaps[key] = _render(name, value, pixels, ratio)
        if len(_pixmaps) > _CACHE_SIZE:
            _pixmaps.popitem(last=False)
    return _pixmaps[key]


@cache
def _source(name: str) -> str:
    return resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")


def svg(name: str, value: str) -> bytes:
    """The drawing with its stroke in the colour `value` (a token's value)."""
    return _source(name).replace("currentColor", value).encode()


def _render(name: str, value: str, pixels: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # only when the first icon is drawn

    side = max(1, round(pixels * ratio))
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg(name, value))).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


class _Engine(QIconEngine):
    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        side = min(rect.width(), rect.height())
        corner = rect.topLeft() + QPoint(0, (rect.height() - side) // 2)
        painter.drawPixmap(QRect(corner, QSize(side, side)), self._picture(side, mode, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._placed(size, mode, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        return self._placed(size, mode, scale)

    def clone(self) -> Any:
        return _Engine(self._name, self._colour)

    def _placed(self, size: QSize, mode: QIcon.Mode, ratio: float) -> QPixmap:
        """The picture at the left of a room that may be wider: the rest is air before the word."""
        side = min(size.width(), size.height())
        picture = self._picture(round(side / ratio), mode, ratio)
        if size.width() <= side:
            return picture
        room = QPixmap(size)
        room.fill(Qt.GlobalColor.transparent)
        room.setDevicePixelRatio(ratio)
        painter = QPainter(room)
        painter.drawPixmap(0, 0, picture)
        painter.end()
        return room

    def _picture(self, side: int, mode: QIcon.Mode, ratio: float) -> QPixmap:
        colour = "edge" if mode is QIcon.Mode.Disabled else self._colour
        return pixmap(self._name, colour, side, ratio)
