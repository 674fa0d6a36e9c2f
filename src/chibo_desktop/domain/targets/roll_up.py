"""The level above: its result follows from its units' by each target's own rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.targets.progress import GOOD, TargetProgress, judged
from chibo_desktop.domain.targets.records import Target, TargetRollUp, TargetState
from chibo_desktop.domain.text import match_key


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTarget:
    """The same target in one unit, and how it stands there."""

    name: str
    target: Target
    progress: TargetProgress


def is_same_target(above: Target, below: Target) -> bool:
    """Whether a unit's target is the one meant: it points to it, or has the same code or words.

    Only of one year; what points to another target of the level above is not meant.
    """
    if below.above_id:
        return below.above_id == above.id
    if above.year != below.year:
        return False
    if above.code and below.code:
        return match_key(above.code) == match_key(below.code)
    return match_key(above.title) == match_key(below.title)


def rolled_up(target: Target, units: Sequence[UnitTarget], until: Month) -> TargetProgress:
    """How a target of the level above stands.

    Sum and mean take the units that have a number; share and all count the units whose own
    target is due. Share is the percentage of them that met or exceeded it. No unit: no result.
    """
    match target.roll_up:
        case TargetRollUp.SUM | TargetRollUp.MEAN:
            values = [one.progress.done for one in units if one.progress.done is not None]
            done = sum(values, Fraction(0)) if values else None
            if done is not None and target.roll_up == TargetRollUp.MEAN:
                done /= len(values)
            return judged(target, until, done=done)
        case TargetRollUp.SHARE:
            due = _due(units)
            done = Fraction(100 * _good(due), len(due)) if due else None
            return judged(target, until, done=done)
        case _:
            due = _due(units)
            is_met = bool(due) and _good(due) == len(due)
            reached = TargetState.MET if is_met else TargetState.NOT_MET
            return judged(target, until, reached=reached if due else None)


def _due(units: Sequence[UnitTarget]) -> list[UnitTarget]:
    return [one for one in units if one.progress.state is not TargetState.NOT_DUE]


def _good(units: Sequence[UnitTarget]) -> int:
    return sum(one.progress.state in GOOD for one in units)
