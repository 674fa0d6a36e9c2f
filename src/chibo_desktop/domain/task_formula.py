"""Points computed from a list of tasks, the formula being data (công thức tính theo nhiệm vụ).

Sources of the shapes: domain.md §3.3 (số lượng, chất lượng, tiến độ, năng lực lãnh đạo), §3.4
(điểm chuẩn × hệ số độ khó, thang chậm tiến độ), §3.5 (trừ 25 % mỗi lỗi, mỗi việc chậm), §3.6
(mỗi chỉ số không quá 100 %).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from chibo_desktop.domain.criteria_plain import later


class TaskMeasure(StrEnum):
    """What a part of a formula looks at in each task."""

    QUANTITY = "quantity"  # how much of what was planned is done
    QUALITY = "quality"
    PROGRESS = "progress"  # whether it was on time
    LEADERSHIP = "leadership"
    FACT = "fact"  # no task: a percentage stated beside the marks


class TaskBasis(StrEnum):
    """Against what the done tasks are held."""

    PLANNED = "planned"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class LatenessStep:
    """From so many working days late on, so many percent of the task count."""

    days: int
    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaPart:
    """One indicator and its weight.

    Σ(done × coefficient × how well) / Σ(planned or done × coefficient). Quality is the stated
    percentage or, with `loss_per_error`, 100 % less so much for each error; progress is the stated
    percentage or, with `lateness`, what the scale gives for the working days late.
    """

    measure: TaskMeasure
    label: str
    weight: Decimal
    basis: TaskBasis = TaskBasis.PLANNED
    loss_per_error: Decimal | None = None
    lateness: tuple[LatenessStep, ...] = ()
    fact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskKind:
    """A kind of task and the standard points it weighs (thường xuyên 10, đột xuất 12)."""

    code: str
    label: str
    weight: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFormula:
    """Công thức: the weighted mean of its parts, in percent of a criterion's maximum.

    With `is_capped` no part counts for more than 100 %. The part weights are divided by their sum.
    """

    code: str
    label: str
    parts: tuple[FormulaPart, ...]
    kinds: tuple[TaskKind, ...] = ()
    is_capped: bool = True
    note: str = later("")

    def weight_of(self, kind: str) -> Decimal:
        """The standard points of a kind of task; 1 where the formula knows no kinds."""
        return next((one.weight for one in self.kinds if one.code == kind), Decimal(1))


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskResult:
    """One task of a member as a formula sees it. Percentages are 0–100, None when not stated.

    `criterion` is the code of the line it counts for, empty when the set has only one.
    `days_late` are working days, None when nobody said so (it then counts as on time).
    """

    planned: Decimal = Decimal(1)
    done: Decimal = Decimal(0)
    coefficient: Decimal = Decimal(1)
    kind: str = ""
    criterion: str = ""
    quality: Decimal | None = None
    progress: Decimal | None = None
    leadership: Decimal | None = None
    errors: int = 0
    days_late: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartResult:
    """One part's indicator: exact parts of the fraction and the percent it came to."""

    part: FormulaPart
    earned: Decimal
    possible: Decimal
    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaResult:
    """The computation as people can follow it; `percent` has four decimals, cut, never raised."""

    percent: Decimal
    parts: tuple[PartResult, ...]


def task_share(
    formula: TaskFormula, tasks: Iterable[TaskResult], facts: Mapping[str, Decimal]
) -> FormulaResult | None:
    """What a list of tasks comes to; None when there is nothing to compute it from.

    A task with a figure that cannot be (negative, not a number) is left out. Never raises.
    """
    listed = [task for task in tasks if _is_possible(task)]
    results = []
    total, weights = Fraction(0), Fraction(0)
    for part in formula.parts:
        found = _indicator(formula, part, listed, facts)
        if found is None:
            return None
        earned, possible = found
        value = earned / possible
        if formula.is_capped:
            value = min(value, Fraction(1))
        total += Fraction(part.weight) * value
        weights += Fraction(part.weight)
        results.append(
            PartResult(
                part=part,
                earned=_decimal(earned),
                possible=_decimal(possible),
                percent=_decimal(value * 100),
            )
        )
    if not weights:
        return None
    return FormulaResult(percent=_decimal(total / weights * 100), parts=tuple(results))


def _indicator(
    formula: TaskFormula,
    part: FormulaPart,
    tasks: list[TaskResult],
    facts: Mapping[str, Decimal],
) -> tuple[Fraction, Fraction] | None:
    """The numerator and the denominator of a part; None when the denominator is nothing."""
    if part.measure is TaskMeasure.FACT:
        stated = facts.get(part.fact)
        usable = stated is not None and stated.is_finite() and stated >= 0
        return (Fraction(stated), Fraction(100)) if usable and stated is not None else None
    earned, possible = Fraction(0), Fraction(0)
    for task in tasks:
        weight = Fraction(task.coefficient) * Fraction(formula.weight_of(task.kind))
        done = Fraction(task.done)
        earned += done * weight * _how_well(part, task)
        possible += (done if part.basis is TaskBasis.DONE else Fraction(task.planned)) * weight
    return (earned, possible) if possible else None


def _how_well(part: FormulaPart, task: TaskResult) -> Fraction:
    match part.measure:
        case TaskMeasure.QUALITY:
            return _quality(part, task)
        case TaskMeasure.PROGRESS:
            return _progress(part, task)
        case TaskMeasure.LEADERSHIP:
            return _percent(task.leadership)
        case _:
            return Fraction(1)


def _quality(part: FormulaPart, task: TaskResult) -> Fraction:
    if part.loss_per_error is None:
        return _percent(task.quality)
    lost = Fraction(part.loss_per_error) * task.errors / 100
    return max(Fraction(0), 1 - lost)


def _progress(part: FormulaPart, task: TaskResult) -> Fraction:
    if not part.lateness:
        return _percent(task.progress)
    late = task.days_late or 0
    reached = [step for step in part.lateness if late >= step.days]
    last = max(reached, key=lambda step: step.days, default=None)
    return Fraction(1) if last is None else Fraction(last.percent) / 100


def _percent(stated: Decimal | None) -> Fraction:
    """A stated percentage; one that was not stated counts in full."""
    return Fraction(1) if stated is None else Fraction(stated) / 100


def _is_possible(task: TaskResult) -> bool:
    figures = [task.planned, task.done, task.coefficient]
    figures += [one for one in (task.quality, task.progress, task.leadership) if one is not None]
    return (
        all(one.is_finite() and 0 <= one < _MOST for one in figures)
        and task.errors >= 0
        and (task.days_late is None or task.days_late >= 0)
    )


_MOST = Decimal(10**9)


def _decimal(value: Fraction) -> Decimal:
    """Four decimals, cut off: a computed share is never rounded up."""
    return Decimal(value.numerator * 10**4 // value.denominator).scaleb(-4)
