"""The pages of an opened paper as pictures, drawn by another thread: of a PDF or of an image."""

import contextlib
import threading

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QObject,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QTransform
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer

from chibo_desktop.domain.scan_file import ScanKind
from chibo_desktop.gui.members.image_reading import frame_count, read_frame, upright_size

_MOST_SIDE = 6_000  # of a page on the screen, however far one zooms in


class Pages(QObject):
    """`drawn(page, picture)` answers `ask`; an empty picture: that page cannot be drawn."""

    drawn = Signal(int, QImage)

    def count(self) -> int:
        """How many pages there are."""
        raise NotImplementedError

    def size(self, page: int) -> QSize:
        """The size of an upright page, in points or pixels: only its proportion counts."""
        raise NotImplementedError

    def ask(self, page: int, width: int, turns: int) -> None:
        """Have a page drawn as wide as that, turned right so many quarters."""
        raise NotImplementedError


class PdfPages(Pages):
    """The pages of a PDF."""

    def __init__(self, data: bytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bytes = QByteArray(data)
        self._buffer = QBuffer(self._bytes, self)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(self)
        self._document.load(self._buffer)
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setDocument(self._document)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.pageRendered.connect(self._on_rendered)
        self._wanted = 0

    def count(self) -> int:
        return self._document.pageCount()

    def size(self, page: int) -> QSize:
        return self._document.pagePointSize(page).toSize()

    def ask(self, page: int, width: int, turns: int) -> None:
        options = QPdfDocumentRenderOptions()
        rotation = QPdfDocumentRenderOptions.Rotation
        options.setRotation(
            (rotation.None_, rotation.Clockwise90, rotation.Clockwise180, rotation.Clockwise270)[
                turns % 4
            ]
        )
        self._wanted = self._renderer.requestPage(
            page, _drawn_size(self.size(page), width, turns), options
        )

    def _on_rendered(
        self, page: int, _size: QSize, image: QImage, _options: object, request: int
    ) -> None:
        if request == self._wanted:
            self.drawn.emit(page, image)


class ImagePages(Pages):
    """The frames of an image."""

    _read = Signal(int, int, QImage)  # request, page, picture

    def __init__(self, data: bytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._request = 0
        self._count = frame_count(data)
        self._size = upright_size(data)
        self._read.connect(self._on_read, Qt.ConnectionType.QueuedConnection)

    def count(self) -> int:
        return self._count

    def size(self, page: int) -> QSize:
        return self._size

    def ask(self, page: int, width: int, turns: int) -> None:
        self._request += 1
        size = _drawn_size(self._size, width, turns)
        given = (self._request, page, size, turns)
        threading.Thread(target=self._draw, args=given, name="page", daemon=True).start()

    def _draw(self, request: int, page: int, size: QSize, turns: int) -> None:
        image = read_frame(self._data, page, _MOST_SIDE)
        if not image.isNull():
            if turns % 4:
                image = image.transformed(QTransform().rotate(90 * (turns % 4)))
            smooth = Qt.TransformationMode.SmoothTransformation
            image = image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        with contextlib.suppress(RuntimeError):  # the window is gone: nobody to tell
            self._read.emit(request, page, image)

    def _on_read(self, request: int, page: int, image: QImage) -> None:
        if request == self._request:
            self.drawn.emit(page, image)


def pages_of(data: bytes, kind: ScanKind | None, parent: QObject | None = None) -> Pages:
    """The pages of a paper of that kind."""
    if kind is not None and kind.is_image:
        return ImagePages(data, parent)
    return PdfPages(data, parent)


def _drawn_size(size: QSize, width: int, turns: int) -> QSize:
    upright = size.transposed() if turns % 2 else size
    if upright.isEmpty():
        return QSize(width, width)
    drawn = QSize(width, max(1, round(width * upright.height() / upright.width())))
    if max(drawn.width(), drawn.height()) > _MOST_SIDE:
        drawn.scale(_MOST_SIDE, _MOST_SIDE, Qt.AspectRatioMode.KeepAspectRatio)
    return drawn
