"""What a unit's part of the picture is told of: one of its branches, or the unit as a whole."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from chibo_desktop.domain.organization import Branch
from chibo_desktop.services.listed_people import PersonOnRecord, Scope, people_on_record
from chibo_desktop.services.unit_scopes import told_by_others
from chibo_desktop.services.work_report_scope import ReportScope
from chibo_desktop.storage.member_values import MemberValues


@dataclass(frozen=True, kw_only=True)
class PartScope(ReportScope):
    """A report's scope of one node, whoever's file it is read in.

    `own_branches` are the node's, given because one reading serves all units.
    """

    own_branches: tuple[Branch, ...]

    @cached_property
    def is_office(self) -> bool:
        """Never the whole: even the office's own part tells of itself alone."""
        return False

    @cached_property
    def branches(self) -> tuple[Branch, ...]:
        return tuple(
            one for one in self.own_branches if not self.branch_id or one.id == self.branch_id
        )

    @cached_property
    def people(self) -> tuple[PersonOnRecord, ...]:
        scope = Scope(org_id=self.key.org_id, branch_id=self.branch_id)
        return tuple(people_on_record(self.unit, scope, ("gender",)))

    @cached_property
    def places(self) -> Mapping[tuple[str, str], str]:
        """Branches by their own names: the unit's stands beside the part."""
        return {(one.org_id, one.id): one.name for one in self.own_branches}

    def told_elsewhere(self, moved: Sequence[MemberValues]) -> Collection[str]:
        """Those whom another unit has: it tells what this one wrote of them."""
        return told_by_others(self.unit, self.key.org_id, moved)
