"""A filter as one condition of one statement.

Dates are kept as 1957, 1957-02 or 1957-02-05. Compared as texts with a whole day they stand as
their earliest day does, so `stored <= day` is asked for and everything else is made of that.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Numeric,
    Table,
    and_,
    cast,
    false,
    func,
    literal,
    not_,
    or_,
    select,
    true,
)

from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.filter import (
    Combination,
    ConditionGroup,
    FieldCondition,
    Filter,
    Operator,
    Part,
    RowsCondition,
    years_before,
)
from chibo_desktop.domain.forgiving_text import letters_like, spellings
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.records import type_named
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.spellings import number_of, spelt
from chibo_desktop.storage.tables import RECORD_TABLES

Expression = ColumnElement[Any]
_DATES = frozenset({Kind.DATE, Kind.PARTIAL_DATE, Kind.MONTH})
_LINK = "member_id"


def _nothing_else(_one: FieldCondition) -> None:
    return None


def filter_sql(
    given: Filter,
    owner: Table,
    column_of: Callable[[str], tuple[FieldSpec, Expression]],
    instead: Callable[[FieldCondition], ColumnElement[bool] | None] = _nothing_else,
) -> ColumnElement[bool]:
    """The condition on rows of `owner` that a checked and settled filter stands for.

    `column_of` gives the declaration and the expression of a field of the owner; `instead` says
    what a condition on one means that is more than a column. Raises KeyError for a field or a
    record type that nobody declared.
    """

    def part(one: Part) -> ColumnElement[bool]:
        match one:
            case FieldCondition():
                meant = instead(one)
                return condition_sql(one, *column_of(one.field)) if meant is None else meant
            case RowsCondition():
                return _rows(one, owner)
            case ConditionGroup():
                return _combined(one.combination, [part(inner) for inner in one.parts])

    return _combined(given.combination, [part(one) for one in given.parts])


def _combined(combination: Combination, parts: list[ColumnElement[bool]]) -> ColumnElement[bool]:
    if not parts:
        return true()
    match combination:
        case Combination.ALL:
            return and_(*parts)
        case Combination.ANY:
            return or_(*parts)
        case Combination.NONE:  # the others: also those of whom nothing is recorded
            return not_(func.coalesce(or_(*parts), false()))


def _rows(one: RowsCondition, owner: Table) -> ColumnElement[bool]:
    """Row numbers of the owners found once: a search for each owner would cost more."""
    kind = type_named(one.record_type)
    if kind is None:
        raise KeyError(one.record_type)
    table = RECORD_TABLES[one.record_type]
    person = owner.alias()
    statement = (
        select(person.c.n)
        .join_from(
            table,
            person,
            and_(person.c.id == table.c[_LINK], person.c.org_id == table.c.org_id),
        )
        .where(
            table.c[VOID] == "",
            *(
                condition_sql(inner, kind.by_name[inner.field], table.c[inner.field])
                for inner in one.conditions
            ),
        )
    )
    return owner.c.n.in_(statement) if one.exists else owner.c.n.not_in(statement)


def condition_sql(one: FieldCondition, spec: FieldSpec, column: Expression) -> ColumnElement[bool]:
    """One condition on one column. Unknown, where nothing is recorded, counts as not true.

    Nothing here turns a comparison round, so no unknown becomes true; texts are never unknown.
    What brackets turn round (`_combined`), they make known before.
    """
    match one.operator:
        case Operator.EMPTY:
            return not_(_filled(spec, column))
        case Operator.FILLED:
            return _filled(spec, column)
        case Operator.YES:
            return _is_set(column)
        case Operator.NO:
            return not_(_is_set(column))
        case Operator.ONE_OF:
            return column == one.values[0] if len(one.values) == 1 else column.in_(one.values)
        case Operator.NONE_OF:
            return and_(_filled(spec, column), *(column != value for value in one.values))
        case Operator.CONTAINS:
            return _like(column, one.values[0], inside=True)
        case Operator.LACKS:
            return not_(_like(column, one.values[0], inside=True))
        case Operator.IS:
            return _like(column, one.values[0], inside=False)
        case Operator.IN_MONTH:
            months = [f"{int(month):02}" for month in one.values]
            return func.substr(column, 6, 2).in_(months)
        case Operator.YEARS_FROM | Operator.YEARS_UNTIL | Operator.YEARS_BETWEEN:
            return and_(*_years(one, column))
        case _:
            return and_(*_range(one, spec, column))


def _is_set(column: Expression) -> ColumnElement[bool]:
    """Whether a flag is set: the unit's own ones stand as texts, empty or not there when not."""
    if isinstance(column.type, Boolean):
        return func.coalesce(column, false())
    return func.coalesce(column, "") != ""


def _filled(spec: FieldSpec, column: Expression) -> ColumnElement[bool]:
    if spec.kind in _DATES or spec.kind in (Kind.INTEGER, Kind.DECIMAL):
        return column.is_not(None)
    return column != ""


def _like(column: Expression, typed: str, *, inside: bool) -> ColumnElement[bool]:
    text = func.coalesce(column, "")
    return or_(*(spelt(text, [*map(letters_like, one)], inside=inside) for one in spellings(typed)))


def _years(one: FieldCondition, column: Expression) -> list[ColumnElement[bool]]:
    *years, until = one.values
    day = date.fromisoformat(until)
    least: int | None = int(years[0])
    most: int | None = int(years[-1])
    if one.operator is Operator.YEARS_FROM:
        most = None
    elif one.operator is Operator.YEARS_UNTIL:
        least = None
    parts = []
    if least is not None:
        parts.append(column <= years_before(day, least).isoformat())
    if most is not None:
        parts.append(column > years_before(day, most + 1).isoformat())
    return parts


def _range(one: FieldCondition, spec: FieldSpec, column: Expression) -> list[ColumnElement[bool]]:
    first = one.values[0] if one.operator is not Operator.UNTIL else None
    last = one.values[-1] if one.operator is not Operator.FROM else None
    parts: list[ColumnElement[bool]] = []
    if spec.kind in _DATES:
        if first is not None:
            before = PartialDate.parse(first).earliest - timedelta(days=1)
            parts.append(column > before.isoformat())
        if last is not None:
            parts.append(column <= PartialDate.parse(last).latest.isoformat())
        return parts
    number = number_of(column)
    if first is not None:
        parts.append(number >= cast(literal(first), Numeric))
    if last is not None:
        parts.append(number <= cast(literal(last), Numeric))
    return parts
