"""The report of the month as a task: in a branch that writes reports of months."""

from datetime import date

from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.work_reports import work_reports_of


def month_report_due(unit: Unit, branch: Branch, month: Month) -> tuple[date, bool] | None:
    """When the report of a month is due, and whether it was issued; None where none is written.

    The day is dated data: the level above lays it down.
    """
    known = work_reports_of(unit.connection, branch.org_id, branch.id)
    if not any(key.startswith(PeriodKind.MONTH) for key in known):
        return None
    period = ReportPeriod(PeriodKind.MONTH, month.year, month.number)
    record = known.get(str(period))
    day = rule_book("reports").on(month.first_day).whole("month-report-due-day")
    due = min(month.first_day.replace(day=day), month.last_day) if day else month.last_day
    return due, record is not None and record.is_issued
