"""Finds the header of a list wherever it stands: one row or two, merged, shifted, incomplete."""

from collections.abc import Sequence
from dataclasses import dataclass

from chibo_desktop.documents.bounded import Cell
from chibo_desktop.documents.sheets.header_words import FAMILY_NAME, HeaderWords
from chibo_desktop.documents.sheets.lettering import read_letters
from chibo_desktop.documents.workbook_child import DATE_MARK
from chibo_desktop.domain.legacy_letters import Lettering

ROWS_SEARCHED = 40
_ENOUGH = 3  # known columns that make a row a header
_LONGEST_LABEL = 120


@dataclass(frozen=True, slots=True)
class HeaderPlace:
    """Rows of a header, from 0; `last` before `first` when the list has none."""

    first: int
    last: int

    @property
    def start(self) -> int:
        """The first row of data."""
        return self.last + 1


def find_header(
    rows: Sequence[Sequence[Cell]], words: HeaderWords, usual: Lettering = Lettering.UNICODE
) -> tuple[HeaderPlace, int]:
    """The rows with the most known columns, a name among them, and how many those are.

    No place is found: the count is 0.
    """
    best, best_count = HeaderPlace(0, -1), 0
    for index in range(min(len(rows), ROWS_SEARCHED)):
        deepest = 2 if sum(bool(header_text(cell)) for cell in rows[index]) > 1 else 1
        for depth in range(1, deepest + 1):
            place = HeaderPlace(index, index + depth - 1)
            count = _known_columns(labels(rows, place, usual), words)
            if count > best_count:
                best, best_count = place, count
    return best, best_count


def _known_columns(headers: Sequence[tuple[str, str]], words: HeaderWords) -> int:
    found = {target for label in headers if (target := target_of(label, words))}
    is_list = "full_name" in found or FAMILY_NAME in found
    return len(found) if is_list and len(found) >= _ENOUGH else 0


def target_of(label: tuple[str, str], words: HeaderWords) -> str | None:
    """What a column holds by its own header or that after its group's; None: nobody knows."""
    own, grouped = label
    target = words.target(grouped)
    return words.target(own) if target is None else target


def labels(
    rows: Sequence[Sequence[Cell]], place: HeaderPlace, usual: Lettering = Lettering.UNICODE
) -> list[tuple[str, str]]:
    """For every column its own header, and that header after the group that spans it."""
    if place.last < place.first or place.last >= len(rows):
        return []
    top = [header_text(cell, usual) for cell in rows[place.first]]
    below: list[str] = []
    if place.last > place.first:
        below = [header_text(cell, usual) for cell in rows[place.last]]
    below += [""] * (len(top) - len(below))
    found = []
    group = ""
    for upper, lower in zip(top, below, strict=False):
        group = upper or (group if lower else "")
        found.append((lower, f"{group} {lower}".strip()) if lower else (upper, upper))
    return found


def header_text(cell: Cell, usual: Lettering = Lettering.UNICODE) -> str:
    """A header cell as one line in Unicode letters; nothing for numbers, dates and prose."""
    if not isinstance(cell, str) or cell.startswith(DATE_MARK) or len(cell) > _LONGEST_LABEL:
        return ""
    text = " ".join(cell.split())
    return read_letters(text, usual=usual)
