"""Rating (mức xếp loại chất lượng), best first."""

from enum import StrEnum


class Rating(StrEnum):
    """The four classes of Điều 11, 366-QĐ/TW. Compare by `rank`, never by text."""

    EXCELLENT = "excellent"
    GOOD = "good"
    FULFILLED = "fulfilled"
    UNFULFILLED = "unfulfilled"

    @property
    def rank(self) -> int:
        """Higher is better: 0 for not fulfilled, 3 for excellent."""
        return _RANKS[self]


_RANKS = {rating: rank for rank, rating in enumerate(reversed(Rating))}


def worst(first: Rating, *others: Rating) -> Rating:
    """The lowest of some ratings."""
    return min((first, *others), key=lambda rating: rating.rank)
