"""The forms of one person's dossier as versioned data: items, lines, tables, who signs.

The wording stands in `resources/forms/dossier/`; drawing knows only the shapes below.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from chibo_desktop import resources


class Withheld(StrEnum):
    """What may be left off the paper."""

    NUMBERS = "numbers"  # identity papers and cards
    PRIVATE = "private"  # discipline, history, foreign relations, economy: items 26–28, 30
    RELATIVES = "relatives"  # item 29


@dataclass(frozen=True, slots=True, kw_only=True)
class FormCell:
    """A label and the values that stand after it; or a column of a table."""

    label: str
    values: tuple[str, ...]
    share: float = 1
    join: str = ", "

    def text(self, texts: Mapping[str, str]) -> str:
        """What is printed: the values that are known, joined."""
        return self.join.join(text for name in self.values if (text := texts.get(name, "")))


Line = tuple[FormCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPart:
    """Lines of one person, a table of rows, or lines repeated for every row of a table."""

    lines: tuple[Line, ...] = ()
    table: str = ""
    repeat: str = ""
    columns: tuple[FormCell, ...] = ()
    blank: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FormItem:
    """One numbered item. `title` stands above its parts when they need one."""

    number: str
    title: str = ""
    withheld: Withheld | None = None
    parts: tuple[FormPart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxedNumber:
    """A number written one sign to a box."""

    label: str
    value: str
    count: int
    withheld: Withheld | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningBlock:
    """Who signs; `of_member` puts the person's name under it."""

    lines: tuple[str, ...]
    of_member: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormEnding:
    """A sentence or a heading, and the signatures below it."""

    text: str
    blocks: tuple[SigningBlock, ...]
    is_heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierForm:
    """One version of a form."""

    id: str
    title: str
    code: str
    note: str
    source: str
    has_photo: bool
    levels: tuple[FormCell, ...]
    boxes: tuple[BoxedNumber, ...]
    items: tuple[FormItem, ...]
    endings: tuple[FormEnding, ...]
    own_title: str = ""  # over what a unit keeps besides the official items; empty: not shown

    @property
    def tables(self) -> tuple[str, ...]:
        """Every table of the dossier that the form shows, once each."""
        names = [part.table or part.repeat for item in self.items for part in item.parts]
        return tuple(dict.fromkeys(name for name in names if name))


PARTY_MEMBER_CARD = "2-hsdv"
CURRICULUM = "1-hsdv"


@cache
def dossier_form(name: str) -> DossierForm:
    """A form of `resources/forms/dossier`. Raises KeyError or ValueError for broken data."""
    path = resources.path("forms", "dossier", f"{name}.json")
    plain = json.loads(path.read_text(encoding="utf-8"))
    return DossierForm(
        id=plain["id"],
        title=plain["title"],
        code=plain["code"],
        note=plain["note"],
        source=plain["source"],
        has_photo=plain["has_photo"],
        levels=tuple(
            FormCell(label=one["label"], values=(one["value"],)) for one in plain["levels"]
        ),
        boxes=tuple(
            BoxedNumber(
                label=one["label"],
                value=one["value"],
                count=one["count"],
                withheld=_withheld(one),
            )
            for one in plain["boxes"]
        ),
        items=tuple(_item(one) for one in plain["items"]),
        endings=tuple(
            FormEnding(
                text=one["text"],
                is_heading=one.get("is_heading", False),
                blocks=tuple(
                    SigningBlock(
                        lines=tuple(block["lines"]), of_member=block.get("of_member", False)
                    )
                    for block in one["blocks"]
                ),
            )
            for one in plain["endings"]
        ),
        own_title=plain.get("own_title", ""),
    )


def _item(plain: Mapping[str, Any]) -> FormItem:
    return FormItem(
        number=plain["number"],
        title=plain.get("title", ""),
        withheld=_withheld(plain),
        parts=tuple(_part(one) for one in plain["parts"]),
    )


def _part(plain: Mapping[str, Any]) -> FormPart:
    return FormPart(
        lines=tuple(tuple(_cell(one) for one in line) for line in plain.get("lines", ())),
        table=plain.get("table", ""),
        repeat=plain.get("repeat", ""),
        columns=tuple(_cell(one) for one in plain.get("columns", ())),
        blank=plain.get("blank", 1),
    )


def _cell(plain: Mapping[str, Any]) -> FormCell:
    return FormCell(
        label=plain.get("label") or plain.get("title", ""),
        values=tuple(plain["values"]),
        share=plain.get("share", 1),
        join=plain.get("join", ", "),
    )


def _withheld(plain: Mapping[str, Any]) -> Withheld | None:
    return Withheld(plain["withheld"]) if "withheld" in plain else None
