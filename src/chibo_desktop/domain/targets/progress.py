"""How a target stands: Vượt, Đạt, Không đạt, Chưa đến kỳ (domain.md §7). Exact, never capped.

Shares are fractions, so that a third of a plan is a third; they are rounded only in words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.targets.records import (
    Target,
    TargetDirection,
    TargetMeasure,
    TargetResult,
    TargetState,
)

GOOD = frozenset({TargetState.MET, TargetState.EXCEEDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetProgress:
    """What was done until a month, and how the target stands.

    `reached` is how it would be judged if it were due now; None while no result is known.
    """

    state: TargetState
    reached: TargetState | None
    done: Fraction | None = None
    planned: Fraction | None = None

    @property
    def percent(self) -> Fraction | None:
        """What was done in hundredths of the plan: 150 is half as much again."""
        if self.done is None or not self.planned:
            return None
        return 100 * self.done / self.planned

    @property
    def missing(self) -> Fraction | None:
        """How far a number is from its plan on the wrong side; None when it is not."""
        if self.reached is not TargetState.NOT_MET or self.done is None or self.planned is None:
            return None
        return abs(self.planned - self.done)


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetCount:
    """“7/8 chỉ tiêu đạt và vượt”: what is not yet due is no part of the eight."""

    exceeded: int
    met: int
    not_met: int
    not_due: int

    @property
    def good(self) -> int:
        """Met and exceeded."""
        return self.exceeded + self.met

    @property
    def counted(self) -> int:
        """The denominator: every target that is due."""
        return self.good + self.not_met


def progress_of(target: Target, results: Iterable[TargetResult], until: Month) -> TargetProgress:
    """How a target stands at the end of a month, by the results of periods that have ended."""
    known = sorted(
        (one for one in results if one.period is not None and one.period <= until),
        key=lambda one: (str(one.period), one.span, one.id),
    )
    if not target.is_numeric:
        return judged(target, until, reached=_stated(known))
    return judged(target, until, done=_done(target, known))


def judged(
    target: Target,
    until: Month,
    *,
    done: Fraction | None = None,
    reached: TargetState | None = None,
) -> TargetProgress:
    """How a target stands that came to a number (or, without a number, to a judgement)."""
    planned = Fraction(target.planned) if target.planned is not None else None
    if target.is_numeric:
        reached = compared(target, done) if done is not None else None
    is_due = target.due is None or target.due <= until
    state = (reached or TargetState.NOT_MET) if is_due else TargetState.NOT_DUE
    return TargetProgress(
        state=state, reached=reached, done=done, planned=planned if target.is_numeric else None
    )


def compared(target: Target, done: Fraction | Decimal) -> TargetState:
    """A number against the plan; better than planned is over-fulfilment on either side."""
    difference = Fraction(done) - Fraction(target.planned or 0)
    if target.direction == TargetDirection.AT_MOST:
        difference = -difference
    if difference == 0:
        return TargetState.MET
    return TargetState.EXCEEDED if difference > 0 else TargetState.NOT_MET


def count_of(states: Sequence[TargetState]) -> TargetCount:
    """How many stand where."""
    return TargetCount(
        exceeded=states.count(TargetState.EXCEEDED),
        met=states.count(TargetState.MET),
        not_met=states.count(TargetState.NOT_MET),
        not_due=states.count(TargetState.NOT_DUE),
    )


def _done(target: Target, known: Sequence[TargetResult]) -> Fraction | None:
    values = [Fraction(one.value) for one in known if one.value is not None]
    if not values:
        return None
    return values[-1] if target.measure == TargetMeasure.AT_DATE else sum(values, Fraction(0))


def _stated(known: Sequence[TargetResult]) -> TargetState | None:
    states = [TargetState(one.state) for one in known if one.state in _SAID]
    return states[-1] if states else None


_SAID = frozenset({TargetState.EXCEEDED, TargetState.MET, TargetState.NOT_MET})
