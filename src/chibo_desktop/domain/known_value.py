"""What the program already knows of a member for a period, with the words that explain it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownValue:
    """One value and where it comes from, e.g. 2 – “Vắng không lý do: 05/11, 12/11”."""

    value: Decimal
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """All of it for one member: by source code, and the share of each criterion by its tasks.

    `share_words` explains the shares by criterion. What is absent the program does not know.
    """

    known: Mapping[str, KnownValue] = field(default_factory=dict)
    shares: Mapping[str, Decimal] = field(default_factory=dict)
    share_words: Mapping[str, str] = field(default_factory=dict)

    @property
    def numbers(self) -> dict[str, Decimal]:
        """The values alone."""
        return {code: one.value for code, one in self.known.items()}


NOTHING_FILLED = Filled()
