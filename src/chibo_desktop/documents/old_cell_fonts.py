"""Fonts of the cells of an .xls: its records say them, and lists in old fonts are mostly .xls.

Source: [MS-XLS] records BOUNDSHEET, FONT, XF, LABEL, LABELSST, RSTRING; [MS-CFB] for the container.
"""

import struct

from chibo_desktop.documents.cell_fonts import FontMarks, lines_of, sign_of
from chibo_desktop.domain.legacy_letters import Lettering, lettering_of_font

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FREE = 0xFFFFFFF0  # sector numbers from here on mean "none"
_BOF, _EOF, _BOUNDSHEET, _FONT, _XF = 0x0809, 0x000A, 0x0085, 0x0031, 0x00E0
_ROOT, _SMALLEST = 5, 4096  # below that many bytes a stream lies in the root's small sectors
_TEXTS = frozenset({0x00FD, 0x0204, 0x00D6})
_MOST_RECORDS = 3_000_000


def legacy_fonts_of_xls(data: bytes) -> FontMarks:
    """Fonts of an xls by cell; empty when none is older than Unicode or the file is not sound."""
    try:
        stream = _workbook_stream(data) if data.startswith(_OLE) else data
        return _read(stream)
    except (struct.error, ValueError, IndexError, UnicodeDecodeError):
        return FontMarks()


def _read(stream: bytes) -> FontMarks:
    marks = FontMarks()
    fonts: list[str] = []
    styles: list[int] = []
    sheets: dict[int, str] = {}
    is_old = False
    cells: dict[str, dict[int, dict[int, str]]] = {}
    signs: dict[int, str] = {}
    here = ""
    at = 0
    for _ in range(_MOST_RECORDS):
        if at + 4 > len(stream):
            break
        code, size = struct.unpack_from("<HH", stream, at)
        body = at + 4
        if code == _BOF:
            is_old = is_old or struct.unpack_from("<H", stream, body)[0] < 0x0600
            here = sheets.get(at, "")
            if here and not signs:
                signs = _signs(fonts, styles, marks)
                if not signs:
                    return FontMarks()
        elif code == _FONT:
            fonts.append(_font_name(stream, body, is_old=is_old))
        elif code == _XF:
            styles.append(struct.unpack_from("<H", stream, body)[0])
        elif code == _BOUNDSHEET:
            place = struct.unpack_from("<I", stream, body)[0]
            sheets[place] = _short_text(stream, body + 6, is_old=is_old)
        elif code in _TEXTS and here:
            row, column, style = struct.unpack_from("<HHH", stream, body)
            if (sign := signs.get(style)) is not None:
                cells.setdefault(here, {}).setdefault(row, {})[column] = sign
        at = body + size
    marks.sheets = {name: lines_of(rows) for name, rows in cells.items()}
    return marks


def _signs(fonts: list[str], styles: list[int], marks: FontMarks) -> dict[int, str]:
    signs: dict[int, str] = {}
    for style, number in enumerate(styles):
        # Number 4 does not exist: the fifth font of the file is number 5.
        place = number - 1 if number > 4 else number
        name = fonts[place] if place < len(fonts) else ""
        if lettering_of_font(name) is Lettering.UNICODE:
            continue
        if name not in marks.fonts and len(marks.fonts) < 26:
            marks.fonts.append(name)
        if name in marks.fonts:
            signs[style] = sign_of(marks.fonts.index(name))
    return signs


def _font_name(stream: bytes, body: int, *, is_old: bool) -> str:
    return _short_text(stream, body + 14, is_old=is_old)


def _short_text(stream: bytes, at: int, *, is_old: bool) -> str:
    length = stream[at]
    if is_old:
        return stream[at + 1 : at + 1 + length].decode("cp1252", "replace")
    wide = stream[at + 1] & 1
    raw = stream[at + 2 : at + 2 + (length * 2 if wide else length)]
    return raw.decode("utf-16-le" if wide else "latin-1")


def _workbook_stream(data: bytes) -> bytes:
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in (512, 4096):
        raise ValueError("no such sector size")
    (first_directory,) = struct.unpack_from("<I", data, 48)
    table_sectors = list(struct.unpack_from("<109I", data, 76))
    beyond, count = struct.unpack_from("<II", data, 68)
    while beyond < _FREE and count > 0:
        entries = struct.unpack_from(f"<{size // 4}I", data, (beyond + 1) * size)
        table_sectors += entries[:-1]
        beyond, count = entries[-1], count - 1
    table: list[int] = []
    for sector in table_sectors:
        if sector < _FREE:
            part = data[(sector + 1) * size : (sector + 2) * size]
            table += struct.unpack(f"<{len(part) // 4}I", part[: len(part) // 4 * 4])
    directory = _chain(data, table, first_directory, size, size)
    root = b""
    for at in range(0, len(directory) - 127, 128):
        (length,) = struct.unpack_from("<H", directory, at + 64)
        name = directory[at : at + max(0, length - 2)].decode("utf-16-le", "replace")
        start, long = struct.unpack_from("<II", directory, at + 116)
        if directory[at + 66] == _ROOT:
            root = _chain(data, table, start, size, size)
        if name in ("Workbook", "Book"):
            if long >= _SMALLEST:
                return _chain(data, table, start, size, size)[:long]
            (first_small,) = struct.unpack_from("<I", data, 60)
            packed = _chain(data, table, first_small, size, size)
            small = list(struct.unpack(f"<{len(packed) // 4}I", packed[: len(packed) // 4 * 4]))
            return _chain(root, small, start, 64, 0)[:long]
    raise ValueError("no workbook in it")


def _chain(data: bytes, table: list[int], sector: int, size: int, skipped: int) -> bytes:
    """The sectors from one on, joined; the first of all begins after `skipped` bytes."""
    parts = []
    for _ in range(len(table) + 1):
        if sector >= len(table):  # also what means "none"
            break
        parts.append(data[skipped + sector * size : skipped + (sector + 1) * size])
        sector = table[sector]
    return b"".join(parts)
