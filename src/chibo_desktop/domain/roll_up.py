"""From the results of months or quarters to what a quarter or a year comes to, with every step."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.criteria_marks import round_total
from chibo_desktop.domain.criteria_rating import Reason
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rating import Rating, worst
from chibo_desktop.domain.roll_up_rule import (
    DEFAULT_RULES,
    RollUpBlock,
    RollUpEffect,
    RollUpOperator,
    RollUpRule,
)
from chibo_desktop.domain.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RollUpPart:
    """The result of one part, named by its last month; `reason` says why there is none."""

    period: Month
    total: Decimal | None = None
    rating: Rating | None = None
    reason: str = ""

    @property
    def has_result(self) -> bool:
        """True when the part was rated."""
        return self.rating is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class RollUp:
    """What the parts come to: a proposal, like every outcome.

    `by_points` is the rating before blocking conditions, `flags` are the blocks that only warn.
    Under a manual rule there is neither total nor rating: people decide.
    """

    rule: RollUpRule
    total: Decimal | None
    by_points: Rating | None
    rating: Rating | None
    ceiling: Rating | None
    flags: tuple[RollUpBlock, ...]
    missing: tuple[Month, ...]
    unexplained: tuple[Month, ...]
    reasons: tuple[Reason, ...]


def roll_up_rule(criteria_set: CriteriaSet, span: Span) -> RollUpRule:
    """The rule of the set for a span, else the usual one. Raises ValueError for a month."""
    rules = (*criteria_set.roll_ups, *DEFAULT_RULES)
    found = next((rule for rule in rules if rule.span is span), None)
    if found is None:
        raise ValueError(f"a {span} is not made of parts")
    return found


def roll_up(criteria_set: CriteriaSet, rule: RollUpRule, parts: Iterable[RollUpPart]) -> RollUp:
    """Put the parts together. Never raises; the order in which parts are given does not matter."""
    ordered = sorted(parts, key=_in_time)
    there = [part for part in ordered if part.has_result]
    missing = tuple(part.period for part in ordered if not part.has_result)
    unexplained = tuple(
        part.period for part in ordered if not part.has_result and not part.reason.strip()
    )
    reasons = list(_about_parts(rule, there, missing, unexplained))
    total, by_points = None, None
    is_open = unexplained or (missing and not rule.allows_missing)
    if not is_open and len(there) >= rule.minimum_parts and there:
        total, by_points = _result(criteria_set, rule, there, reasons)
    blocking = list(_blocking(rule, there))
    ceilings = [
        block.ceiling
        for block, _ in blocking
        if block.effect is RollUpEffect.AT_MOST and block.ceiling is not None
    ]
    ceiling = worst(*ceilings) if ceilings else None
    for block, count in blocking:
        params = {"block": str(rule.blocks.index(block)), "count": str(count)}
        if block.effect is RollUpEffect.FLAG:
            reasons.append(Reason(code="roll-up-flag", params=params))
        elif block.ceiling is not None:
            params |= {"rating": block.ceiling.value}
            reasons.append(Reason(code="roll-up-block", params=params))
    rating = by_points
    if by_points is not None and ceiling is not None:
        rating = worst(by_points, ceiling)
    if rating is not None:
        reasons.append(Reason(code="rated", params={"rating": rating.value}))
    return RollUp(
        rule=rule,
        total=total,
        by_points=by_points,
        rating=rating,
        ceiling=ceiling,
        flags=tuple(block for block, _ in blocking if block.effect is RollUpEffect.FLAG),
        missing=missing,
        unexplained=unexplained,
        reasons=tuple(reasons),
    )


def _about_parts(
    rule: RollUpRule,
    there: Sequence[RollUpPart],
    missing: Sequence[Month],
    unexplained: Sequence[Month],
) -> Iterator[Reason]:
    if unexplained:
        periods = {"periods": " ".join(str(period) for period in unexplained)}
        yield Reason(code="roll-up-unexplained", params=periods)
    elif missing:
        code = "roll-up-missing" if rule.allows_missing else "roll-up-missing-refused"
        yield Reason(code=code, params={"periods": " ".join(str(period) for period in missing)})
    if len(there) < rule.minimum_parts:
        counts = {"count": str(len(there)), "minimum": str(rule.minimum_parts)}
        yield Reason(code="roll-up-too-few", params=counts)
    if rule.operator is RollUpOperator.MANUAL:
        yield Reason(code="roll-up-manual")


def _result(
    criteria_set: CriteriaSet,
    rule: RollUpRule,
    there: Sequence[RollUpPart],
    reasons: list[Reason],
) -> tuple[Decimal | None, Rating | None]:
    match rule.operator:
        case RollUpOperator.MANUAL:
            return None, None
        case RollUpOperator.BY_RATINGS:
            rating = _by_ratings(rule, there)
            reasons.append(Reason(code="roll-up-by-ratings", params={"rating": rating.value}))
            return None, rating
    totals = [part.total for part in there if part.total is not None]
    if len(totals) < len(there):
        reasons.append(Reason(code="roll-up-no-points"))
        return None, None
    total = round_total(criteria_set, _combined(criteria_set, rule, totals))
    band = next(band for band in criteria_set.bands if total >= band.minimum)
    params = {"total": f"{total:f}", "count": str(len(totals)), "rating": band.rating.value}
    reasons.append(Reason(code=f"roll-up-by-{rule.operator.value}", params=params))
    return total, band.rating


def _combined(criteria_set: CriteriaSet, rule: RollUpRule, totals: Sequence[Decimal]) -> Decimal:
    if rule.operator is RollUpOperator.LAST:
        value = totals[-1]
    else:
        value = sum(totals, Decimal(0))
        if rule.operator is RollUpOperator.MEAN:
            value /= len(totals)
    return max(Decimal(0), min(criteria_set.scale, value))


def _by_ratings(rule: RollUpRule, there: Sequence[RollUpPart]) -> Rating:
    """The best rating whose need is met; the worst part's where none is."""
    ratings = [part.rating for part in there if part.rating is not None]
    for need in sorted(rule.needs, key=lambda need: -need.rating.rank):
        reached = sum(1 for rating in ratings if rating.rank >= need.rating.rank)
        floor = need.no_worse.rank if need.no_worse else 0
        if reached >= need.count and all(rating.rank >= floor for rating in ratings):
            return need.rating
    return worst(ratings[0], *ratings[1:])


def _blocking(rule: RollUpRule, there: Sequence[RollUpPart]) -> Iterator[tuple[RollUpBlock, int]]:
    """The blocks that hold, with how many parts (in a row) they hold for."""
    for block in rule.blocks:
        bad = [
            part.period
            for part in there
            if part.rating is not None and part.rating.rank <= block.rating.rank
        ]
        count = _longest_run(bad, rule.part.months) if block.in_a_row else len(bad)
        if count >= block.count:
            yield block, count


def _longest_run(periods: Sequence[Month], step: int) -> int:
    """The most periods that follow one another without a gap."""
    longest, run, before = 0, 0, None
    for period in periods:
        run = run + 1 if before is not None and before.plus(step) == period else 1
        longest, before = max(longest, run), period
    return longest


def _in_time(part: RollUpPart) -> tuple[Month, Decimal, int]:
    total = part.total if part.total is not None and part.total.is_finite() else Decimal(-1)
    return (part.period, total, part.rating.rank if part.rating else -1)
