"""What stands beside typed marks: counted events, what the program knows, shares from tasks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from chibo_desktop.domain.criteria import CriteriaSet, leaf_criteria
from chibo_desktop.domain.criteria_checks import fact_value_is_possible
from chibo_desktop.domain.criteria_index import index_of
from chibo_desktop.domain.criteria_parts import Criterion, CriterionKind, EventRule, RoundingMode
from chibo_desktop.domain.problems import Problem

_ZERO = Decimal(0)
_HUNDRED = Decimal(100)
_MOST = Decimal(10**6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What was counted or computed for one member, entered once and not by each marker.

    `events` holds counts by `event_key`, `known` what the program knows by source code, `shares`
    the percent of its maximum that a criterion earned by its list of tasks.
    """

    events: Mapping[str, Decimal]
    known: Mapping[str, Decimal]
    shares: Mapping[str, Decimal]

    @property
    def is_empty(self) -> bool:
        """True when nothing was counted, known or computed."""
        return not (self.events or self.known or self.shares)


NO_EVIDENCE = Evidence(events={}, known={}, shares={})


def event_key(criterion: str, event: str) -> str:
    """The key under which an evaluation counts an event of a criterion."""
    return f"{criterion}.{event}"


def event_rules(criteria_set: CriteriaSet) -> dict[str, tuple[Criterion, EventRule]]:
    """Every event a set counts, by key, in print order."""
    return {
        event_key(leaf.code, event.code): (leaf, event)
        for leaf in index_of(criteria_set.criteria).evident
        for event in leaf.events
    }


def sources_of(criteria_set: CriteriaSet) -> frozenset[str]:
    """The codes of everything the set asks the program for."""
    leaves = leaf_criteria(criteria_set)
    named = {leaf.source for leaf in leaves} | {fact.source for fact in criteria_set.facts}
    named |= {event.source for leaf in leaves for event in leaf.events}
    return frozenset(named - {""})


def check_events(criteria_set: CriteriaSet, events: Mapping[str, Decimal]) -> tuple[Problem, ...]:
    """Everything wrong with counts of events. Codes: event-impossible, event-unknown."""
    if not events:
        return ()
    rules = event_rules(criteria_set)
    return tuple(
        Problem(code="event-impossible" if key in rules else "event-unknown", field=key)
        for key, count in events.items()
        if key not in rules or not _is_count(count)
    )


def event_count(leaf: Criterion, event: EventRule, evidence: Evidence) -> Decimal:
    """How often an event counts: as stated, else as the program knows it, else never."""
    stated = evidence.events.get(event_key(leaf.code, event.code))
    if stated is not None:
        return stated if _is_count(stated) else _ZERO
    known = evidence.known.get(event.source)
    return known if known is not None and _is_count(known) else _ZERO


def event_points(leaf: Criterion, event: EventRule, evidence: Evidence) -> Decimal:
    """The points an event takes or gives, within its limit."""
    points = event.points * event_count(leaf, event, evidence)
    return points if event.limit is None else min(points, event.limit)


def filled_marks(criteria_set: CriteriaSet, evidence: Evidence) -> dict[str, Decimal]:
    """The marks that follow from the evidence, by criterion; a typed mark beats them.

    They are written as they would be typed: points, for a percentage criterion the percent.
    """
    found: dict[str, Decimal] = {}
    for leaf in index_of(criteria_set.criteria).evident:
        mark = _filled(criteria_set, leaf, evidence)
        if mark is not None:
            found[leaf.code] = mark
    return found


def filled_facts(criteria_set: CriteriaSet, evidence: Evidence) -> dict[str, Decimal]:
    """The facts the program knows by itself, by code; a stated fact beats them."""
    if not evidence.known:
        return {}
    return {
        fact.code: evidence.known[fact.source]
        for fact in criteria_set.facts
        if fact.source in evidence.known
        and fact_value_is_possible(fact.kind, evidence.known[fact.source])
    }


def _filled(criteria_set: CriteriaSet, leaf: Criterion, evidence: Evidence) -> Decimal | None:
    if leaf.events:
        return _by_events(leaf, evidence)
    share = evidence.shares.get(leaf.code) if leaf.formula else None
    if share is None and leaf.source:
        share = evidence.known.get(leaf.source)
    if share is None or not share.is_finite() or not 0 <= share < _MOST:
        return None
    return _by_value(criteria_set, leaf, share)


def _by_events(leaf: Criterion, evidence: Evidence) -> Decimal | None:
    points = sum((event_points(leaf, event, evidence) for event in leaf.events), _ZERO)
    if leaf.kind is CriterionKind.NUMERIC:
        return max(min(leaf.floor, leaf.ceiling), leaf.ceiling - points)
    return min(leaf.ceiling, points) if points else None


def _by_value(criteria_set: CriteriaSet, leaf: Criterion, value: Decimal) -> Decimal | None:
    """What a known value gives: a share in percent, yes or no, the number of a level, a count."""
    match leaf.kind:
        case CriterionKind.PERCENT:
            return min(value, _HUNDRED)
        case CriterionKind.BINARY:
            return leaf.ceiling if value else _ZERO
        case CriterionKind.CHOICE:
            points = sorted(level.points for level in leaf.levels)
            whole = value == value.to_integral_value()
            return points[int(value)] if whole and value < len(points) else None
        case CriterionKind.NUMERIC | CriterionKind.TASKS:
            points_earned = leaf.ceiling * min(value, _HUNDRED) / _HUNDRED
            return _on_step(points_earned, leaf.step, criteria_set.rounding.mode)
        case CriterionKind.BONUS | CriterionKind.DEDUCTION:
            return min(leaf.ceiling, value * leaf.step)
        case CriterionKind.GATE:
            return min(leaf.ceiling, value)


def _on_step(points: Decimal, step: Decimal, mode: RoundingMode) -> Decimal:
    rounding = ROUND_FLOOR if mode is RoundingMode.FLOOR else ROUND_HALF_UP
    return (points / step).to_integral_value(rounding) * step


def _is_count(value: Decimal) -> bool:
    return value.is_finite() and 0 <= value < _MOST and value == value.to_integral_value()


def counted_events(
    criteria_set: CriteriaSet, evidence: Evidence
) -> Iterator[tuple[Criterion, EventRule, Decimal, Decimal]]:
    """Every event that happened: its criterion, its rule, how often, and the points it made."""
    for leaf, event in event_rules(criteria_set).values():
        count = event_count(leaf, event, evidence)
        if count:
            yield leaf, event, count, event_points(leaf, event, evidence)
