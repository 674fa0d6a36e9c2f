"""Text with live figures: sentences drafted from what is known, and texts written by people.

In a text a figure stands as its code in braces. A sentence of a form says more: what stands in
square brackets is left out when a figure in it is unknown or zero; for any other figure the whole
sentence is left out, unless it is written `{code:0}`, which may be zero but not unknown.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

_DOTS = "……"
_PLACE = re.compile(r"\{([a-z][a-z_]*)(:0)?\}")
_OPTION = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What a figure says in a text; `is_nothing`: zero, or empty words."""

    text: str
    is_nothing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPiece:
    """Words, or with a code the place of a figure: then `text` is what the figure says."""

    text: str
    code: str = ""


def drafted(sentence: str, figures: Mapping[str, Figure], words: Mapping[str, str]) -> str:
    """A sentence of a form with its figures still in braces; empty when it has nothing to say.

    `words` are put in for good: a period, a name.
    """

    def option(match: re.Match[str]) -> str:
        return match[1] if _is_said(match[1], figures, words) else ""

    said = _OPTION.sub(option, sentence)
    if not _is_said(said, figures, words):
        return ""
    return _PLACE.sub(lambda match: words.get(match[1]) or f"{{{match[1]}}}", said)


def drafted_paragraphs(
    paragraphs: Sequence[Sequence[str]], figures: Mapping[str, Figure], words: Mapping[str, str]
) -> str:
    """Paragraphs of sentences, one a line; what has nothing to say leaves no empty line."""
    lines = (
        " ".join(filter(None, (drafted(one, figures, words) for one in sentences)))
        for sentences in paragraphs
    )
    return "\n".join(filter(None, lines))


def pieces_of(
    text: str, figures: Mapping[str, str], codes: Collection[str]
) -> tuple[TextPiece, ...]:
    """A text in its pieces. Of `codes`, an unknown figure is dots; other braces are words."""
    found: list[TextPiece] = []
    at = 0
    for match in _PLACE.finditer(text):
        code = match[1]
        if code not in codes:
            continue
        if match.start() > at:
            found.append(TextPiece(text=text[at : match.start()]))
        found.append(TextPiece(text=figures.get(code) or _DOTS, code=code))
        at = match.end()
    if at < len(text):
        found.append(TextPiece(text=text[at:]))
    return tuple(found)


def said(text: str, figures: Mapping[str, str], codes: Collection[str]) -> str:
    """A text as people read it."""
    return "".join(piece.text for piece in pieces_of(text, figures, codes))


def codes_in(text: str) -> tuple[str, ...]:
    """The codes in braces, each once, in their order."""
    return tuple(dict.fromkeys(match[1] for match in _PLACE.finditer(text)))


def _is_said(text: str, figures: Mapping[str, Figure], words: Mapping[str, str]) -> bool:
    for match in _PLACE.finditer(text):
        if match[1] in words:
            continue
        figure = figures.get(match[1])
        if figure is None or (figure.is_nothing and not match[2]):
            return False
    return True
