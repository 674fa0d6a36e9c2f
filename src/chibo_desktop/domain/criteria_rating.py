"""From marks and facts to a proposed rating, with every step of the way as a reason."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.criteria_evidence import (
    NO_EVIDENCE,
    Evidence,
    check_events,
    filled_facts,
)
from chibo_desktop.domain.criteria_index import index_of
from chibo_desktop.domain.criteria_marks import MarkTotal, check_facts
from chibo_desktop.domain.criteria_parts import (
    Band,
    Condition,
    FallThrough,
    ForcedEffect,
)
from chibo_desktop.domain.criteria_totals import Decisive, all_totals, decisive_total
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

    `decided_by` is the code of the marker whose marks count ("mean" when several do together) and
    `total` their sum, None when that marker has not marked. `rating` is None while marks are
    missing or faulty, and under a strict set when no rating fits: then people must decide.
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
    evidence: Evidence = NO_EVIDENCE,
) -> Outcome:
    """Rate one member. Never raises, whatever marks, facts and evidence are given.

    Marks and facts that nobody typed follow from the evidence where the set says so; facts left
    unsaid then count as their declared defaults, and the reasons say so.
    """
    totals = all_totals(criteria_set, marks_by_marker, evidence)
    decisive = decisive_total(criteria_set, totals)
    faulty_facts = [problem.field for problem in check_facts(criteria_set, facts)]
    faulty_events = [problem.field for problem in check_events(criteria_set, evidence.events)]
    known = filled_facts(criteria_set, evidence)
    counted_facts = {**known, **facts}
    reasons = list(_reasons_about_marks(criteria_set, decisive))
    if faulty_facts:
        reasons.append(Reason(code="facts-faulty", params={"faulty": " ".join(faulty_facts)}))
    if faulty_events:
        reasons.append(Reason(code="events-faulty", params={"events": " ".join(faulty_events)}))
    total = decisive.total
    is_faulty = bool(faulty_facts or faulty_events)
    is_complete = total is not None and total.is_complete and not is_faulty
    rating = None
    if total is not None and is_complete:
        unsaid = [code for code in known if code not in facts]
        if unsaid:
            reasons.append(Reason(code="facts-filled", params={"filled": " ".join(unsaid)}))
        rating = _rate(criteria_set, total, counted_facts, reasons)
    return Outcome(
        totals=totals,
        decided_by=total.marker if total else None,
        total=total.total if total else None,
        is_complete=is_complete,
        rating=rating,
        reasons=tuple(reasons),
    )


def fact_value(criteria_set: CriteriaSet, facts: Facts, code: str) -> Decimal:
    """What counts for a declared fact: the stated value, or its default."""
    if code in facts:
        return facts[code]
    declared = criteria_set.fact(code)
    return declared.default if declared else Decimal(0)


def _reasons_about_marks(criteria_set: CriteriaSet, decisive: Decisive) -> Iterator[Reason]:
    for marker in decisive.absent:
        yield Reason(code="not-marked", params={"marker": marker})
    for one in decisive.counted:
        by = {"marker": one.marker}
        if one.faulty:
            yield Reason(code="marks-faulty", params={**by, "criteria": " ".join(one.faulty)})
        if one.missing:
            yield Reason(code="marks-missing", params={**by, "criteria": " ".join(one.missing)})
    total = decisive.total
    if total is None:
        return
    scale = f"{criteria_set.scale:f}"
    points = {"total": f"{total.total:f}", "scale": scale}
    yield Reason(code="total", params={"marker": total.marker, **points})
    if total.filled:
        yield Reason(code="marks-filled", params={"criteria": " ".join(total.filled)})
    if total.bonus:
        yield Reason(code="bonus-counted", params={"points": f"{total.bonus:f}"})
    if total.deducted:
        yield Reason(code="deduction-counted", params={"points": f"{total.deducted:f}"})
    if total.unlimited > criteria_set.scale:
        earned = f"{total.unlimited:f}"
        yield Reason(code="total-limited", params={"earned": earned, "scale": scale})


def _rate(
    criteria_set: CriteriaSet, marked: MarkTotal, facts: Facts, reasons: list[Reason]
) -> Rating | None:
    total = marked.total
    reached = [band for band in criteria_set.bands if total >= band.minimum]
    chosen = _by_points_and_conditions(criteria_set, reached, facts)
    for band in criteria_set.bands:
        if chosen is not None and band.rating.rank <= chosen.rank:
            break
        reasons += _reasons_against(criteria_set, band, total, facts)
    by_points = reached[0].rating
    if chosen is None:
        reasons.append(Reason(code="no-rating-fits", params={"rating": by_points.value}))
    elif chosen is not by_points:
        reasons.append(
            Reason(
                code=f"lowered-{criteria_set.fall_through.value.replace('_', '-')}",
                params={"by_points": by_points.value, "rating": chosen.value},
            )
        )
    rating = _force(criteria_set, chosen, facts, marked.counted, reasons)
    reasons += _assumed(reached, facts)
    if rating is not None:
        reasons.append(Reason(code="rated", params={"rating": rating.value}))
    return rating


def _by_points_and_conditions(
    criteria_set: CriteriaSet, reached: Sequence[Band], facts: Facts
) -> Rating | None:
    if not _unmet(criteria_set, reached[0], facts):
        return reached[0].rating
    match criteria_set.fall_through:
        case FallThrough.BEST_WHOSE_CONDITIONS_HOLD:
            return next(one for one in reached if not _unmet(criteria_set, one, facts)).rating
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
    criteria_set: CriteriaSet,
    chosen: Rating | None,
    facts: Facts,
    marks: Mapping[str, Decimal],
    reasons: list[Reason],
) -> Rating | None:
    """Apply the forced ratings and gates that hold; of several the worst stands."""
    exact: list[Rating] = []
    ceilings: list[Rating] = []
    for effect, rating, reason in _forcing(criteria_set, facts, marks):
        (exact if effect is ForcedEffect.EXACTLY else ceilings).append(rating)
        reasons.append(reason)
    start = worst(*exact) if exact else chosen
    return None if start is None else worst(start, *ceilings)


def _forcing(
    criteria_set: CriteriaSet, facts: Facts, marks: Mapping[str, Decimal]
) -> Iterator[tuple[ForcedEffect, Rating, Reason]]:
    for index, rule in enumerate(criteria_set.forced):
        if _holds(criteria_set, rule.condition, facts):
            value = f"{fact_value(criteria_set, facts, rule.condition.fact):f}"
            params = {"rating": rule.rating.value, "rule": str(index), "value": value}
            reason = Reason(code=f"forced-{rule.effect.value.replace('_', '-')}", params=params)
            yield rule.effect, rule.rating, reason
    for leaf in index_of(criteria_set.criteria).gates:
        if leaf.rating is None:
            continue
        if (mark := marks.get(leaf.code)) is not None and mark >= leaf.ceiling:
            params = {"rating": leaf.rating.value, "gate": leaf.code}
            reason = Reason(code=f"gate-{leaf.effect.value.replace('_', '-')}", params=params)
            yield leaf.effect, leaf.rating, reason


def _assumed(reached: Sequence[Band], facts: Facts) -> Iterator[Reason]:
    """The facts nobody stated on which a rating within reach of the points depended."""
    used = [condition.fact for band in reached for condition in band.conditions]
    unsaid = [code for code in dict.fromkeys(used) if code not in facts]
    if unsaid:
        yield Reason(code="facts-assumed", params={"facts": " ".join(unsaid)})
