"""Reading a member's workbook back: its code, its answers, and whether what was locked still is.

The file is opened in the bounded child process (`bounded`); here only its cells are looked at.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from chibo_desktop.documents.bounded import Cell, RawSheet, RawSheets, read_many
from chibo_desktop.documents.self_mark_view import (
    CODE,
    HEADER_ROW,
    MAGIC,
    MARK,
    NOTE,
    SelfMarkView,
    first_row,
    locked_cells,
    seal,
    unlocked_texts,
)
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.text import nfc
from chibo_desktop.domain.typed_mark import stored_number

_MOST_LINES = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfMarkFile:
    """A workbook as it came back. `answers` and `notes` by criterion code, as texts."""

    code: str
    answers: Mapping[str, str]
    notes: Mapping[str, str]
    locked: Mapping[tuple[int, int], str]
    seal: str

    def is_sealed_by(self, key: str) -> bool:
        """Whether what was locked is as it was written."""
        return seal(self.locked, key) == self.seal

    def changes(self, view: SelfMarkView) -> tuple[tuple[str, str, str], ...]:
        """What differs from what is written today: where (number of the line), before, now."""
        wanted = locked_cells(view)
        found = []
        for place in sorted(wanted.keys() | self.locked.keys()):
            before, now = wanted.get(place, ""), self.locked.get(place, "")
            if before != now:
                found.append((self._where(place[0], wanted), before, now))
        return tuple(found)

    def _where(self, row: int, wanted: Mapping[tuple[int, int], str]) -> str:
        return wanted.get((row, 0), "") if row > HEADER_ROW else ""


def read_self_mark_files(files: Sequence[bytes]) -> list[SelfMarkFile | Problem]:
    """Read workbooks that this program made: each, or why not (of `read_workbook`, and
    self-mark-not-ours for any other workbook).
    """
    return [one if isinstance(one, Problem) else _ours(one) for one in read_many(files)]


def _ours(sheets: RawSheets) -> SelfMarkFile | Problem:
    for sheet in sheets:
        if _text(sheet, 0, CODE) == MAGIC:
            return _read(sheet)
    return Problem(code="self-mark-not-ours")


def _read(sheet: RawSheet) -> SelfMarkFile:
    answers: dict[str, str] = {}
    notes: dict[str, str] = {}
    last = first_row() - 1
    for row in range(first_row(), min(len(sheet.rows), _MOST_LINES)):
        code = _text(sheet, row, CODE)
        if not code:
            break
        last = row
        answers[code], notes[code] = _text(sheet, row, MARK), _text(sheet, row, NOTE)
    cells = (
        ((row, column), _text(sheet, row, column))
        for row in range(min(len(sheet.rows), _MOST_LINES))
        for column in range(len(sheet.rows[row]))
        if row != _PRACTICE_ROW
    )
    return SelfMarkFile(
        code=_text(sheet, 1, CODE),
        answers={code: text for code, text in answers.items() if text},
        notes={code: text for code, text in notes.items() if text},
        locked=unlocked_texts(cells, last + 1),
        seal=_text(sheet, 2, CODE),
    )


_PRACTICE_ROW = 6


def _text(sheet: RawSheet, row: int, column: int) -> str:
    if row >= len(sheet.rows) or column >= len(sheet.rows[row]):
        return ""
    return _plain(sheet.rows[row][column])


def _plain(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float | int):
        return stored_number(Decimal(repr(float(cell))))
    return nfc(cell).strip()
