"""Cells typed in fonts older than Unicode: found by the font's name or by their letters, turned."""

import re
import unicodedata
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
from chibo_desktop.domain.syllables import spelling_score
from chibo_desktop.domain.text import nfc

_SHOWN = 4
_LOOKED_AT = 400  # rows: a list in old letters shows them at once


class Letters(StrEnum):
    """How the user wants old letters to be read."""

    BY_ITSELF = "by-itself"  # cell by cell, by font and by spelling
    TCVN = "tcvn3"
    VNI = "vni"
    AS_THEY_ARE = "as-they-are"


@dataclass(frozen=True, slots=True)
class LetterSample:
    """A cell before and after turning; `font` when it was the font that told."""

    before: str
    after: str
    lettering: Lettering
    font: str


def read_letters(
    text: str,
    font: str = "",
    letters: Letters = Letters.BY_ITSELF,
    usual: Lettering = Lettering.UNICODE,
) -> str:
    """The text in today's letters; `usual` is how the sheet as a whole is written.

    A letter that no old font has settles it: people type today's letters among the others. Where
    both readings spell, the sheet decides: “Cóc” of a list in TCVN3 is Cúc.
    """
    if letters is Letters.AS_THEY_ARE or (text.isascii() and not font):
        return text
    told = lettering_of_font(font)
    if _MODERN.search(text) is not None:
        return text
    if told is not Lettering.UNICODE and letters is Letters.BY_ITSELF:
        return to_unicode(text, told, capitals=is_capital_font(font))
    wanted = usual if letters is Letters.BY_ITSELF else Lettering(letters.value)
    if wanted is Lettering.UNICODE:
        return to_unicode(text, seems(text))
    turned_text = to_unicode(text, wanted)
    return turned_text if spelling_score(turned_text) >= spelling_score(nfc(text)) else text


def usual_letters(sheet: RawSheet) -> Lettering:
    """How most of a sheet's texts are written, by their letters alone."""
    counts = dict.fromkeys(Lettering, 0)
    for row in sheet.rows[:_LOOKED_AT]:
        for cell in row:
            if not isinstance(cell, str) or cell.isascii() or cell.startswith(DATE_MARK):
                continue
            if _MODERN.search(unicodedata.normalize("NFC", cell)) is not None:
                counts[Lettering.UNICODE] += 1
            elif (lettering := seems(nfc(cell))) is not Lettering.UNICODE:
                counts[lettering] += 1
    best = max(counts, key=lambda one: counts[one])
    return best if counts[best] > _CLEARLY * counts[Lettering.UNICODE] else Lettering.UNICODE


_MODERN = re.compile("[^\x00-\xff\u2013\u2014\u2018-\u201e\u2026]")
_CLEARLY = 2  # times as many old texts as texts of today, before the doubtful ones count as old


def letters_of(sheet: RawSheet, start: int, usual: Lettering) -> tuple[LetterSample, ...]:
    """The first different cells that turning would change."""
    found: dict[str, LetterSample] = {}
    for at, row in enumerate(sheet.rows[start : start + _LOOKED_AT], start=start):
        for column, cell in enumerate(row):
            if not _may_be_old(cell, sheet, at):
                continue
            before, font = " ".join(str(cell).split()), sheet.font(at, column)
            after = read_letters(before, font, usual=usual)
            if before != after and not before.isascii() and before not in found:
                told = lettering_of_font(font)
                by_letters = usual if usual is not Lettering.UNICODE else seems(before)
                lettering = told if told is not Lettering.UNICODE else by_letters
                found[before] = LetterSample(before, after, lettering, font)
                if len(found) == _SHOWN:
                    return tuple(found.values())
    return tuple(found.values())


def _may_be_old(cell: Cell, sheet: RawSheet, row: int) -> bool:
    if not isinstance(cell, str) or not cell or cell.startswith(DATE_MARK):
        return False
    return not cell.isascii() or row < len(sheet.marks)


def turned(
    cells: Sequence[Cell], fonts: Sequence[str], letters: Letters, usual: Lettering
) -> list[Cell]:
    """A column's cells in today's letters; numbers and dates as they are."""
    if letters is Letters.AS_THEY_ARE:
        return list(cells)
    return [
        read_letters(cell, font, letters, usual)
        if isinstance(cell, str) and (font or not cell.isascii())
        else cell
        for cell, font in zip(cells, fonts, strict=True)
    ]
