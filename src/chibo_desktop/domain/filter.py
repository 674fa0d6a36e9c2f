"""Filter (bộ lọc): conditions over declared fields that a user composes, keeps and gives a name.

A filter is a value: lists, exports, papers and counts take the same one. It reads no clock: where
a condition counts years without saying until when, `settled` puts the day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from chibo_desktop.domain.fields import FieldSpec, Kind, Plain


class Combination(StrEnum):
    """How the parts of a filter go together."""

    ALL = "all"
    ANY = "any"
    NONE = "none"  # everybody but those of whom any holds


class Operator(StrEnum):
    """What a condition says of a field."""

    CONTAINS = "contains"  # forgiving, see `forgiving_text`
    LACKS = "lacks"  # the opposite: true where nothing is recorded
    IS = "is"  # the whole text
    ONE_OF = "one_of"
    NONE_OF = "none_of"  # recorded, and none of these
    FROM = "from"
    UNTIL = "until"
    BETWEEN = "between"
    IN_MONTH = "in_month"  # of any year
    YEARS_FROM = "years_from"  # so many full years have passed since
    YEARS_UNTIL = "years_until"
    YEARS_BETWEEN = "years_between"
    YES = "yes"
    NO = "no"
    EMPTY = "empty"
    FILLED = "filled"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCondition:
    """One statement on one field. `values` are plain forms; of years, the last is the day."""

    field: str
    operator: Operator
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsCondition:
    """There is (or is not) a row of a record type of which all conditions hold."""

    record_type: str
    exists: bool = True
    conditions: tuple[FieldCondition, ...] = ()


Statement: TypeAlias = FieldCondition | RowsCondition


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionGroup:
    """Statements, and further brackets, put in brackets."""

    combination: Combination
    parts: "tuple[Part, ...]" = ()


Part: TypeAlias = FieldCondition | RowsCondition | ConditionGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Parts of which all, any or none must hold; without parts everyone is let through."""

    combination: Combination = Combination.ALL
    parts: tuple[Part, ...] = ()


DEEPEST = 5
"""How many brackets may stand within one another: more than anybody reads at once."""

_YEARS = (Operator.YEARS_FROM, Operator.YEARS_UNTIL, Operator.YEARS_BETWEEN)
_PRESENCE = (Operator.EMPTY, Operator.FILLED)
_TEXTS = (Operator.CONTAINS, Operator.LACKS, Operator.IS, *_PRESENCE)
_CHOICES = (Operator.ONE_OF, Operator.NONE_OF, *_PRESENCE)
_RANGES = (Operator.FROM, Operator.UNTIL, Operator.BETWEEN)
_DATES = (*_RANGES, Operator.IN_MONTH, *_YEARS, *_PRESENCE)

OPERATORS: Mapping[Kind, tuple[Operator, ...]] = {
    Kind.TEXT: _TEXTS,
    Kind.LONG_TEXT: _TEXTS,
    Kind.CHOICE: _CHOICES,
    Kind.REFERENCE: _CHOICES,
    Kind.DATE: _DATES,
    Kind.PARTIAL_DATE: _DATES,
    Kind.MONTH: (*_RANGES, *_PRESENCE),
    Kind.INTEGER: (*_RANGES, *_PRESENCE),
    Kind.DECIMAL: (*_RANGES, *_PRESENCE),
    Kind.FLAG: (Operator.YES, Operator.NO),
}
"""What can be said of a field of each kind; of the other kinds nothing can."""

_COUNTS: Mapping[Operator, tuple[int, int]] = {
    Operator.CONTAINS: (1, 1),
    Operator.LACKS: (1, 1),
    Operator.IS: (1, 1),
    Operator.ONE_OF: (1, 1000),
    Operator.NONE_OF: (1, 1000),
    Operator.FROM: (1, 1),
    Operator.UNTIL: (1, 1),
    Operator.BETWEEN: (2, 2),
    Operator.IN_MONTH: (1, 12),
    Operator.YEARS_FROM: (1, 2),
    Operator.YEARS_UNTIL: (1, 2),
    Operator.YEARS_BETWEEN: (2, 3),
}


def is_filterable(spec: FieldSpec) -> bool:
    """Whether anything can be said of the field."""
    return spec.kind in OPERATORS and not spec.internal


def value_counts(operator: Operator) -> tuple[int, int]:
    """How many values an operator takes: at least, at most."""
    return _COUNTS.get(operator, (0, 0))


def settled(given: Filter, today: date) -> Filter:
    """The filter with `today` wherever years are counted until no day in particular."""

    def condition(one: FieldCondition) -> FieldCondition:
        if one.operator not in _YEARS or len(one.values) == value_counts(one.operator)[1]:
            return one
        return replace(one, values=(*one.values, today.isoformat()))

    def statement(one: Statement) -> Statement:
        if isinstance(one, FieldCondition):
            return condition(one)
        return replace(one, conditions=tuple(map(condition, one.conditions)))

    def part(one: Part) -> Part:
        if isinstance(one, ConditionGroup):
            return replace(one, parts=tuple(map(part, one.parts)))
        return statement(one)

    return replace(given, parts=tuple(map(part, given.parts)))


def narrowed(given: Filter | None, more: Part) -> Filter:
    """A filter that lets through those of `given` of whom `more` also holds."""
    if given is None or not given.parts:
        return Filter(parts=(more,))
    is_any_of_one = given.combination is Combination.ANY and len(given.parts) == 1
    if given.combination is Combination.ALL or is_any_of_one:
        return Filter(parts=(*given.parts, more))
    inner = ConditionGroup(combination=given.combination, parts=given.parts)
    return Filter(parts=(inner, more))


def depth(given: Filter | ConditionGroup) -> int:
    """How many brackets stand within one another."""
    groups = [one for one in given.parts if isinstance(one, ConditionGroup)]
    return 1 + max(map(depth, groups)) if groups else 0


def years_before(day: date, years: int) -> date:
    """The latest birthday of somebody who has `years` full years on `day`."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February in a common year
        return day.replace(year=day.year - years, day=28)


def filter_plain(given: Filter) -> dict[str, Plain]:
    """The filter as it is kept."""
    return {
        "match": given.combination.value,
        "parts": [_part_plain(part) for part in given.parts],
    }


def read_filter(plain: Plain) -> Filter:
    """The filter that a plain form stands for. Raises ValueError when it stands for none."""
    try:
        return Filter(
            combination=Combination(plain["match"]),
            parts=tuple(_read_part(part) for part in plain["parts"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no filter: {error}") from error


def _part_plain(part: Part) -> dict[str, Plain]:
    match part:
        case FieldCondition():
            return {
                "field": part.field,
                "operator": part.operator.value,
                "values": list(part.values),
            }
        case RowsCondition():
            return {
                "rows": part.record_type,
                "exists": part.exists,
                "conditions": [_part_plain(one) for one in part.conditions],
            }
        case ConditionGroup():
            return {
                "match": part.combination.value,
                "parts": [_part_plain(one) for one in part.parts],
            }


def _read_part(plain: Mapping[str, Plain], within: int = 0) -> Part:
    if "match" in plain:
        if within >= DEEPEST:
            raise ValueError("too many brackets within one another")
        parts = tuple(_read_part(one, within + 1) for one in plain["parts"])
        return ConditionGroup(combination=Combination(plain["match"]), parts=parts)
    return _read_statement(plain)


def _read_statement(plain: Mapping[str, Plain]) -> Statement:
    if "rows" not in plain:
        return _read_condition(plain)
    return RowsCondition(
        record_type=_text(plain["rows"]),
        exists=bool(plain["exists"]),
        conditions=tuple(_read_condition(one) for one in plain["conditions"]),
    )


def _read_condition(plain: Mapping[str, Plain]) -> FieldCondition:
    operator, values = Operator(plain["operator"]), _texts(plain["values"])
    fewest, most = value_counts(operator)
    if not fewest <= len(values) <= most:
        raise ValueError(f"{operator} with {len(values)} values")
    return FieldCondition(field=_text(plain["field"]), operator=operator, values=values)


def _texts(plain: Sequence[Plain]) -> tuple[str, ...]:
    return tuple(_text(one) for one in plain)


def _text(plain: Plain) -> str:
    if not isinstance(plain, str):
        raise TypeError(f"not a text: {plain!r}")
    return plain
