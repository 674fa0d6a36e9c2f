"""The rules and the calendar of a day of looking, from which every deadline is computed."""

from datetime import date

from chibo_desktop.domain.timers import Timers
from chibo_desktop.services.holidays import calendar_of
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.unit_of_work import Unit


def timers_of(unit: Unit, today: date) -> Timers:
    """The timers as they run in this file on a day."""
    return Timers(
        life_cycle=rule_book("life-cycle"),
        timers=rule_book("timers"),
        calendar=calendar_of(unit),
        today=today,
    )
