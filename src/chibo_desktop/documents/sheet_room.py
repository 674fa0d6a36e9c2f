"""Room on a sheet that looks like paper: how deep texts are, how columns are shared out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from chibo_desktop.documents.fonts import BOLD, REGULAR, printable, wrap
from chibo_desktop.documents.sheet_styles import FACE, SIZE, Style

COLUMNS = 24
PIXELS = 25  # of a column: together the room between the margins of the format in force
COLUMN = PIXELS * 0.75  # points
_FEWEST = 4  # columns that a label and its value keep
_TO_WRITE = 0.25  # of a line: what a label leaves at least
_KEPT = 0.96  # of a cell's room: Excel and LibreOffice break lines a little earlier than paper
_PADDING = 4.0
_DEEPEST = 22  # lines to a row: Excel's rows end at 409 points
_LEADING = 1.26
_MOST_POINTS = 409.0
_SURELY_ONE = 0.55  # of a column's width: a text of so many letters fits, whatever they are


def book_options() -> dict[str, Any]:
    """Of every workbook that is written here: texts stay texts.

    Made anew for each: the writer changes what it is given, and the next book would differ.
    """
    return {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        # Columns are as wide as digits of the book's own face: one that every computer has.
        "default_format_properties": {"font_name": FACE, "font_size": 11},
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCell:
    """A label and what was answered; `share` of the line's width."""

    label: str
    value: str
    share: float = 1


def row_height(texts: Sequence[tuple[str, Style, float]]) -> float:
    """Points that a row needs for texts, each with its look and its room."""
    measured = (
        len(_wrapped(text, style, room)) * style.size * _LEADING
        for text, style, room in texts
        if text
    )
    return round(max(measured, default=SIZE * _LEADING) + 2, 1)


def table_row_height(cells: Iterable[tuple[str, float]], size: float = SIZE) -> float:
    """Points for a row of a table, of its texts and the widths of their columns in characters.

    LibreOffice does not make rows of a workbook deep enough by itself, whatever wraps in them.
    """
    deepest = max((_lines_in(text, chars, size) for text, chars in cells), default=1)
    return min(_MOST_POINTS, round(deepest * size * _LEADING + 2, 1))


def _lines_in(text: str, chars: float, size: float) -> int:
    if len(text) < chars * _SURELY_ONE and "\n" not in text:
        return 1  # nearly all cells: not worth measuring
    room = (chars * 7 + 5) * 0.75
    return len(wrap(text, REGULAR, size, max(_PADDING, room * _KEPT - _PADDING)))


def printable_lines(text: str) -> str:
    """Line breaks stay, other control characters go."""
    return "\n".join(printable(line) for line in text.splitlines()) if text else ""


def _wrapped(text: str, style: Style, room: float) -> tuple[str, ...]:
    font = BOLD if style.is_bold else REGULAR
    return wrap(text, font, style.size, max(_PADDING, room * _KEPT - _PADDING))


def pieces_of(text: str, style: Style, room: float) -> list[str]:
    """A text as it is, or cut into rows when it is deeper than a row can be."""
    lines = _wrapped(text, style, room)
    if len(lines) <= _DEEPEST:
        return [text]
    return [" ".join(lines[at : at + _DEEPEST]) for at in range(0, len(lines), _DEEPEST)]


def label_span(label: str, value: str, span: int) -> int:
    """Columns that a label takes so that the row is as low as can be, with room to write."""
    if not label:
        return 0
    most = max(1, span - max(2, round(span * _TO_WRITE)))
    return min(range(1, most + 1), key=lambda own: _cost(label, value, own, span - own))


def share_out(cells: Sequence[SheetCell], columns: int) -> list[int]:
    """Columns for labels with their values by share, moved where a row gets lower by it."""
    spans = spread([cell.share for cell in cells], columns)
    while True:
        moved = [
            [span + count * ((at == to) - (at == off)) for at, span in enumerate(spans)]
            for to in range(len(spans))
            for off in range(len(spans))
            for count in (1, 2)
            if to != off and spans[off] - count >= _FEWEST
        ]
        best = min(moved, key=lambda one: _depth(cells, one), default=spans)
        if _depth(cells, best) >= _depth(cells, spans):
            return spans
        spans = best


def _depth(cells: Sequence[SheetCell], spans: Sequence[int]) -> tuple[int, int]:
    lines = []
    for cell, span in zip(cells, spans, strict=True):
        own = label_span(cell.label, cell.value, span)
        lines.append(_cost(cell.label, cell.value, own, span - own)[0])
    return max(lines), sum(lines)


def _cost(label: str, value: str, own: int, rest: int) -> tuple[int, int, int]:
    first = len(_wrapped(label, Style.PROSE, own * COLUMN))
    second = len(_wrapped(value, Style.ANSWER, rest * COLUMN))
    return max(first, second), first, own


def spread(shares: Sequence[float], columns: int) -> list[int]:
    """Whole columns by share, none without: the largest remainder gets the next."""
    total = sum(shares)
    exact = [share * columns / total for share in shares]
    spans = [max(1, int(one)) for one in exact]
    while (left := columns - sum(spans)) != 0:
        step = 1 if left > 0 else -1
        lack = partial(_lack, exact, spans)
        order = sorted(range(len(spans)), key=lack, reverse=left > 0)
        chosen = next(place for place in order if left > 0 or spans[place] > 1)
        spans[chosen] += step
    return spans


def _lack(exact: Sequence[float], spans: Sequence[int], place: int) -> float:
    return exact[place] - spans[place]
