"""Vì sao: the whole way from marks to what stands, step by step, from what was computed already.

Nothing is computed anew: the outcome of the rules, the cap, the vote, the branch's resolution and
the decision above are set in the order in which they act (domain.md §3.2, §3.9).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from chibo_desktop.domain.cap import CapResult
from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.criteria_parts import Band, Source
from chibo_desktop.domain.criteria_rating import Facts, Outcome, Reason, fact_value
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.rating_decision import Decided, RatingDecision
from chibo_desktop.domain.votes import VoteResult


class ChainPart(StrEnum):
    """The parts of the way, in the order in which they act."""

    MARKS = "marks"
    TOTAL = "total"
    THRESHOLD = "threshold"
    CONDITIONS = "conditions"
    FORCED = "forced"
    CAP = "cap"
    VOTE = "vote"
    RESOLUTION = "resolution"
    CLOSING = "closing"
    DECISION = "decision"
    SOURCE = "source"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainStep:
    """One step: what it says as a reason, or the figure, document or decision it is about.

    `rating` is what stands after it, where it settles a rating.
    """

    part: ChainPart
    reason: Reason
    rating: Rating | None = None
    cap: CapResult | None = None
    vote: VoteResult | None = None
    decision: RatingDecision | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What people added to what the rules give."""

    cap: CapResult | None = None
    cap_decision: str = ""
    vote: VoteResult | None = None
    override: Rating | None = None
    override_reason: str = ""
    final_total: str = ""
    final_rating: Rating | None = None
    decided: Decided | None = None

    def rating_of(self, outcome: Outcome) -> Rating | None:
        """The branch's own: its resolution, else what the rules give."""
        return self.override or outcome.rating


_PARTS: Mapping[str, ChainPart] = {
    "not-marked": ChainPart.MARKS,
    "marks-faulty": ChainPart.MARKS,
    "marks-missing": ChainPart.MARKS,
    "events-faulty": ChainPart.MARKS,
    "total": ChainPart.TOTAL,
    "marks-filled": ChainPart.TOTAL,
    "bonus-counted": ChainPart.TOTAL,
    "deduction-counted": ChainPart.TOTAL,
    "total-limited": ChainPart.TOTAL,
    "points-short": ChainPart.THRESHOLD,
    "rated": ChainPart.FORCED,
}
_FORCING = ("forced-", "gate-")


def rating_chain(
    criteria_set: CriteriaSet, outcome: Outcome, facts: Facts, standing: Standing
) -> tuple[ChainStep, ...]:
    """Every step in the order of `ChainPart`; never raises, whatever the outcome.

    `facts` are those that count: stated, or filled from what the program knows.
    """
    steps = [
        *_marks(criteria_set, outcome),
        *(ChainStep(part=_part_of(one), reason=one) for one in outcome.reasons),
        *_reached(criteria_set, outcome),
        *_met(criteria_set, outcome, facts),
        *_people(outcome, standing),
        *(
            ChainStep(part=ChainPart.SOURCE, reason=Reason(code="source"), source=source)
            for source in criteria_set.sources
        ),
    ]
    order = list(ChainPart)
    return tuple(sorted(steps, key=lambda step: order.index(step.part)))


def _part_of(reason: Reason) -> ChainPart:
    if reason.code.startswith(_FORCING):
        return ChainPart.FORCED
    return _PARTS.get(reason.code, ChainPart.CONDITIONS)


def _marks(criteria_set: CriteriaSet, outcome: Outcome) -> Iterator[ChainStep]:
    """What each marker gave, and of what the total that decides is made."""
    for marker in criteria_set.markers:
        total = outcome.totals[marker.code]
        if total.is_marked:
            params = {"marker": marker.code, "total": f"{total.total:f}"}
            yield _step(ChainPart.MARKS, "marker-total", params)
    decisive = outcome.totals.get(outcome.decided_by or "")
    if decisive is None or len(criteria_set.criteria) < _SEVERAL:
        return
    for line in criteria_set.criteria:
        params = {"group": line.code, "points": f"{decisive.groups.get(line.code, Decimal(0)):f}"}
        yield _step(ChainPart.TOTAL, "group-points", params)


_SEVERAL = 2


def _reached(criteria_set: CriteriaSet, outcome: Outcome) -> Iterator[ChainStep]:
    """The band of the points."""
    if outcome.total is not None and outcome.is_complete:
        band = _band_of(criteria_set, outcome.total)
        params = {"rating": band.rating.value, "minimum": f"{band.minimum:f}"}
        points = {**params, "total": f"{outcome.total:f}"}
        yield _step(ChainPart.THRESHOLD, "band-reached", points, band.rating)


def _met(criteria_set: CriteriaSet, outcome: Outcome, facts: Facts) -> Iterator[ChainStep]:
    """The conditions that hold, of the rating that the rules give."""
    band = next((one for one in criteria_set.bands if one.rating is outcome.rating), None)
    if band is None or outcome.total is None or outcome.total < band.minimum:
        return
    for index, condition in enumerate(band.conditions):
        value = fact_value(criteria_set, facts, condition.fact)
        if condition.comparison.holds(value, condition.value):
            place = {"condition": str(index), "fact": condition.fact, "value": f"{value:f}"}
            params = {"rating": band.rating.value, **place}
            yield _step(ChainPart.CONDITIONS, "condition-met", params)


def _people(outcome: Outcome, standing: Standing) -> Iterator[ChainStep]:
    """The cap, the vote, the resolution, the closing, the decisions above."""
    cap, own = standing.cap, standing.rating_of(outcome)
    if cap is not None and own is Rating.EXCELLENT:
        over = "cap-over" if not standing.cap_decision else "cap-allowed"
        reason = Reason(
            code=over if cap.over else "cap-within", params={"text": standing.cap_decision}
        )
        yield ChainStep(part=ChainPart.CAP, reason=reason, cap=cap)
    if standing.vote is not None:
        reason = Reason(code="vote")
        carried = standing.vote.carried
        yield ChainStep(part=ChainPart.VOTE, reason=reason, vote=standing.vote, rating=carried)
    if standing.override is not None:
        params = {"rating": standing.override.value, "text": standing.override_reason}
        yield _step(ChainPart.RESOLUTION, "resolved", params, standing.override)
    yield from _closing(outcome, standing)
    if standing.decided is not None:
        line = (*standing.decided.before, (standing.decided.decision, standing.decided.rating))
        for decision, rating in line:
            reason = Reason(
                code="decided", params={"rating": rating.value, "text": decision.reason}
            )
            yield ChainStep(
                part=ChainPart.DECISION, reason=reason, decision=decision, rating=rating
            )


def _closing(outcome: Outcome, standing: Standing) -> Iterator[ChainStep]:
    """What was written down at closing, and whether the rules still give it."""
    if standing.final_rating is None:
        return
    total = _readable(standing.final_total)
    params = {"rating": standing.final_rating.value, "total": f"{total:f}"}
    is_same = total == (outcome.total or Decimal(0)) and (
        standing.final_rating is standing.rating_of(outcome)
    )
    code = "closed" if is_same else "closed-otherwise"
    yield _step(ChainPart.CLOSING, code, params, standing.final_rating)


def _readable(text: str) -> Decimal:
    try:
        return Decimal(text or "0")
    except InvalidOperation:
        return Decimal(0)


def _band_of(criteria_set: CriteriaSet, total: Decimal) -> Band:
    bands = criteria_set.bands
    return next((band for band in bands if total >= band.minimum), bands[-1])


def _step(
    part: ChainPart, code: str, params: Mapping[str, str], rating: Rating | None = None
) -> ChainStep:
    return ChainStep(part=part, reason=Reason(code=code, params=params), rating=rating)
