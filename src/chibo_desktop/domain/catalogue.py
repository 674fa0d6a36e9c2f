"""Catalogue (danh mục): codes with their Vietnamese labels, versioned data of resources/."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from chibo_desktop.domain.text import fold, match_key


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerItem:
    """Something that a catalogue no longer has: until when it was, and which code follows it."""

    label: str
    until: date
    successor: str


@dataclass(frozen=True)
class Catalogue:
    """Codes in print order with labels and other spellings that mean the same.

    `former` holds, by spelling, what older papers say and which code stands for it today.
    """

    name: str
    title: str
    source: str
    labels: Mapping[str, str]
    aliases: Mapping[str, str]
    effective_from: date | None = None
    former: Mapping[str, FormerItem] = field(default_factory=dict)

    @cached_property
    def _by_spelling(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for spelling, code in (*((t, c) for c, t in self.labels.items()), *self.aliases.items()):
            found.setdefault(match_key(spelling), code)
        return found

    @cached_property
    def _by_fold(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for spelling, code in (*((t, c) for c, t in self.labels.items()), *self.aliases.items()):
            key = fold(spelling)
            found[key] = "" if found.get(key, code) != code else code
        return found

    @cached_property
    def _former_by_fold(self) -> Mapping[str, FormerItem]:
        return {fold(spelling): item for spelling, item in self.former.items()}

    def label(self, code: str) -> str:
        """The label of a code; an unknown code stands for itself."""
        return self.labels.get(code, code)

    def code(self, written: str) -> str | None:
        """The code of what somebody wrote (any case, tone placement, or without marks)."""
        if written in self.labels:
            return written
        return self._by_spelling.get(match_key(written)) or self._by_fold.get(fold(written)) or None

    def former_item(self, written: str) -> FormerItem | None:
        """What somebody wrote of a thing that is gone, e.g. a province merged in 2025."""
        return self._former_by_fold.get(fold(written)) if self.code(written) is None else None


def read_catalogue(data: bytes) -> Catalogue:
    """Read a catalogue file. Raises ValueError or KeyError for a broken one (our own data)."""
    plain = json.loads(data)
    items = plain["items"]
    former: dict[str, FormerItem] = {}
    for one in plain.get("former", ()):
        item = FormerItem(
            label=one["label"],
            until=date.fromisoformat(one["until"]),
            successor=one["successor"],
        )
        former.update(dict.fromkeys((one["label"], *one.get("aliases", ())), item))
    since = plain.get("effective_from")  # the program's own catalogues are under no rule
    return Catalogue(
        name=plain["name"],
        title=plain["title"],
        source=plain["source"],
        labels={item["code"]: item["label"] for item in items},
        aliases={alias: item["code"] for item in items for alias in item.get("aliases", ())},
        effective_from=date.fromisoformat(since) if since else None,
        former=former,
    )
