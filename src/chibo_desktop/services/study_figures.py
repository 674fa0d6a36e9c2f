"""The study of the office's units in figures: how many registered, handed in, were praised."""

from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.period import Month
from chibo_desktop.services.study import followed_statuses
from chibo_desktop.storage.member_lines import unit_names
from chibo_desktop.storage.study import StudyCount, study_counts
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitStudy:
    """One unit's month. `is_silent`: nothing of the month has come from it."""

    org_id: str
    name: str
    count: StudyCount

    @property
    def is_silent(self) -> bool:
        """Nothing was written for the month, as far as this file knows."""
        count = self.count
        return not (count.registered or count.reported or count.attended)


def load_study_figures(unit: Unit, period: Month, today: date) -> list[UnitStudy]:
    """Every unit's month in the order of names: figures of units, never a ranking of people."""
    names = unit_names(unit.connection)
    own = unit.author.org_id
    found = [
        UnitStudy(org_id=one.org_id, name=names.get(one.org_id, ""), count=one)
        for one in study_counts(unit.connection, period, followed_statuses(today))
        if one.org_id != own or len(names) == 1
    ]
    return sorted(found, key=lambda one: one.name)
