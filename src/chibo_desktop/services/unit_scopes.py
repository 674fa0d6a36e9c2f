"""What the figures of one unit of the office's report are told of.

Of one unit its own rows are read; of many at once those of everybody, which are shared out: the
tellers do not know the difference. Of people there are too many: these are given.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from chibo_desktop.domain.member import ActivityStatus
from chibo_desktop.services.listed_people import PersonOnRecord
from chibo_desktop.services.work_report_scope import Reading, ReportScope, Row
from chibo_desktop.storage.member_values import MemberValues, standings_elsewhere
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, kw_only=True)
class UnitScope(ReportScope):
    """All of one unit, told as the office tells of everybody (`whole`).

    A place is the branch's id: names are put when a figure is opened, for the office may call a
    unit otherwise by then.
    """

    whole: ReportScope
    is_shared: bool
    own_people: Sequence[PersonOnRecord]

    @property
    def org_id(self) -> str:
        return self.key.org_id

    @property
    def told_until(self) -> date:
        return self.whole.told_until

    @cached_property
    def is_office(self) -> bool:
        """Never the whole."""
        return False

    @cached_property
    def people(self) -> tuple[PersonOnRecord, ...]:
        return tuple(self.own_people)

    def read(self, reading: Reading[Row], keys: Iterable[str] | None = None) -> list[Row]:
        if not self.is_shared:
            return super().read(reading)
        found = self.whole.by_key(reading)
        wanted = (self.org_id,) if keys is None else keys
        return [row for key in wanted for row in found.get(key, ())]

    def place(self, org_id: str, branch_id: str) -> str:
        return branch_id

    def told_elsewhere(self, moved: Sequence[MemberValues]) -> Collection[str]:
        """Those whom another unit has, or tells of as it told of them last."""
        return told_by_others(self.unit, self.org_id, moved)


def told_by_others(unit: Unit, org_id: str, moved: Sequence[MemberValues]) -> Collection[str]:
    """Of a unit's members who moved away those whom another has, or tells of as the last one."""
    ids = [one.id for one in moved]
    others = standings_elsewhere(unit.connection, org_id, ids) if ids else ()
    return {
        member_id
        for member_id, other, status in others
        if status != ActivityStatus.TRANSFERRED or other < org_id
    }
