"""A unit's share of a table of statistics: numbers in the order of the form, and the names of each.

The numbers of all units, added up, make the table.
"""

from collections.abc import Sequence
from decimal import Decimal

from chibo_desktop.domain.headcount import Headcount
from chibo_desktop.domain.report_period import ReportPeriod
from chibo_desktop.domain.statistics import StatSection, average_of, count_section, is_shown
from chibo_desktop.domain.statistics_form import StatisticsForm
from chibo_desktop.services.headcounts import (
    HeadcountLine,
    HeadcountTable,
    counted_periods,
    counted_rows,
    name_lines,
)
from chibo_desktop.services.listed_people import PersonOnRecord
from chibo_desktop.services.packed_lines import PlainLine, plain_lines
from chibo_desktop.services.statistics import StatisticsLine, StatisticsTable
from chibo_desktop.wording.statistics import UNKNOWN

Share = tuple[list[int], dict[str, Sequence[PlainLine]]]
"""The numbers, and the lines of each by its place; a year before with `BEFORE` behind it."""
BEFORE = "/before"
APART, DOUBTS = "apart", "doubts"


def headcount_share(
    form: StatisticsForm, period: ReportPeriod, people: Sequence[PersonOnRecord]
) -> Share:
    """Every row of Biểu 1 of a unit's people, both years; then what is apart and doubtful."""
    now, before = counted_periods([one.listed for one in people], period)
    rows = counted_rows(form.rows, now, before)
    places = {(one.org_id, one.line.branch_id): one.line.branch_id for one in people}
    names: dict[str, Sequence[PlainLine]] = {
        APART: plain_lines(name_lines(now.difference, places)),
        DOUBTS: plain_lines(name_lines(now.doubts, places)),
    }
    for place, row in enumerate(rows):
        names[str(place)] = plain_lines(name_lines(row.names, places))
        names[f"{place}{BEFORE}"] = plain_lines(name_lines(row.names_before, places))
    numbers = [row.count for row in rows] + [row.before for row in rows]
    apart = not (now.reconciles and before.reconciles)
    return [*numbers, len(now.difference), len(now.doubts), int(apart)], names


def headcount_table(
    form: StatisticsForm, period: ReportPeriod, sums: Sequence[int]
) -> HeadcountTable:
    """Biểu 1 of added-up shares, without its names."""
    rows = counted_rows(form.rows, Headcount(), Headcount())
    apart_count, doubt_count, unreconciled = sums[-3:]
    figures = zip(rows, sums, sums[len(rows) :], strict=False)
    lines = [
        HeadcountLine(
            mark=row.form.mark,
            label=row.form.label,
            level=row.form.level,
            count=count,
            before=before,
            key=str(place),
        )
        for place, (row, count, before) in enumerate(figures)
        if not row.is_rest or count or before
    ]
    return HeadcountTable(
        form=form,
        period=period,
        lines=tuple(lines),
        apart_count=apart_count,
        doubt_count=doubt_count,
        reconciles=not unreconciled,
        is_kept=True,
    )


def sections_share(now: Sequence[StatSection], before: Sequence[StatSection]) -> Share:
    """Of each section every row and the people of its average, of both years; then its sums."""
    names: dict[str, Sequence[PlainLine]] = {}
    numbers: list[int] = []
    for suffix, sections in (("", now), (BEFORE, before)):
        groups = [
            people
            for one in sections
            for people in (*(row.people for row in one.every_row), one.averaged)
        ]
        numbers += [len(people) for people in groups]
        names |= {
            f"{place}{suffix}": [
                ("", one.full_name, one.branch_id, one.note, True) for one in people
            ]
            for place, people in enumerate(groups)
        }
    for one, earlier in zip(now, before, strict=True):
        numbers += [len(one.people), one.years, earlier.years]
    return numbers, names


def sections_table(
    form: StatisticsForm, period: ReportPeriod, sums: Sequence[int]
) -> StatisticsTable:
    """A form with sections of added-up shares, without its names."""
    day = period.last_day
    empty = [count_section(one, (), day, unknown=UNKNOWN) for one in form.sections]
    rows = sum(len(one.every_row) + 1 for one in empty)
    lines: list[StatisticsLine] = []
    place, first_total = 0, 0
    for number, section in enumerate(empty):
        total, years, years_before = sums[2 * rows + 3 * number : 2 * rows + 3 * number + 3]
        first_total = first_total if number else total
        for row in section.every_row:
            count, before = sums[place], sums[rows + place]
            if is_shown(section.form, row, count):
                lines.append(
                    StatisticsLine(
                        section=section.form.title,
                        label=row.label,
                        count=count,
                        before=before,
                        share=Decimal(count) / total if total else None,
                        by_unit={},
                        is_unknown=row.is_unknown,
                        key=str(place),
                    )
                )
            place += 1
        if section.form.average_label:
            count, before = sums[place], sums[rows + place]
            lines.append(
                StatisticsLine(
                    section=section.form.title,
                    label=section.form.average_label,
                    count=count,
                    before=before,
                    share=None,
                    by_unit={},
                    average=average_of(section.form, years, count),
                    average_before=average_of(section.form, years_before, before),
                    key=str(place),
                )
            )
        place += 1
    return StatisticsTable(
        form=form,
        period=period,
        lines=tuple(lines),
        units={},
        total=first_total,
        is_kept=True,
    )
