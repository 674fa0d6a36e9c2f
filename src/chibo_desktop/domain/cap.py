"""The cap on excellent ratings (tỷ lệ Hoàn thành xuất sắc), as a computation people can follow."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.criteria_parts import CapBase, CapGroup, CapRounding, CapRule
from chibo_desktop.domain.rating import Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class CapResult:
    """The computation: `rate` percent of `base_count` is `exact`, taken as `limit`.

    `over` is how many excellent ratings exceed the limit, 0 when none does. Being over never
    blocks: the level above decides (domain.md §3.2). `group` names whom it was counted among.
    """

    rate: Decimal
    base: CapBase
    base_count: int
    exact: Decimal
    limit: int
    excellent_count: int
    is_outstanding: bool
    source: str
    group: str = ""

    @property
    def over(self) -> int:
        """How many excellent ratings there are above the limit."""
        return max(0, self.excellent_count - self.limit)


def excellent_caps(
    criteria_set: CriteriaSet,
    rated: Iterable[tuple[str, Rating]],
    outstanding: bool = False,
) -> tuple[CapResult, ...]:
    """The cap of every group: pairs of a grouping key and a rating, as the set says to group.

    Where it counts all together the keys do not matter. Groups come in the order of their keys.
    `outstanding` takes the higher rate for units of outstanding achievement.
    """
    return excellent_caps_of(criteria_set.cap, rated, outstanding)


def excellent_caps_of(
    rule: CapRule | None, rated: Iterable[tuple[str, Rating]], outstanding: bool = False
) -> tuple[CapResult, ...]:
    """The same by the rule itself; nothing without one."""
    if rule is None:
        return ()
    groups: dict[str, list[Rating]] = {}
    for key, rating in rated:
        groups.setdefault("" if rule.group is CapGroup.ALL else key, []).append(rating)
    if not groups:
        groups[""] = []
    return tuple(
        replace(_held_against(rule, groups[key], outstanding), group=key) for key in sorted(groups)
    )


def _held_against(rule: CapRule, ratings: Iterable[Rating], outstanding: bool) -> CapResult:
    counts = Counter(ratings)
    excellent, good = counts[Rating.EXCELLENT], counts[Rating.GOOD]
    base_count = {
        CapBase.GOOD: good,
        CapBase.GOOD_AND_EXCELLENT: good + excellent,
        CapBase.ALL_RATED: counts.total(),
    }[rule.base]
    rate = rule.outstanding_rate if outstanding else rule.rate
    exact = rate * base_count / 100
    mode = ROUND_FLOOR if rule.rounding is CapRounding.FLOOR else ROUND_HALF_UP
    return CapResult(
        rate=rate,
        base=rule.base,
        base_count=base_count,
        exact=exact,
        limit=int(exact.to_integral_value(mode)),
        excellent_count=excellent,
        is_outstanding=outstanding,
        source=rule.source,
    )
