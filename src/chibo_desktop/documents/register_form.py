"""The thirteen registers (sổ) as versioned data: what fills them, their columns.

Wording and columns stand in `resources/forms/registers/`. Source: domain.md §2.10.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from chibo_desktop import resources
from chibo_desktop.documents.dossier_form import FormCell, Withheld


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterColumn:
    """A column, and what may keep it off the paper."""

    cell: FormCell
    withheld: Withheld | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterSource:
    """What fills a register: members, life events, dossier rows, lines written for it, nothing."""

    origin: str
    which: str = ""
    kinds: tuple[str, ...] = ()
    table: str = ""
    dates: tuple[str, ...] = ()
    skips_opening: bool = False
    with_collectives: bool = False  # commended ones stand among the members


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterForm:
    """One version of one register. `about` says to its user what it holds."""

    number: int
    id: str
    title: str
    about: str
    source: str
    is_verified: bool
    rows: RegisterSource
    columns: tuple[RegisterColumn, ...]

    @property
    def is_by_hand(self) -> bool:
        """Printed as ruled pages only."""
        return self.rows.origin == "blank"


@cache
def register_forms() -> tuple[RegisterForm, ...]:
    """All registers by number. Raises KeyError or ValueError for broken data (our own)."""
    folder = resources.path("forms", "registers")
    found = [_form(json.loads(path.read_text(encoding="utf-8"))) for path in folder.glob("*.json")]
    return tuple(sorted(found, key=lambda form: form.number))


def register_form(register_id: str) -> RegisterForm:
    """A register by its id. Raises KeyError."""
    return {form.id: form for form in register_forms()}[register_id]


def _form(plain: Mapping[str, Any]) -> RegisterForm:
    rows = plain["rows"]
    return RegisterForm(
        number=plain["number"],
        id=plain["id"],
        title=plain["title"],
        about=plain["about"],
        source=plain["source"],
        is_verified=plain["verified"],
        rows=RegisterSource(
            origin=rows["from"],
            which=rows.get("which", ""),
            kinds=tuple(rows.get("kinds", [rows["kind"]] if "kind" in rows else ())),
            table=rows.get("table", ""),
            dates=tuple(rows.get("dates", ())),
            skips_opening=rows.get("skips_opening", False),
            with_collectives=rows.get("with_collectives", False),
        ),
        columns=tuple(_column(one) for one in plain["columns"]),
    )


def _column(plain: Mapping[str, Any]) -> RegisterColumn:
    return RegisterColumn(
        cell=FormCell(
            label=plain["title"],
            values=tuple(plain["values"]),
            share=plain["share"],
            join=plain.get("join", ", "),
        ),
        withheld=Withheld(plain["withheld"]) if "withheld" in plain else None,
    )
