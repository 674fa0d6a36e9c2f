"""Finds the header of a list wherever it stands: one row or two, merged, shifted, incomplete."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chibo_desktop.documents.bounded import Cell
from chibo_desktop.domain.text import fold

_ROWS_SEARCHED = 40
_BRACKETS = re.compile(r"\([^)]*\)")
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Header:
    """A header found: its last row (from 0), field by column, headers that nobody knows."""

    last_row: int
    fields: Mapping[int, str]
    unknown: tuple[str, ...]


def find_header(rows: Sequence[Sequence[Cell]], known: Mapping[str, str]) -> Header | None:
    """The header with the most known columns, the name among them and three at least."""
    keys: dict[str, str] = {}
    for text, field in known.items():
        keys.setdefault(header_key(text), field)
    best: Header | None = None
    for index in range(min(len(rows), _ROWS_SEARCHED)):
        for depth in (1, 2):
            header = _read(rows[index : index + depth], index + depth - 1, keys)
            if header is not None and (best is None or len(header.fields) > len(best.fields)):
                best = header
    return best


def header_key(text: str) -> str:
    """What is compared of a header: letters and digits, without marks and without brackets."""
    composed = unicodedata.normalize("NFC", text)
    bare = _BRACKETS.sub(" ", composed)
    return _NOT_LETTERS.sub("", fold(bare)) or _NOT_LETTERS.sub("", fold(composed))


def _read(rows: Sequence[Sequence[Cell]], last: int, keys: Mapping[str, str]) -> Header | None:
    fields: dict[int, str] = {}
    unknown: list[str] = []
    for column, (text, grouped) in enumerate(_labels(rows)):
        field = keys.get(header_key(grouped))
        if field is None:
            field = keys.get(header_key(text))
        if field is None:
            if text:
                unknown.append(text)
        elif field and field not in fields.values():
            fields[column] = field
    if len(fields) < 3 or "full_name" not in fields.values():
        return None
    return Header(last, fields, tuple(unknown))


def _labels(rows: Sequence[Sequence[Cell]]) -> list[tuple[str, str]]:
    """For every column its own header, and that header after the group that spans it."""
    top = [_written(cell) for cell in rows[0]]
    below = [_written(cell) for cell in rows[1]] if len(rows) > 1 else []
    below += [""] * (len(top) - len(below))
    labels = []
    group = ""
    for upper, lower in zip(top, below, strict=False):
        group = upper or (group if lower else "")
        if lower:
            labels.append((lower, f"{group} {lower}"))
        else:
            labels.append((upper, upper))
    return labels


def _written(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""
