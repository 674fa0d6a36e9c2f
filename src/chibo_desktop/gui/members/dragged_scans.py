"""What is dragged or pasted: files and folders of this computer, or a picture itself."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from chibo_desktop.services.incoming_scans import ScanSource


def dragged_paths(data: QMimeData) -> list[Path]:
    """Files and folders among what is dragged or pasted."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def dragged_image(data: QMimeData, name: str) -> ScanSource | None:
    """The picture that is dragged or pasted, as a PNG of that name; None when there is none."""
    image = data.imageData() if data.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return None
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return ScanSource(name=f"{name}.png", data=bytes(buffer.data().data()))
