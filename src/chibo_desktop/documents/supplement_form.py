"""Phiếu bổ sung hồ sơ đảng viên (3-HSĐV) as versioned data: which changes stand under what.

Source: domain.md §2.1.
"""

import json
from dataclasses import dataclass
from functools import cache

from chibo_desktop import resources
from chibo_desktop.documents.dossier_form import Withheld


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementGroup:
    """One heading, and the fields and tables whose changes it takes; `has_rest`: all others."""

    title: str
    fields: tuple[str, ...] = ()
    tables: tuple[tuple[str, Withheld | None], ...] = ()
    has_rest: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementForm:
    """One version of the form. `numbers` are fields that may be withheld as numbers."""

    title: str
    code: str
    note: str
    source: str
    numbers: frozenset[str]
    groups: tuple[SupplementGroup, ...]


@cache
def supplement_form() -> SupplementForm:
    """The form. Raises KeyError or ValueError for broken data (our own)."""
    path = resources.path("forms", "dossier", "3-hsdv.json")
    plain = json.loads(path.read_text(encoding="utf-8"))
    return SupplementForm(
        title=plain["title"],
        code=plain["code"],
        note=plain["note"],
        source=plain["source"],
        numbers=frozenset(plain["numbers"]),
        groups=tuple(
            SupplementGroup(
                title=one["title"],
                fields=tuple(one.get("fields", ())),
                tables=tuple(
                    (
                        table["name"],
                        Withheld(table["withheld"]) if "withheld" in table else None,
                    )
                    for table in one.get("tables", ())
                ),
                has_rest=one.get("has_rest", False),
            )
            for one in plain["groups"]
        ),
    )
