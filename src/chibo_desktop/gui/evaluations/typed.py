"""What people type or paste into a cell, as it is stored."""

import re

from chibo_desktop.domain.text import fold, nfc
from chibo_desktop.gui.evaluations.cell_keys import plain_number
from chibo_desktop.gui.evaluations.grid_column import GridColumn, Kind

_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)")
_YES = frozenset({"1", "x", "co", "c", "v", "yes", "true", "d", "dat", "dam bao"})
_NO = frozenset({"0", "khong", "k", "no", "false", "khong dat", "khong dam bao"})


def stored_text(text: str, column: GridColumn) -> str | None:
    """The text as it is stored: point as decimal sign, 1 or 0 for yes or no; "" for nothing.

    None when it is no value of this kind. A mark over its maximum is a value: it is kept, shown
    and held against.
    """
    if column.kind is Kind.NOTE:
        return nfc(text).strip()
    word = nfc(text).replace("\N{NARROW NO-BREAK SPACE}", " ").removesuffix("%").strip()
    word = word.replace("\N{MINUS SIGN}", "-")
    if not word or word in ("-", "–"):
        return ""
    if column.kind is Kind.FLAG:
        folded = fold(word)
        return "1" if folded in _YES else "0" if folded in _NO else None
    if column.kind is Kind.BINARY and (fold(word) in _YES or fold(word) in _NO):
        return plain_number(column.maximum) if fold(word) in _YES else "0"
    if not _NUMBER.fullmatch(word):
        return None
    whole, _, fraction = word.replace(",", ".").removeprefix("+").partition(".")
    fraction = fraction.rstrip("0")
    sign = "-" if whole.startswith("-") else ""
    whole = whole.removeprefix("-").lstrip("0") or "0"
    return f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}"
