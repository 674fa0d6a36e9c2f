"""A practice unit while its year is lived through."""

from dataclasses import dataclass
from datetime import date, datetime, time
from random import Random

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.period import Month
from chibo_desktop.services.catalogues import criteria_sets
from chibo_desktop.services.kept_sets import kept_sets
from chibo_desktop.services.practice_clock import ZONE, PracticeClock
from chibo_desktop.services.practice_life import Life
from chibo_desktop.services.practice_members import Person
from chibo_desktop.services.practice_plan import UnitPlan
from chibo_desktop.services.session import Session
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(slots=True)
class PracticeUnit:
    """Its file, its people by id, its clock and its dice."""

    plan: UnitPlan
    session: Session
    clock: PracticeClock
    rng: Random
    branch_ids: list[str]
    people: list[Person]
    present: dict[str, Person]
    lives: list[Life]
    seed: int

    @property
    def criteria_set(self) -> CriteriaSet:
        """The shipped set this unit marks by."""
        return next(one for one in criteria_sets() if one.id == self.plan.criteria_id)

    def set_of(self, unit: Unit, month: Month) -> CriteriaSet:
        """The set of a month: the unit's own once it has one in force."""
        issued = (one.criteria_set for one in kept_sets(unit) if not one.record.is_draft)
        own = (one for one in issued if one is not None and one.covers(month))
        return next(own, self.criteria_set)


def at(day: date, hour: int) -> datetime:
    """An hour of a day where the story happens."""
    return datetime.combine(day, time(hour), ZONE)
