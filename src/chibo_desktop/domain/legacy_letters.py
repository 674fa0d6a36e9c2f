"""Text typed in the fonts that came before Unicode: TCVN3 (.VnTime) and VNI (VNI-Times).

A spreadsheet keeps such text as Western letters that only look Vietnamese in their font. Source of
the tables: TCVN 5712:1993 (VN3) and the VNI-Windows layout, checked letter by letter in the tests.
"""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from chibo_desktop.domain.syllables import spelling_score


class Lettering(StrEnum):
    """How the letters of a text are to be read."""

    UNICODE = "unicode"
    TCVN = "tcvn3"
    VNI = "vni"


_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_FROM_TCVN3 = str.maketrans(_TCVN3)
_TO_TCVN3 = str.maketrans({letter: sign for sign, letter in _TCVN3.items()})

_VNI_MARKED = {
    "a": dict(zip("øùûõïêèéúüëâàáåãä", "àáảãạăằắẳẵặâầấẩẫậ", strict=True)),
    "e": dict(zip("øùûõïâàáåãä", "èéẻẽẹêềếểễệ", strict=True)),
    "o": dict(zip("øùûõïâàáåãä", "òóỏõọôồốổỗộ", strict=True)),
    "u": dict(zip("øùûõï", "ùúủũụ", strict=True)),
    "y": dict(zip("øùûõ", "ỳýỷỹ", strict=True)),
    "ô": dict(zip("øùûõï", "ờớởỡợ", strict=True)),
    "ö": dict(zip("øùûõï", "ừứửữự", strict=True)),
}
_VNI_SINGLE = dict(zip("æóòîñôö", "ỉĩịỵđơư", strict=True))
_VNI = {
    **{
        base + mark: letter for base, marks in _VNI_MARKED.items() for mark, letter in marks.items()
    },
    **_VNI_SINGLE,
}
_TO_VNI = {letter: signs for signs, letter in _VNI.items()}
_VNI_SIGNS = re.compile(r"[aeouyôö][øùûõïêèéúüëâàáåãä]|[æóòîñôö]", re.IGNORECASE)

_FONTS = (
    (re.compile(r"\.vn", re.IGNORECASE), Lettering.TCVN),
    (re.compile(r"vni[-\s]", re.IGNORECASE), Lettering.VNI),
)
_WESTERN = re.compile("[\xa1-\xff]")


def lettering_of_font(name: str) -> Lettering:
    """What the name of a font says: `.VnTime` is TCVN3, `VNI-Times` is VNI."""
    for shape, lettering in _FONTS:
        if shape.match(name):
            return lettering
    return Lettering.UNICODE


def is_capital_font(name: str) -> bool:
    """True for `.VnTimeH` and its like, whose small letters are drawn as capitals."""
    return lettering_of_font(name) is Lettering.TCVN and name.endswith("H")


def to_unicode(text: str, lettering: Lettering, *, capitals: bool = False) -> str:
    """The text in Unicode letters, composed; `capitals` for a font that draws only capitals."""
    match lettering:
        case Lettering.TCVN:
            read = unicodedata.normalize("NFC", text).translate(_FROM_TCVN3)
            return read.upper() if capitals else read
        case Lettering.VNI:
            return _VNI_SIGNS.sub(_vni_letter, unicodedata.normalize("NFC", text))
        case _:
            return text


def from_unicode(text: str, lettering: Lettering) -> str:
    """The text as such a font keeps it. TCVN3 has no capitals with tones: their font makes them."""
    composed = unicodedata.normalize("NFC", text)
    match lettering:
        case Lettering.TCVN:
            return "".join(
                char.translate(_TO_TCVN3) if char in _TCVN3_LETTERS else _small_tcvn3(char)
                for char in composed
            )
        case Lettering.VNI:
            return "".join(_vni_signs(char) for char in composed)
        case _:
            return text


_TCVN3_LETTERS = frozenset(_TCVN3.values())


def _small_tcvn3(char: str) -> str:
    small = char.lower()
    return small.translate(_TO_TCVN3) if small in _TCVN3_LETTERS else char


def _vni_signs(char: str) -> str:
    signs = _TO_VNI.get(char.lower())
    if signs is None:
        return char
    return signs.upper() if char != char.lower() else signs


def _vni_letter(match: re.Match[str]) -> str:
    signs = match[0]
    letter = _VNI.get(signs.lower())
    if letter is None:  # such a pair is no letter of VNI: each sign by itself
        return "".join(_vni_single(sign) for sign in signs)
    return letter.upper() if signs[0] != signs[0].lower() else letter


def _vni_single(sign: str) -> str:
    letter = _VNI_SINGLE.get(sign.lower())
    if letter is None:
        return sign
    return letter.upper() if sign != sign.lower() else letter


@lru_cache(maxsize=32768)
def seems(text: str) -> Lettering:
    """By its letters alone: the reading that spells better; Unicode unless another clearly does."""
    if text.isascii() or _WESTERN.search(text) is None:
        return Lettering.UNICODE
    composed = unicodedata.normalize("NFC", text)
    best, best_score = Lettering.UNICODE, spelling_score(composed)
    if best_score >= len([word for word in composed.split() if not word.isascii()]):
        return best
    for lettering in (Lettering.TCVN, Lettering.VNI):
        score = spelling_score(to_unicode(composed, lettering))
        if score > best_score:
            best, best_score = lettering, score
    return best
