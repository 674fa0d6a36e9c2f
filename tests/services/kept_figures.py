"""What the office keeps of its units, held against counting everybody anew."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from chibo_desktop.domain.report_period import ReportPeriod
from chibo_desktop.services.headcounts import HeadcountTable, load_headcount
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.services.office_report import OfficeReport
from chibo_desktop.services.office_statistics import Table, load_table, with_names
from chibo_desktop.services.session import Unit
from chibo_desktop.services.statistics import load_statistics
from chibo_desktop.services.watched import unwatched
from chibo_desktop.services.work_report_figures import figures_of
from chibo_desktop.services.work_report_scope import KnownFigure, ReportKey, ReportScope
from chibo_desktop.storage.member_values import nodes_with_rows
from chibo_desktop.storage.picture import forget_parts
from chibo_desktop.wording.statistics import COMPOSITION, HEADCOUNT, MOVEMENT

Figures = dict[str, tuple[str, int | None, bool]]
Plain = list[Any]
Said = dict[str, tuple[tuple[str, int | None, bool], Counter[object]]]


def scope_of(unit: Unit, period: ReportPeriod, today: date) -> ReportScope:
    key = ReportKey(org_id=unit.author.org_id, branch_id="", period=period)
    return ReportScope(unit=unit, key=key, today=today)


def _plain(found: Mapping[str, KnownFigure]) -> Figures:
    return {code: (one.text, one.number, one.is_nothing) for code, one in found.items()}


def figures_anew(unit: Unit, period: ReportPeriod, today: date) -> Figures:
    """Everybody counted at once, nothing kept."""
    return _plain(figures_of(scope_of(unit, period, today)))


def figures_kept(unit: Unit, period: ReportPeriod, today: date) -> Figures:
    """As the page says it: what is missing is counted, the rest is what was kept."""
    return _plain(OfficeReport(scope=scope_of(unit, period, today)).figures(unwatched))


def anew(unit: Unit, period: ReportPeriod, today: date) -> Said:
    """As `figures_anew`, with the names."""
    found = figures_of(scope_of(unit, period, today))
    return {code: (one, Counter(found[code].names)) for code, one in _plain(found).items()}


def kept(unit: Unit, period: ReportPeriod, today: date) -> Said:
    """As `figures_kept`, with the names."""
    report = OfficeReport(scope=scope_of(unit, period, today))
    found = _plain(report.figures(unwatched))
    return {code: (one, Counter(report.lines(code))) for code, one in found.items()}


def table_anew(unit: Unit, form: str, period: ReportPeriod) -> Plain:
    """Every line of a table of statistics, everybody counted at once."""
    load = load_headcount if form == HEADCOUNT else partial(load_statistics, form=form)
    return _lines(load(unit, period=period, scope=Scope()))


def table_kept(unit: Unit, form: str, period: ReportPeriod) -> Plain:
    """The same of what is kept of the units."""
    table = load_table(unit, form, period, Scope())
    assert table.is_kept
    return _lines(with_names(unit, table))


def _lines(table: Table) -> Plain:
    found: Plain = [
        (
            replace(line, names=(), names_before=(), key=""),
            Counter(line.names),
            Counter(line.names_before),
        )
        for line in table.lines
    ]
    if isinstance(table, HeadcountTable):
        assert (table.apart_count, table.doubt_count) == (len(table.apart), len(table.doubts))
        return [*found, table.reconciles, Counter(table.apart), Counter(table.doubts)]
    return [*found, table.units, table.total]


def assert_kept_is_anew(unit: Unit, period: ReportPeriod, today: date) -> None:
    """The same figures and names: from what is kept, unit by unit, and of all at once."""
    wanted = anew(unit, period, today)
    tables = {form: table_anew(unit, form, period) for form in (HEADCOUNT, COMPOSITION, MOVEMENT)}

    def hold() -> None:
        assert kept(unit, period, today) == wanted
        for form, table in tables.items():
            assert table_kept(unit, form, period) == table

    hold()
    for org_id in nodes_with_rows(unit.connection):
        forget_parts(unit.connection, (org_id,))
        hold()
    forget_parts(unit.connection)
    hold()
