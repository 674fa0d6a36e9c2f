"""StatisticsForm (biểu thống kê): which rows a table of figures has, as versioned data.

Rows, age groups and their words are the form's, not the program's: they change with the guidance
in force. The files lie in resources/forms/statistics.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class RowMeasure(StrEnum):
    """What puts somebody into a row."""

    EVERYBODY = "everybody"
    CHOICE = "choice"  # one row for each code of a catalogue
    VALUES = "values"  # the field has one of these codes, or none of them
    FILLED = "filled"  # the field has any value
    AGE = "age"  # whole years since birth
    PARTY_AGE = "party_age"  # whole years in the Party
    DAY = "day"  # a date inside a span


class Population(StrEnum):
    """Whom a section counts."""

    MEMBERS = "members"  # on the list at the end of the period
    ADMITTED = "admitted"  # admitted in the period
    LEFT = "left"  # left the Party in the period
    DISCIPLINED = "disciplined"  # disciplinary decisions of the period


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """One row: its words, and what puts somebody into it."""

    label: str
    measure: RowMeasure
    field: str = ""
    codes: frozenset[str] = frozenset()
    is_other: bool = False  # VALUES: any value but these codes
    least: int | None = None
    most: int | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSection:
    """Rows under one heading. `is_partition`: each person stands in exactly one of them."""

    code: str
    title: str
    population: Population
    rows: tuple[FormRow, ...]
    is_partition: bool = False
    only_present: bool = False  # rows without anybody are left out
    average_label: str = ""  # of the years of age or Party age in this section


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadcountRow:
    """One row of Biểu 1: which names it counts, of which kinds of events (none: all)."""

    mark: str
    label: str
    figure: str
    kinds: frozenset[str] = frozenset()
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsForm:
    """One version of a table. `rows` are of Biểu 1, `sections` of the others."""

    id: str
    form: str
    title: str
    effective_from: date
    source: str
    is_verified: bool = False
    note: str = ""
    rows: tuple[HeadcountRow, ...] = ()
    sections: tuple[FormSection, ...] = ()

    @property
    def fields(self) -> frozenset[str]:
        """The fields of a member that the sections look at."""
        return frozenset(row.field for part in self.sections for row in part.rows if row.field)


def read_statistics_form(data: bytes, catalogues: Mapping[str, Sequence[str]]) -> StatisticsForm:
    """Read a form's file; `catalogues` gives codes and labels as `code=label` by catalogue.

    Raises ValueError or KeyError for a broken one (our own data).
    """
    plain = json.loads(data)
    return StatisticsForm(
        id=plain["id"],
        form=plain["form"],
        title=plain["title"],
        effective_from=date.fromisoformat(plain["effective_from"]),
        source=plain["source"],
        is_verified=plain["verified"],
        note=plain.get("note", ""),
        rows=tuple(_headcount_row(row) for row in plain.get("rows", ())),
        sections=tuple(_section(part, catalogues) for part in plain.get("sections", ())),
    )


def form_on(forms: Sequence[StatisticsForm], form: str, day: date) -> StatisticsForm:
    """The version of a form in force on a day; the oldest for a day before all. KeyError: none."""
    known = sorted((one for one in forms if one.form == form), key=lambda one: one.effective_from)
    if not known:
        raise KeyError(form)
    return next((one for one in reversed(known) if one.effective_from <= day), known[0])


def _headcount_row(plain: Mapping[str, Any]) -> HeadcountRow:
    return HeadcountRow(
        mark=plain.get("mark", ""),
        label=plain["label"],
        figure=plain["figure"],
        kinds=frozenset(plain.get("kinds", ())),
        level=plain.get("level", 0),
    )


def _section(plain: Mapping[str, Any], catalogues: Mapping[str, Sequence[str]]) -> FormSection:
    rows: list[FormRow] = []
    for row in plain["rows"]:
        rows.extend(_rows(row, catalogues))
    return FormSection(
        code=plain["code"],
        title=plain["title"],
        population=Population(plain.get("population", "members")),
        rows=tuple(rows),
        is_partition=plain.get("partition", False),
        only_present=plain.get("only_present", False),
        average_label=plain.get("average", ""),
    )


def _rows(plain: Mapping[str, Any], catalogues: Mapping[str, Sequence[str]]) -> list[FormRow]:
    measure = RowMeasure(plain["by"])
    if measure is RowMeasure.CHOICE:
        pairs = [entry.partition("=") for entry in catalogues[plain["catalogue"]]]
        return [
            FormRow(
                label=label,
                measure=RowMeasure.VALUES,
                field=plain["field"],
                codes=frozenset({code}),
            )
            for code, _, label in pairs
        ]
    days = {name: plain.get(name) for name in ("since", "until")}
    return [
        FormRow(
            label=plain["label"],
            measure=measure,
            field=plain.get("field", _FIELDS.get(measure, "")),
            codes=frozenset(plain.get("codes", ())),
            is_other=plain.get("other", False),
            least=plain.get("least"),
            most=plain.get("most"),
            **{name: date.fromisoformat(day) if day else None for name, day in days.items()},
        )
    ]


_FIELDS = {RowMeasure.AGE: "born_on", RowMeasure.PARTY_AGE: "admitted_on"}
