"""Quick counts: the members a filter leaves, by the values of a field; each count has its names.

Bands of age are those of Biểu 3-TCTW (domain.md §13): 18–30, 31–40, 41–50, 51–60, from 61.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.filter import FieldCondition, Operator, Part, narrowed
from chibo_desktop.domain.filter_checks import FilterFields
from chibo_desktop.services.custom_fields import catalogues_with, custom_fields
from chibo_desktop.services.filters import filter_fields, prepared
from chibo_desktop.storage.member_counts import value_counts_of
from chibo_desktop.storage.member_lines import (
    MemberFilters,
    branch_names,
    member_count,
    unit_names,
)
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.filter import YEARS_LABELS
from chibo_desktop.wording.values import value_text

_AGES = ((0, 17), (18, 30), (31, 40), (41, 50), (51, 60), (61, None))
_PARTY_AGES = ((0, 9), (10, 19), (20, 29), (30, 39), (40, 49), (50, 59), (60, None))
_BANDS = {"born_on": _AGES, "admitted_on": _PARTY_AGES}
_COUNTED_KINDS = frozenset({Kind.CHOICE, Kind.REFERENCE, Kind.FLAG})
_DATES = frozenset({Kind.DATE, Kind.PARTIAL_DATE})
_UNKNOWN = "chưa ghi"
_BAND, _YEAR = "years", "year"
_USUAL = {
    key: place
    for place, key in enumerate(
        ("born_on:years", "gender", "ethnic_group", "religion", "admitted_on:years")
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """By what is counted: a field, or the age, year or month that follows from a date."""

    key: str
    label: str
    spec: FieldSpec
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLine:
    """One value with its count; `part` narrows a filter to exactly those counted."""

    label: str
    count: int
    part: Part


def groupings(unit: Unit, *, with_unit: bool = False) -> list[Grouping]:
    """Everything one can count by, the usual things first."""
    known = filter_fields(unit, with_unit=with_unit)
    return sorted(_groupings(known), key=lambda one: _USUAL.get(one.key, len(_USUAL)))


def counts_by(unit: Unit, filters: MemberFilters, by: Grouping) -> list[CountLine]:
    """The counts of one grouping; together they are everyone whom the filters leave."""
    if by.part == _BAND:
        return list(_bands(unit, filters, by))
    found = dict(value_counts_of(unit.connection, prepared(unit, filters), by.spec, by.part))
    unknown = found.pop("", 0)
    lines = [
        CountLine(label=_label(unit, by, value), count=count, part=_part(by, value))
        for value, count in found.items()
    ]
    lines.sort(key=lambda line: (-line.count, line.label))
    if by.part:
        lines.sort(key=lambda line: line.label)
    if unknown:
        is_flag = by.spec.kind is Kind.FLAG
        operator = Operator.NO if is_flag else Operator.EMPTY
        part = FieldCondition(field=by.spec.name, operator=operator)
        lines.append(CountLine(label="không" if is_flag else _UNKNOWN, count=unknown, part=part))
    return lines


def narrowed_filters(filters: MemberFilters, line: CountLine) -> MemberFilters:
    """The filters that leave exactly those whom a line counts."""
    return replace(filters, condition=narrowed(filters.condition, line.part))


def _groupings(known: FilterFields) -> Iterator[Grouping]:
    for name, spec in known.fields.items():
        if name in _BANDS:
            label = YEARS_LABELS[name]
            yield Grouping(key=f"{name}:{_BAND}", label=label, spec=spec, part=_BAND)
        if spec.kind in _COUNTED_KINDS:
            yield Grouping(key=name, label=spec.label, spec=spec)
        elif spec.kind in _DATES:
            label = f"{spec.label}: theo năm"
            yield Grouping(key=f"{name}:{_YEAR}", label=label, spec=spec, part=_YEAR)


def _part(by: Grouping, value: str) -> FieldCondition:
    name = by.spec.name
    if by.part == _YEAR:
        return FieldCondition(field=name, operator=Operator.BETWEEN, values=(value, value))
    if by.spec.kind is Kind.FLAG:
        return FieldCondition(field=name, operator=Operator.YES)
    return FieldCondition(field=name, operator=Operator.ONE_OF, values=(value,))


def _label(unit: Unit, by: Grouping, value: str) -> str:
    if by.part == _YEAR:
        return f"năm {value}"
    names: dict[str, str] = {}
    if by.spec.kind is Kind.REFERENCE:
        names = {**unit_names(unit.connection), **branch_names(unit.connection)}
    catalogues = catalogues_with(custom_fields(unit))
    return value_text(by.spec, value, catalogues, names) or value


def _bands(unit: Unit, filters: MemberFilters, by: Grouping) -> Iterator[CountLine]:
    name = by.spec.name
    for least, most in _BANDS[name]:
        values: tuple[str, ...]
        if most is None:
            words, operator, values = f"từ {least} trở lên", Operator.YEARS_FROM, (str(least),)
        elif least == 0:
            words, operator, values = f"dưới {most + 1}", Operator.YEARS_UNTIL, (str(most),)
        else:
            words = f"{least}–{most}"
            operator, values = Operator.YEARS_BETWEEN, (str(least), str(most))
        yield from _counted(unit, filters, words, name, operator, values)
    yield from _counted(unit, filters, _UNKNOWN, name, Operator.EMPTY, ())


def _counted(
    unit: Unit,
    filters: MemberFilters,
    words: str,
    name: str,
    operator: Operator,
    values: tuple[str, ...],
) -> Iterator[CountLine]:
    part = FieldCondition(field=name, operator=operator, values=values)
    line = CountLine(label=words, count=0, part=part)
    count = member_count(unit.connection, prepared(unit, narrowed_filters(filters, line)))
    if count:
        yield replace(line, count=count)
