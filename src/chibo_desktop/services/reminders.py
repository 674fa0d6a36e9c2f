"""The reminder board: what falls due here, what has been put away with a reason, how many."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop.domain.badges import (
    BadgeRound,
    next_round,
    step_in_window,
    steps_of,
    years_in_window,
)
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.reminders import Reminder, ReminderKind, ReminderNote, Urgency
from chibo_desktop.domain.text import nfc
from chibo_desktop.domain.timers import Timers
from chibo_desktop.services.commendation_reminders import commendation_reminders
from chibo_desktop.services.holidays import calendar_of
from chibo_desktop.services.meeting_reminders import meeting_reminders
from chibo_desktop.services.missing_papers_due import missing_papers_due
from chibo_desktop.services.opinion_reminders import opinion_reminders
from chibo_desktop.services.rules import rules_on
from chibo_desktop.services.shortcomings import open_shortcomings
from chibo_desktop.services.study_reminders import study_reminders
from chibo_desktop.services.term_reminders import term_reminders
from chibo_desktop.services.timed_members import Timed, timed_members
from chibo_desktop.services.timing import timers_of
from chibo_desktop.storage.member_dates import Sought
from chibo_desktop.storage.member_lines import branch_names, unit_names
from chibo_desktop.storage.standing_rows import standing_rows
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderLine:
    """One reminder with its places, and what was last said about it.

    `unit_name` is empty for the unit whose file this is.
    """

    reminder: Reminder
    branch_name: str
    unit_name: str
    note: ReminderNote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderBoard:
    """Everything that falls due, nearest first; `put_away` is handled or waits for its day."""

    today: date
    lines: tuple[ReminderLine, ...]
    put_away: tuple[ReminderLine, ...]
    branches: Mapping[str, str]
    units: Mapping[str, str]

    def count(self, urgency: Urgency) -> int:
        """How many lines are so near."""
        return sum(1 for line in self.lines if line.reminder.urgency is urgency)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderCounts:
    """What the first page says."""

    overdue: int
    soon: int


def load_reminders(unit: Unit, today: date) -> ReminderBoard:
    """The board of this file as of a day; at the office of all units together."""
    found = _reminders(unit, today)
    notes, own = _notes(unit), unit.author.org_id
    branches, units = branch_names(unit.connection), unit_names(unit.connection)
    standing: list[ReminderLine] = []
    away: list[ReminderLine] = []
    for one in found:
        line = ReminderLine(
            reminder=one,
            branch_name=branches.get(one.branch_id, ""),
            unit_name=units.get(one.org_id, "") if one.org_id != own else "",
            note=notes.get((own, one.key)) or notes.get((one.org_id, one.key)),
        )
        (away if _is_away(line.note, today) else standing).append(line)
    return ReminderBoard(
        today=today,
        lines=tuple(standing),
        put_away=tuple(away),
        branches=branches,
        units=units,
    )


def count_reminders(unit: Unit, today: date) -> ReminderCounts:
    """How many things are overdue, and how many fall due soon."""
    board = load_reminders(unit, today)
    return ReminderCounts(overdue=board.count(Urgency.OVERDUE), soon=board.count(Urgency.SOON))


def put_away(unit: Unit, one: Reminder, reason: str, again_on: date | None, today: date) -> None:
    """Take a reminder off the board: for good, or until a day. It stays in the journal.

    Raises DomainError: reminder-reason-missing, reminder-again-past.
    """
    reason = nfc(reason)
    problems = []
    if not reason:
        problems.append(Problem(code="reminder-reason-missing", field="reason"))
    if again_on is not None and again_on <= today:
        problems.append(Problem(code="reminder-again-past", field="again_on"))
    if problems:
        raise DomainError(*problems)
    note = ReminderNote(
        id=derived_id("reminder_note", unit.author.org_id, *one.key),
        org_id=unit.author.org_id,
        kind=one.kind.value,
        subject_id=one.subject_id,
        since=one.since,
        again_on=again_on,
        reason=reason,
    )
    unit.save(note, act="reminder.put-away")


def take_out(unit: Unit, note: ReminderNote, today: date) -> None:
    """Show a reminder again from today on; what was said about it stays."""
    unit.save(replace(note, org_id=unit.author.org_id, again_on=today), act="reminder.take-out")


def _reminders(unit: Unit, today: date) -> list[Reminder]:
    calendar = calendar_of(unit)
    timers = timers_of(unit, today)
    badges = rules_on("badges", today)
    coming = next_round(today, badges, calendar)
    years = years_in_window(coming, badges) if coming is not None else frozenset()
    members = timed_members(unit, today, sought=Sought(admitted_in=years))
    found = [line for one in members for line in timers.of_member(one.timed)]
    if coming is not None:
        found += _badges(members, coming, timers)
    # what a branch does itself is no work of the office
    for branch in standing_rows(unit.connection, Branch, unit.author.org_id):
        found += timers.of_branch(branch.org_id, branch.id)
        found += study_reminders(unit, branch, timers)
        found += opinion_reminders(unit, branch, timers)
        found += commendation_reminders(unit, branch, timers)
        found += term_reminders(unit, branch, timers)
    found += _shortcomings(unit, timers)
    found += meeting_reminders(unit, timers)
    found += missing_papers_due(unit, timers)
    order = list(ReminderKind)
    return sorted(found, key=lambda line: (line.due_on, order.index(line.kind)))


def _badges(members: Iterable[Timed], one: BadgeRound, timers: Timers) -> list[Reminder]:
    """Who reaches a step in the round that is being prepared: files until its day."""
    if (one.files_by - timers.today).days > timers.later:
        return []
    rules = rules_on("badges", timers.today)
    steps = steps_of(rules)
    why = tuple(filter(None, (rules.get("badge-files"), rules.get("badge-steps"))))
    found = []
    for member in members:
        holder = member.holder
        reached = step_in_window(holder, one, steps)
        if reached is not None:
            line = timers.line(
                ReminderKind.BADGE,
                holder.org_id,
                holder.branch_id,
                reached[1],
                one.files_by,
                why,
                reached[0],
            )
            named = replace(line, member_id=holder.member_id, full_name=holder.full_name)
            found.append(replace(named, is_certain=one.is_certain))
    return found


def _shortcomings(unit: Unit, timers: Timers) -> list[Reminder]:
    """What is not mended yet and has a day, once that day is near."""
    found = []
    for line in open_shortcomings(unit, timers.today):
        one = line.shortcoming
        if one.due_on is None or (one.due_on - timers.today).days > timers.later:
            continue
        reminder = timers.line(
            ReminderKind.SHORTCOMING,
            one.org_id,
            one.branch_id,
            one.pointed_out_on or one.due_on,
            one.due_on,
            (),
            line.mending.percent,
        )
        named = replace(reminder, member_id=one.member_id, full_name=one.full_name)
        found.append(replace(named, record_id=one.id, about=one.content))
    return found


def _notes(unit: Unit) -> dict[tuple[str, tuple[str, str, str]], ReminderNote]:
    return {
        (one.org_id, (one.kind, one.subject_id, one.since.isoformat())): one
        for one in unit.all(ReminderNote)
        if one.since is not None
    }


def _is_away(note: ReminderNote | None, today: date) -> bool:
    return note is not None and (note.again_on is None or note.again_on > today)
