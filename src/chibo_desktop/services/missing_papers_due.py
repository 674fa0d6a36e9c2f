"""Missing papers as reminders: gone through every quarter, people by name or a branch as a whole.

Only branches that keep scans here are reminded: where not one paper has been put in, everything
would be missing. Which days, and how many people are named singly, is data (`timers.json`).
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from chibo_desktop.domain.reminders import Reminder, ReminderKind
from chibo_desktop.domain.rules import Rule
from chibo_desktop.domain.timers import Timers
from chibo_desktop.domain.working_days import yearly_day
from chibo_desktop.services.missing_papers import MemberMissing, missing_papers
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.unit_of_work import Unit

_NAMED_PAPERS, _NAMED_PEOPLE = 3, 4


def missing_papers_due(unit: Unit, timers: Timers) -> list[Reminder]:
    """What is missing in this unit's dossiers, as far as its branches keep their papers here."""
    rules = rule_book("timers").on(timers.today)
    days, most = rules.get("missing-papers-days"), rules.whole("missing-papers-people")
    if days is None or not isinstance(days.value, str) or most is None:
        return []
    since, due = _span(timers.today, days.value.split())
    if (due - timers.today).days > timers.later:
        return []
    found = missing_papers(unit)
    by_branch = sorted(found.lines, key=lambda line: line.branch_id)  # stable: names stay in order
    reminders: list[Reminder] = []
    for branch_id, group in groupby(by_branch, key=lambda line: line.branch_id):
        if branch_id not in found.begun:
            continue
        lines = list(group)
        if len(lines) > most:
            reminders.append(_of_branch(timers, lines, since, due, days))
        else:
            reminders += [_of_member(timers, line, since, due, days) for line in lines]
    return reminders


def _span(today: date, days: Iterable[str]) -> tuple[date, date]:
    """From the day after the last of these days of the year to the next of them."""
    ends = sorted(
        yearly_day(today.year + shift, written) for written in days for shift in (-1, 0, 1)
    )
    due = next(day for day in ends if day >= today)
    return max(day for day in ends if day < today) + timedelta(days=1), due


def _of_member(timers: Timers, line: MemberMissing, since: date, due: date, rule: Rule) -> Reminder:
    titles = [paper.title for paper in line.missing]
    return replace(
        timers.line(
            ReminderKind.PAPERS, line.org_id, line.branch_id, since, due, (rule,), len(titles)
        ),
        member_id=line.member_id,
        full_name=line.full_name,
        about=_listed(titles, _NAMED_PAPERS, "; ", "loại khác"),
    )


def _of_branch(
    timers: Timers, lines: list[MemberMissing], since: date, due: date, rule: Rule
) -> Reminder:
    papers = sum(len(line.missing) for line in lines)
    worst = sorted(lines, key=lambda line: -len(line.missing))
    named = [f"{line.full_name} ({len(line.missing)})" for line in worst]
    first = lines[0]
    reminder = timers.line(
        ReminderKind.PAPERS, first.org_id, first.branch_id, since, due, (rule,), papers
    )
    return replace(
        reminder, about=f"{len(lines)} đồng chí: " + _listed(named, _NAMED_PEOPLE, ", ", "người")
    )


def _listed(texts: list[str], most: int, between: str, others: str) -> str:
    """The first of them, and how many more there are."""
    rest = len(texts) - most
    said = between.join(texts[:most])
    return f"{said} và {rest} {others}" if rest > 0 else said
