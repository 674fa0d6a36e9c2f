"""Which cells are typed in a font older than Unicode: read lightly, and only when there is one.

A sheet's marks are one text a row, one sign a column: `.` for any other font, `a` for the first
of the named fonts, and so on. Reading fails to nothing: letters are then judged by themselves.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from chibo_desktop.domain.legacy_letters import Lettering, lettering_of_font

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"([^>]*)>')
_STYLE = re.compile(rb'\bs="([0-9]+)"')
_MOST_FONTS = 26
_WIDEST = 1_000
_LONGEST = 200_000


@dataclass(slots=True)
class FontMarks:
    """The named fonts and, by sheet name, the marks of its rows."""

    fonts: list[str] = field(default_factory=list)
    sheets: dict[str, list[str]] = field(default_factory=dict)


def legacy_fonts_of_xlsx(data: bytes) -> FontMarks:
    """Fonts of an xlsx by cell; empty when none of its fonts is older than Unicode."""
    marks = FontMarks()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _read(archive, marks)
    except (KeyError, ValueError, OSError, ET.ParseError, zipfile.BadZipFile):
        return FontMarks()
    return marks


def _read(archive: zipfile.ZipFile, marks: FontMarks) -> None:
    styles_part = archive.read("xl/styles.xml")
    if b".Vn" not in styles_part and b"VNI" not in styles_part and b".vn" not in styles_part:
        return
    if b"<!DOCTYPE" in styles_part:
        return
    styles = ET.fromstring(styles_part)  # noqa: S314 - no doctype, in a bounded process
    names = [
        (named.get("val") or "") if (named := font.find(f"{_MAIN}name")) is not None else ""
        for font in styles.iterfind(f"{_MAIN}fonts/{_MAIN}font")
    ]
    signs = _signs(names, marks)
    by_style = {
        str(index).encode(): signs[int(form.get("fontId", "0"))]
        for index, form in enumerate(styles.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf"))
        if int(form.get("fontId", "0")) in signs
    }
    if by_style:
        for name, part in _sheet_parts(archive):
            marks.sheets[name] = _marks_of(archive.read(part), by_style)


def _signs(names: list[str], marks: FontMarks) -> dict[int, str]:
    """Sign by font number, for the fonts older than Unicode."""
    signs: dict[int, str] = {}
    for number, name in enumerate(names):
        if lettering_of_font(name) is Lettering.UNICODE:
            continue
        if name not in marks.fonts:
            if len(marks.fonts) == _MOST_FONTS:
                continue
            marks.fonts.append(name)
        signs[number] = sign_of(marks.fonts.index(name))
    return signs


def sign_of(place: int) -> str:
    """The sign of the font at a place of the list."""
    return chr(ord("a") + place)


def _sheet_parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    book, links = archive.read("xl/workbook.xml"), archive.read("xl/_rels/workbook.xml.rels")
    if b"<!DOCTYPE" in book or b"<!DOCTYPE" in links:
        return []
    targets = {one.get("Id"): one.get("Target", "") for one in ET.fromstring(links)}  # noqa: S314
    found = []
    for sheet in ET.fromstring(book).iter(f"{_MAIN}sheet"):  # noqa: S314
        target = targets.get(sheet.get(_RELATION), "").lstrip("/")
        part = target if target.startswith("xl/") else f"xl/{target}"
        if part in archive.namelist():
            found.append((sheet.get("name", ""), part))
    return found


def _marks_of(sheet: bytes, by_style: Mapping[bytes, str]) -> list[str]:
    rows: dict[int, dict[int, str]] = {}
    for match in _CELL.finditer(sheet):
        style = _STYLE.search(match[3])
        sign = by_style.get(style[1] if style else b"0")
        column, row = _column_number(match[1]), int(match[2]) - 1
        if sign and column < _WIDEST and row < _LONGEST:
            rows.setdefault(row, {})[column] = sign
    return lines_of(rows)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def lines_of(rows: Mapping[int, Mapping[int, str]]) -> list[str]:
    """Marks of a sheet from its marked cells."""
    lines = []
    for row in range(max(rows, default=-1) + 1):
        signs = rows.get(row, {})
        lines.append("".join(signs.get(at, ".") for at in range(max(signs, default=-1) + 1)))
    return lines
