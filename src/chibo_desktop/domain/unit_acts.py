"""What a decision about units does: who ends, who begins, who receives (domain.md §1.1).

Pure: an act, the tree and the changes so far give new rows or the reasons against it. Days close
up without gap or overlap: who ends stands to the day before, who begins stands from the day itself.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from chibo_desktop.domain.organization import Subordinate
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.unit_change import UnitChange, UnitChangeKind
from chibo_desktop.domain.unit_tree import as_of, check_parent, stands_on

_LEAST = {UnitChangeKind.MERGE: 2, UnitChangeKind.SPLIT: 2}  # units before, units after


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The document an act rests on."""

    number: str
    effective_on: date | None
    decided_on: date | None = None
    decided_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUnit:
    """A unit that an act founds; `id` is given to it beforehand."""

    id: str
    name: str
    code: str
    kind: str
    parent_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitAct:
    """One act. `heirs` says which unit receives whom, also those on the way to a unit that ends."""

    kind: UnitChangeKind
    decision: Decision
    ending: tuple[str, ...] = ()
    staying: tuple[str, ...] = ()  # units that go on and receive, shed, are renamed or moved
    founded: tuple[NewUnit, ...] = ()
    name: str = ""  # the new name, of a rename
    parent_id: str = ""  # the new place, of a move; where the units of those that end go
    heirs: Mapping[str, str] = field(default_factory=dict)

    @property
    def new_place(self) -> str:
        """Where the moved unit goes, or those that stood below a unit which ends."""
        if self.kind is UnitChangeKind.MOVE:
            return self.parent_id
        receiving = [*self.staying, *(new.id for new in self.founded)]
        return receiving[0] if receiving else self.parent_id


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRows:
    """What an act writes: units as they stand afterwards, and what was changed of each."""

    units: tuple[Subordinate, ...]
    changes: tuple[UnitChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeNow:
    """The tree as it stands: units, standing changes, the members of each unit by its id.

    `coming` are those on the way to a unit: members of another one until it has accepted.
    """

    units: Sequence[Subordinate]
    changes: Sequence[UnitChange]
    members: Mapping[str, Collection[str]] = field(default_factory=dict)
    coming: Mapping[str, Collection[str]] = field(default_factory=dict)

    def unit(self, unit_id: str) -> Subordinate | None:
        """The unit with that id."""
        return next((one for one in self.units if one.id == unit_id), None)

    def to_hand_over(self, unit_ids: Iterable[str]) -> list[str]:
        """Who needs another unit when these end: their members, and those on the way to them."""
        ids = list(unit_ids)
        held = [member for one in ids for member in self.members.get(one, ())]
        return held + [member for one in ids for member in self.coming.get(one, ())]

    def orphans(self, act: UnitAct, day: date) -> list[Subordinate]:
        """The units that stand right below one which ends, and are not of the act themselves."""
        then = as_of(self.units, self.changes, day)
        named = (*act.ending, *act.staying)
        return [
            one
            for one in then
            if one.parent_id in act.ending and one.id not in named and stands_on(one, day)
        ]


def check_act(now: TreeNow, act: UnitAct) -> list[Problem]:
    """Everything against an act; nothing: it can be carried out."""
    found = list(_check_decision(act.decision))
    day = act.decision.effective_on
    if day is None:
        return found
    named = [*act.ending, *act.staying]
    known = [one for one in map(now.unit, named) if one is not None]
    if len(known) != len(named) or len(set(named)) != len(named):
        return [*found, Problem(code="unit-act-units")]
    found += _check_shape(act)
    for one in known:
        if not stands_on(one, day) or (one.id in act.ending and one.since == day):
            found.append(Problem(code="unit-act-not-standing", params={"name": one.name}))
        found += _check_later(now, one, day)
    found += _check_name(now, act)
    found += _check_place(now, act, day)
    found += _check_founded(now, act)
    found += _check_heirs(now, act)
    return found


def _check_decision(decision: Decision) -> Iterator[Problem]:
    if not decision.number:
        yield Problem(code="unit-act-no-decision", field="number")
    if decision.effective_on is None:
        yield Problem(code="unit-act-no-day", field="effective_on")
    elif decision.decided_on is not None and decision.decided_on > decision.effective_on:
        yield Problem(code="unit-act-decided-later", field="decided_on")


def _check_shape(act: UnitAct) -> Iterator[Problem]:
    """Whether the act has the units that its kind asks for."""
    ends, stays, founds = len(act.ending), len(act.staying), len(act.founded)
    match act.kind:
        case UnitChangeKind.MERGE:
            if not ends or stays + founds != 1 or ends + stays < _LEAST[act.kind]:
                yield Problem(code="unit-act-merge")
        case UnitChangeKind.SPLIT:
            if ends + stays != 1 or not founds or stays + founds < _LEAST[act.kind]:
                yield Problem(code="unit-act-split")
        case UnitChangeKind.DISSOLVE:
            if ends != 1 or founds:
                yield Problem(code="unit-act-units")
        case UnitChangeKind.RENAME | UnitChangeKind.MOVE:
            if ends or founds or stays != 1:
                yield Problem(code="unit-act-units")


def _check_later(now: TreeNow, one: Subordinate, day: date) -> Iterator[Problem]:
    """Changes of a unit are written in the order of their days: each says what stood before it."""
    later = [
        change.effective_on
        for change in now.changes
        if change.subordinate_id == one.id and change.effective_on and change.effective_on > day
    ]
    if later:
        params = {"name": one.name, "day": f"{min(later):%d/%m/%Y}"}
        yield Problem(code="unit-act-later-change", params=params)


def _check_name(now: TreeNow, act: UnitAct) -> Iterator[Problem]:
    if act.kind is UnitChangeKind.RENAME:
        names = {one.name for one in map(now.unit, act.staying) if one is not None}
        if not act.name or act.name in names:
            yield Problem(code="unit-act-same-name", field="name")


def _check_place(now: TreeNow, act: UnitAct, day: date) -> Iterator[Problem]:
    """Whether whoever changes place finds one that stands from the day on, on that day and now."""
    movers = now.orphans(act, day)
    for one in movers:
        yield from _check_later(now, one, day)
    if act.kind is UnitChangeKind.MOVE:
        movers = [one for one in map(now.unit, act.staying) if one is not None]
        if any(one.parent_id == act.parent_id for one in movers):
            yield Problem(code="unit-act-same-place", field="parent_id")
    founded = {new.id for new in act.founded}
    places = {new.parent_id for new in act.founded} | ({act.new_place} if movers else set())
    for place in sorted(places - founded - {""}):
        above = now.unit(place)
        if above is None:
            yield Problem(code="unit-parent-unknown", field="parent_id")
        elif place in act.ending or above.until is not None or not stands_on(above, day):
            params = {"name": above.name}
            yield Problem(code="unit-act-not-standing", field="parent_id", params=params)
        else:
            for tree in (now.units, as_of(now.units, now.changes, day)):
                yield from filter(None, (check_parent(tree, one, place) for one in movers))


def _check_founded(now: TreeNow, act: UnitAct) -> Iterator[Problem]:
    codes = {one.code for one in now.units}
    for new in act.founded:
        if not new.name or not new.code:
            yield Problem(code="unit-act-new-unnamed", field="code" if new.name else "name")
        elif new.code in codes:
            params = {"code": new.code}
            yield Problem(code="subordinate-code-taken", field="code", params=params)
        codes.add(new.code)


def _check_heirs(now: TreeNow, act: UnitAct) -> Iterator[Problem]:
    """Every member of a unit that ends or on the way to it has one unit that receives them."""
    receiving = {*act.staying, *(new.id for new in act.founded)}
    held = set(now.to_hand_over(act.ending))
    shed: set[str] = set()
    if act.kind is UnitChangeKind.SPLIT:
        shed = {member for one in act.staying for member in now.members.get(one, ())}
    if missing := held - set(act.heirs):
        yield Problem(code="unit-act-no-heir", params={"count": len(missing)})
    if set(act.heirs) - held - shed or set(act.heirs.values()) - receiving:
        yield Problem(code="unit-act-wrong-heir")
