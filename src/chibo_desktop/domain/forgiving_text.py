"""A piece of text looked for inside another: case and, where none is typed, marks do not count.

Both the filters of the list and their translation for the database are made of the same letters.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from chibo_desktop.domain.text import fold, nfc

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_MOVABLE = (("o", "a"), ("o", "e"), ("u", "y"))  # the tone of these may stand on either letter


def _letters() -> Iterable[str]:
    for vowel in _VOWELS:
        yield from (unicodedata.normalize("NFC", vowel + tone) for tone in _TONES)
    yield from "dđ"


_LIKE: dict[str, str] = {}
for _letter in _letters():
    _LIKE[fold(_letter)] = _LIKE.get(fold(_letter), "") + _letter

_OTHER_PLACE: dict[str, str] = {}
for _first, _second in _MOVABLE:
    for _tone in _TONES[1:]:
        _early = unicodedata.normalize("NFC", _first + _tone) + _second
        _late = _first + unicodedata.normalize("NFC", _second + _tone)
        _OTHER_PLACE[_early], _OTHER_PLACE[_late] = _late, _early


def letters_like(letter: str) -> str:
    """Every letter that one typed letter finds: itself in both cases, a bare one with any mark."""
    lower = letter.lower()
    found = _LIKE.get(lower, lower)
    return "".join(dict.fromkeys(found + "".join(one.upper()[:1] for one in found)))


@lru_cache(maxsize=256)
def spellings(typed: str) -> tuple[str, ...]:
    """What is looked for, with the tone of oa, oe, uy on either letter: Hòa, Hoà."""
    early = late = nfc(typed).lower()
    for one, other in _OTHER_PLACE.items():
        is_early = unicodedata.normalize("NFD", one)[1] in _TONES
        if is_early:
            late = late.replace(one, other)
        else:
            early = early.replace(one, other)
    return tuple(dict.fromkeys((early, late)))


def has(text: str, typed: str) -> bool:
    """Whether the text has what was typed somewhere."""
    return any(_has(text, spelling) for spelling in spellings(typed))


def equals(text: str, typed: str) -> bool:
    """Whether the text is what was typed, from the first letter to the last."""
    return any(len(text) == len(spelling) and _has(text, spelling) for spelling in spellings(typed))


def _has(text: str, spelling: str) -> bool:
    wanted = [letters_like(letter) for letter in spelling]
    return any(
        all(letter in like for letter, like in zip(text[start:], wanted, strict=False))
        for start in range(len(text) - len(wanted) + 1)
    )
