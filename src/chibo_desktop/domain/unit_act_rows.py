"""What a decision about units writes, and what taking it back puts back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from chibo_desktop.domain.organization import Subordinate
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.unit_acts import ActRows, TreeNow, UnitAct, check_act
from chibo_desktop.domain.unit_change import UnitChange, UnitChangeKind, UnitFate
from chibo_desktop.domain.unit_tree import before_change, in_order

_EVE = timedelta(days=1)


def rows_of_act(
    now: TreeNow, act: UnitAct, *, org_id: str, act_id: str, new_id: Callable[[], str]
) -> ActRows:
    """What an act writes. Raises DomainError with everything against it."""
    if problems := check_act(now, act):
        raise DomainError(*problems)
    day = act.decision.effective_on or date.min
    units: list[Subordinate] = []
    changes: list[UnitChange] = []

    def note(before: Subordinate, after: Subordinate, fate: UnitFate) -> None:
        renamed, moved = after.name != before.name, after.parent_id != before.parent_id
        units.append(after)
        changes.append(
            UnitChange(
                id=new_id(),
                org_id=org_id,
                act_id=act_id,
                unit_id=after.node_id,
                subordinate_id=after.id,
                unit_name=before.name,
                kind=act.kind,
                fate=fate,
                effective_on=day,
                decision_no=act.decision.number,
                decided_on=act.decision.decided_on,
                decided_by=act.decision.decided_by,
                from_units=_names(before_names),
                to_units=_names(after_names),
                name_before=before.name if renamed else "",
                name_after=after.name if renamed else "",
                parent_before=before.parent_id if moved else "",
                parent_after=after.parent_id if moved else "",
                until_before=before.until,
                note=act.decision.note,
            )
        )

    staying = [one for one in map(now.unit, act.staying) if one is not None]
    ending = [one for one in map(now.unit, act.ending) if one is not None]
    before_names = [one.name for one in (*ending, *staying)]
    after_names = [act.name or one.name for one in staying] + [one.name for one in act.founded]
    for one in ending:
        note(one, replace(one, until=day - _EVE), UnitFate.ENDS)
    for one in staying:
        note(one, _changed(act, one), _fate_of_staying(act))
    for new in act.founded:
        one = Subordinate(
            id=new.id,
            org_id=org_id,
            name=new.name,
            code=new.code,
            kind=new.kind,
            parent_id=new.parent_id,
            node_id=new.id,
            since=day,
        )
        note(one, one, UnitFate.BEGINS)
    for child in now.orphans(act, day):
        note(child, replace(child, parent_id=act.new_place), UnitFate.MOVED)
    return ActRows(units=tuple(units), changes=tuple(changes))


def rows_taken_back(now: TreeNow, act_id: str) -> ActRows:
    """The units of an act as they stood before it, and its changes, which are to be voided.

    A unit that the act founded is given as it stands: it is to be voided too. Raises DomainError:
    unit-act-unknown, unit-act-not-last.
    """
    mine = [one for one in now.changes if one.act_id == act_id]
    if not mine:
        raise DomainError(Problem(code="unit-act-unknown"))
    units = []
    for change in mine:
        one = now.unit(change.subordinate_id)
        if one is None:
            continue
        last = max((c for c in now.changes if c.subordinate_id == one.id), key=in_order)
        has_units = change.fate == UnitFate.BEGINS and any(
            child.parent_id == one.id and not any(c.subordinate_id == child.id for c in mine)
            for child in now.units
        )
        if last.act_id != act_id or has_units:
            raise DomainError(Problem(code="unit-act-not-last", params={"name": one.name}))
        units.append(_undone(one, change))
    return ActRows(units=tuple(units), changes=tuple(mine))


def _undone(one: Subordinate, change: UnitChange) -> Subordinate:
    if change.fate == UnitFate.ENDS:
        return replace(one, until=change.until_before)
    return before_change(one, change)


def _changed(act: UnitAct, one: Subordinate) -> Subordinate:
    if act.kind is UnitChangeKind.MOVE:
        return replace(one, parent_id=act.parent_id)
    return replace(one, name=act.name) if act.name else one


def _fate_of_staying(act: UnitAct) -> UnitFate:
    return {
        UnitChangeKind.SPLIT: UnitFate.SHEDS,
        UnitChangeKind.RENAME: UnitFate.RENAMED,
        UnitChangeKind.MOVE: UnitFate.MOVED,
    }.get(act.kind, UnitFate.RECEIVES)


def _names(names: Sequence[str]) -> str:
    return "; ".join(names)
