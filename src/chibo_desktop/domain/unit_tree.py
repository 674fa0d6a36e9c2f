"""The tree of units: who stands below whom on a day, under which name, in which order.

A unit's row says how it stands after its last change; an earlier day is read back through its
changes. Merging two copies of a tree may leave a loop that neither had: every walk ends anyway.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce

from chibo_desktop.domain.organization import Subordinate
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.unit_change import UnitChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A unit in its place; the top has depth 0."""

    unit: Subordinate
    depth: int
    has_children: bool


def stands_on(one: Subordinate, day: date) -> bool:
    """Whether a unit stands on a day; both of its days count."""
    return not begins_after(one, day) and not ended_before(one, day)


def begins_after(one: Subordinate, day: date) -> bool:
    """Whether a unit does not yet stand on a day."""
    return one.since is not None and day < one.since


def ended_before(one: Subordinate, day: date) -> bool:
    """Whether a unit no longer stands on a day."""
    return one.until is not None and one.until < day


def as_of(
    units: Iterable[Subordinate], changes: Iterable[UnitChange], day: date
) -> list[Subordinate]:
    """The units with the name and the place that each had on a day."""
    later: dict[str, list[UnitChange]] = defaultdict(list)
    for one in sorted(changes, key=in_order, reverse=True):
        if one.effective_on is not None and one.effective_on > day:
            later[one.subordinate_id].append(one)
    return [reduce(before_change, later[one.id], one) if one.id in later else one for one in units]


def placed(units: Sequence[Subordinate]) -> Iterator[Placed]:
    """The units from top to bottom, each with its depth; siblings by their codes."""
    known = {one.id for one in units}
    ordered = sorted(units, key=lambda item: (item.code, item.id))
    below: dict[str, list[Subordinate]] = defaultdict(list)
    for one in ordered:
        below[one.parent_id if one.parent_id in known else ""].append(one)
    seen: set[str] = set()

    def walk(start: Sequence[Subordinate]) -> Iterator[Placed]:
        waiting = [(one, 0) for one in reversed(start)]
        while waiting:
            one, depth = waiting.pop()
            if one.id in seen:
                continue
            seen.add(one.id)
            children = below.get(one.id, ())
            yield Placed(unit=one, depth=depth, has_children=bool(children))
            waiting += [(child, depth + 1) for child in reversed(children)]

    yield from walk(below[""])
    yield from walk([one for one in ordered if one.id not in seen])  # what only a loop leads to


def ids_below(units: Iterable[Subordinate], top_id: str) -> frozenset[str]:
    """The units below one of them, at any depth; without itself."""
    below: dict[str, list[str]] = defaultdict(list)
    for one in units:
        below[one.parent_id].append(one.id)
    found: set[str] = set()
    waiting = list(below[top_id])
    while waiting:
        one_id = waiting.pop()
        if one_id not in found and one_id != top_id:
            found.add(one_id)
            waiting += below[one_id]
    return frozenset(found)


def check_parent(
    units: Collection[Subordinate], one: Subordinate, parent_id: str
) -> Problem | None:
    """Why a unit cannot stand below another one: unknown, itself, or below it already."""
    if not parent_id:
        return None
    by_id: Mapping[str, Subordinate] = {item.id: item for item in units}
    if parent_id not in by_id:
        return Problem(code="unit-parent-unknown", field="parent_id")
    if parent_id == one.id or parent_id in ids_below(units, one.id):
        params = {"name": one.name, "parent": by_id[parent_id].name}
        return Problem(code="unit-parent-below", field="parent_id", params=params)
    return None


def check_dates(one: Subordinate) -> Problem | None:
    """Why a unit's days cannot be so: it would end before it begins."""
    if one.since is not None and one.until is not None and one.until < one.since:
        return Problem(code="unit-dates-turned", field="until")
    return None


def before_change(one: Subordinate, change: UnitChange) -> Subordinate:
    """A unit with the name and the place that it had before its last change."""
    if change.name_after:
        one = replace(one, name=change.name_before)
    if change.parent_after != change.parent_before:
        one = replace(one, parent_id=change.parent_before)
    return one


def in_order(change: UnitChange) -> tuple[date, str]:
    """The order of changes: by the day from which they hold, then as they were written."""
    return change.effective_on or date.min, change.id
