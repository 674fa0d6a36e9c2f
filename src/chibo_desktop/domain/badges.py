"""Huy hiệu Đảng: steps, rounds with their windows, who is proposed in a round (domain.md §2.9).

Who reaches a step inside a round's window is proposed. Early award for serious illness and
posthumous award are only said to be possible: the branch asks for them, case by case.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chibo_desktop.domain.eligibility import months_later
from chibo_desktop.domain.fields import Kind, declare, full_date, reference, text
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.party_age import PartyAge
from chibo_desktop.domain.records import Record, record
from chibo_desktop.domain.rules import RuleSet
from chibo_desktop.domain.working_days import WorkingCalendar, yearly_day

STEPS, FILES, ROUND = "badge-steps", "badge-files", "badge-round-"
EARLY, EARLY_OLD, OLD, POSTHUMOUS = (
    "badge-early", "badge-early-old", "badge-old", "badge-posthumous",
)  # fmt: skip


class ProposalKind(StrEnum):
    """Why somebody stands in a round's list."""

    REGULAR = "regular"  # reaches the step inside the window
    MISSED = "missed"  # reached it before, and no badge of that step is recorded
    EARLY = "early"  # would reach it soon: only if seriously ill, and asked for
    POSTHUMOUS = "posthumous"  # died near the step, and asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeRound:
    """Một đợt trao tặng: its day, its window, until when files are due."""

    day: date
    first: date
    last: date
    files_by: date
    is_certain: bool = True  # every day off in between has been published

    @property
    def code(self) -> str:
        """`2026-11-07`: for choosing and for records."""
        return self.day.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeHolder:
    """What of a member matters for badges; `awarded` are the steps already given."""

    member_id: str
    org_id: str
    branch_id: str
    full_name: str
    born_on: PartialDate | None = None
    age: PartyAge | None = None
    admitted_on: PartialDate | None = None
    confirmed_on: PartialDate | None = None
    awarded: frozenset[int] = frozenset()
    is_counted: bool = True
    died_on: date | None = None


@record("badge_request", "Đề nghị xét tặng Huy hiệu Đảng")
@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeRequest(Record):
    """The branch asks for a badge before its time, or after death: in which round and why."""

    member_id: str = reference("Đảng viên", "member", required=True)
    years: int | None = declare(Kind.INTEGER, "Huy hiệu (năm)", required=True)
    round_on: date | None = full_date("Đợt", required=True)
    reason: str = text("Lý do đề nghị", required=True, width=40)


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeProposal:
    """One line of a round's list: who, which step, on which day it is full."""

    kind: ProposalKind
    holder: BadgeHolder
    years: int
    full_on: date
    months: int  # of Party age on the day that counts: of the round, or of death


def steps_of(rules: RuleSet) -> tuple[int, ...]:
    """The steps in force, ascending; none where no rule says any."""
    return tuple(sorted(int(word) for word in rules.word(STEPS).split()))


def rounds_of_year(year: int, rules: RuleSet, calendar: WorkingCalendar) -> list[BadgeRound]:
    """The rounds whose day lies in a year, in their order. Raises ValueError for faulty data."""
    found = []
    for code in sorted(code for code in rules.rules if code.startswith(ROUND)):
        day, first, last = (yearly_day(year, part) for part in rules.word(code).split())
        if first > last:  # the window of 3/2 begins in December
            first = first.replace(year=year - 1)
        files_by = calendar.add(day, -(rules.whole(FILES) or 0))
        found.append(
            BadgeRound(
                day=day,
                first=first,
                last=last,
                files_by=files_by,
                is_certain=calendar.is_certain(files_by, day),
            )
        )
    return sorted(found, key=lambda one: one.day)


def next_round(day: date, rules: RuleSet, calendar: WorkingCalendar) -> BadgeRound | None:
    """The round that is prepared on a day: the first whose day has not passed."""
    for year in (day.year, day.year + 1):
        for one in rounds_of_year(year, rules, calendar):
            if one.day >= day:
                return one
    return None


def years_in_window(one: BadgeRound, rules: RuleSet) -> frozenset[int]:
    """In which years somebody was admitted who reaches a step inside a round's window.

    Of whom time outside the Party is deducted this says nothing.
    """
    years = range(one.first.year, one.last.year + 1)
    return frozenset(year - step for year in years for step in steps_of(rules))


def last_year_of_list(one: BadgeRound, rules: RuleSet) -> int | None:
    """The last year in which somebody was admitted who can stand in a round's list."""
    ahead = max(rules.whole(code) or 0 for code in (EARLY, EARLY_OLD, POSTHUMOUS))
    steps = steps_of(rules)
    return months_later(max(one.day, one.last), ahead).year - steps[0] if steps else None


def proposals(
    holders: Iterable[BadgeHolder], one: BadgeRound, rules: RuleSet
) -> list[BadgeProposal]:
    """Everybody who stands in a round's list, the regular ones first, by step downwards."""
    steps = steps_of(rules)
    found = [proposal for holder in holders for proposal in _of(holder, one, steps, rules)]
    order = list(ProposalKind)
    found.sort(key=lambda line: (order.index(line.kind), -line.years))
    return found


def step_in_window(
    holder: BadgeHolder, one: BadgeRound, steps: Sequence[int]
) -> tuple[int, date] | None:
    """The step that a counted member reaches inside a round's window, and the day it is full."""
    if holder.age is None or not holder.is_counted or holder.confirmed_on is None:
        return None
    reached = holder.age.years_at(one.last)
    for step in steps:
        if step > reached or step in holder.awarded:
            continue
        full = holder.age.full_on(step)
        if full is not None and one.first <= full <= one.last:
            return step, full
    return None


def _of(
    holder: BadgeHolder, one: BadgeRound, steps: Sequence[int], rules: RuleSet
) -> Iterator[BadgeProposal]:
    if holder.age is None or holder.confirmed_on is None:
        return
    if holder.died_on is not None:
        yield from _after_death(holder, holder.died_on, one, steps, rules)
        return
    if not holder.is_counted:
        return
    inside = step_in_window(holder, one, steps)
    if inside is not None:
        yield _line(ProposalKind.REGULAR, holder, inside, one.day)
        return
    reached = [step for step in steps if step <= holder.age.years_at(one.last)]
    if reached and not any(step >= reached[-1] for step in holder.awarded):
        full = holder.age.full_on(reached[-1])
        if full is not None and full < one.first:
            yield _line(ProposalKind.MISSED, holder, (reached[-1], full), one.day)
    coming = _coming(holder, one, steps, rules)
    if coming is not None:
        yield _line(ProposalKind.EARLY, holder, coming, one.day)


def _coming(
    holder: BadgeHolder, one: BadgeRound, steps: Sequence[int], rules: RuleSet
) -> tuple[int, date] | None:
    """The next step, when an early award in this round would not be too early."""
    age = holder.age
    if age is None:
        return None
    step = next((step for step in steps if step > age.years_at(one.last)), None)
    if step is None or step in holder.awarded:
        return None
    is_old = step >= (rules.whole(OLD) or step + 1)
    early = rules.whole(EARLY_OLD if is_old else EARLY)
    full = age.full_on(step)
    if not early or full is None or full > months_later(one.day, early):
        return None
    return step, full


def _after_death(
    holder: BadgeHolder, died_on: date, one: BadgeRound, steps: Sequence[int], rules: RuleSet
) -> Iterator[BadgeProposal]:
    """The highest step that was full at death, or would have been soon, and was not given.

    Shown in the rounds of the year after the death: later the branch has long decided.
    """
    early = rules.whole(POSTHUMOUS)
    if early is None or holder.age is None or not died_on <= one.day <= months_later(died_on, 12):
        return
    months = holder.age.months_at(died_on)
    reached = [step for step in steps if 12 * step <= months + early]
    if not reached or any(step >= reached[-1] for step in holder.awarded):
        return
    full = holder.age.full_on(reached[-1])
    if full is not None:
        yield _line(ProposalKind.POSTHUMOUS, holder, (reached[-1], full), died_on)


def _line(
    kind: ProposalKind, holder: BadgeHolder, step: tuple[int, date], day: date
) -> BadgeProposal:
    months = holder.age.months_at(day) if holder.age else 0
    return BadgeProposal(kind=kind, holder=holder, years=step[0], full_on=step[1], months=months)
