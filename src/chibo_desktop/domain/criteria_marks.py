"""Marks (điểm) held against a criteria set: what is wrong with them, and what they add up to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal, InvalidOperation

from chibo_desktop.domain.criteria import CriteriaSet, leaf_criteria
from chibo_desktop.domain.criteria_checks import fact_value_is_possible
from chibo_desktop.domain.criteria_parts import Criterion, CriterionKind
from chibo_desktop.domain.problems import Problem, Severity

_SMALLEST = Decimal("0.0001")
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkTotal:
    """What one marker's marks add up to.

    `groups` holds the points of each top line of the sheet by code. `bonus` and `deducted` are
    the amounts inside `total` before it was held between 0 and the scale. `missing` and `faulty`
    are criterion codes; faulty marks do not count.
    """

    marker: str
    total: Decimal
    unlimited: Decimal
    groups: Mapping[str, Decimal]
    bonus: Decimal
    deducted: Decimal
    is_marked: bool
    missing: tuple[str, ...]
    faulty: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """True when every required mark is there and none is faulty."""
        return self.is_marked and not self.missing and not self.faulty


def read_numbers(texts: Mapping[str, str]) -> dict[str, Decimal]:
    """Marks or facts from their stored texts; an unreadable one becomes NaN and is reported."""
    numbers: dict[str, Decimal] = {}
    for code, text in texts.items():
        try:
            numbers[code] = Decimal(text)
        except InvalidOperation:
            numbers[code] = Decimal("NaN")
    return numbers


def check_marks(criteria_set: CriteriaSet, marks: Mapping[str, Decimal]) -> tuple[Problem, ...]:
    """Everything wrong with one marker's marks, in print order; `field` is the criterion's code.

    Codes: mark-missing (a warning: the sheet is incomplete), mark-not-a-number,
    mark-over-maximum, mark-below-minimum, mark-off-step, criterion-unknown.
    """
    return tuple(_mark_problems(criteria_set, marks))


def check_facts(criteria_set: CriteriaSet, facts: Mapping[str, Decimal]) -> tuple[Problem, ...]:
    """Everything wrong with stated facts. Codes: fact-impossible, fact-unknown."""
    found = [
        Problem(code="fact-impossible", field=fact.code, params={"kind": fact.kind.value})
        for fact in criteria_set.facts
        if fact.code in facts and not fact_value_is_possible(fact.kind, facts[fact.code])
    ]
    unknown = sorted(facts.keys() - {fact.code for fact in criteria_set.facts})
    return (*found, *(Problem(code="fact-unknown", field=code) for code in unknown))


def total_marks(criteria_set: CriteriaSet, marker: str, marks: Mapping[str, Decimal]) -> MarkTotal:
    """Add up one marker's marks, exactly. Never raises, whatever the marks."""
    problems = check_marks(criteria_set, marks)
    faulty = tuple(problem.field for problem in problems if problem.severity is Severity.ERROR)
    missing = tuple(problem.field for problem in problems if problem.severity is Severity.WARNING)
    counted = {code: mark for code, mark in marks.items() if code not in faulty}
    groups = {line.code: _points(line, counted) for line in criteria_set.criteria}
    unlimited = sum(groups.values(), _ZERO)
    leaves = leaf_criteria(criteria_set)
    return MarkTotal(
        marker=marker,
        total=round_total(criteria_set, max(_ZERO, min(criteria_set.scale, unlimited))),
        unlimited=unlimited,
        groups=groups,
        bonus=_sum_of(CriterionKind.BONUS, leaves, counted),
        deducted=_sum_of(CriterionKind.DEDUCTION, leaves, counted),
        is_marked=bool(marks),
        missing=missing,
        faulty=faulty,
    )


def round_total(criteria_set: CriteriaSet, exact: Decimal) -> Decimal:
    """Keep the declared decimals, half up; down where up would reach a threshold not earned."""
    unit = Decimal(1).scaleb(-criteria_set.rounding.decimals)
    rounded = exact.quantize(unit, ROUND_HALF_UP)
    crosses = any(exact < band.minimum <= rounded for band in criteria_set.bands)
    if crosses and not criteria_set.rounding.may_cross_threshold:
        return exact.quantize(unit, ROUND_FLOOR)
    return rounded


def _mark_problems(criteria_set: CriteriaSet, marks: Mapping[str, Decimal]) -> Iterator[Problem]:
    leaves = leaf_criteria(criteria_set)
    for leaf in leaves:
        if leaf.code in marks:
            yield from _mark_problem(leaf, marks[leaf.code])
        elif leaf.kind is CriterionKind.NUMERIC:
            yield Problem(code="mark-missing", field=leaf.code, severity=Severity.WARNING)
    for code in sorted(marks.keys() - {leaf.code for leaf in leaves}):
        yield Problem(code="criterion-unknown", field=code)


def _mark_problem(leaf: Criterion, mark: Decimal) -> Iterator[Problem]:
    if not mark.is_finite():
        yield Problem(code="mark-not-a-number", field=leaf.code)
    elif mark > leaf.ceiling:
        params = {"maximum": f"{leaf.ceiling:f}"}
        yield Problem(code="mark-over-maximum", field=leaf.code, params=params)
    elif mark < 0:
        yield Problem(code="mark-below-minimum", field=leaf.code, params={"minimum": "0"})
    elif mark != mark.quantize(_SMALLEST) or mark % leaf.step:
        yield Problem(code="mark-off-step", field=leaf.code, params={"step": f"{leaf.step:f}"})


def _points(line: Criterion, marks: Mapping[str, Decimal]) -> Decimal:
    if line.is_group:
        return max(_ZERO, sum((_points(child, marks) for child in line.children), _ZERO))
    mark = marks.get(line.code, _ZERO)
    return -mark if line.kind is CriterionKind.DEDUCTION else mark


def _sum_of(
    kind: CriterionKind, leaves: tuple[Criterion, ...], marks: Mapping[str, Decimal]
) -> Decimal:
    return sum((marks.get(leaf.code, _ZERO) for leaf in leaves if leaf.kind is kind), _ZERO)
