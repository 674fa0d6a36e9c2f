"""From marks and facts to a proposed rating, with every step of the way as a reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.criteria_marks import MarkTotal, check_facts, total_marks
from chibo_desktop.domain.criteria_parts import (
    LATEST,
    Band,
    Condition,
    FallThrough,
    ForcedEffect,
)
from chibo_desktop.domain.rating import Rating, worst

Facts = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One step of the way: a code with a sentence in wording. Numbers are exact texts."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the rules propose (kết quả xếp loại đề nghị).

    `decided_by` is the code of the marker whose marks count and `total` their sum, None when that
    marker has not marked. `rating` is None while marks are missing or faulty, and under a strict
    set when no rating fits: then people must decide.
    """

    totals: Mapping[str, MarkTotal]
    decided_by: str | None
    total: Decimal | None
    is_complete: bool
    rating: Rating | None
    reasons: tuple[Reason, ...]


def rate(
    criteria_set: CriteriaSet,
    marks_by_marker: Mapping[str, Mapping[str, Decimal]],
    facts: Facts,
) -> Outcome:
    """Rate one member. Never raises, whatever marks and facts are given.

    Facts left unsaid count as their declared defaults, and the reasons say so.
    """
    totals = {
        marker.code: total_marks(criteria_set, marker.code, marks_by_marker.get(marker.code, {}))
        for marker in criteria_set.markers
    }
    decisive = _decisive(criteria_set, totals)
    faulty_facts = [problem.field for problem in check_facts(criteria_set, facts)]
    reasons = list(_reasons_about_marks(criteria_set, decisive))
    if faulty_facts:
        reasons.append(Reason(code="facts-faulty", params={"faulty": " ".join(faulty_facts)}))
    is_complete = decisive is not None and decisive.is_complete and not faulty_facts
    rating = None
    if decisive is not None and is_complete:
        rating = _rate(criteria_set, decisive.total, facts, reasons)
    return Outcome(
        totals=totals,
        decided_by=decisive.marker if decisive else None,
        total=decisive.total if decisive else None,
        is_complete=is_complete,
        rating=rating,
        reasons=tuple(reasons),
    )


def fact_value(criteria_set: CriteriaSet, facts: Facts, code: str) -> Decimal:
    """What counts for a declared fact: the stated value, or its default."""
    declared = criteria_set.fact(code)
    return facts.get(code, declared.default if declared else Decimal(0))


def _decisive(criteria_set: CriteriaSet, totals: Mapping[str, MarkTotal]) -> MarkTotal | None:
    if criteria_set.final_marker != LATEST:
        total = totals[criteria_set.final_marker]
        return total if total.is_marked else None
    marked = [total for total in totals.values() if total.is_marked]
    return marked[-1] if marked else None


def _reasons_about_marks(criteria_set: CriteriaSet, decisive: MarkTotal | None) -> Iterator[Reason]:
    if decisive is None:
        yield Reason(code="not-marked", params={"marker": criteria_set.final_marker})
        return
    by = {"marker": decisive.marker}
    if decisive.faulty:
        yield Reason(code="marks-faulty", params={**by, "criteria": " ".join(decisive.faulty)})
    if decisive.missing:
        yield Reason(code="marks-missing", params={**by, "criteria": " ".join(decisive.missing)})
    scale = f"{criteria_set.scale:f}"
    yield Reason(code="total", params={**by, "total": f"{decisive.total:f}", "scale": scale})
    if decisive.bonus:
        yield Reason(code="bonus-counted", params={"points": f"{decisive.bonus:f}"})
    if decisive.deducted:
        yield Reason(code="deduction-counted", params={"points": f"{decisive.deducted:f}"})
    if decisive.unlimited > criteria_set.scale:
        earned = f"{decisive.unlimited:f}"
        yield Reason(code="total-limited", params={"earned": earned, "scale": scale})


def _rate(
    criteria_set: CriteriaSet, total: Decimal, facts: Facts, reasons: list[Reason]
) -> Rating | None:
    chosen = _by_points_and_conditions(criteria_set, total, facts)
    for band in criteria_set.bands:
        if chosen is not None and band.rating.rank <= chosen.rank:
            break
        reasons += _reasons_against(criteria_set, band, total, facts)
    by_points = _band_of(criteria_set, total).rating
    if chosen is None:
        reasons.append(Reason(code="no-rating-fits", params={"rating": by_points.value}))
    elif chosen is not by_points:
        reasons.append(
            Reason(
                code=f"lowered-{criteria_set.fall_through.value.replace('_', '-')}",
                params={"by_points": by_points.value, "rating": chosen.value},
            )
        )
    rating = _force(criteria_set, chosen, facts, reasons)
    reasons += _assumed(criteria_set, total, facts)
    if rating is not None:
        reasons.append(Reason(code="rated", params={"rating": rating.value}))
    return rating


def _band_of(criteria_set: CriteriaSet, total: Decimal) -> Band:
    return next(band for band in criteria_set.bands if total >= band.minimum)


def _by_points_and_conditions(
    criteria_set: CriteriaSet, total: Decimal, facts: Facts
) -> Rating | None:
    reached = [band for band in criteria_set.bands if total >= band.minimum]
    holding = [band for band in reached if not _unmet(criteria_set, band, facts)]
    if reached[0] in holding:
        return reached[0].rating
    match criteria_set.fall_through:
        case FallThrough.BEST_WHOSE_CONDITIONS_HOLD:
            return holding[0].rating
        case FallThrough.ONE_BELOW:
            return reached[1].rating
        case FallThrough.STRICT:
            return None


def _unmet(criteria_set: CriteriaSet, band: Band, facts: Facts) -> list[tuple[int, Condition]]:
    return [
        (index, condition)
        for index, condition in enumerate(band.conditions)
        if not _holds(criteria_set, condition, facts)
    ]


def _holds(criteria_set: CriteriaSet, condition: Condition, facts: Facts) -> bool:
    return condition.comparison.holds(
        fact_value(criteria_set, facts, condition.fact), condition.value
    )


def _reasons_against(
    criteria_set: CriteriaSet, band: Band, total: Decimal, facts: Facts
) -> Iterator[Reason]:
    against = {"rating": band.rating.value}
    if total < band.minimum:
        points = {"total": f"{total:f}", "minimum": f"{band.minimum:f}"}
        yield Reason(code="points-short", params={**against, **points})
    for index, condition in _unmet(criteria_set, band, facts):
        value = f"{fact_value(criteria_set, facts, condition.fact):f}"
        place = {"condition": str(index), "fact": condition.fact, "value": value}
        yield Reason(code="condition-unmet", params={**against, **place})


def _force(
    criteria_set: CriteriaSet, chosen: Rating | None, facts: Facts, reasons: list[Reason]
) -> Rating | None:
    """Apply the forced ratings that hold; of several the worst stands."""
    exact: list[Rating] = []
    ceilings: list[Rating] = []
    for index, rule in enumerate(criteria_set.forced):
        if not _holds(criteria_set, rule.condition, facts):
            continue
        (exact if rule.effect is ForcedEffect.EXACTLY else ceilings).append(rule.rating)
        value = f"{fact_value(criteria_set, facts, rule.condition.fact):f}"
        reasons.append(
            Reason(
                code=f"forced-{rule.effect.value.replace('_', '-')}",
                params={"rating": rule.rating.value, "rule": str(index), "value": value},
            )
        )
    start = worst(*exact) if exact else chosen
    return None if start is None else worst(start, *ceilings)


def _assumed(criteria_set: CriteriaSet, total: Decimal, facts: Facts) -> Iterator[Reason]:
    """The facts nobody stated on which a rating within reach of the points depended."""
    used = [
        condition.fact
        for band in criteria_set.bands
        if total >= band.minimum
        for condition in band.conditions
    ]
    unsaid = [code for code in dict.fromkeys(used) if code not in facts]
    if unsaid:
        yield Reason(code="facts-assumed", params={"facts": " ".join(unsaid)})
