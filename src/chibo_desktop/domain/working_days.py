"""Working days: deadlines of the Party are mostly counted in them (domain.md §13.10).

A calendar knows the weekly rest and the special days of each year: days off, and days of rest on
which people work in exchange for another. Nothing here knows which days these are: they are data.
"""

import json
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from chibo_desktop.domain.fields import choice, full_date, text
from chibo_desktop.domain.records import Record, record

_DAY = timedelta(days=1)


class DayKind(StrEnum):
    """What a special day is."""

    OFF = "off"
    WORKING = "working"  # a day of weekly rest on which people work in exchange


@record("holiday", "Ngày nghỉ")
@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday(Record):
    """A day as this unit keeps it; it goes before what the shipped table says of that day."""

    day: date | None = full_date("Ngày", required=True, listed=True)
    name: str = text("Dịp nghỉ", required=True, width=30, listed=True)
    kind: str = choice("Loại ngày", "day_kind", required=True, listed=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDay:
    """One day of the table. `is_announced` False: the program's guess until it is published."""

    day: date
    name: str
    kind: DayKind = DayKind.OFF
    is_announced: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayTable:
    """The special days that are known, and for which years somebody has said so."""

    source: str
    weekly_rest: frozenset[int]  # ISO: 6 is Saturday
    years: frozenset[int]
    days: Mapping[date, SpecialDay]

    def with_own(self, own: Iterable[Holiday]) -> "HolidayTable":
        """The table with this unit's own days put before the shipped ones."""
        days = dict(self.days)
        for one in own:
            if one.day is not None:
                kind = DayKind.WORKING if one.kind == DayKind.WORKING else DayKind.OFF
                days[one.day] = SpecialDay(day=one.day, name=one.name, kind=kind)
        return HolidayTable(
            source=self.source, weekly_rest=self.weekly_rest, years=self.years, days=days
        )

    def of_year(self, year: int) -> list[SpecialDay]:
        """The special days of a year in their order."""
        return [self.days[day] for day in sorted(self.days) if day.year == year]


class WorkingCalendar:
    """Counts working days. A count begins with the day after: the day itself is never counted."""

    def __init__(self, table: HolidayTable) -> None:
        self.table = table
        self._known: dict[tuple[date, int], date] = {}

    def is_working(self, day: date) -> bool:
        """Whether people work on a day."""
        special = self.table.days.get(day)
        if special is not None:
            return special.kind is DayKind.WORKING
        return day.isoweekday() not in self.table.weekly_rest

    def add(self, day: date, count: int) -> date:
        """The working day `count` working days after a day; before it when negative; 0 is the day.

        Raises OverflowError beyond the calendar of the program.
        """
        known = self._known.get((day, count))
        if known is not None:
            return known
        step, left, found = (_DAY if count > 0 else -_DAY), abs(count), day
        while left:
            found += step
            left -= self.is_working(found)
        self._known[(day, count)] = found
        return found

    def between(self, start: date, end: date) -> int:
        """How many working days lie after `start` up to `end`, that day included.

        Negative when `end` is the earlier day: then the days before `start` down to `end`.
        """
        if end >= start:
            return sum(1 for day in _days(start + _DAY, end) if self.is_working(day))
        return -sum(1 for day in _days(end, start - _DAY) if self.is_working(day))

    def is_certain(self, start: date, end: date) -> bool:
        """Whether every special day in between has been published."""
        first, last = min(start, end), max(start, end)
        if any(year not in self.table.years for year in range(first.year, last.year + 1)):
            return False
        return not any(
            first <= day <= last and not special.is_announced
            for day, special in self.table.days.items()
        )


def yearly_day(year: int, written: str) -> date:
    """A day that comes every year, written `09-02`; `02-29` is the last day of February."""
    month, day = map(int, written.split("-"))
    return date(year, month, min(day, monthrange(year, month)[1]))


def read_holidays(data: bytes) -> HolidayTable:
    """Read the shipped table. Raises ValueError or KeyError for a broken one (our own data)."""
    plain = json.loads(data)
    days: dict[date, SpecialDay] = {}
    for year in plain["years"].values():
        for one in year["days"]:
            first = date.fromisoformat(one["day"])
            for day in _days(first, date.fromisoformat(one.get("to", one["day"]))):
                days[day] = SpecialDay(
                    day=day,
                    name=one["name"],
                    kind=DayKind.WORKING if one.get("working") else DayKind.OFF,
                    is_announced=one.get("announced", True),
                )
    return HolidayTable(
        source=plain["source"],
        weekly_rest=frozenset(plain["weekly_rest"]),
        years=frozenset(map(int, plain["years"])),
        days=days,
    )


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += _DAY
