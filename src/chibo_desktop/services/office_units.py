"""The units of an office: its own tree, on any day, and what lies below a unit that is an office.

A unit that is an office sends its own tree along with its report: those rows are that unit's, and
hang below it here.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from chibo_desktop.domain.organization import Subordinate
from chibo_desktop.domain.unit_change import UnitChange
from chibo_desktop.domain.unit_tree import (
    as_of,
    begins_after,
    ended_before,
    ids_below,
    placed,
    stands_on,
)
from chibo_desktop.storage.once import once
from chibo_desktop.storage.unit_codes import subordinate_of_code
from chibo_desktop.storage.unit_of_work import Unit


def every_unit(unit: Unit) -> Sequence[Subordinate]:
    """The units of all trees in this file, in order of arrival: what nearly every page asks for."""
    return once(unit.connection, "units", lambda: tuple(unit.all(Subordinate)))


def own_units(unit: Unit, known: Sequence[Subordinate] | None = None) -> list[Subordinate]:
    """Every unit of this office's own tree, also those that ended, in order of arrival."""
    rows = every_unit(unit) if known is None else known
    return [one for one in rows if one.org_id == unit.author.org_id]


def own_changes(unit: Unit) -> list[UnitChange]:
    """The changes of this office's own tree that stand."""
    return [one for one in unit.all(UnitChange) if one.org_id == unit.author.org_id]


def unit_of_code(unit: Unit, code: str) -> Subordinate | None:
    """The unit of this office with that code."""
    return subordinate_of_code(unit.connection, unit.author.org_id, code)


def units_on(unit: Unit, day: date) -> list[Subordinate]:
    """This office's units that stand on a day, under their names of that day, by their codes."""
    named = as_of(own_units(unit), own_changes(unit), day)
    return sorted((one for one in named if stands_on(one, day)), key=lambda one: one.code)


def units_of_year(
    unit: Unit, year: int, named_on: date, known: Sequence[Subordinate] | None = None
) -> list[Subordinate]:
    """This office's units that stand at some time of a year, in their order and names of a day.

    `known` are all units of the file, where they were read already.
    """
    own = own_units(unit, known)
    named = as_of(own, own_changes(unit), named_on)
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = [one for one in named if not (ended_before(one, first) or begins_after(one, last))]
    return [one.unit for one in placed(found)]


def whole_tree(
    unit: Unit, day: date | None = None, known: Sequence[Subordinate] | None = None
) -> Sequence[Subordinate]:
    """The own units and, hung below those that are offices, the units that these told of.

    With a day, under their names and in their places of that day. `known` are all units of the
    file, where they were read already: a wide office has thousands.
    """
    if day is None and known is None:
        return once(unit.connection, "tree", lambda: _hung(unit.author.org_id, every_unit(unit)))
    known = every_unit(unit) if known is None else known
    if day is not None:
        known = as_of(known, unit.all(UnitChange), day)
    return _hung(unit.author.org_id, known)


def _hung(office: str, known: Sequence[Subordinate]) -> Sequence[Subordinate]:
    rows: dict[str, list[Subordinate]] = defaultdict(list)
    for one in known:
        rows[one.org_id].append(one)
    found: list[Subordinate] = []
    waiting = [(office, "")]
    while waiting:
        org_id, above = waiting.pop(0)
        told = rows.pop(org_id, [])  # each office once: a loop of offices ends
        found += [
            one if one.parent_id or not above else replace(one, parent_id=above) for one in told
        ]
        waiting += [(one.node_id, one.id) for one in told if one.is_office]
    return tuple(found)


def nodes_of(tree: Sequence[Subordinate]) -> Mapping[str, frozenset[str]]:
    """Of each unit's node that node and those which send through it: the units of an office."""
    by_id = {one.id: one for one in tree}
    found: dict[str, frozenset[str]] = {}
    for one in tree:
        if one.node_id in found:  # the own tree's word first
            continue
        through = (by_id[item] for item in ids_below(tree, one.id)) if one.is_office else ()
        below = {item.node_id for item in through if item.org_id != one.org_id}
        found[one.node_id] = frozenset({one.node_id, *below})
    return found


def nodes_through(unit: Unit, node_id: str) -> frozenset[str]:
    """The node of a unit of this office, and of an office also those which send through it."""
    return nodes_by_unit(unit).get(node_id) or frozenset({node_id})


def nodes_by_unit(unit: Unit) -> Mapping[str, frozenset[str]]:
    """`nodes_of` the tree as it stands: what nearly every page of an office asks for."""
    return once(unit.connection, "nodes", lambda: nodes_of(whole_tree(unit)))


def unit_names(unit: Unit) -> Mapping[str, str]:
    """The names of all units by their nodes, also of those below a unit that is an office."""
    return {one.node_id: one.name for one in reversed(whole_tree(unit))}
