"""Biểu 1 (tăng, giảm đảng viên) of a period, every figure with the names behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from chibo_desktop.domain.headcount import CountedName, Headcount, headcount
from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.report_period import ReportPeriod
from chibo_desktop.domain.statistics_form import HeadcountRow, StatisticsForm
from chibo_desktop.services.listed_people import Scope, people_on_record, place_names
from chibo_desktop.services.statistics_forms import statistics_form
from chibo_desktop.services.watched import Progress, unwatched, watched
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.statistics import counted_note


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadcountLine:
    """One row of the form: its figure now and a year ago, and the names of both."""

    mark: str
    label: str
    level: int
    count: int
    before: int
    names: tuple[NameLine, ...]
    names_before: tuple[NameLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadcountTable:
    """The whole form for a period; `apart` are the names in E, `doubts` those to be looked at."""

    form: StatisticsForm
    period: ReportPeriod
    lines: tuple[HeadcountLine, ...]
    apart: tuple[NameLine, ...]
    doubts: tuple[NameLine, ...]
    reconciles: bool


def load_headcount(
    unit: Unit, period: ReportPeriod, scope: Scope, progress: Progress = unwatched
) -> HeadcountTable:
    """Count a period and the same one a year before, over the people of a scope.

    `progress` may stop it by raising.
    """
    people = [one.listed for one in people_on_record(unit, scope, progress=progress)]
    form = statistics_form("headcount", period.last_day)
    counted = watched(people, progress, "Đếm kỳ này")
    now = headcount(counted, period.first_day, period.last_day)
    before_period = period.year_before()
    counted = watched(people, progress, "Đếm cùng kỳ năm trước")
    before = headcount(counted, before_period.first_day, before_period.last_day)
    places = place_names(unit)
    lines = []
    for row in _with_the_rest(form.rows, now, before):
        names, names_before = _of_row(row, now), _of_row(row, before)
        lines.append(
            HeadcountLine(
                mark=row.mark,
                label=row.label,
                level=row.level,
                count=_figure(names),
                before=_figure(names_before),
                names=name_lines(names, places),
                names_before=name_lines(names_before, places),
            )
        )
    return HeadcountTable(
        form=form,
        period=period,
        lines=tuple(lines),
        apart=name_lines(now.difference, places),
        doubts=name_lines(now.doubts, places),
        reconciles=now.reconciles and before.reconciles,
    )


def name_lines(
    names: Sequence[CountedName], places: dict[tuple[str, str], str]
) -> tuple[NameLine, ...]:
    """The names behind a figure with where they belong, what happened and what is doubtful."""
    return tuple(
        NameLine(
            name=one.person.full_name,
            place=places.get((one.person.org_id, one.person.branch_id))
            or places.get((one.person.org_id, ""), ""),
            note=counted_note(one),
        )
        for one in names
    )


def _with_the_rest(rows: Sequence[HeadcountRow], *counts: Headcount) -> list[HeadcountRow]:
    """The form's rows, and one more below a figure for what no row of the form names."""
    found = list(rows)
    for figure in ("joined", "left"):
        named = frozenset[str]().union(*(row.kinds for row in rows if row.figure == figure))
        rest = {
            one.step.kind
            for count in counts
            for one in getattr(count, figure)
            if one.step and one.step.kind not in named
        }
        if rest:
            last = max(index for index, row in enumerate(found) if row.figure == figure)
            more = HeadcountRow(
                mark="",
                label="Chưa rõ trường hợp nào",
                figure=figure,
                kinds=frozenset(rest),
                level=1,
            )
            found.insert(last + 1, more)
    return found


def _of_row(row: HeadcountRow, count: Headcount) -> tuple[CountedName, ...]:
    names: tuple[CountedName, ...] = getattr(count, row.figure)
    if not row.kinds:
        return names
    return tuple(one for one in names if one.step is not None and one.step.kind in row.kinds)


def _figure(names: Sequence[CountedName]) -> int:
    return sum(one.sign for one in names)
