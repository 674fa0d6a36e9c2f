"""How a quarter follows from its months and a year from its quarters, as data of a criteria set.

Sources of the shapes: domain.md §3.5 (one quarter not fulfilled bars excellence in the year, two
in a row are looked into), §3.7 (monthly scores averaged to a quarter), §3.11 (6).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.span import Span


class RollUpOperator(StrEnum):
    """What is done with the results of the parts."""

    MEAN = "mean"
    SUM = "sum"
    LAST = "last"
    BY_RATINGS = "by_ratings"  # the points do not matter, only how often which rating was reached
    MANUAL = "manual"  # people decide; the program shows the parts


class RollUpEffect(StrEnum):
    """What a blocking condition does."""

    AT_MOST = "at_most"  # a rating that cannot be exceeded
    FLAG = "flag"  # nothing by itself; people are told


@dataclass(frozen=True, slots=True, kw_only=True)
class RollUpBlock:
    """A blocking condition: so many parts, perhaps in a row, rated no better than `rating`.

    `clause` is a Vietnamese clause without capital or full stop; `{count}` stands for how many.
    """

    rating: Rating
    count: int = 1
    in_a_row: bool = False
    effect: RollUpEffect
    ceiling: Rating | None = None
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingNeed:
    """For ratings alone: `rating` needs `count` parts at or above it, and none below `no_worse`."""

    rating: Rating
    count: int
    no_worse: Rating | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RollUpRule:
    """The rule for one span: what it is made of, how, and with how few parts.

    A part without a result needs a reason; with `allows_missing` the others then count alone, as
    long as there are `minimum_parts`.
    """

    span: Span
    part: Span
    operator: RollUpOperator
    minimum_parts: int = 1
    allows_missing: bool = True
    needs: tuple[RatingNeed, ...] = ()
    blocks: tuple[RollUpBlock, ...] = ()
    note: str = ""

    @property
    def parts(self) -> int:
        """How many parts the span has."""
        return self.span.months // self.part.months


DEFAULT_RULES = (
    RollUpRule(span=Span.QUARTER, part=Span.MONTH, operator=RollUpOperator.MEAN),
    RollUpRule(span=Span.YEAR, part=Span.QUARTER, operator=RollUpOperator.MEAN),
)
"""What is proposed where a set says nothing: the mean of what there is (domain.md §3.8)."""


def check_roll_ups(rules: tuple[RollUpRule, ...]) -> Iterator[Problem]:
    """Everything wrong with the roll-up rules of a set."""
    spans = [rule.span for rule in rules]
    for index, rule in enumerate(rules):
        path = f"roll_ups[{index}]"
        if spans.count(rule.span) > 1:
            yield Problem(code="criteria-roll-up-repeated", field=f"{path}.span")
        if rule.part.months >= rule.span.months:
            yield Problem(code="criteria-roll-up-span", field=f"{path}.part")
        elif not 1 <= rule.minimum_parts <= rule.parts:
            yield Problem(
                code="criteria-roll-up-minimum",
                field=f"{path}.minimum_parts",
                params={"parts": rule.parts},
            )
        if rule.operator is RollUpOperator.BY_RATINGS and not rule.needs:
            yield Problem(code="criteria-list-empty", field=f"{path}.needs")
        for place, need in enumerate(rule.needs):
            if need.count < 0:
                yield Problem(code="criteria-not-positive", field=f"{path}.needs[{place}].count")
        for place, block in enumerate(rule.blocks):
            where = f"{path}.blocks[{place}]"
            if block.count < 1:
                yield Problem(code="criteria-not-positive", field=f"{where}.count")
            if block.effect is RollUpEffect.AT_MOST and block.ceiling is None:
                yield Problem(code="criteria-field-missing", field=f"{where}.ceiling")
            for mark in ("{", "}"):
                if mark in block.clause.replace("{count}", ""):
                    yield Problem(
                        code="criteria-placeholder-unknown",
                        field=f"{where}.clause",
                        params={"mark": mark},
                    )
