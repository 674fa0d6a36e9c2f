"""How somebody stands in a closed round, in words."""

from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.sheet import read_not_rated
from chibo_desktop.storage.evaluations import ClosedStanding
from chibo_desktop.wording.evaluation import not_rated_sentence, rating_label


def standing_text(one: ClosedStanding) -> str:
    """The rating in words, or why there is none."""
    if one.not_rated:
        return not_rated_sentence(read_not_rated(one.not_rated))
    return rating_label(Rating(one.rating)) if one.rating else "Chưa có xếp loại"
