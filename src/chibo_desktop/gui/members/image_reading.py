"""Opening an image for the screen: its kind told by its bytes, upright, within bounds of memory."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from chibo_desktop.domain.scan_file import ScanKind, kind_of

_MOST_MEGABYTES = 512
_FORMATS: dict[ScanKind | None, bytes] = {ScanKind.PNG: b"png", ScanKind.TIFF: b"tiff"}


@contextmanager
def image_reader(data: bytes) -> Iterator[QImageReader]:
    """A reader of an image; nobody may keep it beyond the block."""
    kept = QByteArray(data)
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(_MOST_MEGABYTES)
    # The kind is told by us: left to itself Qt may take a PNG for a TGA, which has no mark.
    reader = QImageReader(buffer, _FORMATS.get(kind_of(data[:2048]), b"jpeg"))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    try:
        yield reader
    finally:
        # It still reads while it goes (TIFF does): away with it before what it reads from.
        reader.setDevice(None)  # type: ignore[arg-type] # Qt takes none
        buffer.close()


def upright_size(data: bytes) -> QSize:
    """The size in pixels of an image as it stands upright; nothing is decoded."""
    with image_reader(data) as reader:
        size = reader.size()
        is_turned = bool(reader.transformation().value & 4)
    return size.transposed() if is_turned else size


def frame_count(data: bytes) -> int:
    """How many pictures an image holds: a TIFF may be a whole document."""
    with image_reader(data) as reader:
        return max(1, reader.imageCount())


def read_frame(data: bytes, frame: int = 0, most_side: int = 0) -> QImage:
    """One picture of an image, upright, no side longer than `most_side`; empty when unreadable."""
    with image_reader(data) as reader:
        if frame:
            reader.jumpToImage(frame)
        size = reader.size()
        if most_side and size.isValid() and max(size.width(), size.height()) > most_side:
            reader.setScaledSize(
                size.scaled(most_side, most_side, Qt.AspectRatioMode.KeepAspectRatio)
            )
        return reader.read()
