"""Nhắc việc of commendations: what is proposed and has not been submitted by its day."""

from dataclasses import replace
from datetime import date, timedelta

from chibo_desktop.domain.commendation import ProposalState
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.reminders import Reminder, ReminderKind
from chibo_desktop.domain.rules import Rule
from chibo_desktop.domain.timers import Timers
from chibo_desktop.domain.working_days import yearly_day
from chibo_desktop.services.commendations import ProposalLine, open_proposals
from chibo_desktop.services.merit_forms import merit_forms
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.commendations import waiting_text

_WAITING = (ProposalState.PROPOSED, ProposalState.CARRIED)


def commendation_reminders(unit: Unit, branch: Branch, timers: Timers) -> list[Reminder]:
    """Those of a year's end as one, each extraordinary one from the day of its vote."""
    rules = timers.rules(rule_book("year-end"), timers.today)
    waiting = [
        line
        for line in open_proposals(unit)
        if line.proposal.branch_id == branch.id and line.state in _WAITING
    ]
    found: list[Reminder] = []
    by_year: dict[int, list[ProposalLine]] = {}
    for line in waiting:
        form = merit_forms().get(line.proposal.standard)
        if form is not None and form.is_yearly:
            by_year.setdefault(line.proposal.year or timers.today.year, []).append(line)
        elif (rule := rules.get("submission-days")) and line.voted_on is not None:
            due_on = line.voted_on + timedelta(days=int(rule.value))
            found += _reminder(timers, branch, (line.voted_on, due_on), rule, [line])
    for year, lines in by_year.items():
        if rule := rules.get("submission-due"):
            due_on = yearly_day(year, str(rule.value))
            found += _reminder(timers, branch, (date(year, 1, 1), due_on), rule, lines)
    return found


def _reminder(
    timers: Timers, branch: Branch, days: tuple[date, date], rule: Rule, lines: list[ProposalLine]
) -> list[Reminder]:
    since, due_on = days
    if (due_on - timers.today).days > timers.later:
        return []
    one = timers.line(
        ReminderKind.COMMENDATION, branch.org_id, branch.id, since, due_on, (rule,), len(lines)
    )
    record_id = lines[0].proposal.id if len(lines) == 1 else ""
    about = waiting_text([line.name for line in lines])
    return [replace(one, record_id=record_id, about=about)]
