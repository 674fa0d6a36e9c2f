"""The shipped rules and holidays, as tests of deadlines use them."""

from datetime import date

from architecture.repository import RESOURCES
from chibo_desktop.domain.rules import RuleBook, read_rules
from chibo_desktop.domain.timers import Timers
from chibo_desktop.domain.working_days import HolidayTable, WorkingCalendar, read_holidays


def book(area: str) -> RuleBook:
    return read_rules((RESOURCES / "rules" / f"{area}.json").read_bytes())


def holidays() -> HolidayTable:
    return read_holidays((RESOURCES / "holidays" / "vietnam.json").read_bytes())


LIFE_CYCLE, TIMERS, BADGES = book("life-cycle"), book("timers"), book("badges")
CALENDAR = WorkingCalendar(holidays())


def timers(today: date) -> Timers:
    return Timers(life_cycle=LIFE_CYCLE, timers=TIMERS, calendar=CALENDAR, today=today)
