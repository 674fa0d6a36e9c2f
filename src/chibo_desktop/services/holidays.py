"""The table of days off: what ships with the program, and what this unit has written over it."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from chibo_desktop import resources
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.text import nfc
from chibo_desktop.domain.working_days import (
    DayKind,
    Holiday,
    HolidayTable,
    WorkingCalendar,
    read_holidays,
)
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayLine:
    """One day of the table as it counts; `own_id` when this unit has written it."""

    day: date
    name: str
    kind: DayKind
    is_announced: bool
    own_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayYear:
    """The days of one year, where they come from, which years the program knows."""

    year: int
    lines: tuple[HolidayLine, ...]
    source: str
    is_known: bool
    years: tuple[int, ...]


@cache
def shipped_holidays() -> HolidayTable:
    """The table of resources/holidays."""
    return read_holidays(resources.path("holidays", "vietnam.json").read_bytes())


def calendar_of(unit: Unit) -> WorkingCalendar:
    """The working days of this unit."""
    return WorkingCalendar(shipped_holidays().with_own(_own(unit)))


def load_holidays(unit: Unit, year: int) -> HolidayYear:
    """The days of one year, this unit's own among them."""
    shipped, own = shipped_holidays(), _own(unit)
    by_day = {one.day: one.id for one in own}
    table = shipped.with_own(own)
    lines = tuple(
        HolidayLine(
            day=one.day,
            name=one.name,
            kind=one.kind,
            is_announced=one.is_announced,
            own_id=by_day.get(one.day, ""),
        )
        for one in table.of_year(year)
    )
    years = {*shipped.years, *(one.day.year for one in own if one.day), year}
    return HolidayYear(
        year=year,
        lines=lines,
        source=shipped.source,
        is_known=year in shipped.years,
        years=tuple(sorted(years)),
    )


def save_holiday(unit: Unit, day: date | None, name: str, kind: DayKind) -> None:
    """Write a day over the table. Raises DomainError: holiday-day-missing, holiday-name-missing."""
    name = nfc(name)
    problems = []
    if day is None:
        problems.append(Problem(code="holiday-day-missing", field="day"))
    if not name:
        problems.append(Problem(code="holiday-name-missing", field="name"))
    if problems:
        raise DomainError(*problems)
    known = next((one.id for one in _own(unit) if one.day == day), None)
    one = Holiday(
        id=known or unit.new_id(), org_id=unit.author.org_id, day=day, name=name, kind=kind
    )
    unit.save(one, act="holiday.edit" if known else "holiday.create")


def remove_holiday(unit: Unit, holiday_id: str) -> None:
    """Take this unit's own day off again: what the shipped table says counts as before."""
    one = unit.get(Holiday, holiday_id)
    if one is not None:
        unit.void(one, reason="Bỏ ngày tự ghi", act="holiday.remove")


def _own(unit: Unit) -> list[Holiday]:
    """What this unit wrote; the office also holds the days of its units, which bind only them."""
    return [one for one in unit.all(Holiday) if one.org_id == unit.author.org_id]
