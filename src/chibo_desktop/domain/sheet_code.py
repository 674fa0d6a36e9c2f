"""The code on a self-mark sheet (mã phiếu): eight characters that lead to one member's row.

A code says its month by itself, so a sheet of another month is noticed even when nobody knows it
any more. Seven characters carry month and row, the eighth checks them: one wrong character and any
two that changed places are noticed. docs/decisions/0340.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.text import nfc

ALPHABET = "23456789CFGHJKLMNPQRTVX"
"""No 0 O 1 I, nothing that looks like another, and no letter that Telex or VNI would change.

Twenty-three: a prime, so that sums with different weights tell every single fault apart.
"""

LENGTH = 8
_BASE = len(ALPHABET)
_MONTHS = 48  # how many months have codes of their own before they come round again
_ROWS = _BASE ** (LENGTH - 1) // _MONTHS


@dataclass(frozen=True, slots=True)
class SheetCode:
    """A code as read: its characters, and which month of four years it is of."""

    text: str
    month_of_cycle: int

    def is_of(self, month: Month) -> bool:
        """Whether a sheet of that month may carry it."""
        return _cycle(month) == self.month_of_cycle

    def month_near(self, month: Month) -> Month:
        """The month it is of: the one nearest to a month that is known."""
        ahead = (self.month_of_cycle - _cycle(month)) % _MONTHS
        return month.plus(ahead if ahead <= _MONTHS // 2 else ahead - _MONTHS)


def sheet_code(row: str, month: Month) -> str:
    """The code of a row (an evaluation's id, or a round's for a sheet without a name)."""
    digest = hashlib.sha256(f"sheet-code\0{row}".encode()).digest()
    number = int.from_bytes(digest[:8], "big") % _ROWS * _MONTHS + _cycle(month)
    letters = []
    for _ in range(LENGTH - 1):
        number, digit = divmod(number, _BASE)
        letters.append(ALPHABET[digit])
    body = "".join(reversed(letters))
    return body + _check_character(body)


def printed_code(code: str) -> str:
    """The code as it is printed and read aloud: two groups of four."""
    return f"{code[:4]}-{code[4:]}"


def read_sheet_code(typed: str) -> SheetCode:
    """Read what was scanned or typed; capitals, spaces and hyphens do not matter.

    Raises DomainError: sheet-code-empty, sheet-code-length, sheet-code-letter, sheet-code-check.
    """
    text = "".join(letter for letter in nfc(typed).upper() if letter not in " -–—.\t\r\n")
    if not text:
        raise DomainError(Problem(code="sheet-code-empty"))
    strange = next((letter for letter in text if letter not in ALPHABET), "")
    if strange:
        raise DomainError(Problem(code="sheet-code-letter", params={"letter": strange}))
    if len(text) != LENGTH:
        params = {"length": len(text), "wanted": LENGTH}
        raise DomainError(Problem(code="sheet-code-length", params=params))
    if _check_character(text[:-1]) != text[-1]:
        raise DomainError(Problem(code="sheet-code-check"))
    number = 0
    for letter in text[:-1]:
        number = number * _BASE + ALPHABET.index(letter)
    return SheetCode(text, number % _MONTHS)


def rows_of_code(code: SheetCode, rows: Iterable[str], month: Month) -> tuple[str, ...]:
    """Which of some rows of a month the code is of: one; none; very rarely two."""
    return tuple(row for row in rows if sheet_code(row, month) == code.text)


def _cycle(month: Month) -> int:
    return (month.year * 12 + month.number) % _MONTHS


def _check_character(body: str) -> str:
    """The character that brings the weighted sum to a multiple of the base.

    Weights 1 to 8 are all different and none divides by 23: a change of one character, and a
    change of places of two, always shows.
    """
    weighted = sum(weight * ALPHABET.index(letter) for weight, letter in enumerate(body, start=1))
    check = -weighted * pow(LENGTH, -1, _BASE) % _BASE
    return ALPHABET[check]
