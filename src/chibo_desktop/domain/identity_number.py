"""Checks on identity and card numbers. Source: domain.md §2.5 (structure AAA B CC DDDDDD).

Disagreement with sex, year or province is only a warning: records were re-issued and birth dates
corrected. Numbers are text: leading zeros count.
"""

import re
from collections.abc import Iterator

from chibo_desktop.domain.problems import Problem, Severity

_SEPARATORS = re.compile(r"[\s.\-–'’]")
PROVINCES = frozenset(
    "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 "
    "036 037 038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 "
    "074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096".split()
)
_GENDERS = ("male", "female")


def digits(written: str) -> str:
    """The number without spaces, dots and dashes, as people write them."""
    return _SEPARATORS.sub("", written)


def identity_problems(
    number: str, *, gender: str = "", born_year: int | None = None, field: str = "identity_number"
) -> Iterator[Problem]:
    """What is wrong or doubtful with a 12-digit identity number; nothing for an empty one."""
    if not number:
        return
    if not number.isdigit() or not number.isascii():
        yield Problem(code="identity-not-digits", field=field, params={"value": number})
        return
    if len(number) != 12:
        yield from _wrong_length(number, field)
        return
    if number[:3] not in PROVINCES and int(number[:3]) < 101:
        yield _doubt("identity-province-unknown", field, value=number[:3])
    century, sex = divmod(int(number[3]), 2)
    if century > 2:
        yield _doubt("identity-century-unknown", field, value=number[3])
        return
    if gender in _GENDERS and _GENDERS[sex] != gender:
        yield _doubt("identity-gender-differs", field)
    year = 1900 + 100 * century + int(number[4:6])
    if born_year is not None and born_year != year:
        yield _doubt("identity-year-differs", field, number_year=year, born_year=born_year)


def _wrong_length(number: str, field: str) -> Iterator[Problem]:
    yield Problem(code="identity-length", field=field, params={"have": len(number)})
    if len(number) == 9:
        yield _offer("identity-maybe-old-card", field, number)
    elif 9 < len(number) < 12:
        yield _offer("identity-lost-zeros", field, number.zfill(12))


def old_card_problems(number: str, field: str = "old_card_number") -> Iterator[Problem]:
    """A card number of Decision 85 has 8 digits, zeros included."""
    if not number:
        return
    if not number.isdigit() or len(number) > 8:
        yield Problem(code="old-card-shape", field=field, params={"value": number})
    elif len(number) < 8:
        yield Problem(code="old-card-length", field=field, params={"have": len(number)})
        yield _offer("old-card-lost-zeros", field, number.zfill(8))


def old_identity_problems(number: str, field: str = "old_identity_number") -> Iterator[Problem]:
    """An old identity card has 9 digits (12 on the first chip cards)."""
    if number and (not number.isdigit() or len(number) not in (9, 12)):
        yield Problem(code="old-identity-shape", field=field, params={"value": number})


def _doubt(code: str, field: str, **params: str | int) -> Problem:
    return Problem(code=code, field=field, params=params, severity=Severity.WARNING)


def _offer(code: str, field: str, mended: str) -> Problem:
    return Problem(
        code=code, field=field, params={"mended": mended}, severity=Severity.OFFER, mended=mended
    )
