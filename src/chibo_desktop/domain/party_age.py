"""Tuổi đảng: whole years and months in the Party, time outside it deducted (domain.md §2.9).

From which day it is counted is a rule with its own days of effect, and so is what becomes of the
29th of February. Nothing is rounded: N years are full on a day, and not the day before.
"""

from calendar import isleap
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from chibo_desktop.domain.eligibility import months_later
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.rules import RuleSet

COUNTED_FROM, GAPS, LEAP_DAY = "party-age-counted-from", "party-age-gaps", "party-age-leap-day"
_FIRST_OF_MARCH = "03-01"


@dataclass(frozen=True, slots=True, order=True)
class TimeOutside:
    """Time outside the Party: from the day of leaving to the day of coming back, if any."""

    left_on: date
    back_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdmissionDays:
    """The days an admission can be counted from; each may be unknown or known in part."""

    recorded: PartialDate | None = None  # as the dossier and the lists have it
    decided: PartialDate | None = None  # of the decision
    ceremony: PartialDate | None = None

    def chosen(self, word: str) -> PartialDate | None:
        """The day a rule names by `decision`, `ceremony` or `recorded`; else what is known."""
        wanted = {"decision": self.decided, "ceremony": self.ceremony}.get(word)
        return wanted or self.recorded or self.decided or self.ceremony


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyAge:
    """When somebody's years are full. `is_exact` False: the first day is known only in part."""

    start: date
    gaps: tuple[TimeOutside, ...] = ()  # in their order, none overlapping
    is_exact: bool = True
    leaps_to_march: bool = False
    _months: dict[int, date | None] = field(
        init=False, default_factory=dict, compare=False, repr=False
    )

    def full_on(self, years: int) -> date | None:
        """The day on which so many years are full; None when a gap has no end."""
        return self.months_full_on(12 * years)

    def months_full_on(self, months: int) -> date | None:
        """The day on which so many months are full; every gap before it makes it later."""
        if months not in self._months:
            self._months[months] = self._reckon(months)
        return self._months[months]

    def years_at(self, day: date) -> int:
        """How many years are full on a day; 0 before the first."""
        return self.months_at(day) // 12

    def months_at(self, day: date) -> int:
        """How many months are full on a day; 0 before the first."""
        months = max(0, (day.year - self.start.year) * 12 + day.month - self.start.month)
        while months:
            full = self.months_full_on(months)
            if full is not None and full <= day:
                return months
            months -= 1
        return 0

    def _reckon(self, months: int) -> date | None:
        day = self._later(self.start, months)
        for gap in self.gaps:
            if gap.left_on >= day:
                break
            if gap.back_on is None:
                return None
            away, days = _apart(gap.left_on, gap.back_on)
            day = self._later(day, away) + timedelta(days=days)
        return day

    def _later(self, day: date, months: int) -> date:
        later = months_later(day, months)
        is_missing = (day.month, day.day) == (2, 29) and not isleap(later.year)
        if self.leaps_to_march and is_missing and later.month == 2:
            return date(later.year, 3, 1)
        return later


def party_age(days: AdmissionDays, gaps: Sequence[TimeOutside], rules: RuleSet) -> PartyAge | None:
    """How somebody's years are counted by the rules of a day; None without any day of admission.

    Of a day known in part the earliest counts, and the result says that it is not exact.
    """
    start = days.chosen(rules.word(COUNTED_FROM))
    if start is None:
        return None
    deducts = rules.get(GAPS)
    return PartyAge(
        start=start.earliest,
        gaps=_since(start.earliest, gaps) if deducts is not None and deducts.value else (),
        is_exact=start.is_full,
        leaps_to_march=rules.word(LEAP_DAY) == _FIRST_OF_MARCH,
    )


def age_in_years(born_on: PartialDate | None, day: date) -> int | None:
    """Tuổi đời: whole years since birth, of a date known in part from its earliest day."""
    if born_on is None:
        return None
    born = born_on.earliest
    return day.year - born.year - (months_later(born, 12 * (day.year - born.year)) > day)


def _apart(first: date, last: date) -> tuple[int, int]:
    """Whole months and remaining days between two days; nothing when they are in disorder."""
    if last <= first:
        return 0, 0
    months = (last.year - first.year) * 12 + last.month - first.month
    if months_later(first, months) > last:
        months -= 1
    return months, (last - months_later(first, months)).days


def _since(start: date, gaps: Sequence[TimeOutside]) -> tuple[TimeOutside, ...]:
    """The gaps after the first day, in their order, those that overlap taken as one."""
    found: list[TimeOutside] = []
    for one in sorted(gaps, key=lambda gap: gap.left_on):
        if one.back_on is not None and one.back_on <= start:
            continue  # before what counts
        gap = TimeOutside(max(start, one.left_on), one.back_on)
        if found and (found[-1].back_on is None or gap.left_on <= found[-1].back_on):
            ends = (found[-1].back_on, gap.back_on)
            back_on = max(day for day in ends if day) if all(ends) else None
            found[-1] = TimeOutside(found[-1].left_on, back_on)
        else:
            found.append(gap)
    return tuple(found)
