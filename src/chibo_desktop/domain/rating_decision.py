"""RatingDecision (quyết định xếp loại): what a competent body decided on the ratings of a round.

The branch's proposal stays as it was: a decision stands beside it and never overwrites it. A
re-rating (Mẫu 03, HD 43-HD/BTCTW) is one more decision on a closed round.
Source: domain.md §3.2 (timing rules), §3.10, §4.1.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chibo_desktop.domain.fields import choice, full_date, long_text, mapping, reference, text
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.records import Record, record, to_owner_of


class DecisionKind(StrEnum):
    """What a decision does."""

    RECOGNITION = "recognition"  # công nhận kết quả đánh giá, xếp loại
    RE_RATING = "re_rating"  # đánh giá, xếp loại lại


@record("rating_decision", "Quyết định xếp loại", sent_down=to_owner_of("round_id"))
@dataclass(frozen=True, slots=True, kw_only=True)
class RatingDecision(Record):
    """One document with the ratings it decided, by evaluation."""

    round_id: str = reference("Kỳ đánh giá", "round", atom="what", internal=True)
    kind: str = choice("Loại quyết định", "decision_kind", atom="what", internal=True)
    number: str = text("Số, ký hiệu", required=True, atom="document")
    decided_on: date | None = full_date("Ngày quyết định", required=True, atom="document")
    body: str = text("Cơ quan quyết định", required=True, width=30, atom="document")
    ratings: Mapping[str, str] = mapping("Mức được quyết định", internal=True)
    reason: str = long_text("Lý do, căn cứ", width=40)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What stands for one evaluation by decision: the last one, and those before it."""

    rating: Rating
    decision: RatingDecision
    before: tuple[tuple[RatingDecision, Rating], ...] = ()

    @property
    def is_re_rated(self) -> bool:
        """True when the rating that stands is the result of a re-rating."""
        return self.decision.kind == DecisionKind.RE_RATING


def decided_ratings(decisions: Iterable[RatingDecision]) -> dict[str, Decided]:
    """By evaluation: the decision that stands is the latest; of one day, a re-rating, then ours.

    Two records of one document – the branch's note and the office's own – do not disturb each
    other: the later in order stands, the other stays before it.
    """
    found: dict[str, list[tuple[RatingDecision, Rating]]] = {}
    for one in sorted(decisions, key=_order):
        for evaluation, rating in one.ratings.items():
            if rating in set(Rating):
                found.setdefault(evaluation, []).append((one, Rating(rating)))
    return {
        evaluation: Decided(rating=line[-1][1], decision=line[-1][0], before=tuple(line[:-1]))
        for evaluation, line in found.items()
    }


def decision_problems(
    decision: RatingDecision,
    *,
    today: date,
    round_is_closed: bool,
    standing: Mapping[str, str],
) -> Iterator[Problem]:
    """What keeps a decision from being written; `standing` is the rating of each evaluation now."""
    if not decision.number:
        yield Problem(code="decision-number-missing", field="number")
    if decision.decided_on is None:
        yield Problem(code="decision-day-missing", field="decided_on")
    elif decision.decided_on > today:
        yield Problem(code="decision-ahead", field="decided_on")
    if not decision.body:
        yield Problem(code="decision-body-missing", field="body")
    if not round_is_closed:
        yield Problem(code="decision-round-open")
    if not decision.ratings:
        yield Problem(code="decision-nobody", field="ratings")
    if decision.kind == DecisionKind.RE_RATING:
        if not decision.reason:
            yield Problem(code="re-rating-reason-missing", field="reason")
        if decision.ratings and all(
            standing.get(evaluation) == rating for evaluation, rating in decision.ratings.items()
        ):
            yield Problem(code="re-rating-the-same", field="ratings")


def _order(one: RatingDecision) -> tuple[str, bool, str]:
    day = one.decided_on.isoformat() if one.decided_on else ""
    return (day, one.kind == DecisionKind.RE_RATING, one.id)
