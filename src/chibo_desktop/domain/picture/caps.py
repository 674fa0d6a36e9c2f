"""The cap on excellent ratings held against what stands at the office, decisions included."""

from collections.abc import Mapping
from dataclasses import dataclass

from chibo_desktop.domain.rating import Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingShares:
    """How the ratings of a branch or of several are distributed, and what the cap allows.

    `counts` are the branches' proposals, `standing` what stands after decisions. The cap is that
    of each branch's set; over a whole it is the sum of its branches'.
    """

    counts: Mapping[Rating, int]
    standing: Mapping[Rating, int]
    unrated: int = 0
    decided: int = 0
    limit: int | None = None  # None: no cap in the set
    over: int = 0
    rounds: int = 0  # closed
    branches: int = 0

    @property
    def rated(self) -> int:
        """How many have a rating."""
        return sum(self.standing.values())


def shares_together(parts: list[RatingShares]) -> RatingShares:
    """The distribution of several as one; whoever is over its cap stays over."""
    limits = [one.limit for one in parts if one.limit is not None]
    counts = [one.counts for one in parts]
    standing = [one.standing for one in parts]
    return RatingShares(
        counts={rating: sum([one.get(rating, 0) for one in counts]) for rating in Rating},
        standing={rating: sum([one.get(rating, 0) for one in standing]) for rating in Rating},
        unrated=sum([one.unrated for one in parts]),
        decided=sum([one.decided for one in parts]),
        limit=sum(limits) if limits else None,
        over=sum([one.over for one in parts]),
        rounds=sum([one.rounds for one in parts]),
        branches=sum([one.branches for one in parts]),
    )
