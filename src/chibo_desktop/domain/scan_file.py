"""What kind of file somebody brings, told by its first bytes, and how large it may be.

Nothing is decoded here: an image that claims a size nobody scans is refused by its header alone.
"""

import struct
from enum import StrEnum

MOST_BYTES = 50 * 2**20
MOST_PIXELS = 120_000_000
"""An A3 page at 600 dpi has 70 million."""


class ScanKind(StrEnum):
    """The kinds of file that are taken in, by media type."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    TIFF = "image/tiff"

    @property
    def suffix(self) -> str:
        """How a file of this kind ends."""
        return {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}.get(self, "tif")

    @property
    def is_image(self) -> bool:
        """True for everything but a PDF."""
        return self is not ScanKind.PDF


SUFFIXES = frozenset({".pdf", ".jpg", ".jpeg", ".jfif", ".png", ".tif", ".tiff"})
"""What a folder is searched for; the kind itself is told by the bytes."""

_STARTS = (
    (b"\xff\xd8\xff", ScanKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", ScanKind.PNG),
    (b"II*\0", ScanKind.TIFF),
    (b"MM\0*", ScanKind.TIFF),
)
_PDF_WITHIN = 1024  # readers look for the mark of a PDF in the first kilobyte


def kind_of(start: bytes) -> ScanKind | None:
    """The kind of a file by how it begins (a kilobyte is enough); None for any other file."""
    for mark, kind in _STARTS:
        if start.startswith(mark):
            return kind
    return ScanKind.PDF if b"%PDF-" in start[:_PDF_WITHIN] else None


def claimed_pixels(data: bytes) -> int:
    """How many pixels a PNG or JPEG claims to have; 0 when its header does not say."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return int(width) * int(height)
    return _jpeg_pixels(data) if data.startswith(b"\xff\xd8\xff") else 0


_NO_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


def _jpeg_pixels(data: bytes) -> int:
    at = 2
    while at + 9 < len(data):
        if data[at] != 0xFF:
            return 0
        marker = data[at + 1]
        if marker == 0xFF:  # a filling byte
            at += 1
        elif marker in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return int(width) * int(height)
        elif marker in _NO_LENGTH:
            at += 2
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return 0
