"""The sealed letter (thư niêm phong): what becomes of its one-time code."""

from enum import StrEnum

MOST_WRONG = 5
"""So many proofs that do not hold burn a code. Source: protocol.md §3.12."""


class LetterState(StrEnum):
    """Whether the code of a letter can still be used; once it cannot, it never can again."""

    OPEN = "open"
    USED = "used"
    REVOKED = "revoked"  # taken back by the office, or another was printed in its place
    BURNED = "burned"  # too many wrong proofs


def after_wrong_proof(wrong: int) -> LetterState:
    """The state of an open letter after so many wrong proofs."""
    return LetterState.BURNED if wrong >= MOST_WRONG else LetterState.OPEN
