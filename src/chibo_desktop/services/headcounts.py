"""Biểu 1 (tăng, giảm đảng viên) of a period, every figure with the names behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chibo_desktop.domain.headcount import CountedName, Headcount, Listed, headcount
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
    names: tuple[NameLine, ...] = ()
    names_before: tuple[NameLine, ...] = ()
    key: str = ""  # under which the names of units are kept


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedRow:
    """A row of the form with whom it counts; `is_rest`: it stands there only when it has names."""

    form: HeadcountRow
    names: tuple[CountedName, ...] = ()
    names_before: tuple[CountedName, ...] = ()
    is_rest: bool = False

    @property
    def count(self) -> int:
        """Its figure."""
        return sum(one.sign for one in self.names)

    @property
    def before(self) -> int:
        """Its figure a year before."""
        return sum(one.sign for one in self.names_before)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadcountTable:
    """The whole form for a period; `apart` are the names in E, `doubts` those to be looked at.

    `is_kept`: of an office, whose names lie with its units' parts until they are looked at.
    """

    form: StatisticsForm
    period: ReportPeriod
    lines: tuple[HeadcountLine, ...]
    apart: tuple[NameLine, ...] = ()
    doubts: tuple[NameLine, ...] = ()
    apart_count: int
    doubt_count: int
    reconciles: bool
    is_kept: bool = False


def load_headcount(
    unit: Unit, period: ReportPeriod, scope: Scope, progress: Progress = unwatched
) -> HeadcountTable:
    """Count a period and the same one a year before, over the people of a scope.

    `progress` may stop it by raising.
    """
    people = [one.listed for one in people_on_record(unit, scope, progress=progress)]
    form = statistics_form("headcount", period.last_day)
    now, before = counted_periods(people, period, progress)
    places = place_names(unit)
    lines = [
        HeadcountLine(
            mark=row.form.mark,
            label=row.form.label,
            level=row.form.level,
            count=row.count,
            before=row.before,
            names=name_lines(row.names, places),
            names_before=name_lines(row.names_before, places),
        )
        for row in counted_rows(form.rows, now, before)
        if not row.is_rest or row.names or row.names_before
    ]
    apart, doubts = name_lines(now.difference, places), name_lines(now.doubts, places)
    return HeadcountTable(
        form=form,
        period=period,
        lines=tuple(lines),
        apart=apart,
        doubts=doubts,
        apart_count=len(apart),
        doubt_count=len(doubts),
        reconciles=now.reconciles and before.reconciles,
    )


def counted_periods(
    people: Sequence[Listed], period: ReportPeriod, progress: Progress = unwatched
) -> tuple[Headcount, Headcount]:
    """A period counted, and the same one a year before."""
    counted = watched(people, progress, "Đếm kỳ này")
    now = headcount(counted, period.first_day, period.last_day)
    before = period.year_before()
    counted = watched(people, progress, "Đếm cùng kỳ năm trước")
    return now, headcount(counted, before.first_day, before.last_day)


def counted_rows(
    rows: Sequence[HeadcountRow], now: Headcount, before: Headcount
) -> list[CountedRow]:
    """The form's rows counted, each figure followed by what no row of the form names."""
    found = [
        CountedRow(form=row, names=_of_row(row, now), names_before=_of_row(row, before))
        for row in rows
    ]
    for figure in ("joined", "left"):
        named = frozenset[str]().union(*(row.kinds for row in rows if row.figure == figure))
        form = HeadcountRow(mark="", label="Chưa rõ trường hợp nào", figure=figure, level=1)
        last = max(place for place, row in enumerate(found) if row.form.figure == figure)
        rest = CountedRow(
            form=form,
            names=_but(named, getattr(now, figure)),
            names_before=_but(named, getattr(before, figure)),
            is_rest=True,
        )
        found.insert(last + 1, rest)
    return found


def name_lines(
    names: Sequence[CountedName], places: Mapping[tuple[str, str], str]
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


def _of_row(row: HeadcountRow, count: Headcount) -> tuple[CountedName, ...]:
    names: tuple[CountedName, ...] = getattr(count, row.figure)
    if not row.kinds:
        return names
    return tuple(one for one in names if one.step is not None and one.step.kind in row.kinds)


def _but(kinds: frozenset[str], names: Sequence[CountedName]) -> tuple[CountedName, ...]:
    return tuple(one for one in names if one.step is not None and one.step.kind not in kinds)
