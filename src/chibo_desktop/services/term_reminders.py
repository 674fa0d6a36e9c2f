"""Nhắc việc of a term: documents missing, the congress and its preparation, inspection."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from chibo_desktop.domain.meeting_content import ItemState
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.reminders import Reminder, ReminderKind
from chibo_desktop.domain.rules import RuleSet
from chibo_desktop.domain.terms.committee import congress_due, span_on
from chibo_desktop.domain.terms.congress import Congress, CongressStep
from chibo_desktop.domain.terms.documents import DocumentState, branch_document_id
from chibo_desktop.domain.terms.records import Term
from chibo_desktop.domain.timers import Timers
from chibo_desktop.services.branch_documents import document_lines_of
from chibo_desktop.services.inspections import inspections_of
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.of_body import of_body
from chibo_desktop.storage.terms import of_congress
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.terms import congress_name, period_text


def term_reminders(unit: Unit, branch: Branch, timers: Timers) -> list[Reminder]:
    """Of a branch that has entered its term; one that keeps no terms is reminded of nothing."""
    terms = of_body(unit.connection, Term, branch.org_id, branch.id)
    span = span_on(terms, timers.today)
    if span is None:
        return []
    rules = timers.rules(rule_book("terms"), timers.today)
    return [
        *_documents(unit, branch, timers, rules),
        *_next_congress(branch, timers, rules, span.term),
        *_preparation(unit, branch, timers, rules),
        *_inspections(unit, branch, timers, rules),
    ]


def _documents(unit: Unit, branch: Branch, timers: Timers, rules: RuleSet) -> Iterator[Reminder]:
    today = timers.today
    for line in document_lines_of(unit, branch.org_id, branch.id, today.year, today):
        if line.state is DocumentState.PRESENT or not _is_near(line.due_on, timers, rules):
            continue
        about = f"{line.kind.title} ({period_text(line.period)})"
        identity = branch_document_id(branch.org_id, branch.id, line.kind.code, line.period.key)
        kind = ReminderKind.BRANCH_DOCUMENT
        yield _line(branch, timers, kind, line.period.first, line.due_on, identity, about)


def _next_congress(
    branch: Branch, timers: Timers, rules: RuleSet, term: Term
) -> Iterator[Reminder]:
    """When the term ends by the rule of the day it began."""
    due_on = congress_due(term, rule_book("terms"))
    ahead = timedelta(days=rules.whole("remind-congress-days") or 0)
    if due_on is not None and term.starts_on is not None and due_on - ahead <= timers.today:
        about = f"Nhiệm kỳ {term.title} hết vào ngày {date_text(due_on)}"
        kind = ReminderKind.CONGRESS
        line = _line(branch, timers, kind, term.starts_on, due_on, term.id, about)
        rule = rule_book("terms").on(term.starts_on).get("term-months")
        yield replace(line, rules=(rule,) if rule else ())


def _preparation(unit: Unit, branch: Branch, timers: Timers, rules: RuleSet) -> Iterator[Reminder]:
    for congress in of_body(unit.connection, Congress, branch.org_id, branch.id):
        for step in of_congress(unit.connection, CongressStep, congress.id):
            due_on = step.due_on(congress)
            is_open = step.state in ("", ItemState.OPEN)
            if is_open and due_on is not None and _is_near(due_on, timers, rules):
                about = f"{step.title} – {congress_name(congress)}"
                since = congress.held_on or due_on
                yield _line(branch, timers, ReminderKind.CONGRESS, since, due_on, step.id, about)


def _inspections(unit: Unit, branch: Branch, timers: Timers, rules: RuleSet) -> Iterator[Reminder]:
    kind, today = ReminderKind.INSPECTION, timers.today
    for one in inspections_of(unit, branch.org_id, branch.id, today.year):
        month = one.planned_in
        if month is not None and one.is_open and _is_near(month.last_day, timers, rules):
            yield _line(branch, timers, kind, month.first_day, month.last_day, one.id, one.title)
        due_on = one.follow_due_on
        if not one.is_followed and due_on is not None and _is_near(due_on, timers, rules):
            since = one.done_on or due_on
            yield _line(branch, timers, kind, since, due_on, one.id, one.follow_up)


def _is_near(due_on: date, timers: Timers, rules: RuleSet) -> bool:
    return due_on - timedelta(days=rules.whole("remind-days-before") or 0) <= timers.today


def _line(
    branch: Branch,
    timers: Timers,
    kind: ReminderKind,
    since: date,
    due_on: date,
    record_id: str,
    about: str,
) -> Reminder:
    line = timers.line(kind, branch.org_id, branch.id, since, due_on, ())
    return replace(line, record_id=record_id, about=about)
