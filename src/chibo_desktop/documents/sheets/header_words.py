"""What columns are called: the declared labels, the official headers, and what people write.

The words that people write are data (`resources/imports/member_headers.json`); a field added to the
record is known here by its label without anybody listing it.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from chibo_desktop import resources
from chibo_desktop.documents.sheets.member_sheet import sheet_headers
from chibo_desktop.domain.dossier.custom_field import CustomField
from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.records import type_of
from chibo_desktop.domain.text import fold

FAMILY_NAME, GIVEN_NAME = "family_name", "given_name"
FEMALE_MARK, MALE_MARK = "female_mark", "male_mark"
RECORD_ID = "record_id"
SPECIAL = (FAMILY_NAME, GIVEN_NAME, MALE_MARK, FEMALE_MARK, RECORD_ID)
"""Targets of a column that are no field by themselves: halves of a name, marks for the sex."""

_BRACKETS = re.compile(r"\([^)]*\)")
_NOT_LETTERS = re.compile(r"[\W_]+")
_STRUCTURES = frozenset({Kind.MAPPING, Kind.DOCUMENT})
_SHORTEST_PART = 4  # letters: shorter words mean too many things inside a longer header


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """Targets by header key; empty for columns known to hold nothing to bring in.

    `usual` are the fields that a short template has besides those required or listed.
    """

    targets: Mapping[str, str]
    phrases: Mapping[str, str]
    usual: frozenset[str]
    family_names: frozenset[str]

    def with_own(self, own: Sequence[CustomField]) -> "HeaderWords":
        """The same words and the names of the fields that a unit keeps itself, which come first."""
        if not own:
            return self
        keys = {header_key(one.label): one.spec.name for one in own}
        # Alone or under the heading of their group, as the template has them.
        keys |= {header_key(f"{one.spec.group} {one.label}"): one.spec.name for one in own}
        return replace(self, targets={**self.targets, **keys})

    def target(self, header: str) -> str | None:
        """What a column of that header holds; None when nobody knows."""
        key = header_key(header)
        return self.targets.get(key) if key else None

    def target_within(self, header: str) -> str | None:
        """The target of the longest known phrase inside a header, e.g. “Số CCCD (bắt buộc)”."""
        words = f" {_NOT_LETTERS.sub(' ', fold(_composed(header))).strip()} "
        found = [phrase for phrase in self.phrases if f" {phrase} " in words]
        return self.phrases[max(found, key=len)] if found else None


def member_targets() -> tuple[FieldSpec, ...]:
    """The fields of a member that a column may hold, in the order of the form."""
    return tuple(
        spec
        for spec in type_of(Member).fields
        if spec.kind not in _STRUCTURES
        and not spec.internal
        and (spec.kind is not Kind.REFERENCE or spec.refers_to == "branch")
    )


@cache
def header_words() -> HeaderWords:
    """Everything a header may say. Raises OSError when the program has lost its resources."""
    data = json.loads(resources.path("imports", "member_headers.json").read_bytes())
    specs = {spec.name: spec for spec in member_targets()}
    said: list[tuple[str, str]] = [(text, "") for text in data["ignored"]]
    said += [(text, name) for text, name in sheet_headers().items() if name in specs]
    for source in (data["fields"], data["special"]):
        said += [
            (text, name)
            for name, texts in source.items()
            if name in specs or name in SPECIAL
            for text in texts
        ]
    said += _declared(specs)
    targets: dict[str, str] = {}
    phrases: dict[str, str] = {}
    for text, name in said:
        targets.setdefault(header_key(text), name)
        phrase = _NOT_LETTERS.sub(" ", fold(_composed(text))).strip()
        if name and name not in SPECIAL and (" " in phrase or len(phrase) >= _SHORTEST_PART):
            phrases.setdefault(phrase, name)
    names = frozenset(fold(word) for word in data["family_names"].split())
    return HeaderWords(targets, phrases, frozenset(data["short_template"]) & specs.keys(), names)


def _declared(specs: Mapping[str, FieldSpec]) -> list[tuple[str, str]]:
    """Labels of the declarations; one that several groups share counts only with its group."""
    often = Counter(header_key(spec.label) for spec in specs.values())
    said = []
    for spec in specs.values():
        if often[header_key(spec.label)] == 1:
            said.append((spec.label, spec.name))
        said.append((f"{spec.group} {spec.label}", spec.name))
        if spec.short:
            said.append((spec.short, spec.name))
    return said


def header_key(text: str) -> str:
    """What is compared of a header: letters and digits, without marks and without brackets."""
    composed = unicodedata.normalize("NFC", text)
    bare = _BRACKETS.sub(" ", composed)
    return _NOT_LETTERS.sub("", fold(bare)) or _NOT_LETTERS.sub("", fold(composed))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
