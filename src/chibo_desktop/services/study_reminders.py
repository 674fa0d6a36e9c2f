"""Nhắc việc of the study book: months that end while somebody has registered nothing."""

from datetime import timedelta

from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.reminders import Reminder, ReminderKind
from chibo_desktop.domain.timers import Timers
from chibo_desktop.services.rules import rule_book
from chibo_desktop.services.study import keeps_study_book, load_study_month, registration_due
from chibo_desktop.services.study_meeting import UNREGISTERED, reasons_of
from chibo_desktop.storage.unit_of_work import Unit


def study_reminders(unit: Unit, branch: Branch, timers: Timers) -> list[Reminder]:
    """The month before and this one, when members are missing and the day is near or has passed.

    A branch that keeps no study book is reminded of nothing.
    """
    this = Month.of(timers.today)
    if not keeps_study_book(unit, this):
        return []
    found = []
    for month in (this.previous(), this):
        due_on = registration_due(month)
        rules = timers.rules(rule_book("study"), due_on)
        ahead = timedelta(days=rules.whole("remind-days-before") or 0)
        if timers.today < due_on - ahead:
            continue
        missing = sum(
            UNREGISTERED in reasons_of(row, is_report_month=False)
            for row in load_study_month(unit, branch.id, month, timers.today)
            if not row.why_not
        )
        rule = rules.get("registration-due-day")
        if missing:
            line = timers.line(
                ReminderKind.STUDY,
                branch.org_id,
                branch.id,
                month.first_day,
                due_on,
                (rule,) if rule else (),
                missing,
            )
            found.append(line)
    return found
