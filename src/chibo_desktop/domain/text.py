"""Vietnamese text: one Unicode form, the right alphabetical order, search that forgives.

The order is that of CLDR for vi: letters first (a ă â … đ … y), then tones in the order ngang,
huyền, hỏi, ngã, sắc, nặng, then case. Computed here because Qt's collator follows the operating
system and would sort differently on Windows and Linux.
"""

import re
import unicodedata
from functools import lru_cache

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PRIMARY = {letter: index for index, letter in enumerate(_ALPHABET, start=0x100)}
_LONE_Y = re.compile(r"(?:qu|[bcdđghklmnprstvx]+)y")
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def nfc(text: str) -> str:
    """Compose, turn every kind of white space into one plain space, trim."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def nfc_lines(text: str) -> str:
    """Like `nfc`, but keeps line breaks: for long texts."""
    return "\n".join(nfc(line) for line in text.strip().splitlines())


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without any mark, đ as d: what search compares."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.replace("đ", "d")


@lru_cache(maxsize=65536)
def match_key(text: str) -> str:
    """Equal for two spellings of one word: Hoà and Hòa, Quí and Quý, NFD and NFC, any case.

    An i or y that is the only vowel of its syllable counts as the same letter, as schools write it.
    """
    words = []
    for word in nfc(text).casefold().split():
        letters, tones = [], []
        for char in unicodedata.normalize("NFD", word):
            if char in _TONES:
                tones.append(char)
            else:
                letters.append(char)
        bare = unicodedata.normalize("NFC", "".join(letters))
        words.append((f"{bare[:-1]}i" if _LONE_Y.fullmatch(bare) else bare) + "".join(tones))
    return " ".join(words)


@lru_cache(maxsize=65536)
def sort_key(text: str) -> str:
    """A string whose plain comparison is Vietnamese dictionary order.

    Three levels divided by control characters: letters, tones, case.
    """
    primaries: list[str] = []
    tones: list[str] = []
    cases: list[str] = []
    for char in unicodedata.normalize("NFC", text):
        base, tone = _split_tone(char)
        lower = base.lower()
        primaries.append(chr(_PRIMARY[lower]) if lower in _PRIMARY else _other(lower))
        tones.append(chr(tone + 48))
        cases.append("1" if base != lower else "0")
    return "\u0001".join(
        ("".join(primaries), "".join(tones).rstrip("0"), "".join(cases).rstrip("0"))
    )


def name_sort_key(full_name: str) -> str:
    """Order of a list of people: given name (last word), then family name, then middle names."""
    words = full_name.split()
    if not words:
        return ""
    given, family, middle = words[-1], words[0] if len(words) > 1 else "", " ".join(words[1:-1])
    return "\u0002".join((sort_key(given), sort_key(family), sort_key(middle)))


def _split_tone(char: str) -> tuple[str, int]:
    tone = 0
    rest = []
    for part in unicodedata.normalize("NFD", char):
        if part in _TONES:
            tone = _TONES[part]
        else:
            rest.append(part)
    return unicodedata.normalize("NFC", "".join(rest)), tone


def _other(char: str) -> str:
    # Space lowest, then digits and signs below the letters, foreign letters above them.
    code = ord(char)
    if char == " ":
        return "\u0003"
    return chr(code + 0x10) if code < 0x80 else chr(min(code + 0x200, 0xFFFFF))
