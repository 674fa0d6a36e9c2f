"""Statistics of Party members: every figure is the list of the people behind it.

A row counts nobody twice. Who has no value for what a row asks is counted beside it as "not
written", so that what is missing in the dossiers is seen and not hidden. Source: domain.md §11.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.party_age import PartyAge, age_in_years
from chibo_desktop.domain.statistics_form import FormRow, FormSection, RowMeasure


@dataclass(frozen=True, slots=True, kw_only=True)
class StatPerson:
    """A person with the values that the form's rows look at; `note` stands beside the name."""

    member_id: str
    org_id: str
    branch_id: str
    full_name: str
    values: Mapping[str, Any]
    party_age: PartyAge | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatRow:
    """A figure and the people behind it. `is_unknown`: those whose dossier does not say."""

    label: str
    people: tuple[StatPerson, ...]
    is_unknown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatSection:
    """A section counted: its people, its rows, and the average of years where it has one."""

    code: str
    title: str
    people: tuple[StatPerson, ...]
    rows: tuple[StatRow, ...]
    average_label: str = ""
    average: Decimal | None = None
    averaged: tuple[StatPerson, ...] = ()


def count_section(
    section: FormSection, people: Iterable[StatPerson], day: date, *, unknown: Mapping[str, str]
) -> StatSection:
    """Count people by the rows of a section on a day.

    `unknown` gives the words of the row of those without a value, by field ("" for any other).
    """
    everybody = tuple(people)
    rows = [StatRow(label=row.label, people=_in_row(row, everybody, day)) for row in section.rows]
    if section.is_partition:
        rows += _rest(section, everybody, rows, day, unknown)
    else:
        rows += [
            StatRow(label=unknown.get(name, unknown[""]), people=missing, is_unknown=True)
            for name in dict.fromkeys(row.field for row in section.rows if _asks(row))
            if (missing := tuple(one for one in everybody if _is_empty(one.values.get(name))))
        ]
    if section.only_present:
        rows = [row for row in rows if row.people]
    years = [(one, _years(section.rows, one, day)) for one in everybody]
    known = [(one, count) for one, count in years if count is not None]
    return StatSection(
        code=section.code,
        title=section.title,
        people=everybody,
        rows=tuple(rows),
        average_label=section.average_label,
        average=_average([count for _, count in known]) if section.average_label else None,
        averaged=tuple(one for one, _ in known),
    )


def _rest(
    section: FormSection,
    everybody: Sequence[StatPerson],
    rows: Sequence[StatRow],
    day: date,
    unknown: Mapping[str, str],
) -> list[StatRow]:
    """Who stands in no row: those whose dossier does not say, and those whom no row fits."""
    placed = {id(one) for row in rows for one in row.people}
    apart = [one for one in everybody if id(one) not in placed]
    missing = tuple(one for one in apart if not _is_known(section.rows, one, day))
    outside = tuple(one for one in apart if _is_known(section.rows, one, day))
    field = next((row.field for row in section.rows), "")
    found = []
    if outside:
        found.append(StatRow(label=unknown["outside"], people=outside))
    if missing:
        label = unknown.get(field, unknown[""])
        found.append(StatRow(label=label, people=missing, is_unknown=True))
    return found


def _in_row(row: FormRow, people: Sequence[StatPerson], day: date) -> tuple[StatPerson, ...]:
    return tuple(one for one in people if _fits(row, one, day))


def _fits(row: FormRow, person: StatPerson, day: date) -> bool:
    value = person.values.get(row.field)
    match row.measure:
        case RowMeasure.EVERYBODY:
            return True
        case RowMeasure.FILLED:
            return not _is_empty(value)
        case RowMeasure.VALUES:
            return not _is_empty(value) and (value in row.codes) != row.is_other
        case RowMeasure.DAY:
            if not isinstance(value, PartialDate):
                return False
            after = row.since is None or row.since <= value.earliest
            return after and (row.until is None or value.earliest <= row.until)
        case _:
            years = _years((row,), person, day)
            if years is None:
                return False
            return (row.least or 0) <= years and (row.most is None or years <= row.most)


def _is_known(rows: Sequence[FormRow], person: StatPerson, day: date) -> bool:
    """Whether the dossier says what the section asks."""
    row = rows[0]
    if row.measure in (RowMeasure.AGE, RowMeasure.PARTY_AGE):
        return _years(rows, person, day) is not None
    return not _is_empty(person.values.get(row.field))


def _years(rows: Sequence[FormRow], person: StatPerson, day: date) -> int | None:
    measures = {row.measure for row in rows}
    if RowMeasure.PARTY_AGE in measures:
        return person.party_age.years_at(day) if person.party_age else None
    if RowMeasure.AGE in measures:
        return age_in_years(person.values.get("born_on"), day)
    return None


def _asks(row: FormRow) -> bool:
    """Whether a value left out can mean that nobody wrote it down, and not that there is none."""
    return row.measure is RowMeasure.VALUES


def _is_empty(value: object) -> bool:
    return value is None or value == ""


def _average(years: Sequence[int]) -> Decimal | None:
    if not years:
        return None
    return (Decimal(sum(years)) / len(years)).quantize(Decimal("0.1"), ROUND_HALF_EVEN)
