"""Marks (điểm) held against a criteria set: what is wrong with them, and what they add up to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal, InvalidOperation

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.criteria_checks import fact_value_is_possible
from chibo_desktop.domain.criteria_index import CriteriaIndex, index_of
from chibo_desktop.domain.criteria_lines import highest_mark
from chibo_desktop.domain.criteria_parts import Criterion, CriterionKind, RoundingMode
from chibo_desktop.domain.problems import Problem, Severity

_SMALLEST = Decimal("0.0001")
_ZERO, _ONE = Decimal(0), Decimal(1)
_NOTHING: Mapping[str, Decimal] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkTotal:
    """What one marker's marks add up to.

    `groups` holds the points of each top line of the sheet by code. `bonus` and `deducted` are
    the amounts inside `total` before it was held between 0 and the scale. `missing` and `faulty`
    are criterion codes; faulty marks do not count. `counted` are all marks that count, typed or
    `filled`: those that followed from events, tasks, what the program knows, another marker.
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
    counted: Mapping[str, Decimal] = field(default_factory=dict)
    filled: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_complete(self) -> bool:
        """True when every required mark is there and none is faulty."""
        return self.is_marked and not self.missing and not self.faulty


def read_numbers(texts: Mapping[str, str]) -> dict[str, Decimal]:
    """Marks or facts from their stored texts; an unreadable one becomes NaN and is reported."""
    return {code: _NUMBERS[text] for code, text in texts.items()}


class _Numbers(dict[str, Decimal]):
    """Numbers by their text: a branch's marks are the same few texts over and over."""

    def __missing__(self, text: str) -> Decimal:
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        if len(self) >= _MOST_NUMBERS:
            self.clear()
        self[text] = number
        return number


_MOST_NUMBERS = 4096
_NUMBERS = _Numbers()


def check_marks(
    criteria_set: CriteriaSet, marks: Mapping[str, Decimal], filled: Collection[str] = ()
) -> tuple[Problem, ...]:
    """Everything wrong with one marker's marks, in print order; `field` is the criterion's code.

    `filled` are the criteria that need no typed mark. Codes: mark-missing (a warning: the sheet is
    incomplete), mark-not-a-number, mark-over-maximum, mark-below-minimum, mark-off-step,
    mark-all-or-nothing, mark-no-level, criterion-unknown.
    """
    return _mark_problems(index_of(criteria_set.criteria), marks, filled)


def check_facts(criteria_set: CriteriaSet, facts: Mapping[str, Decimal]) -> tuple[Problem, ...]:
    """Everything wrong with stated facts. Codes: fact-impossible, fact-unknown."""
    if not facts:
        return ()
    found = [
        Problem(code="fact-impossible", field=fact.code, params={"kind": fact.kind.value})
        for fact in criteria_set.facts
        if fact.code in facts and not fact_value_is_possible(fact.kind, facts[fact.code])
    ]
    unknown = sorted(facts.keys() - {fact.code for fact in criteria_set.facts})
    return (*found, *(Problem(code="fact-unknown", field=code) for code in unknown))


def total_marks(
    criteria_set: CriteriaSet,
    marker: str,
    marks: Mapping[str, Decimal],
    filled: Mapping[str, Decimal] = _NOTHING,
    *,
    is_marked: bool | None = None,
) -> MarkTotal:
    """Add up one marker's marks, exactly. Never raises, whatever the marks.

    `filled` are marks that hold where none was typed; with them a marker may count as having
    marked who typed nothing, which the caller says by `is_marked`.
    """
    index = index_of(criteria_set.criteria)
    problems = _mark_problems(index, marks, filled)
    faulty, missing = _by_severity(problems)
    counted = {**filled, **marks}
    for code in faulty:
        counted.pop(code, None)
    groups = {code: adder(counted) for code, adder in index.adders}
    unlimited = sum(groups.values(), _ZERO)
    return MarkTotal(
        marker=marker,
        total=round_total(criteria_set, max(_ZERO, min(criteria_set.scale, unlimited))),
        unlimited=unlimited,
        groups=groups,
        bonus=_sum_of(index.bonuses, counted),
        deducted=_sum_of(index.deductions, counted),
        is_marked=bool(marks) if is_marked is None else is_marked,
        missing=missing,
        faulty=faulty,
        counted=counted,
        filled=_untyped(index, filled, marks) if filled else (),
        problems=problems,
    )


def _untyped(
    index: CriteriaIndex, filled: Collection[str], marks: Collection[str]
) -> tuple[str, ...]:
    """The criteria whose mark nobody typed, in print order."""
    codes = (leaf.code for leaf in index.leaves)
    return tuple(code for code in codes if code in filled and code not in marks)


def _by_severity(problems: tuple[Problem, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The codes that are wrong, and those that lack a mark."""
    if not problems:
        return (), ()
    wrong = tuple(one.field for one in problems if one.severity is Severity.ERROR)
    return wrong, tuple(one.field for one in problems if one.severity is Severity.WARNING)


def round_total(criteria_set: CriteriaSet, exact: Decimal) -> Decimal:
    """Keep the declared decimals; down where up would reach a threshold that was not earned."""
    rule = criteria_set.rounding
    unit = _ONE.scaleb(-rule.decimals)
    if rule.mode is RoundingMode.FLOOR:
        return exact.quantize(unit, ROUND_FLOOR)
    rounded = exact.quantize(unit, ROUND_HALF_UP)
    if rounded <= exact or rule.may_cross_threshold:
        return rounded
    crosses = any(exact < band.minimum <= rounded for band in criteria_set.bands)
    return exact.quantize(unit, ROUND_FLOOR) if crosses else rounded


def wrong_mark(leaf: Criterion, mark: Decimal) -> Problem | None:
    """What is wrong with a mark of one criterion, None when nothing is."""
    highest = highest_mark(leaf)
    if not mark.is_finite():
        return Problem(code="mark-not-a-number", field=leaf.code)
    if mark > highest:
        params = {"maximum": f"{highest:f}"}
        return Problem(code="mark-over-maximum", field=leaf.code, params=params)
    if mark < 0:
        return Problem(code="mark-below-minimum", field=leaf.code, params={"minimum": "0"})
    match leaf.kind:
        case CriterionKind.BINARY if mark not in (_ZERO, highest):
            params = {"maximum": f"{highest:f}"}
            return Problem(code="mark-all-or-nothing", field=leaf.code, params=params)
        case CriterionKind.CHOICE if mark not in {level.points for level in leaf.levels}:
            params = {"levels": " ".join(f"{level.points:f}" for level in leaf.levels)}
            return Problem(code="mark-no-level", field=leaf.code, params=params)
        case CriterionKind.BINARY | CriterionKind.CHOICE:
            return None
    if mark != mark.quantize(_SMALLEST) or mark % leaf.step:
        return Problem(code="mark-off-step", field=leaf.code, params={"step": f"{leaf.step:f}"})
    return None


def _mark_problems(
    index: CriteriaIndex, marks: Mapping[str, Decimal], filled: Collection[str]
) -> tuple[Problem, ...]:
    found: list[Problem] = []
    known = 0
    for leaf, code, is_required, fits in index.judged:
        mark = marks.get(code)
        if mark is not None:
            known += 1
            try:
                if fits(mark):
                    continue
            except InvalidOperation:  # no number
                pass
            problem = wrong_mark(leaf, mark)
            if problem is not None:
                found.append(problem)
        elif is_required and code not in filled:
            found.append(Problem(code="mark-missing", field=code, severity=Severity.WARNING))
    if known < len(marks):
        unknown = sorted(marks.keys() - index.codes)
        found += [Problem(code="criterion-unknown", field=code) for code in unknown]
    return tuple(found)


def _sum_of(leaves: tuple[Criterion, ...], marks: Mapping[str, Decimal]) -> Decimal:
    return sum([marks.get(leaf.code, _ZERO) for leaf in leaves], _ZERO) if leaves else _ZERO
