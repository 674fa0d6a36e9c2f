"""Statistics of Party members: every figure is the list of the people behind it.

A row counts nobody twice. Who has no value for what a row asks is counted beside it as "not
written", so that what is missing in the dossiers is seen and not hidden. Source: domain.md §11.
"""

from collections import defaultdict
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
    is_rest: bool = False  # of no row of the form: not shown without anybody


@dataclass(frozen=True, slots=True, kw_only=True)
class StatSection:
    """A section counted: its people, every row it can have, the years of its average."""

    form: FormSection
    people: tuple[StatPerson, ...]
    every_row: tuple[StatRow, ...]
    years: int = 0
    averaged: tuple[StatPerson, ...] = ()

    @property
    def rows(self) -> tuple[StatRow, ...]:
        """Those that are shown."""
        return tuple(row for row in self.every_row if is_shown(self.form, row, len(row.people)))

    @property
    def average(self) -> Decimal | None:
        """The average of years, where the section has one."""
        return average_of(self.form, self.years, len(self.averaged))


def is_shown(section: FormSection, row: StatRow, count: int) -> bool:
    """Whether a row that counts so many stands in the table."""
    return count > 0 or not (row.is_rest or section.only_present)


def average_of(section: FormSection, years: int, people: int) -> Decimal | None:
    """The average of years of so many people; None where the section has none, or nobody's."""
    if not section.average_label or not people:
        return None
    return (Decimal(years) / people).quantize(Decimal("0.1"), ROUND_HALF_EVEN)


def count_section(
    section: FormSection, people: Iterable[StatPerson], day: date, *, unknown: Mapping[str, str]
) -> StatSection:
    """Count people by the rows of a section on a day.

    `unknown` gives the words of the row of those without a value, by field ("" for any other).
    """
    everybody = tuple(people)
    ages = {
        measure: [_years(measure, one, day) for one in everybody]
        for measure in (RowMeasure.AGE, RowMeasure.PARTY_AGE)
        if any(row.measure is measure for row in section.rows)
    }
    coded = _by_code(section.rows, everybody)
    rows = [
        StatRow(label=row.label, people=_in_row(row, everybody, ages.get(row.measure, ()), coded))
        for row in section.rows
    ]
    years = ages.get(RowMeasure.PARTY_AGE) or ages.get(RowMeasure.AGE) or [None] * len(everybody)
    if section.is_partition:
        rows += _rest(section, everybody, rows, years, unknown)
    else:
        rows += [
            StatRow(
                label=unknown.get(name, unknown[""]),
                people=tuple(one for one in everybody if _is_empty(one.values.get(name))),
                is_unknown=True,
                is_rest=True,
            )
            for name in dict.fromkeys(row.field for row in section.rows if _asks(row))
        ]
    known = [(one, count) for one, count in zip(everybody, years, strict=True) if count is not None]
    return StatSection(
        form=section,
        people=everybody,
        every_row=tuple(rows),
        years=sum(count for _, count in known),
        averaged=tuple(one for one, _ in known),
    )


def _rest(
    section: FormSection,
    everybody: Sequence[StatPerson],
    rows: Sequence[StatRow],
    years: Sequence[int | None],
    unknown: Mapping[str, str],
) -> list[StatRow]:
    """Who stands in no row: whom no row fits, and those whose dossier does not say."""
    placed = {id(one) for row in rows for one in row.people}
    first = section.rows[0] if section.rows else None
    outside: list[StatPerson] = []
    missing: list[StatPerson] = []
    for one, count in zip(everybody, years, strict=True):
        if id(one) not in placed:
            (outside if _is_known(first, one, count) else missing).append(one)
    label = unknown.get(first.field if first else "", unknown[""])
    return [
        StatRow(label=unknown["outside"], people=tuple(outside), is_rest=True),
        StatRow(label=label, people=tuple(missing), is_unknown=True, is_rest=True),
    ]


def _by_code(
    rows: Sequence[FormRow], people: Sequence[StatPerson]
) -> Mapping[tuple[str, Any], list[StatPerson]]:
    """Who has which value: most rows are one code of a catalogue with dozens of them."""
    found: dict[tuple[str, Any], list[StatPerson]] = defaultdict(list)
    for name in {row.field for row in rows if _is_one_code(row)}:
        for one in people:
            value = one.values.get(name)
            if not _is_empty(value):
                found[name, value].append(one)
    return found


def _is_one_code(row: FormRow) -> bool:
    return row.measure is RowMeasure.VALUES and len(row.codes) == 1 and not row.is_other


def _in_row(
    row: FormRow,
    people: Sequence[StatPerson],
    years: Sequence[int | None],
    coded: Mapping[tuple[str, Any], Sequence[StatPerson]],
) -> tuple[StatPerson, ...]:
    name = row.field
    if _is_one_code(row):
        (code,) = row.codes
        return tuple(coded.get((name, code), ()))
    match row.measure:
        case RowMeasure.EVERYBODY:
            return tuple(people)
        case RowMeasure.FILLED:
            return tuple(one for one in people if not _is_empty(one.values.get(name)))
        case RowMeasure.VALUES:
            return tuple(
                one
                for one in people
                if not _is_empty(value := one.values.get(name))
                and (value in row.codes) != row.is_other
            )
        case RowMeasure.DAY:
            return tuple(one for one in people if _is_within(row, one.values.get(name)))
        case _:
            least, most = row.least or 0, row.most
            return tuple(
                one
                for one, count in zip(people, years, strict=True)
                if count is not None and least <= count and (most is None or count <= most)
            )


def _is_within(row: FormRow, day: object) -> bool:
    if not isinstance(day, PartialDate):
        return False
    after = row.since is None or row.since <= day.earliest
    return after and (row.until is None or day.earliest <= row.until)


def _is_known(row: FormRow | None, person: StatPerson, years: int | None) -> bool:
    """Whether the dossier says what the section asks."""
    if row is not None and row.measure in (RowMeasure.AGE, RowMeasure.PARTY_AGE):
        return years is not None
    return not _is_empty(person.values.get(row.field if row is not None else ""))


def _years(measure: RowMeasure, person: StatPerson, day: date) -> int | None:
    if measure is RowMeasure.PARTY_AGE:
        return person.party_age.years_at(day) if person.party_age else None
    return age_in_years(person.values.get("born_on"), day)


def _asks(row: FormRow) -> bool:
    """Whether a value left out can mean that nobody wrote it down, and not that there is none."""
    return row.measure is RowMeasure.VALUES


def _is_empty(value: object) -> bool:
    return value is None or value == ""
