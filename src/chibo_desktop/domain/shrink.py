"""The shrink guard: a bundle after which a unit has far fewer people or records is looked at.

A copy of an empty or of another file says the same thing as a great clearing out: only a person
can tell them apart, by typing the number. Source: protocol.md §4 F36. The two bounds protect data;
they are no rule of the Party.
"""

from dataclasses import dataclass, field

MOST_ENDED = 10
MOST_PERCENT = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """How many of how many would no longer count."""

    before: int = 0
    gone: int = 0

    @property
    def is_large(self) -> bool:
        """More than ten, or more than a fifth of all."""
        return self.gone > MOST_ENDED or 100 * self.gone > MOST_PERCENT * self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class Shrinkage:
    """What a bundle takes away of a unit: members, and records of every kind.

    `gone` counts what the bundle ends, or what its sender no longer has, whichever is more.
    """

    members: Loss = field(default_factory=Loss)
    records: Loss = field(default_factory=Loss)

    @property
    def is_large(self) -> bool:
        """True when somebody has to look."""
        return self.members.is_large or self.records.is_large

    @property
    def counts_members(self) -> bool:
        """Whether the number to be typed is one of members; otherwise of records."""
        return self.members.is_large

    @property
    def number(self) -> int:
        """What is to be typed to let the bundle in all the same."""
        return self.members.gone if self.counts_members else self.records.gone

    def is_allowed(self, typed: int | None) -> bool:
        """Whether the bundle may be merged after that number was typed; None: nothing was."""
        return not self.is_large or typed == self.number
