"""The embedded typeface: Tinos, with the widths of Times New Roman and every Vietnamese letter.

reportlab is imported at the first use: start-up does not pay for it.
"""

import unicodedata
from functools import cache, lru_cache
from typing import Any

from chibo_desktop import resources

REGULAR = "Tinos"
BOLD = "Tinos-Bold"
ITALIC = "Tinos-Italic"
BOLD_ITALIC = "Tinos-BoldItalic"

_FILES = {
    REGULAR: "Tinos_400Regular.ttf",
    BOLD: "Tinos_700Bold.ttf",
    ITALIC: "Tinos_400Regular_Italic.ttf",
    BOLD_ITALIC: "Tinos_700Bold_Italic.ttf",
}


@cache
def _font(name: str) -> Any:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    # asciiReadable=0 keeps all letters of a document in one subset, where ASCII would fill half.
    font = TTFont(name, str(resources.path("fonts", _FILES[name])), asciiReadable=0)
    pdfmetrics.registerFont(font)
    return font


def register() -> None:
    """Make the four faces known to reportlab; once a process."""
    for name in _FILES:
        _font(name)


@lru_cache(maxsize=65536)
def printable(text: str) -> str:
    """NFC without control characters: what can be drawn (NFD comes out garbled)."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():
        return composed
    shown = (char if char.isprintable() or char in _KEPT else " " for char in composed)
    return "".join(shown)


_KEPT = "\u00a0\u202f"  # spaces that do not break are not "printable" to Python


@lru_cache(maxsize=65536)
def width(text: str, font: str, size: float) -> float:
    """Width in points of a text already printable."""
    return float(_font(font).stringWidth(text, size))


@lru_cache(maxsize=16384)
def wrap(text: str, font: str, size: float, room: float) -> tuple[str, ...]:
    """The lines that `text` takes in `room` points; line breaks in it are kept.

    A word wider than the room is cut, so nothing ever runs over a border. At least one line.
    """
    lines: list[str] = []
    for part in text.splitlines() or [""]:
        lines.extend(_wrap_line(printable(part), font, size, room))
    return tuple(lines)


def balance(text: str, font: str, size: float, room: float) -> tuple[str, ...]:
    """Like `wrap`, but with lines about as long as one another: for headings."""
    lines = wrap(text, font, size, room)
    narrow, wide = room / max(1, len(lines)), room
    while len(lines) > 1 and wide - narrow > 4:
        middle = (narrow + wide) / 2
        if len(wrap(text, font, size, middle)) > len(lines):
            narrow = middle
        else:
            wide = middle
    return wrap(text, font, size, wide)


def _wrap_line(text: str, font: str, size: float, room: float) -> list[str]:
    lines: list[str] = []
    current = ""
    for word in text.split(" "):
        candidate = f"{current} {word}" if current else word
        if width(candidate, font, size) <= room:
            current = candidate
            continue
        if current:
            lines.append(current)
        while width(word, font, size) > room and len(word) > 1:
            fitting = _fitting(word, font, size, room)
            lines.append(word[:fitting])
            word = word[fitting:]
        current = word
    return [*lines, current]


def _fitting(word: str, font: str, size: float, room: float) -> int:
    count = 1
    while count < len(word) and width(word[: count + 1], font, size) <= room:
        count += 1
    return count
