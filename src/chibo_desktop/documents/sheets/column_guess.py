"""What the values of a column speak for when its header does not: numbers, dates, Nam/Nữ, names."""

import re
from collections.abc import Collection, Sequence

from chibo_desktop.documents.sheets.header_words import HeaderWords, member_targets
from chibo_desktop.documents.sheets.known_catalogues import catalogue
from chibo_desktop.domain.fields import Kind
from chibo_desktop.domain.text import fold

SAMPLE = 200
_MOST = 0.7
_TWELVE, _EIGHT, _NINE = (re.compile(rf"\d{{{count}}}") for count in (12, 8, 9))
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_DATE = re.compile(r"(?:\d{1,2}[/.\-]){1,2}\d{4}|\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"(\d{4})")
_NAME_WORDS = range(2, 7)
_SEPARATORS = re.compile(r"[\s.\-]")
_OF_AGE = 2008  # a member born later is not of age yet


def looks_like_name(text: str, words: HeaderWords) -> bool:
    """Two to six words that begin with capitals, the first a family name that people bear here."""
    parts = text.split()
    if len(parts) not in _NAME_WORDS or len(text) > 45 or any(c.isdigit() for c in text):
        return False
    if not all(part[:1].isupper() for part in parts) and not text.islower():
        return False
    return re.split(r"['’`]", fold(parts[0]))[0] in words.family_names


def share_of_names(texts: Sequence[str], words: HeaderWords) -> float:
    """How many of the texts look like a person's name."""
    return sum(looks_like_name(text, words) for text in texts) / len(texts) if texts else 0.0


def guess(texts: Sequence[str], taken: Collection[str], words: HeaderWords) -> str:
    """The target that the texts of a column without a known header speak for, not yet `taken`."""
    if not texts:
        return ""
    for target, fits in (
        ("central_id", lambda text: _UUID.fullmatch(text) is not None),
        ("identity_number", lambda text: _TWELVE.fullmatch(_SEPARATORS.sub("", text)) is not None),
        ("card_number", lambda text: _TWELVE.fullmatch(_SEPARATORS.sub("", text)) is not None),
        ("full_name", lambda text: looks_like_name(text, words)),
    ):
        if target not in taken and sum(map(fits, texts)) >= _MOST * len(texts):
            return target
    if "born_on" not in taken and _are_birthdays(texts):
        return "born_on"
    return _catalogue_field(texts, taken)


def mended_target(target: str, texts: Sequence[str]) -> str:
    """Another number than its header says: eight digits are an old card, nine an old paper."""
    bare = [_SEPARATORS.sub("", text) for text in texts]
    if target == "card_number" and _mostly(_EIGHT, bare):
        return "old_card_number"
    if target == "identity_number" and _mostly(_NINE, bare):
        return "old_identity_number"
    return target


def _mostly(shape: re.Pattern[str], texts: Sequence[str]) -> bool:
    # Beyond a few rows only: one wrong number must not turn a column into another.
    return len(texts) > 2 and sum(
        shape.fullmatch(text) is not None for text in texts
    ) >= _MOST * len(texts)


def _are_birthdays(texts: Sequence[str]) -> bool:
    years = [
        int(match[1]) for text in texts if _DATE.fullmatch(text) and (match := _YEAR.search(text))
    ]
    if len(years) < _MOST * len(texts) or len(years) < 3:
        return False
    return sorted(years)[len(years) // 2] <= 1995 and max(years) <= _OF_AGE


def _catalogue_field(texts: Sequence[str], taken: Collection[str]) -> str:
    """The one choice field whose catalogue knows nearly all of the texts."""
    different = set(texts)
    fitting = [
        spec.name
        for spec in member_targets()
        if spec.kind is Kind.CHOICE
        and spec.name not in taken
        and sum(catalogue(spec.catalogue).code(text) is not None for text in different)
        >= 0.8 * len(different)
    ]
    return fitting[0] if len(fitting) == 1 and len(texts) > 2 else ""
