"""What a filter means, in plain Python: the yardstick of its translation for the database."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.filter import (
    Combination,
    ConditionGroup,
    FieldCondition,
    Filter,
    Operator,
    RowsCondition,
)
from chibo_desktop.domain.forgiving_text import equals, has
from chibo_desktop.domain.partial_date import PartialDate

Row = Mapping[str, Any]


def holds(
    given: Filter, person: Row, specs: Mapping[str, FieldSpec], rows: Mapping[str, Sequence[Row]]
) -> bool:
    """Whether a settled filter lets a member through."""

    def part(one: Any) -> bool:
        match one:
            case FieldCondition():
                return condition_holds(one, specs[one.field], person[one.field])
            case RowsCondition():
                found = any(
                    all(
                        condition_holds(inner, _spec(one, inner), row[inner.field])
                        for inner in one.conditions
                    )
                    for row in rows.get(one.record_type, ())
                )
                return found is one.exists
            case ConditionGroup():
                return _combined(one.combination, [part(inner) for inner in one.parts])

    return _combined(given.combination, [part(one) for one in given.parts])


def _spec(one: RowsCondition, inner: FieldCondition) -> FieldSpec:
    from chibo_desktop.domain.records import type_named

    kind = type_named(one.record_type)
    assert kind is not None
    return kind.by_name[inner.field]


def _combined(combination: Combination, parts: list[bool]) -> bool:
    if not parts:
        return True
    if combination is Combination.NONE:
        return not any(parts)
    return all(parts) if combination is Combination.ALL else any(parts)


def condition_holds(one: FieldCondition, spec: FieldSpec, plain: Any) -> bool:
    values = one.values
    filled = plain is not None and plain != ""
    match one.operator:
        case Operator.EMPTY:
            return not filled
        case Operator.FILLED:
            return filled
        case Operator.YES:
            return bool(plain)
        case Operator.NO:
            return not plain
        case Operator.ONE_OF:
            return plain in values
        case Operator.NONE_OF:
            return filled and plain not in values
        case Operator.CONTAINS:
            return has(plain or "", values[0])
        case Operator.LACKS:
            return not has(plain or "", values[0])
        case Operator.IS:
            return equals(plain or "", values[0])
    if not filled:
        return False
    if spec.kind in (Kind.INTEGER, Kind.DECIMAL):
        number, ends = Decimal(plain), [Decimal(value) for value in values]
        return _between(one.operator, number, ends, ends)
    day = PartialDate.parse(plain)
    if one.operator is Operator.IN_MONTH:
        return day.month in [int(value) for value in values]
    if one.operator in (Operator.FROM, Operator.UNTIL, Operator.BETWEEN):
        ends = [PartialDate.parse(value) for value in values]
        first, last = [end.earliest for end in ends], [end.latest for end in ends]
        return _between(one.operator, day.earliest, first, last)
    *years, until = values
    return _years(one.operator, full_years(day.earliest, date.fromisoformat(until)), years)


def full_years(since: date, until: date) -> int:
    """Full years that have passed; somebody born on 29 February is older on 1 March."""
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))


def _years(operator: Operator, passed: int, years: Sequence[str]) -> bool:
    least, most = int(years[0]), int(years[-1])
    match operator:
        case Operator.YEARS_FROM:
            return passed >= least
        case Operator.YEARS_UNTIL:
            return passed <= most
        case _:
            return least <= passed <= most


def _between(operator: Operator, value: Any, first: Sequence[Any], last: Sequence[Any]) -> bool:
    from_first = operator is Operator.UNTIL or value >= first[0]
    until_last = operator is Operator.FROM or value <= last[-1]
    return from_first and until_last
