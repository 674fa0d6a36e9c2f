"""What must be true of a criteria set as a whole, beyond each value being readable."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from chibo_desktop.domain.applicability import Applicability
from chibo_desktop.domain.criteria_parts import (
    LATEST,
    MEAN,
    Band,
    CapRule,
    Condition,
    Criterion,
    Fact,
    FactKind,
    ForcedRating,
    MarkerColumn,
    NotRatedRule,
    RoundingRule,
    VoteRule,
)
from chibo_desktop.domain.criteria_tree import check_codes, check_tree, paths
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.roll_up_rule import check_roll_ups
from chibo_desktop.domain.task_formula import TaskFormula, TaskMeasure

_PLACEHOLDER = re.compile(r"\{[^{}]*\}|[{}]")
_KINDS_OF_STATUS = frozenset({"active", "away", "exempt", "suspended", "interrupted"})
_STATUSES = frozenset({"deceased", "left", "exempt", "suspended", "interrupted"})
_PERCENT = Decimal(100)


def _check_dates(effective_from: date, effective_to: date | None) -> Iterator[Problem]:
    if effective_to is not None and effective_to < effective_from:
        yield Problem(code="criteria-dates-reversed", field="effective_to")


def _check_due_day(report_due_day: int) -> Iterator[Problem]:
    if not 1 <= report_due_day <= 28:
        yield Problem(code="criteria-due-day", field="report_due_day")


def _check_markers(markers: tuple[MarkerColumn, ...], final_marker: str) -> Iterator[Problem]:
    yield from check_codes("markers", [marker.code for marker in markers])
    if not markers:
        yield Problem(code="criteria-list-empty", field="markers")
    if final_marker not in {LATEST, MEAN, *(marker.code for marker in markers)}:
        yield Problem(
            code="criteria-marker-unknown", field="final_marker", params={"marker": final_marker}
        )


def _check_mean(mean_of: tuple[str, ...], markers: tuple[MarkerColumn, ...]) -> Iterator[Problem]:
    for index, code in enumerate(mean_of):
        if code not in {marker.code for marker in markers}:
            yield Problem(
                code="criteria-marker-unknown",
                field=f"mean_of[{index}]",
                params={"marker": code},
            )


def _check_references(
    criteria: tuple[Criterion, ...],
    markers: tuple[MarkerColumn, ...],
    bands: tuple[Band, ...],
    formulas: tuple[TaskFormula, ...],
) -> Iterator[Problem]:
    """What a line of the tree names must be declared elsewhere in the set."""
    known = {marker.code for marker in markers}
    for path, line in paths(criteria, "criteria"):
        for index, code in enumerate(line.marked_by):
            if code not in known:
                yield Problem(
                    code="criteria-marker-unknown",
                    field=f"{path}.marked_by[{index}]",
                    params={"marker": code},
                )
        if line.rating is not None and line.rating not in {band.rating for band in bands}:
            yield Problem(code="criteria-rating-without-band", field=f"{path}.rating")
        if line.formula and line.formula not in {formula.code for formula in formulas}:
            yield Problem(
                code="criteria-formula-unknown",
                field=f"{path}.formula",
                params={"formula": line.formula},
            )


def _check_formulas(
    formulas: tuple[TaskFormula, ...], facts: tuple[Fact, ...]
) -> Iterator[Problem]:
    yield from check_codes("formulas", [formula.code for formula in formulas])
    for index, formula in enumerate(formulas):
        path = f"formulas[{index}]"
        yield from check_codes(f"{path}.kinds", [kind.code for kind in formula.kinds])
        if not formula.parts:
            yield Problem(code="criteria-list-empty", field=f"{path}.parts")
        for place, kind in enumerate(formula.kinds):
            if kind.weight <= 0:
                yield Problem(code="criteria-not-positive", field=f"{path}.kinds[{place}].weight")
        for place, part in enumerate(formula.parts):
            where = f"{path}.parts[{place}]"
            if part.weight <= 0:
                yield Problem(code="criteria-not-positive", field=f"{where}.weight")
            if part.measure is TaskMeasure.FACT and part.fact not in {fact.code for fact in facts}:
                yield Problem(
                    code="criteria-fact-unknown",
                    field=f"{where}.fact",
                    params={"fact": part.fact},
                )
            shares = [
                (f"{where}.lateness[{i}].percent", s.percent) for i, s in enumerate(part.lateness)
            ]
            if part.loss_per_error is not None:
                shares.append((f"{where}.loss_per_error", part.loss_per_error))
            for name, share in shares:
                if not 0 <= share <= _PERCENT:
                    yield Problem(code="criteria-not-a-percentage", field=name)
            days = [step.days for step in part.lateness]
            if days != sorted(set(days)) or (days and days[0] < 1):
                yield Problem(code="criteria-lateness-order", field=f"{where}.lateness")


def _check_applicability(applicability: Applicability) -> Iterator[Problem]:
    for index, status in enumerate(applicability.statuses):
        if status not in _KINDS_OF_STATUS:
            yield Problem(
                code="criteria-choice-unknown",
                field=f"applicability.statuses[{index}]",
                params={"choices": ", ".join(sorted(_KINDS_OF_STATUS))},
            )
    if not 0 <= applicability.minimum_months <= 1200:
        yield Problem(code="criteria-months", field="applicability.minimum_months")


def _check_facts(facts: tuple[Fact, ...]) -> Iterator[Problem]:
    yield from check_codes("facts", [fact.code for fact in facts])
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


CHECKS: tuple[tuple[tuple[str, ...], Callable[..., Iterable[Problem]]], ...] = (
    (("effective_from", "effective_to"), _check_dates),
    (("report_due_day",), _check_due_day),
    (("markers", "final_marker"), _check_markers),
    (("mean_of", "markers"), _check_mean),
    (("criteria", "scale"), check_tree),
    (("criteria", "markers", "bands", "formulas"), _check_references),
    (("formulas", "facts"), _check_formulas),
    (("applicability",), _check_applicability),
    (("roll_ups",), check_roll_ups),
    (("facts",), _check_facts),
    (("bands", "facts"), _check_bands),
    (("forced", "bands", "facts"), _check_forced),
    (("rounding",), _check_rounding),
    (("cap",), _check_cap),
    (("not_rated",), _check_not_rated),
    (("votes",), _check_votes),
)
