"""Headcount (tăng, giảm đảng viên): who was on the list, who came, who went, who is on it.

Biểu 1 of the statistics of Party members: A at the beginning, B came, C went, D at the end, and
A + B - C = D. Source: domain.md §11. Everything is kept as names; a figure is their number.
What the steps in somebody's life say can differ from the list itself: E is that difference, name
by name with its reason, and G = D + E is the list.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chibo_desktop.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class ListStep:
    """Somebody comes on the list or goes from it. `kind` is the code of what happened."""

    kind: str
    on: PartialDate | None
    joins: bool
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A person with every step on and off the list, in their order.

    `is_listed` is what the list says today; `unlisted_on` the day from which it says no.
    """

    member_id: str
    org_id: str
    branch_id: str
    full_name: str
    steps: tuple[ListStep, ...] = ()
    is_listed: bool = True
    unlisted_on: PartialDate | None = None


class CountDoubt(StrEnum):
    """Why a name is counted with a doubt, or stands in the difference E."""

    NO_DAY_OF_JOINING = "no-day-of-joining"  # counted as there from the beginning
    NO_DAY_OF_LEAVING = "no-day-of-leaving"  # gone from the list, in no period
    DAY_IN_PART = "day-in-part"  # may lie before the period or after it
    STEP_WITHOUT_EFFECT = "step-without-effect"  # comes although there, or goes although not
    NOT_LISTED = "not-listed"  # a member by what happened, and not on the list
    ONLY_LISTED = "only-listed"  # on the list, and nothing says how


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedName:
    """One name in a figure, by which step, and what is to be known about it."""

    person: Listed
    step: ListStep | None = None
    doubt: CountDoubt | None = None
    sign: int = 1  # -1 only in the difference: fewer on the list than by the steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount:
    """The names of a period. `end` has as many as `start` and `joined` less `left`."""

    start: tuple[CountedName, ...] = ()
    joined: tuple[CountedName, ...] = ()
    left: tuple[CountedName, ...] = ()
    end: tuple[CountedName, ...] = ()
    difference: tuple[CountedName, ...] = ()
    doubts: tuple[CountedName, ...] = ()

    @property
    def reconciles(self) -> bool:
        """A + B - C = D: holds of everything that `headcount` returns."""
        return len(self.start) + len(self.joined) - len(self.left) == len(self.end)

    @property
    def listed(self) -> tuple[CountedName, ...]:
        """G: who is on the list at the end, D with the difference taken into account."""
        away = {_key(one.person) for one in self.difference if one.sign < 0}
        more = tuple(one for one in self.difference if one.sign > 0)
        return (*(one for one in self.end if _key(one.person) not in away), *more)


def headcount(people: Iterable[Listed], first: date, last: date) -> Headcount:
    """Count a period from `first` to `last`, both included. Raises ValueError for `last` before."""
    if last < first:
        raise ValueError("a period cannot end before it begins")
    found: dict[str, list[CountedName]] = defaultdict(list)
    for person in people:
        is_here, was_here = False, False
        for day, step, doubt in _dated(person.steps):
            if day > last:
                break
            unsure = doubt or _near(step, first, last)
            if step.joins == is_here:
                unsure = CountDoubt.STEP_WITHOUT_EFFECT
            name = CountedName(person=person, step=step, doubt=unsure)
            if unsure is not None:
                found["doubts"].append(name)
            if step.joins == is_here:
                continue
            is_here = step.joins
            if day < first:
                was_here = is_here
            else:
                found["joined" if step.joins else "left"].append(name)
        if was_here:
            found["start"].append(CountedName(person=person))
        if is_here:
            found["end"].append(CountedName(person=person))
        apart = _difference(person, is_here, last)
        if apart is not None:
            found["difference"].append(apart)
    return Headcount(**{name: tuple(names) for name, names in found.items()})


def _dated(steps: Sequence[ListStep]) -> list[tuple[date, ListStep, CountDoubt | None]]:
    """Each step with the day it counts on, never earlier than the step before it.

    A step without a day counts with the one before it; leaving last without a day counts never.
    """
    found: list[tuple[date, ListStep, CountDoubt | None]] = []
    day = date.min
    for index, step in enumerate(steps):
        if step.on is None and not step.joins and index == len(steps) - 1:
            break
        doubt = None
        if step.on is not None:
            day = max(day, step.on.earliest)
        elif step.joins:
            doubt = CountDoubt.NO_DAY_OF_JOINING
        else:
            doubt = CountDoubt.NO_DAY_OF_LEAVING
        found.append((day, step, doubt))
    return found


def _near(step: ListStep, first: date, last: date) -> CountDoubt | None:
    """Whether a day known in part lies on both sides of a border of the period."""
    if step.on is None or step.on.is_full:
        return None
    earliest, latest = step.on.earliest, step.on.latest
    if earliest < first <= latest or earliest <= last < latest:
        return CountDoubt.DAY_IN_PART
    return None


def _difference(person: Listed, is_here: bool, last: date) -> CountedName | None:
    """Where the list and the steps disagree at the end of a period."""
    steps = _dated(person.steps)
    by_steps = False
    for _, step, _ in steps:
        by_steps = step.joins
    if by_steps == person.is_listed:
        return None
    if person.is_listed:
        if is_here or any(day > last for day, _, _ in steps):
            return None
        return CountedName(person=person, doubt=CountDoubt.ONLY_LISTED)
    if not is_here:
        return None
    trailing = person.steps[-1] if len(steps) < len(person.steps) else None
    if trailing is not None:
        return CountedName(
            person=person, step=trailing, doubt=CountDoubt.NO_DAY_OF_LEAVING, sign=-1
        )
    if person.unlisted_on is not None and person.unlisted_on.earliest > last:
        return None
    return CountedName(person=person, doubt=CountDoubt.NOT_LISTED, sign=-1)


def _key(person: Listed) -> tuple[str, str]:
    return person.org_id, person.member_id
