"""LetterForm (mẫu văn bản): the wording of a paper of running text, as versioned data.

Words and order are the form's; names and figures are put where braces name them, and dots where
nothing is known. The files lie in resources/forms/letters. Nothing here imitates a pre-printed
form: of those only the content of a box is written, on plain paper.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

DOTS = "……………"
_PLACE = re.compile(r"\{([a-z_]+)\}")


class PartKind(StrEnum):
    """What a part of the text is."""

    HEADING = "heading"
    TEXT = "text"
    NOTE = "note"
    FIELD = "field"
    BOX = "box"
    BLANK = "blank"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPart:
    """One part: its words, for a field also where its value comes from."""

    kind: PartKind
    text: str = ""
    value: str = ""
    lines: int = 1
    key: str = ""  # by which people may replace its words with their own


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterForm:
    """One version of a paper's wording. `people` says for whom it is made, `signs` who signs."""

    id: str
    form: str
    name: str
    title: str
    effective_from: date
    source: str
    is_verified: bool = False
    note: str = ""
    text: str = ""
    words: str = ""
    subject: str = ""
    symbol: str = ""
    address: str = ""
    people: str = ""
    signs: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    parts: tuple[FormPart, ...] = ()
    closing: tuple[FormPart, ...] = ()


def read_letter_form(data: bytes) -> LetterForm:
    """Read a form's file. Raises ValueError or KeyError for a broken one (our own data)."""
    plain = json.loads(data)
    return LetterForm(
        id=plain["id"],
        form=plain["form"],
        name=plain["name"],
        title=plain["title"],
        effective_from=date.fromisoformat(plain["effective_from"]),
        source=plain["source"],
        is_verified=plain["verified"],
        note=plain.get("note", ""),
        text=plain.get("text", ""),
        words=plain.get("words", ""),
        subject=plain.get("subject", ""),
        symbol=plain.get("symbol", ""),
        address=plain.get("address", ""),
        people=plain.get("people", ""),
        signs=tuple(plain.get("signs", ())),
        recipients=tuple(plain.get("recipients", ())),
        parts=_parts(plain["parts"]),
        closing=_parts(plain.get("closing", ())),
    )


def letter_form_on(forms: Sequence[LetterForm], form: str, day: date) -> LetterForm:
    """The version of a paper in force on a day; the oldest for a day before all. KeyError: none."""
    known = sorted((one for one in forms if one.form == form), key=lambda one: one.effective_from)
    if not known:
        raise KeyError(form)
    return next((one for one in reversed(known) if one.effective_from <= day), known[0])


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with every `{name}` said; dots for what is not known."""
    return _PLACE.sub(lambda match: values.get(match[1]) or DOTS, text)


def places_of(form: LetterForm) -> frozenset[str]:
    """The names that a form's text asks for."""
    texts = [form.subject, form.address, *form.recipients]
    texts += [text for part in (*form.parts, *form.closing) for text in (part.text, part.value)]
    return frozenset(name for text in texts for name in _PLACE.findall(text))


def _parts(plain: Sequence[Mapping[str, object]]) -> tuple[FormPart, ...]:
    found = []
    for one in plain:
        kind = next(kind for kind in PartKind if kind.value in one)
        content = one[kind.value]
        lines = content if kind is PartKind.BLANK and isinstance(content, int) else 1
        text = "\n".join(content) if isinstance(content, list) else str(content)
        found.append(
            FormPart(
                kind=kind,
                text="" if kind is PartKind.BLANK else text,
                value=str(one.get("value", "")),
                lines=lines,
                key=str(one.get("key", "")),
            )
        )
    return tuple(found)
