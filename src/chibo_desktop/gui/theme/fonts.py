"""Be Vietnam Pro for the screen, with figures of equal width so that columns of numbers align."""

import struct

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from chibo_desktop import resources

FAMILY = "Be Vietnam Pro"
_FILES = (
    "BeVietnamPro_400Regular.ttf",
    "BeVietnamPro_400Regular_Italic.ttf",
    "BeVietnamPro_500Medium.ttf",
    "BeVietnamPro_600SemiBold.ttf",
)
_DIGITS = "0123456789"
_FALLBACKS = ("DejaVu Sans", "Segoe UI Symbol")  # ✓ and boxes, which the typeface lacks


def load() -> None:
    """Make the bundled typeface known to Qt. Call once, after QApplication exists."""
    if QFontDatabase.hasFamily(FAMILY):
        return
    for name in _FILES:
        data = resources.path("fonts", name).read_bytes()
        QFontDatabase.addApplicationFontFromData(with_equal_figures(data))


def font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The typeface at a size."""
    result = QFont([FAMILY, *_FALLBACKS])
    result.setPixelSize(pixels)
    result.setWeight(weight)
    return result


def with_equal_figures(data: bytes) -> bytes:
    """A TrueType font whose ten digits share the widest digit's advance, each centred in it.

    The typeface has no "tnum" feature to switch on, so the horizontal metrics are set here,
    in memory; the file on disk stays as its makers published it.
    """
    tables = _tables(data)
    raw = QRawFont(data, 16.0)
    glyphs = raw.glyphIndexesForString(_DIGITS)
    start, length = tables[b"hmtx"]
    (count,) = struct.unpack_from(">H", data, tables[b"hhea"][0] + 34)
    if len(glyphs) != len(_DIGITS) or max(glyphs) >= count:
        return data
    metrics = {glyph: struct.unpack_from(">Hh", data, start + 4 * glyph) for glyph in glyphs}
    widest = max(advance for advance, _ in metrics.values())
    font_bytes = bytearray(data)
    for glyph, (advance, bearing) in metrics.items():
        shifted = bearing + (widest - advance) // 2
        struct.pack_into(">Hh", font_bytes, start + 4 * glyph, widest, shifted)
    _sign(font_bytes, start, length, tables[b"head"][0])
    return bytes(font_bytes)


def _tables(data: bytes) -> dict[bytes, tuple[int, int]]:
    (count,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * index) for index in range(count))
    return {tag: (offset, length) for tag, _, offset, length in records}


def _sign(font_bytes: bytearray, start: int, length: int, head: int) -> None:
    """Renew the checksums: some font loaders refuse a font whose sums do not add up."""
    (count,) = struct.unpack_from(">H", font_bytes, 4)
    for index in range(count):
        record = 12 + 16 * index
        if font_bytes[record : record + 4] == b"hmtx":
            struct.pack_into(">I", font_bytes, record + 4, _sum(font_bytes, start, length))
    struct.pack_into(">I", font_bytes, head + 8, 0)
    whole = _sum(font_bytes, 0, len(font_bytes))
    struct.pack_into(">I", font_bytes, head + 8, (0xB1B0AFBA - whole) & 0xFFFFFFFF)


def _sum(data: bytearray, start: int, length: int) -> int:
    piece = bytes(data[start : start + length]).ljust((length + 3) // 4 * 4, b"\0")
    words: tuple[int, ...] = struct.unpack(f">{len(piece) // 4}I", piece)
    return sum(words) & 0xFFFFFFFF
