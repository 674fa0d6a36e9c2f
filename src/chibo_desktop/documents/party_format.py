"""The document format (thể thức văn bản của Đảng) as versioned data. Source: domain.md §10."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Self

from chibo_desktop import resources

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFormat:
    """One version of the format. Lengths and sizes in points, pages upright."""

    id: str
    effective_from: date
    source: str
    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    body: float
    motto: float
    title: float
    table: float
    note: float
    line: float
    indent: float
    number_prefix: str

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Read one entry of the data file. Raises KeyError for a missing figure."""
        page, margins, sizes = plain["page_mm"], plain["margins_mm"], plain["sizes_pt"]
        return cls(
            id=plain["id"],
            effective_from=date.fromisoformat(plain["effective_from"]),
            source=plain["source"],
            **{side: page[side] * POINTS_PER_MM for side in ("width", "height")},
            **{side: margins[side] * POINTS_PER_MM for side in ("top", "bottom", "left", "right")},
            **{use: sizes[use] for use in ("body", "motto", "title", "table", "note")},
            line=plain["line_spacing_pt"],
            indent=plain["first_line_indent_mm"] * POINTS_PER_MM,
            number_prefix=plain["number_prefix"],
        )


@cache
def all_formats() -> tuple[PartyFormat, ...]:
    """Every version that the data file knows, the oldest first."""
    path = resources.path("forms", "party-document-format.json")
    plain = json.loads(path.read_text(encoding="utf-8"))
    formats = [PartyFormat.from_plain(entry) for entry in plain["formats"]]
    return tuple(sorted(formats, key=lambda entry: entry.effective_from))


def format_on(day: date | None) -> PartyFormat:
    """The version in force on a document's day; the newest for a document not yet dated."""
    known = all_formats()
    if day is None:
        return known[-1]
    in_force = [entry for entry in known if entry.effective_from <= day]
    return in_force[-1] if in_force else known[0]
