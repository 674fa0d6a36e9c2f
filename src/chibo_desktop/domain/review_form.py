"""ReviewForm (mẫu bản kiểm điểm, tự đánh giá): order and wording as versioned data.

The files lie in resources/forms/reviews. A section is written by people; what the program knows
for it is named by `knows` and stands there until somebody writes otherwise.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of a review is."""

    TITLE = "title"
    HEADING = "heading"
    NOTE = "note"
    FIELD = "field"
    SECTION = "section"
    TABLE = "table"


class ReviewTable(StrEnum):
    """The tables that a review may have."""

    PERIODS = "periods"
    POINTS = "points"
    MENDING = "mending"
    RATING = "rating"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewBlock:
    """One block. A section has a code, by which an edited text is kept, and lines to write on."""

    kind: BlockKind
    text: str = ""
    value: str = ""
    code: str = ""
    knows: tuple[str, ...] = ()
    lines: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewForm:
    """One version of a form. `people` is the kind of member it is for; empty: everybody."""

    id: str
    form: str
    name: str
    title: str
    below: str
    people: str
    effective_from: date
    source: str
    is_verified: bool
    note: str
    signs: tuple[str, ...]
    blocks: tuple[ReviewBlock, ...]

    @property
    def sections(self) -> tuple[ReviewBlock, ...]:
        """The parts that people write."""
        return tuple(block for block in self.blocks if block.kind is BlockKind.SECTION)

    @property
    def footnote(self) -> str:
        """Where the form comes from, and the word of doubt."""
        return f"{self.source}. {self.note}".strip()

    def section_title(self, code: str) -> str:
        """What a section is called: its own words, or those of the heading above it."""
        heading = ""
        for block in self.blocks:
            if block.kind is BlockKind.HEADING:
                heading = block.text
            elif block.code == code:
                return block.text or heading
        return heading


def read_review_form(data: bytes) -> ReviewForm:
    """Read a form's file. Raises ValueError or KeyError for a broken one: our own data."""
    plain = json.loads(data)
    return ReviewForm(
        id=plain["id"],
        form=plain["form"],
        name=plain["name"],
        title=plain["title"],
        below=plain["below"],
        people=plain["people"],
        effective_from=date.fromisoformat(plain["effective_from"]),
        source=plain["source"],
        is_verified=plain["verified"],
        note=plain["note"],
        signs=tuple(plain["signs"]),
        blocks=tuple(map(_block, plain["blocks"])),
    )


def review_form_on(forms: Sequence[ReviewForm], form: str, day: date) -> ReviewForm:
    """The version of a form in force on a day; the oldest for a day before all. KeyError: none."""
    known = sorted((one for one in forms if one.form == form), key=lambda one: one.effective_from)
    if not known:
        raise KeyError(form)
    return next((one for one in reversed(known) if one.effective_from <= day), known[0])


def _block(plain: Mapping[str, object]) -> ReviewBlock:
    kind = next(kind for kind in BlockKind if kind.value in plain)
    knows = plain.get("knows", ())
    lines = plain.get("lines", 0)
    text = str(plain[kind.value])
    if kind is BlockKind.TABLE:
        ReviewTable(text)
    return ReviewBlock(
        kind=kind,
        text=text,
        value=str(plain.get("value", "")),
        code=str(plain.get("code", "")),
        knows=tuple(map(str, knows)) if isinstance(knows, list) else (),
        lines=lines if isinstance(lines, int) else 0,
    )
