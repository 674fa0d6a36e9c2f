"""Timers: what falls due for a member or a branch, computed from dates and dated rules.

Each reminder says what, who, from when, until when, how many days are left and by which rule. The
rule is that of the day from which the time runs (domain.md §0, §2.8).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from chibo_desktop.domain.eligibility import months_later
from chibo_desktop.domain.reminders import RESTRICTED, Reminder, ReminderKind, Urgency
from chibo_desktop.domain.rules import Rule, RuleBook, RuleSet
from chibo_desktop.domain.working_days import WorkingCalendar, yearly_day

ALERTS, SOON, LATER = "probation-alert-days", "soon-days", "later-days"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedMember:
    """The dates of one member or candidate from which something can fall due.

    What the file does not keep yet stays empty, and then nothing is said of it.
    """

    id: str
    org_id: str
    branch_id: str
    full_name: str
    is_counted: bool = True
    is_probationary: bool = False
    is_candidate: bool = False  # not admitted yet
    probation_from: date | None = None
    decided_on: date | None = None  # of the decision on admission
    decision_received_on: date | None = None
    ceremony_on: date | None = None
    has_curriculum: bool = False
    has_central_id: bool = False
    certificate_on: date | None = None
    transfer_from: date | None = None  # the transfer has begun and is not finished
    away_from: date | None = None  # temporary activity elsewhere
    away_until: date | None = None
    disciplined_on: date | None = None
    discipline_until: date | None = None  # as the decision says
    exempt_from: date | None = None  # for another reason than age or health
    exempt_until: date | None = None
    unpaid_months: int | None = None
    missed_months: int | None = None


@dataclass(slots=True)
class Timers:
    """Rules and calendar of one day of looking; rule sets of a day are read once."""

    life_cycle: RuleBook
    timers: RuleBook
    calendar: WorkingCalendar
    today: date
    soon: int = 0
    later: int = 0
    marks: tuple[int, ...] = ()  # days before the end of probation, the most first
    _sets: dict[tuple[str, date], RuleSet] = field(default_factory=dict)

    def __post_init__(self) -> None:
        now = self.rules(self.timers, self.today)
        self.soon, self.later = now.whole(SOON) or 0, now.whole(LATER) or 0
        self.marks = tuple(sorted(map(int, now.word(ALERTS).split()), reverse=True))

    def rules(self, book: RuleBook, day: date) -> RuleSet:
        """The rules of a book on a day."""
        key = (book.area, day)
        if key not in self._sets:
            self._sets[key] = book.on(day)
        return self._sets[key]

    def rule(self, day: date, code: str) -> Rule | None:
        """The rule of a code in force on a day, of either book."""
        found = self.rules(self.life_cycle, day).get(code)
        return found or self.rules(self.timers, day).get(code)

    def of_member(self, one: TimedMember) -> list[Reminder]:
        """What falls due for one member, the nearest day first."""
        found = [line for rule in _RULES for line in rule(self, one)]
        return sorted(found, key=lambda line: (line.due_on, line.kind))

    def of_branch(self, org_id: str, branch_id: str) -> list[Reminder]:
        """What a branch itself has to do at this time of the year."""
        found = []
        for kind, code in (
            (ReminderKind.SUPPLEMENT, "supplement-season"),
            (ReminderKind.SCREENING, "screening-season"),
        ):
            rule = self.rules(self.timers, self.today).get(code)
            if rule is None or not isinstance(rule.value, str):
                continue
            first, last = (yearly_day(self.today.year, part) for part in rule.value.split())
            if first <= self.today <= last:
                found.append(self.line(kind, org_id, branch_id, first, last, (rule,)))
        return found

    def line(
        self,
        kind: ReminderKind,
        org_id: str,
        branch_id: str,
        since: date,
        due_on: date,
        rules: tuple[Rule, ...],
        number: int = 0,
    ) -> Reminder:
        """A reminder with its days counted from today."""
        left = (due_on - self.today).days
        near = Urgency.SOON if left <= self.soon else Urgency.LATER
        in_working_days = any(rule.unit == "working-day" for rule in rules)
        return Reminder(
            kind=kind,
            org_id=org_id,
            branch_id=branch_id,
            since=since,
            due_on=due_on,
            days_left=left,
            urgency=Urgency.OVERDUE if left < 0 else near,
            rules=rules,
            is_certain=not in_working_days or self.calendar.is_certain(since, due_on),
            number=number,
        )

    def member_line(
        self,
        kind: ReminderKind,
        one: TimedMember,
        since: date,
        due_on: date,
        rules: tuple[Rule | None, ...],
        number: int = 0,
    ) -> Iterator[Reminder]:
        """The reminder, unless its day is still too far away to be shown."""
        if (due_on - self.today).days > self.later:
            return
        known = tuple(rule for rule in rules if rule is not None)
        line = self.line(kind, one.org_id, one.branch_id, since, due_on, known, number)
        yield _for(line, one)

    def deadline(self, since: date, code: str) -> tuple[date, Rule] | None:
        """The last day of a time laid down in months, days or working days; None without a rule."""
        rule = self.rule(since, code)
        if rule is None or type(rule.value) is not int:
            return None
        match rule.unit:
            case "working-day":
                return self.calendar.add(since, rule.value), rule
            case "month":
                return months_later(since, rule.value), rule
            case _:
                return since + timedelta(days=rule.value), rule


def _probation(timers: Timers, one: TimedMember) -> Iterator[Reminder]:
    if not one.is_probationary or not one.is_counted or one.probation_from is None:
        return
    found = timers.deadline(one.probation_from, "probation-months")
    if found is None:
        return
    ends, rule = found
    if timers.today < ends:
        left = (ends - timers.today).days
        reached = [mark for mark in timers.marks if left <= mark]
        ahead = [ends - timedelta(days=mark) for mark in timers.marks if left > mark]
        if reached:
            kind, since = ReminderKind.PROBATION, one.probation_from
            line = timers.line(kind, one.org_id, one.branch_id, since, ends, (rule,), reached[-1])
            yield _for(replace(line, next_mark_on=ahead[0] if ahead else None), one)
        return
    considered = timers.deadline(ends, "confirmation-working-days")
    if considered is not None:
        by, other = considered
        yield from timers.member_line(ReminderKind.CONFIRMATION, one, ends, by, (other, rule))


def _ceremony(timers: Timers, one: TimedMember) -> Iterator[Reminder]:
    if one.decided_on is None or one.ceremony_on is not None:
        return
    if not ((one.is_probationary and one.is_counted) or one.is_candidate):
        return
    counted_from = timers.rule(one.decided_on, "ceremony-counted-from")
    is_received = counted_from is not None and counted_from.value == "receipt"
    since = (one.decision_received_on if is_received else None) or one.decided_on
    found = timers.deadline(since, "ceremony-working-days")
    if found is not None:
        rules = (found[1], counted_from)
        yield from timers.member_line(ReminderKind.CEREMONY, one, since, found[0], rules)


def _curriculum(timers: Timers, one: TimedMember) -> Iterator[Reminder]:
    if one.is_probationary and one.is_counted and not one.has_curriculum:
        yield from _plain(
            timers, one, one.ceremony_on, "curriculum-working-days", ReminderKind.CURRICULUM
        )


def _central_database(timers: Timers, one: TimedMember) -> Iterator[Reminder]:
    if (one.is_probationary or one.is_candidate) and not one.has_central_id:
        code = "central-database-working-days"
        yield from _plain(timers, one, one.decided_on, code, ReminderKind.CENTRAL_DATABASE)


def _certificate(timers: Timers, one: TimedMember) -> Iterator[Reminder]:
    if one.is_candidate:
        code = "awareness-certificate-months"
        yield from _plain(timers, one, one.certificate_on, code, ReminderKind.CERTIFICATE)


def _transfer(timers: Timers, one: TimedMember) -> Iterator[Reminder]:
    code = "transfer-working-days"
    for line in _plain(timers, one, one.transfer_from, code, ReminderKind.TRANSFER):
        # Once the time for considering it has passed as well, it is no longer this branch's work.
        late = timers.deadline(line.due_on, "transfer-late-months")
        if late is None or timers.today <= late[0]:
            yield line


def _temporary(timers: Timers, one: TimedMember) -> Iterator[Reminder]:
    yield from _until(
        timers,
        one,
        (one.away_from, one.away_until),
        "official-transfer-months-least",
        ReminderKind.TEMPORARY_TRANSFER,
    )


def _discipline(timers: Timers, one: TimedMember) -> Iterator[Reminder]:
    if one.is_counted:
        days = (one.disciplined_on, one.discipline_until)
        for line in _until(timers, one, days, "discipline-months", ReminderKind.DISCIPLINE):
            # A discipline that has run out is said for a while, then it is history.
            if line.days_left >= -timers.soon:
                yield line


def _exemption(timers: Timers, one: TimedMember) -> Iterator[Reminder]:
    days = (one.exempt_from, one.exempt_until)
    yield from _until(timers, one, days, "exemption-other-months", ReminderKind.EXEMPTION)


def _months_missed(timers: Timers, one: TimedMember) -> Iterator[Reminder]:
    rule = timers.rule(timers.today, "absence-months")
    if rule is None or type(rule.value) is not int or not one.is_counted:
        return
    for kind, months in (
        (ReminderKind.DUES, one.unpaid_months),
        (ReminderKind.ATTENDANCE, one.missed_months),
    ):
        if months is not None and months >= rule.value:
            first = timers.today.replace(month=1, day=1)
            yield from timers.member_line(kind, one, first, timers.today, (rule,), months)


def _plain(
    timers: Timers, one: TimedMember, since: date | None, code: str, kind: ReminderKind
) -> Iterator[Reminder]:
    found = timers.deadline(since, code) if since is not None else None
    if since is not None and found is not None:
        yield from timers.member_line(kind, one, since, found[0], (found[1],))


def _until(
    timers: Timers,
    one: TimedMember,
    days: tuple[date | None, date | None],
    code: str,
    kind: ReminderKind,
) -> Iterator[Reminder]:
    """Until the day that a decision names; without one, as long as the rule allows."""
    since, until = days
    if since is not None and until is not None:
        rule = timers.rule(since, code)
        yield from timers.member_line(kind, one, since, until, (rule,))
    else:
        yield from _plain(timers, one, since, code, kind)


def _for(line: Reminder, one: TimedMember) -> Reminder:
    name = "" if line.kind in RESTRICTED else one.full_name
    return replace(line, member_id=one.id, full_name=name)


_RULES: tuple[Callable[[Timers, TimedMember], Iterator[Reminder]], ...] = (
    _probation,
    _ceremony,
    _curriculum,
    _central_database,
    _certificate,
    _transfer,
    _temporary,
    _discipline,
    _exemption,
    _months_missed,
)
