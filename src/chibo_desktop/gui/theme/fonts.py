"""Be Vietnam Pro for the screen, and a twin with figures of equal width for tables."""

import struct

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from chibo_desktop import resources

FAMILY = "Be Vietnam Pro"
TABLE_FAMILY = "Be Vietnam Tab"  # as long as FAMILY: it is written over it, in memory
_FILES = (
    "BeVietnamPro_400Regular.ttf",
    "BeVietnamPro_400Regular_Italic.ttf",
    "BeVietnamPro_500Medium.ttf",
    "BeVietnamPro_600SemiBold.ttf",
)
_IN_TABLES = ("BeVietnamPro_400Regular.ttf", "BeVietnamPro_600SemiBold.ttf")
_DIGITS = "0123456789"
FALLBACKS = ("DejaVu Sans", "Segoe UI Symbol")  # ✓ and boxes, which the typeface lacks


def load() -> None:
    """Make the bundled typeface known to Qt. Call once, after QApplication exists."""
    if QFontDatabase.hasFamily(FAMILY):
        return
    for name in _FILES:
        data = resources.path("fonts", name).read_bytes()
        QFontDatabase.addApplicationFontFromData(data)
        if name in _IN_TABLES:
            QFontDatabase.addApplicationFontFromData(with_equal_figures(data))


def font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The typeface at a size."""
    result = QFont([FAMILY, *FALLBACKS])
    result.setPixelSize(pixels)
    result.setWeight(weight)
    return result


def with_equal_figures(data: bytes) -> bytes:
    """The font as `TABLE_FAMILY`: its ten digits share one advance, each centred in it.

    The typeface has no "tnum" feature to switch on, so the horizontal metrics are set here,
    in memory; the file on disk stays as its makers published it.
    """
    tables = _tables(data)
    raw = QRawFont(data, 16.0)
    glyphs = raw.glyphIndexesForString(_DIGITS)
    start, _ = tables[b"hmtx"]
    (count,) = struct.unpack_from(">H", data, tables[b"hhea"][0] + 34)
    if len(glyphs) != len(_DIGITS) or max(glyphs) >= count:
        return data
    metrics = {glyph: struct.unpack_from(">Hh", data, start + 4 * glyph) for glyph in glyphs}
    widest = max(advance for advance, _ in metrics.values())
    font_bytes = bytearray(data)
    for glyph, (advance, bearing) in metrics.items():
        shifted = bearing + (widest - advance) // 2
        struct.pack_into(">Hh", font_bytes, start + 4 * glyph, widest, shifted)
    _rename(font_bytes, *tables[b"name"])
    _sign(font_bytes, tables)
    return bytes(font_bytes)


def _tables(data: bytes) -> dict[bytes, tuple[int, int]]:
    (count,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * index) for index in range(count))
    return {tag: (offset, length) for tag, _, offset, length in records}


def _rename(font_bytes: bytearray, start: int, length: int) -> None:
    names = bytes(font_bytes[start : start + length])
    for coding in ("ascii", "utf-16-be"):  # the two ways a name table writes
        for old, new in ((FAMILY, TABLE_FAMILY), ("BeVietnamPro", "BeVietnamTab")):
            names = names.replace(old.encode(coding), new.encode(coding))
    font_bytes[start : start + length] = names


def _sign(font_bytes: bytearray, tables: dict[bytes, tuple[int, int]]) -> None:
    """Renew the checksums: some font loaders refuse a font whose sums do not add up."""
    for index, (tag, (start, length)) in enumerate(tables.items()):
        if tag in (b"hmtx", b"name"):
            struct.pack_into(">I", font_bytes, 16 + 16 * index, _sum(font_bytes, start, length))
    head = tables[b"head"][0]
    struct.pack_into(">I", font_bytes, head + 8, 0)
    whole = _sum(font_bytes, 0, len(font_bytes))
    struct.pack_into(">I", font_bytes, head + 8, (0xB1B0AFBA - whole) & 0xFFFFFFFF)


def _sum(data: bytearray, start: int, length: int) -> int:
    piece = bytes(data[start : start + length]).ljust((length + 3) // 4 * 4, b"\0")
    words: tuple[int, ...] = struct.unpack(f">{len(piece) // 4}I", piece)
    return sum(words) & 0xFFFFFFFF
