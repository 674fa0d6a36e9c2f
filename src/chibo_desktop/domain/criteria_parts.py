"""The parts a criteria set (bộ tiêu chí) is declared in: docs/criteria-format.md."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from chibo_desktop.domain.criteria_plain import later
from chibo_desktop.domain.rating import Rating

LATEST = "latest"
MEAN = "mean"


class ScopeLevel(StrEnum):
    """Whose set it is: a set of a lower level may make one of a higher level concrete."""

    CENTRAL = "central"
    PROVINCE = "province"
    PARTY_ORGANIZATION = "party_organization"
    BRANCH = "branch"


class CriterionKind(StrEnum):
    """How a mark counts. A group has children and no mark of its own."""

    NUMERIC = "numeric"  # 0 … maximum, must be given
    BINARY = "binary"  # all of the maximum or nothing (đảm bảo / không đảm bảo)
    CHOICE = "choice"  # the points of one of its levels
    PERCENT = "percent"  # 0–100, the percent of the maximum that is earned
    TASKS = "tasks"  # points computed from the list of tasks, or typed over it
    GATE = "gate"  # no points: at `maximum` it decides over the rating (khống chế)
    BONUS = "bonus"  # 0 … maximum, added; blank is 0
    DEDUCTION = "deduction"  # 0 … maximum, entered as a positive amount and taken off; blank is 0


class FactKind(StrEnum):
    """What a fact is measured in."""

    PERCENT = "percent"
    FLAG = "flag"  # 1 yes, 0 no
    COUNT = "count"


class Comparison(StrEnum):
    """How a fact is held against a bound."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EQUALS = "equals"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"

    def holds(self, value: Decimal, bound: Decimal) -> bool:
        """Whether `value` stands in this relation to `bound`."""
        match self:
            case Comparison.AT_LEAST:
                return value >= bound
            case Comparison.AT_MOST:
                return value <= bound
            case Comparison.EQUALS:
                return value == bound
            case Comparison.MORE_THAN:
                return value > bound
            case Comparison.LESS_THAN:
                return value < bound


class FallThrough(StrEnum):
    """What happens when the points reach a rating and its conditions do not hold.

    The text of Điều 11 leaves a gap here; docs/decisions/0302 tells the readings apart.
    """

    BEST_WHOSE_CONDITIONS_HOLD = "best_whose_conditions_hold"
    ONE_BELOW = "one_below"
    STRICT = "strict"


class ForcedEffect(StrEnum):
    """What a forced rating does."""

    EXACTLY = "exactly"
    AT_MOST = "at_most"


class CapBase(StrEnum):
    """Whom the share of excellent ratings is a share of."""

    GOOD = "good"
    GOOD_AND_EXCELLENT = "good_and_excellent"
    ALL_RATED = "all_rated"


class CapGroup(StrEnum):
    """Among whom the share of excellent ratings is counted."""

    ALL = "all"
    UNIT = "unit"
    POSITION_GROUP = "position_group"  # people with like posts: the kinds of `MemberKind`


class CapRounding(StrEnum):
    """How a share of people becomes a number of people."""

    FLOOR = "floor"
    HALF_UP = "half_up"


class RoundingMode(StrEnum):
    """How points that have more decimals than are kept become fewer."""

    HALF_UP = "half_up"
    FLOOR = "floor"  # không làm tròn lên


class VoteBase(StrEnum):
    """Whom the minimum share of votes is a share of."""

    PRESENT = "present"
    SUMMONED = "summoned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The document a set rests on; a number alone names nothing, hence issuer and day."""

    number: str
    issuer: str
    issued_on: date
    title: str
    is_checked: bool = False  # đã kiểm tra với văn bản gốc
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerColumn:
    """One who marks (chủ thể chấm điểm), in the order of marking."""

    code: str
    label: str
    short_label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One of the levels a criterion is judged by, with the points it gives."""

    label: str
    points: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRule:
    """Something that happens and is counted (vắng, chậm, được khen), with its points each time.

    Points are taken off a numeric criterion and added to a deduction, a bonus or a gate; `limit`
    is the most that this event takes or gives. `source` names what the program knows by itself.
    """

    code: str
    label: str
    points: Decimal
    limit: Decimal | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """Tiêu chí: a line of the sheet; a group when it has children.

    Points are exact. A leaf needs `maximum`; a group may declare one to have its sum checked, and
    a `limit`, the most its lines count for together. `floor` is what events leave at least.
    `marked_by` names who marks the line; the others take the mark over unless they give their own.
    """

    code: str
    number: str
    label: str
    kind: CriterionKind = CriterionKind.NUMERIC
    maximum: Decimal | None = None
    step: Decimal = Decimal(1)
    guidance: str = ""
    children: "tuple[Criterion, ...]" = ()
    limit: Decimal | None = later(None)
    floor: Decimal = later(Decimal(0))
    levels: tuple[Level, ...] = later(())
    events: tuple[EventRule, ...] = later(())
    formula: str = later("")
    source: str = later("")
    marked_by: tuple[str, ...] = later(())
    rating: Rating | None = later(None)
    effect: ForcedEffect = later(ForcedEffect.AT_MOST)

    @property
    def is_group(self) -> bool:
        """True when it only sums up its children."""
        return bool(self.children)

    @property
    def ceiling(self) -> Decimal:
        """The most points it can hold (0 when a faulty set declares none)."""
        return self.maximum if self.maximum is not None else Decimal(0)

    @property
    def is_required(self) -> bool:
        """True when it must have a mark and its maximum is part of the scale."""
        return not self.is_group and self.kind not in _BESIDE_THE_SCALE


_BESIDE_THE_SCALE = (CriterionKind.BONUS, CriterionKind.DEDUCTION, CriterionKind.GATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something stated beside the marks (điều kiện). Left unsaid it counts as `default`."""

    code: str
    label: str
    kind: FactKind
    default: Decimal
    guidance: str = ""
    source: str = later("")  # what the program knows by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A bound on one fact.

    `clause` is a Vietnamese clause without capital or full stop that says what is demanded and
    what was stated; `{required}` and `{value}` stand for the two numbers.
    """

    fact: str
    comparison: Comparison
    value: Decimal
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A rating, the fewest points for it, and the conditions that must all hold."""

    rating: Rating
    minimum: Decimal
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ForcedRating:
    """A fact that decides over the points (điều kiện khống chế)."""

    condition: Condition
    effect: ForcedEffect
    rating: Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundingRule:
    """Decimals kept in a total, yet never up across a threshold unless allowed."""

    decimals: int = 2
    may_cross_threshold: bool = False
    mode: RoundingMode = later(RoundingMode.HALF_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class CapRule:
    """The highest share of excellent ratings, in percent."""

    rate: Decimal
    outstanding_rate: Decimal
    base: CapBase
    source: str
    rounding: CapRounding = CapRounding.FLOOR
    group: CapGroup = later(CapGroup.ALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRatedRule:
    """Who is not rated. Source of the shipped values: Điều 5, 366-QĐ/TW."""

    statuses: tuple[str, ...]
    newly_admitted_months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteRule:
    """The share of votes, in percent, that carries a rating."""

    base: VoteBase
    minimum_share: Decimal
    must_exceed: bool = True  # quá nửa: more than the share, not just as much
