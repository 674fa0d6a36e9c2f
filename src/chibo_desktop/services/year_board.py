"""What the place “Quý – Năm” shows: the periods of a branch and the one that is looked at."""

from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.span import Span, months_of
from chibo_desktop.services.kept_sets import issued_sets
from chibo_desktop.services.merits import MeritBoard, load_merits
from chibo_desktop.services.rounds import branch_lines, usable_sets
from chibo_desktop.services.span_rounds import SpanLine, span_lines
from chibo_desktop.services.span_sheet import SpanSheet, load_span
from chibo_desktop.services.year_package import YearPackage, load_package
from chibo_desktop.storage.evaluations import rounds_of
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodsBoard:
    """The branches, the periods of one of them, and the sheet of the one chosen if it is open."""

    branches: tuple[Branch, ...]
    branch_id: str
    lines: tuple[SpanLine, ...]
    line: SpanLine | None
    sheet: SpanSheet | None
    sets: tuple[CriteriaSet, ...]
    usual_set: str

    @property
    def branch(self) -> Branch | None:
        """The branch that is shown."""
        return next((one for one in self.branches if one.id == self.branch_id), None)


def period_key(line: SpanLine) -> str:
    """A period as choices name it: `quarter 2026-09`."""
    return f"{line.span.value} {line.period}"


def load_periods(unit: Unit, branch_id: str, wanted: str, today: date) -> PeriodsBoard:
    """The period asked for by key, else the newest that has been opened or could be."""
    branches = tuple(one for one in branch_lines(unit) if one.org_id == unit.author.org_id)
    chosen = next((one for one in branches if one.id == branch_id), None)
    chosen = chosen or (branches[0] if branches else None)
    if chosen is None:
        return PeriodsBoard(
            branches=(), branch_id="", lines=(), line=None, sheet=None, sets=(), usual_set=""
        )
    lines = tuple(span_lines(unit, chosen.id, today))
    asked = (one for one in lines if wanted and wanted in (period_key(one), one.id))
    line = next(asked, None)
    line = line or _usual(lines)
    return PeriodsBoard(
        branches=branches,
        branch_id=chosen.id,
        lines=lines,
        line=line,
        sheet=load_span(unit, line.id) if line and line.id else None,
        sets=usable_sets(line.period, issued_sets(unit)) if line else (),
        usual_set=_set_of_months(unit, line) if line else "",
    )


def _usual(lines: tuple[SpanLine, ...]) -> SpanLine | None:
    """The newest quarter with a round, else the newest whose months are closed, else the newest."""
    quarters = [one for one in lines if one.span is Span.QUARTER]
    opened = next((one for one in quarters if one.id), None)
    whole = next((one for one in quarters if one.months_closed == Span.QUARTER.months), None)
    if whole is not None and (opened is None or whole.period > opened.period):
        return whole
    return opened or (quarters[0] if quarters else None)


def _set_of_months(unit: Unit, line: SpanLine) -> str:
    """The criteria set by which the newest month of the period was marked."""
    months: frozenset[Month] = frozenset(months_of(line.span, line.period))
    for one in rounds_of(unit.connection, branch_id=line.branch_id):
        if one.period in months:
            return str(one.criteria.get("id", ""))
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearBoard:
    """What the sides of the year's end show: the branches, the years, the file and the merits."""

    branches: tuple[Branch, ...]
    branch_id: str
    years: tuple[int, ...]
    year: int
    package: YearPackage | None = None
    merits: MeritBoard | None = None


def load_year(
    unit: Unit, branch_id: str, year: int, today: date, *, with_merits: bool
) -> YearBoard:
    """The year's file of a branch, or with `with_merits` its proposals for commendation.

    Without a year the running one, in January the one before.
    """
    branches = tuple(one for one in branch_lines(unit) if one.org_id == unit.author.org_id)
    chosen = next((one for one in branches if one.id == branch_id), None)
    chosen = chosen or (branches[0] if branches else None)
    usual = today.year if today.month > 1 else today.year - 1
    wanted = year or usual
    if chosen is None:
        return YearBoard(branches=(), branch_id="", years=(wanted,), year=wanted)
    known = {
        one.period.year for one in rounds_of(unit.connection, branch_id=chosen.id) if one.period
    }
    years = tuple(sorted({*known, usual, wanted}, reverse=True))
    return YearBoard(
        branches=branches,
        branch_id=chosen.id,
        years=years,
        year=wanted,
        package=None if with_merits else load_package(unit, chosen.id, wanted),
        merits=load_merits(unit, chosen.id, wanted) if with_merits else None,
    )
