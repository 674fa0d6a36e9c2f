"""What the office keeps of its units, held against counting everybody anew."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from chibo_desktop.domain.report_period import ReportPeriod
from chibo_desktop.services.office_report import OfficeReport
from chibo_desktop.services.session import Unit
from chibo_desktop.services.watched import unwatched
from chibo_desktop.services.work_report_figures import figures_of
from chibo_desktop.services.work_report_scope import KnownFigure, ReportKey, ReportScope
from chibo_desktop.storage.member_values import nodes_with_rows
from chibo_desktop.storage.picture import forget_parts

Figures = dict[str, tuple[str, int | None, bool]]
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


def assert_kept_is_anew(unit: Unit, period: ReportPeriod, today: date) -> None:
    """The same figures and names: from what is kept, unit by unit, and of all at once."""
    wanted = anew(unit, period, today)
    assert kept(unit, period, today) == wanted
    for org_id in nodes_with_rows(unit.connection):
        forget_parts(unit.connection, (org_id,))
        assert kept(unit, period, today) == wanted
    forget_parts(unit.connection)
    assert kept(unit, period, today) == wanted
