"""Cells typed in fonts older than Unicode: found by the font's name or by their letters, turned."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from chibo_desktop.documents.bounded import Cell, RawSheet
from chibo_desktop.documents.workbook_child import DATE_MARK
from chibo_desktop.domain.legacy_letters import (
    Lettering,
    is_capital_font,
    lettering_of_font,
    seems,
    to_unicode,
)

_SHOWN = 6
_LOOKED_AT = 400  # rows: a list in old letters shows them at once


class Letters(StrEnum):
    """How the user wants old letters to be read."""

    BY_ITSELF = "by-itself"  # cell by cell, by font and by spelling
    TCVN3 = "tcvn3"
    VNI = "vni"
    AS_THEY_ARE = "as-they-are"


@dataclass(frozen=True, slots=True)
class LetterSample:
    """A cell before and after turning; `font` when it was the font that told."""

    before: str
    after: str
    lettering: Lettering
    font: str


def read_letters(text: str, font: str = "", letters: Letters = Letters.BY_ITSELF) -> str:
    """The text in today's letters."""
    if letters is Letters.AS_THEY_ARE or (text.isascii() and not font):
        return text
    if letters is not Letters.BY_ITSELF:
        wanted = Lettering(letters.value)
        # What spells well as it stands was typed in today's letters among the others.
        return text if seems(text) is Lettering.UNICODE and not font else to_unicode(text, wanted)
    told = lettering_of_font(font)
    if told is not Lettering.UNICODE and _spells_well(text, told):
        return to_unicode(text, told, capitals=is_capital_font(font))
    return to_unicode(text, seems(text))


def _spells_well(text: str, told: Lettering) -> bool:
    """False when the font is of old but the letters are of today: people paste."""
    return text.isascii() or seems(text) is told or not any(ch > "\xff" for ch in text)


def letters_of(sheet: RawSheet, start: int) -> tuple[LetterSample, ...]:
    """The first different cells that turning would change."""
    found: dict[str, LetterSample] = {}
    for at, row in enumerate(sheet.rows[start : start + _LOOKED_AT], start=start):
        for column, cell in enumerate(row):
            if not _may_be_old(cell, sheet, at):
                continue
            before, font = " ".join(str(cell).split()), sheet.font(at, column)
            after = read_letters(before, font)
            if before != after and not before.isascii() and before not in found:
                told = lettering_of_font(font)
                lettering = told if told is not Lettering.UNICODE else seems(before)
                found[before] = LetterSample(before, after, lettering, font)
                if len(found) == _SHOWN:
                    return tuple(found.values())
    return tuple(found.values())


def _may_be_old(cell: Cell, sheet: RawSheet, row: int) -> bool:
    if not isinstance(cell, str) or not cell or cell.startswith(DATE_MARK):
        return False
    return not cell.isascii() or row < len(sheet.marks)


def turned(cells: Sequence[Cell], fonts: Sequence[str], letters: Letters) -> list[Cell]:
    """A column's cells in today's letters; numbers and dates as they are."""
    if letters is Letters.AS_THEY_ARE:
        return list(cells)
    return [
        read_letters(cell, font, letters)
        if isinstance(cell, str) and (font or not cell.isascii())
        else cell
        for cell, font in zip(cells, fonts, strict=True)
    ]
