"""The figures of every unit for a period: made once, kept until the unit's journal changes.

A page of the office so costs the number of its units, not that of their members.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from chibo_desktop import VERSION
from chibo_desktop.domain.organization import Branch, Subordinate, Workplace
from chibo_desktop.domain.report_period import ReportPeriod
from chibo_desktop.domain.unit_tree import begins_after, ended_before
from chibo_desktop.services.kept_parts import Keeping
from chibo_desktop.services.office_units import whole_tree
from chibo_desktop.services.picture_packing import packed
from chibo_desktop.services.picture_ratings import rated_of_branch
from chibo_desktop.services.picture_scope import PartScope
from chibo_desktop.services.picture_tellers import OF_BRANCH, OF_UNIT, OF_WHOLE, told_by
from chibo_desktop.services.watched import Progress, unwatched
from chibo_desktop.services.work_report_scope import ReportKey, ReportScope
from chibo_desktop.storage.picture import (
    WHOLE,
    Part,
    kept_excellent,
    kept_names,
)
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, kw_only=True)
class PartMaker:
    """Makes the part of any unit of this file for one period."""

    unit: Unit
    period: ReportPeriod
    today: date
    branches: Mapping[str, tuple[Branch, ...]] = field(init=False)

    def __post_init__(self) -> None:
        found: dict[str, list[Branch]] = defaultdict(list)
        for one in self.unit.all(Branch):
            found[one.org_id].append(one)
        object.__setattr__(self, "branches", {node: tuple(own) for node, own in found.items()})

    @property
    def until(self) -> str:
        """The last day that is told of."""
        return min(self.period.last_day, self.today).isoformat()

    def make(self, org_id: str) -> Part:
        """The part of a unit, or of the whole."""
        if org_id == WHOLE:
            key = ReportKey(org_id=self.unit.author.org_id, branch_id="", period=self.period)
            whole = ReportScope(unit=self.unit, key=key, today=self.today)
            return packed(WHOLE, [told_by(OF_WHOLE, whole)], [])
        told, rated = [told_by(OF_UNIT, self._scope(org_id, ""))], []
        for branch in self.branches.get(org_id, ()):
            told.append(told_by(OF_BRANCH, self._scope(org_id, branch.id)))
            rated.append(rated_of_branch(self.unit, branch, self.period))
        return packed(org_id, told, rated)

    def _scope(self, org_id: str, branch_id: str) -> PartScope:
        return PartScope(
            unit=self.unit,
            key=ReportKey(org_id=org_id, branch_id=branch_id, period=self.period),
            today=self.today,
            own_branches=self.branches.get(org_id, ()),
        )


def units_of_period(
    unit: Unit, period: ReportPeriod, known: Sequence[Subordinate] | None = None
) -> list[Subordinate]:
    """The units of the whole tree that stand at some time of a period, by their codes.

    `known` are all units of the file, where they were read already.
    """
    first, last = period.first_day, period.last_day
    tree = [
        one
        for one in whole_tree(unit, last, known)
        if not (ended_before(one, first) or begins_after(one, last))
    ]
    return sorted(tree, key=lambda one: one.code)


def picture_nodes(
    unit: Unit, period: ReportPeriod, known: Sequence[Subordinate] | None = None
) -> dict[str, str]:
    """Whose parts make the whole, by node with the name on the period's last day.

    The units, the office itself; what belongs to no unit stands last and has no name.
    """
    units = {one.node_id: one.name for one in units_of_period(unit, period, known)}
    own = unit.get(Workplace, unit.author.org_id)
    return units | {unit.author.org_id: own.name if own else "", WHOLE: ""}


def parts_known(
    unit: Unit, period: ReportPeriod, today: date, nodes: Collection[str]
) -> dict[str, Part]:
    """The parts that still hold, without their names."""
    return _keeping(period, today).known(unit, nodes)


def excellent_known(unit: Unit, period: ReportPeriod, today: date) -> dict[str, tuple[int, int]]:
    """Of the parts that still hold: how many are proposed as excellent, and how many allowed."""
    until = min(period.last_day, today).isoformat()
    return kept_excellent(unit.connection, str(period), until, VERSION)


def fresh_parts(
    unit: Unit,
    period: ReportPeriod,
    today: date,
    nodes: Collection[str],
    progress: Progress = unwatched,
) -> dict[str, Part]:
    """The parts of all, those that are missing made first. `progress` may stop it by raising."""

    def make(stale: Sequence[str]) -> Iterator[Part]:
        maker = PartMaker(unit=unit, period=period, today=today)
        return map(maker.make, stale)

    return _keeping(period, today).fresh(unit, nodes, make, progress)


def _keeping(period: ReportPeriod, today: date) -> Keeping:
    return Keeping(name=str(period), until=min(period.last_day, today).isoformat())


def fresh_names(
    unit: Unit, period: ReportPeriod, org_ids: Collection[str] | None = None
) -> Mapping[str, bytes]:
    """The packed names of the parts of a period, by unit: of some units, or of all."""
    return kept_names(unit.connection, str(period), org_ids)
