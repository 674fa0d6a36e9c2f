"""Whether a filter can be applied: every field known, every value readable."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.filter import (
    DEEPEST,
    OPERATORS,
    ConditionGroup,
    FieldCondition,
    Filter,
    Operator,
    Part,
    depth,
    is_filterable,
    value_counts,
)
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.records import all_types

_LINK = "member_id"
_YEARS = frozenset({Operator.YEARS_FROM, Operator.YEARS_UNTIL, Operator.YEARS_BETWEEN})
_DATES = frozenset({Kind.DATE, Kind.PARTIAL_DATE, Kind.MONTH})
_NUMBERS = frozenset({Kind.INTEGER, Kind.DECIMAL})
_MOST_YEARS = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterRows:
    """A table of rows that belong to a member: its name for people and its fields."""

    label: str
    fields: Mapping[str, FieldSpec]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterFields:
    """What a filter may speak of: the member's fields by key, the row tables by record type."""

    fields: Mapping[str, FieldSpec]
    rows: Mapping[str, FilterRows] = field(default_factory=dict)

    def of(self, record_type: str = "") -> Mapping[str, FieldSpec]:
        """The fields of the member, or of the rows of a type; nothing when it is unknown."""
        if not record_type:
            return self.fields
        return self.rows[record_type].fields if record_type in self.rows else {}


def row_fields() -> dict[str, FilterRows]:
    """Every record type whose records belong to a member, by name."""
    return {
        kind.name: FilterRows(
            label=kind.label,
            fields={spec.name: spec for spec in kind.fields if is_filterable(spec) and _says(spec)},
        )
        for kind in all_types()
        if _LINK in kind.by_name and kind.by_name[_LINK].refers_to == "member"
    }


def filter_problems(given: Filter, known: FilterFields) -> tuple[Problem, ...]:
    """Everything that keeps a filter from being applied."""
    return tuple(_filter_problems(given, known))


def checked(given: Filter, known: FilterFields) -> Filter:
    """The filter itself. Raises DomainError with everything that keeps it from being applied."""
    if problems := filter_problems(given, known):
        raise DomainError(*problems)
    return given


def checked_condition(given: FieldCondition, known: FilterFields) -> None:
    """Raises DomainError with everything that keeps one condition from being applied."""
    if problems := tuple(_condition_problems((given,), known.fields)):
        raise DomainError(*problems)


def _says(spec: FieldSpec) -> bool:
    return spec.kind is not Kind.REFERENCE  # rows refer to members and papers: nothing to choose


def _filter_problems(given: Filter, known: FilterFields) -> Iterator[Problem]:
    if depth(given) > DEEPEST:
        yield Problem(code="filter-too-deep", params={"most": DEEPEST})
        return
    yield from _part_problems(given.parts, known)


def _part_problems(parts: Iterable[Part], known: FilterFields) -> Iterator[Problem]:
    for one in parts:
        if isinstance(one, ConditionGroup):
            yield from _part_problems(one.parts, known)
        elif isinstance(one, FieldCondition):
            yield from _condition_problems((one,), known.fields)
        elif one.record_type in known.rows:
            yield from _condition_problems(one.conditions, known.of(one.record_type))
        else:
            yield Problem(code="filter-rows-unknown", params={"name": one.record_type})


def _condition_problems(
    conditions: Iterable[FieldCondition], fields: Mapping[str, FieldSpec]
) -> Iterator[Problem]:
    for one in conditions:
        spec = fields.get(one.field)
        if spec is None or not is_filterable(spec):
            yield Problem(code="filter-field-unknown", params={"name": one.field})
        elif one.operator not in OPERATORS[spec.kind]:
            yield Problem(code="filter-operator-unknown", params={"label": spec.label})
        else:
            yield from _value_problems(one, spec)


def _value_problems(one: FieldCondition, spec: FieldSpec) -> Iterator[Problem]:
    fewest, most = value_counts(one.operator)
    if not fewest <= len(one.values) <= most or not all(one.values):
        yield Problem(code="filter-value-missing", params={"label": spec.label})
        return
    try:
        _read_values(one, spec)
    except (ValueError, InvalidOperation):
        yield Problem(code="filter-value-unreadable", params={"label": spec.label})


def _read_values(one: FieldCondition, spec: FieldSpec) -> None:
    """Raises ValueError or InvalidOperation for a value that the operator cannot compare with."""
    if one.operator in _YEARS:
        most = value_counts(one.operator)[1]
        for years in one.values[: most - 1]:
            if not 0 <= int(years) <= _MOST_YEARS:
                raise ValueError(years)
        for day in one.values[most - 1 :]:
            date.fromisoformat(day)
    elif one.operator is Operator.IN_MONTH:
        if not all(1 <= int(month) <= 12 for month in one.values):
            raise ValueError(one.values)
    elif spec.kind in _DATES:
        for day in one.values:
            PartialDate.parse(day)
    elif spec.kind in _NUMBERS and not all(Decimal(value).is_finite() for value in one.values):
        raise ValueError(one.values)
