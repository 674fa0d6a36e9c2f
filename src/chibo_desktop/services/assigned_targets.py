"""Targets handed down: the office asks units for figures, a unit keeps its own for them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from chibo_desktop.domain.organization import Subordinate
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.targets.assigned import AssignedTarget, assigned_of, own_target
from chibo_desktop.domain.targets.records import Target
from chibo_desktop.services.office_units import units_on
from chibo_desktop.services.party_bodies import party_bodies
from chibo_desktop.services.target_acts import target_problems
from chibo_desktop.storage.targets import assigned_targets
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTarget:
    """A unit's own target as it will be, and as it was; before it is made there is none."""

    target: Target
    before: Target | None


@dataclass(slots=True)
class OwnTargets:
    """The targets of this unit while what is asked of it is looked at, one after the other."""

    org_id: str
    branch_id: str
    known: list[Target]

    @classmethod
    def of(cls, unit: Unit) -> "OwnTargets":
        """Those that stand. What is asked of a unit of several branches is asked of the whole."""
        branch_id = next(iter(party_bodies(unit)), "")
        standing = [
            one
            for one in unit.all(Target)
            if one.org_id == unit.author.org_id and one.branch_id == branch_id
        ]
        return cls(org_id=unit.author.org_id, branch_id=branch_id, known=standing)

    def asked(self, assigned: AssignedTarget) -> OwnTarget:
        """The unit's own target for what was asked."""
        target = own_target(assigned, self.known, org_id=self.org_id, branch_id=self.branch_id)
        return self._noted(target)

    def released(self, assigned: AssignedTarget) -> OwnTarget | None:
        """The unit's own target that was asked of it and no longer is: it stays, as its own."""
        found = next((one for one in self.known if one.above_id == assigned.target_id), None)
        return self._noted(replace(found, above_id="")) if found is not None else None

    def _noted(self, target: Target) -> OwnTarget:
        before = next((one for one in self.known if one.id == target.id), None)
        self.known = [*(one for one in self.known if one.id != target.id), target]
        return OwnTarget(target=target, before=before)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentBoard:
    """The units that may be asked, and what is asked of each already, by node."""

    units: tuple[Subordinate, ...]
    asked: Mapping[str, AssignedTarget]


def load_assignments(unit: Unit, target_id: str) -> AssignmentBoard:
    """Who is asked what under a target of the office."""
    units = units_on(unit, unit.now.date())
    asked = assigned_targets(unit.connection, unit.author.org_id, target_id)
    return AssignmentBoard(units=tuple(units), asked={one.unit_id: one for one in asked})


def assign_target(unit: Unit, wording: Target, plans: Mapping[str, Decimal | None]) -> int:
    """Ask units for a target: `wording` is the office's own in the words that units get.

    `plans` gives each unit's figure by node; who is left out is asked no longer. Returns how many
    units are asked. Raises DomainError: assign-nobody, target-title, target-due, target-plan.
    """
    known = assigned_targets(unit.connection, unit.author.org_id, wording.id)
    if not plans and not known:
        raise DomainError(Problem(code="assign-nobody"))
    asked = [assigned_of(wording, node_id, planned) for node_id, planned in plans.items()]
    for one in asked:
        if problems := target_problems(replace(wording, planned=one.planned)):
            raise DomainError(*problems)
    unit.save_all(asked, act="target.assign")
    for gone in known:
        if gone.unit_id not in plans:
            unit.void(gone, reason="Thôi giao", act="target.release")
    return len(asked)
