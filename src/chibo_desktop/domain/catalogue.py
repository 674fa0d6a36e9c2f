"""Catalogue (danh mục): codes with their Vietnamese labels, versioned data of resources/."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from chibo_desktop.domain.text import fold, match_key


@dataclass(frozen=True)
class Catalogue:
    """Codes in print order with labels and other spellings that mean the same."""

    name: str
    title: str
    source: str
    labels: Mapping[str, str]
    aliases: Mapping[str, str]

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

    def label(self, code: str) -> str:
        """The label of a code; an unknown code stands for itself."""
        return self.labels.get(code, code)

    def code(self, written: str) -> str | None:
        """The code of what somebody wrote (any case, tone placement, or without marks)."""
        if written in self.labels:
            return written
        return self._by_spelling.get(match_key(written)) or self._by_fold.get(fold(written)) or None


def read_catalogue(data: bytes) -> Catalogue:
    """Read a catalogue file. Raises ValueError or KeyError for a broken one (our own data)."""
    plain = json.loads(data)
    items = plain["items"]
    return Catalogue(
        name=plain["name"],
        title=plain["title"],
        source=plain["source"],
        labels={item["code"]: item["label"] for item in items},
        aliases={alias: item["code"] for item in items for alias in item.get("aliases", ())},
    )
