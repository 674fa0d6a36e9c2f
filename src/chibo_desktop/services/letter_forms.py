"""The papers of running text and the packet check lists that ship with the program, read once."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache

from chibo_desktop import resources
from chibo_desktop.domain.letter_form import LetterForm, letter_form_on, read_letter_form


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketForm:
    """What belongs into a packet, in order: the paper and the code of its form."""

    form: str
    name: str
    title: str
    subject: str
    people: str
    source: str
    note: str
    words: str
    items: tuple[tuple[str, str], ...]


@cache
def letter_forms() -> tuple[LetterForm, ...]:
    """Every version of every paper, by name."""
    folder = resources.path("forms", "letters")
    found = (read_letter_form(path.read_bytes()) for path in sorted(folder.glob("*.json")))
    return tuple(sorted(found, key=lambda form: form.name))


def letter_form(form: str, day: date) -> LetterForm:
    """The version of a paper in force on a day. Raises KeyError for a paper that is not there."""
    return letter_form_on(letter_forms(), form, day)


@cache
def packet_forms() -> tuple[PacketForm, ...]:
    """Every packet, by name."""
    folder = resources.path("forms", "packets")
    plain = (json.loads(path.read_bytes()) for path in sorted(folder.glob("*.json")))
    return tuple(
        PacketForm(
            form=one["form"],
            name=one["name"],
            title=one["title"],
            subject=one["subject"],
            people=one["people"],
            source=one["source"],
            note=one["note"],
            words=one["words"],
            items=tuple((paper, code) for paper, code in one["items"]),
        )
        for one in plain
    )
