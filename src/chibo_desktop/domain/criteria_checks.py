"""What must be true of a criteria set as a whole, beyond each value being readable."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from chibo_desktop.domain.criteria_parts import (
    LATEST,
    Band,
    CapRule,
    Condition,
    Criterion,
    CriterionKind,
    Fact,
    FactKind,
    ForcedRating,
    MarkerColumn,
    NotRatedRule,
    RoundingRule,
    VoteRule,
)
from chibo_desktop.domain.problems import Problem

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}|[{}]")
_STATUSES = frozenset({"deceased", "left", "exempt", "suspended", "interrupted"})
_PERCENT = Decimal(100)


def _check_dates(effective_from: date, effective_to: date | None) -> Iterator[Problem]:
    if effective_to is not None and effective_to < effective_from:
        yield Problem(code="criteria-dates-reversed", field="effective_to")


def _check_due_day(report_due_day: int) -> Iterator[Problem]:
    if not 1 <= report_due_day <= 28:
        yield Problem(code="criteria-due-day", field="report_due_day")


def _check_markers(markers: tuple[MarkerColumn, ...], final_marker: str) -> Iterator[Problem]:
    yield from _check_codes("markers", [marker.code for marker in markers])
    if not markers:
        yield Problem(code="criteria-list-empty", field="markers")
    if final_marker not in {LATEST, *(marker.code for marker in markers)}:
        yield Problem(
            code="criteria-marker-unknown", field="final_marker", params={"marker": final_marker}
        )


def _check_tree(criteria: tuple[Criterion, ...], scale: Decimal) -> Iterator[Problem]:
    if not criteria:
        yield Problem(code="criteria-list-empty", field="criteria")
    yield from _check_codes("criteria", [line.code for _, line in _paths(criteria, "criteria")])
    for path, line in _paths(criteria, "criteria"):
        yield from _check_group(path, line) if line.is_group else _check_leaf(path, line)
    total = _points(criteria)
    if criteria and total != scale:
        yield Problem(
            code="criteria-scale-differs",
            field="scale",
            params={"declared": f"{scale:f}", "sum": f"{total:f}"},
        )


def _check_group(path: str, group: Criterion) -> Iterator[Problem]:
    total = _points(group.children)
    if group.maximum is not None and group.maximum != total:
        yield Problem(
            code="criteria-sum-differs",
            field=f"{path}.maximum",
            params={"declared": f"{group.maximum:f}", "sum": f"{total:f}"},
        )


def _check_leaf(path: str, leaf: Criterion) -> Iterator[Problem]:
    if leaf.maximum is None:
        yield Problem(code="criteria-field-missing", field=f"{path}.maximum")
    elif leaf.maximum <= 0:
        yield Problem(code="criteria-not-positive", field=f"{path}.maximum")
    if leaf.step <= 0:
        yield Problem(code="criteria-not-positive", field=f"{path}.step")
    elif leaf.maximum is not None and leaf.maximum % leaf.step:
        yield Problem(code="criteria-step-misses-maximum", field=f"{path}.step")


def _check_facts(facts: tuple[Fact, ...]) -> Iterator[Problem]:
    yield from _check_codes("facts", [fact.code for fact in facts])
    for index, fact in enumerate(facts):
        if not fact_value_is_possible(fact.kind, fact.default):
            yield Problem(code="criteria-fact-default", field=f"facts[{index}].default")


def _check_bands(bands: tuple[Band, ...], facts: tuple[Fact, ...]) -> Iterator[Problem]:
    if not bands or bands[-1].minimum != 0 or bands[-1].conditions:
        yield Problem(code="criteria-bands-not-open", field="bands")
    for index, (above, below) in enumerate(pairwise(bands), start=1):
        if below.rating.rank >= above.rating.rank or below.minimum >= above.minimum:
            yield Problem(code="criteria-bands-out-of-order", field=f"bands[{index}]")
    for index, band in enumerate(bands):
        for place, condition in enumerate(band.conditions):
            path = f"bands[{index}].conditions[{place}]"
            yield from _check_condition(path, condition, facts)


def _check_forced(
    forced: tuple[ForcedRating, ...], bands: tuple[Band, ...], facts: tuple[Fact, ...]
) -> Iterator[Problem]:
    ratings = {band.rating for band in bands}
    for index, rule in enumerate(forced):
        yield from _check_condition(f"forced[{index}].condition", rule.condition, facts)
        if rule.rating not in ratings:
            yield Problem(code="criteria-rating-without-band", field=f"forced[{index}].rating")


def _check_condition(path: str, condition: Condition, facts: tuple[Fact, ...]) -> Iterator[Problem]:
    if condition.fact not in {fact.code for fact in facts}:
        yield Problem(
            code="criteria-fact-unknown", field=f"{path}.fact", params={"fact": condition.fact}
        )
    for mark in _PLACEHOLDER.findall(condition.clause):
        if mark not in ("{value}", "{required}"):
            yield Problem(
                code="criteria-placeholder-unknown", field=f"{path}.clause", params={"mark": mark}
            )


def _check_rounding(rounding: RoundingRule) -> Iterator[Problem]:
    if not 0 <= rounding.decimals <= 4:
        yield Problem(code="criteria-decimals", field="rounding.decimals")


def _check_cap(cap: CapRule | None) -> Iterator[Problem]:
    if cap is None:
        return
    for name in ("rate", "outstanding_rate"):
        if not 0 <= getattr(cap, name) <= _PERCENT:
            yield Problem(code="criteria-not-a-percentage", field=f"cap.{name}")


def _check_not_rated(not_rated: NotRatedRule) -> Iterator[Problem]:
    for index, status in enumerate(not_rated.statuses):
        if status not in _STATUSES:
            yield Problem(
                code="criteria-choice-unknown",
                field=f"not_rated.statuses[{index}]",
                params={"choices": ", ".join(sorted(_STATUSES))},
            )
    if not 0 <= not_rated.newly_admitted_months <= 24:
        yield Problem(code="criteria-months", field="not_rated.newly_admitted_months")


def _check_votes(votes: VoteRule) -> Iterator[Problem]:
    if not 0 < votes.minimum_share <= _PERCENT or (
        votes.must_exceed and votes.minimum_share == _PERCENT
    ):
        yield Problem(code="criteria-not-a-percentage", field="votes.minimum_share")


def fact_value_is_possible(kind: FactKind, value: Decimal) -> bool:
    """Whether a value can be stated for a fact: 0–100 %, yes or no, a whole count from 0."""
    if not value.is_finite() or not 0 <= value < Decimal(10**6):
        return False
    match kind:
        case FactKind.PERCENT:
            return value <= _PERCENT
        case FactKind.FLAG:
            return value in (0, 1)
        case FactKind.COUNT:
            return value == value.to_integral_value()


def _check_codes(path: str, codes: list[str]) -> Iterator[Problem]:
    for code in dict.fromkeys(codes):
        if not _CODE.fullmatch(code):
            yield Problem(code="criteria-code-malformed", field=path, params={"code": code})
        if codes.count(code) > 1:
            yield Problem(code="criteria-code-repeated", field=path, params={"code": code})


def _paths(criteria: tuple[Criterion, ...], path: str) -> Iterator[tuple[str, Criterion]]:
    for index, line in enumerate(criteria):
        where = f"{path}[{index}]"
        yield where, line
        yield from _paths(line.children, f"{where}.children")


def _points(criteria: Iterable[Criterion]) -> Decimal:
    """What can be earned without bonus: the sum of the numeric leaves."""
    total = Decimal(0)
    for line in criteria:
        if line.is_group:
            total += _points(line.children)
        elif line.kind is CriterionKind.NUMERIC:
            total += line.ceiling
    return total


CHECKS: tuple[tuple[tuple[str, ...], Callable[..., Iterable[Problem]]], ...] = (
    (("effective_from", "effective_to"), _check_dates),
    (("report_due_day",), _check_due_day),
    (("markers", "final_marker"), _check_markers),
    (("criteria", "scale"), _check_tree),
    (("facts",), _check_facts),
    (("bands", "facts"), _check_bands),
    (("forced", "bands", "facts"), _check_forced),
    (("rounding",), _check_rounding),
    (("cap",), _check_cap),
    (("not_rated",), _check_not_rated),
    (("votes",), _check_votes),
)
