"""A sheet's code in the top margin: Code 128 for a scanner, the characters beside it for people.

A bar is at least a third of a millimetre wide: a cheap scanner reads that off a laser print and
off a copy of it.
"""

from functools import lru_cache

from chibo_desktop.documents.fonts import BOLD, REGULAR, width
from chibo_desktop.documents.paper import Align, Paper
from chibo_desktop.documents.party_format import POINTS_PER_MM
from chibo_desktop.domain.sheet_code import printed_code

_MODULE = 0.34 * POINTS_PER_MM
_HEIGHT = 9 * POINTS_PER_MM
_FROM_EDGE = 7 * POINTS_PER_MM  # printers leave about five millimetres white
_QUIET = 10 * _MODULE  # white before and after the bars, by the symbology's rule
_SIZE = 10.0


@lru_cache(maxsize=2048)
def bars(code: str) -> tuple[tuple[int, int], ...]:
    """The dark bars of a text in Code 128: where each begins and how wide it is, in modules."""
    from reportlab.graphics.barcode.code128 import Code128

    symbol = Code128(code)
    symbol.validate()
    symbol.encode()
    symbol.decompose()
    found, at = [], 0
    for letter in symbol.decomposed:  # capitals are bars, small letters gaps; A is one module
        span = ord(letter.upper()) - ord("A") + 1
        if letter.isupper():
            found.append((at, span))
        at += span
    return tuple(found)


def draw_sheet_code(paper: Paper, code: str) -> None:
    """Bars and characters at the right of the page's top margin; they take no room from it."""
    dark = bars(code)
    start, span = dark[-1]
    y = paper.height - _FROM_EDGE - _HEIGHT
    left = paper.right - (start + span) * _MODULE
    for at, wide in dark:
        paper.canvas.rect(left + at * _MODULE, y, wide * _MODULE, _HEIGHT, stroke=0, fill=1)
    _characters(paper, code, left - _QUIET, y + _HEIGHT / 2 - _SIZE / 3)


def draw_code_again(paper: Paper, code: str) -> None:
    """The characters alone, for the pages that follow."""
    _characters(paper, code, paper.right, paper.top + paper.form.top / 2 - _SIZE / 3)


def _characters(paper: Paper, code: str, right: float, y: float) -> None:
    text = printed_code(code)
    paper.text(right, y, text, font=BOLD, size=_SIZE, align=Align.RIGHT)
    before = right - width(text, BOLD, _SIZE) - 4
    paper.text(before, y, "Mã phiếu", font=REGULAR, size=_SIZE - 1, align=Align.RIGHT)
