"""Decisions about units: looked at first, carried out as one, taken back as one.

The office's tree changes, and the members of a unit that ends or is split are handed over in the
same transaction; what the change means for a unit travels down to it. Source: domain.md §1.1.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop.domain.organization import Subordinate
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.text import nfc
from chibo_desktop.domain.unit_act_rows import rows_of_act, rows_taken_back
from chibo_desktop.domain.unit_acts import Decision, NewUnit, TreeNow, UnitAct
from chibo_desktop.domain.unit_change import UnitChange, UnitChangeKind, UnitFate
from chibo_desktop.domain.unit_tree import in_order
from chibo_desktop.services.office_units import own_changes, own_units
from chibo_desktop.services.transfers import TransferDecision
from chibo_desktop.services.unit_act_members import (
    CalledBack,
    HandOver,
    call_members_back,
    hand_over_members,
    on_the_way_to,
)
from chibo_desktop.storage.counted_members import counted_in, counted_members
from chibo_desktop.storage.node_keys import senders
from chibo_desktop.storage.rehearsal import rehearsal
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.unit_tree import decided_text

RECORD, TAKE_BACK = "unit-change.record", "unit-change.take-back"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActDraft:
    """What the form of a decision says. `picked` go to the first new unit of a split."""

    kind: UnitChangeKind
    number: str = ""
    effective_on: date | None = None
    decided_on: date | None = None
    decided_by: str = ""
    note: str = ""
    ending: tuple[str, ...] = ()
    staying: tuple[str, ...] = ()
    founded: tuple[tuple[str, str], ...] = ()  # name and code
    founded_kind: str = "branch"
    name: str = ""
    parent_id: str = ""
    picked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActPreview:
    """What a decision does to units and members, or everything against it."""

    changes: tuple[UnitChange, ...] = ()
    handed_over: tuple[HandOver, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedAct:
    """A decision that stands, with what it did to each unit."""

    act_id: str
    changes: tuple[UnitChange, ...]

    @property
    def first(self) -> UnitChange:
        """Any of its changes: number, days and names are the same in all."""
        return self.changes[0]


def tree_now(unit: Unit) -> TreeNow:
    """The tree with the members counted in each unit and those on the way to it."""
    units = own_units(unit)
    members = counted_members(unit.connection)
    coming = on_the_way_to(
        unit, {member for one in units for member in members.get(one.node_id, ())}
    )
    return TreeNow(
        units=units,
        changes=own_changes(unit),
        members={one.id: tuple(members.get(one.node_id, {})) for one in units},
        coming={one.id: tuple(coming.get(one.node_id, ())) for one in units},
    )


def members_of_unit(unit: Unit, subordinate_id: str) -> Mapping[str, str]:
    """The members counted in a unit: id and name, in the order of their names."""
    one = unit.get(Subordinate, subordinate_id)
    return counted_in(unit.connection, one.node_id) if one else {}


def preview_act(unit: Unit, draft: ActDraft) -> ActPreview:
    """What a decision would do. Nothing is kept."""
    try:
        with rehearsal(unit) as trial:
            return carry_out_act(trial, draft)
    except DomainError as refused:
        return ActPreview(problems=tuple(refused.problems))


def carry_out_act(unit: Unit, draft: ActDraft) -> ActPreview:
    """Write a decision down, change the tree and hand over the members whom it moves.

    Raises DomainError with all that is against it, and as `order_transfers`.
    """
    now = tree_now(unit)
    act = _act(now, draft, unit.new_id)
    act_id = unit.new_id()
    rows = rows_of_act(now, act, org_id=unit.author.org_id, act_id=act_id, new_id=unit.new_id)
    today = unit.now.date()
    known = {one.id for one in now.units}
    units = [one if one.id in known else replace(one, joined_on=today) for one in rows.units]
    unit.save_all(units, act=RECORD, batch=act_id)
    unit.save_all(rows.changes, act=RECORD, batch=act_id)
    decision = TransferDecision(
        number=act.decision.number,
        decided_on=act.decision.decided_on,
        decided_by=act.decision.decided_by,
        effective_on=act.decision.effective_on,
        note=act.decision.note or decided_text(rows.changes[0]),
    )
    handed_over = hand_over_members(unit, now, act, act_id, decision)
    return ActPreview(changes=rows.changes, handed_over=handed_over)


def take_back_act(unit: Unit, act_id: str, reason: str) -> CalledBack:
    """Let a decision count no more: its units stand as before, and hear of it.

    Members whom nobody has accepted yet are no longer handed over; the others stay where they are.
    Raises DomainError: unit-act-unknown, unit-act-not-last, unit-act-has-data, unit-act-no-reason.
    """
    if not nfc(reason):
        raise DomainError(Problem(code="unit-act-no-reason", field="reason"))
    now = tree_now(unit)
    rows = rows_taken_back(now, act_id)
    founded = {one.subordinate_id for one in rows.changes if one.fate == UnitFate.BEGINS}
    keyed = {one.node_id for one in senders(unit.connection)}
    for one in rows.units:
        if one.id in founded and (one.node_id in keyed or now.members.get(one.id)):
            raise DomainError(Problem(code="unit-act-has-data", params={"name": one.name}))
    batch = unit.new_id()
    standing = [one for one in rows.units if one.id not in founded]
    unit.save_all(standing, act=TAKE_BACK, batch=batch, note=nfc(reason))
    for one in rows.units:
        if one.id in founded:
            unit.void(one, reason=nfc(reason), act=TAKE_BACK, batch=batch)
    for change in rows.changes:
        unit.void(change, reason=nfc(reason), act=TAKE_BACK, batch=batch)
    return call_members_back(unit, act_id, reason)


def recorded_acts(unit: Unit) -> tuple[RecordedAct, ...]:
    """The decisions that stand, the newest first."""
    by_act: dict[str, list[UnitChange]] = {}
    for one in sorted(own_changes(unit), key=in_order):
        by_act.setdefault(one.act_id, []).append(one)
    acts = [RecordedAct(act_id=key, changes=tuple(found)) for key, found in by_act.items()]
    return tuple(sorted(acts, key=lambda one: in_order(one.changes[-1]), reverse=True))


def _act(now: TreeNow, draft: ActDraft, new_id: Callable[[], str]) -> UnitAct:
    """The act that a draft stands for: who receives whom follows from its kind."""
    old = next((one for one in map(now.unit, (*draft.staying, *draft.ending)) if one), None)
    founded = tuple(
        NewUnit(
            id=new_id(),
            name=nfc(name),
            code=nfc(code),
            kind=draft.founded_kind,
            parent_id=old.parent_id if old else "",
        )
        for name, code in draft.founded
    )
    decision = Decision(
        number=nfc(draft.number),
        effective_on=draft.effective_on,
        decided_on=draft.decided_on,
        decided_by=nfc(draft.decided_by),
        note=nfc(draft.note),
    )
    return UnitAct(
        kind=draft.kind,
        decision=decision,
        ending=draft.ending,
        staying=draft.staying,
        founded=founded,
        name=nfc(draft.name),
        parent_id=draft.parent_id,
        heirs=_heirs(now, draft, founded),
    )


def _heirs(now: TreeNow, draft: ActDraft, founded: tuple[NewUnit, ...]) -> dict[str, str]:
    receiving = [*draft.staying, *(one.id for one in founded)]
    leaving = now.to_hand_over(draft.ending)
    if draft.kind is not UnitChangeKind.SPLIT:
        return dict.fromkeys(leaving, receiving[0]) if receiving else {}
    if not founded:
        return {}
    heirs = dict.fromkeys(draft.picked, founded[0].id)
    rest = [member for member in leaving if member not in draft.picked]
    return heirs | (dict.fromkeys(rest, founded[-1].id) if draft.ending else {})
