"""The words under which a person is found, and the words of what somebody types to find one.

A word is indexed bare (huong) and, when it has marks, also spelt with signs for the marks
(hu7o72ng), so that a search with marks can put exact matches first in an index of bare words.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from chibo_desktop.domain.forgiving_text import spellings
from chibo_desktop.domain.text import fold, nfc

_WORD = re.compile(r"[^\W_]+")
_LAST_DIGITS = 4
_NEAR_WORD = (3, "abcdefghijklmnopqrstuvwxyz")
_NEAR_NUMBER = (8, "0123456789")
_SIGNS = {
    "\u0301": "1",
    "\u0300": "2",
    "\u0309": "3",
    "\u0303": "4",
    "\u0323": "5",
    "\u0302": "6",
    "\u031b": "7",
    "\u0306": "8",
    "đ": "d9",
}


def words_of_person(names: Iterable[str], numbers: Iterable[str]) -> str:
    """Everything a search may start with: name words, initials (ntna), numbers, last digits."""
    found: dict[str, None] = {}
    for name in names:
        bare = _WORD.findall(fold(name))
        spelt = [word for one in spellings(name) for word in _WORD.findall(_spelt(one))]
        initials = "".join(word[0] for word in bare) if len(bare) > 1 else ""
        found.update(dict.fromkeys((*bare, *spelt, initials)))
    for number in numbers:
        found.update(dict.fromkeys((number, number[-_LAST_DIGITS:])))
    return " ".join(word for word in found if word)


def bare_words(typed: str) -> tuple[str, ...]:
    """What is looked for, without marks: every word is the beginning of an indexed word."""
    return tuple(dict.fromkeys(_WORD.findall(fold(nfc(typed)))))


def near_words(word: str) -> tuple[str, ...]:
    """Every word that one slip of a finger makes of this one, the word itself first.

    A letter too many, too few, another one, or two changed about. Short words have no near ones:
    everything would be near them.
    """
    shortest, alphabet = _NEAR_NUMBER if word.isdigit() else _NEAR_WORD
    if len(word) < shortest:
        return (word,)
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    fewer = [head + tail[1:] for head, tail in cuts if tail]
    swapped = [head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1]
    other = [head + one + tail[1:] for head, tail in cuts if tail for one in alphabet]
    more = [head + one + tail for head, tail in cuts for one in alphabet]
    return tuple(dict.fromkeys((word, *fewer, *swapped, *other, *more)))


def exact_words(typed: str) -> tuple[str, ...]:
    """The same with the marks spelt out; nothing when no word has a mark."""
    spelt = tuple(dict.fromkeys(_WORD.findall(_spelt(nfc(typed)))))
    return () if spelt == bare_words(typed) else spelt


def _spelt(text: str) -> str:
    return "".join(_signs(unicodedata.normalize("NFD", text.casefold())))


def _signs(decomposed: str) -> Iterator[str]:
    for char in decomposed:
        if not unicodedata.combining(char):
            yield _SIGNS.get(char, char)
        elif char in _SIGNS:
            yield _SIGNS[char]
