"""The offices above a file: its own, and those above that one, of which its directives tell.

What they hand down comes by the own office alone: it signs what it hands on. Nearest first.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from chibo_desktop.services.directive_part import Arrived, DirectivePart, Plain
from chibo_desktop.services.office_link import office_of
from chibo_desktop.storage.meta import read_meta, write_meta
from chibo_desktop.storage.unit_of_work import R, Unit
from chibo_desktop.wording.directives import above_text

_ABOVE = "offices-above"
_PART = "above"


def offices_above(unit: Unit) -> dict[str, str]:
    """The nodes above with their names, the nearest first."""
    office = office_of(unit)
    if office is None:
        return {}
    beyond = _named(json.loads(read_meta(unit.connection, _ABOVE) or "{}"))
    return {office.node_id: office.name} | dict(beyond)


def own_or_from_above(unit: Unit, cls: type[R]) -> list[R]:
    """The rows of a type that this file's own office or one above has written, own ones first.

    What units of an office wrote for their units is not meant here.
    """
    rank = {node: place for place, node in enumerate([unit.author.org_id, *offices_above(unit)])}
    found = [one for one in unit.all(cls) if one.org_id in rank]
    return sorted(found, key=lambda one: rank[one.org_id])


def from_above(unit: Unit, cls: type[R]) -> list[R]:
    """The rows of a type that came down."""
    return [one for one in own_or_from_above(unit, cls) if one.org_id != unit.author.org_id]


def told_of(said: Mapping[str, Any] | None) -> frozenset[str]:
    """The nodes above its sender that a directive tells of."""
    part = (said or {}).get(_PART)
    return frozenset(node for node, _ in _named(part)) if isinstance(part, dict) else frozenset()


def above_part() -> DirectivePart:
    """What a directive tells of the offices above its sender."""
    return DirectivePart(name=_PART, write=_write, take_in=_take_in)


def _write(unit: Unit, _node_id: str) -> Plain | None:
    found = offices_above(unit)
    offices = [{"id": node, "name": name} for node, name in found.items()]
    return {"offices": offices} if offices else None


def _take_in(unit: Unit, plain: Plain, _arrived: Arrived) -> list[str]:
    known = offices_above(unit)
    told = [(node, name) for node, name in _named(plain) if node != unit.author.org_id]
    offices = [{"id": node, "name": name} for node, name in told]
    write_meta(unit.connection, _ABOVE, json.dumps({"offices": offices}))
    return [above_text(name) for node, name in told if node not in known]


def _named(plain: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    offices = plain.get("offices")
    for one in offices if isinstance(offices, list) else ():
        match one:
            case {"id": str(node), "name": str(name)}:
                yield node, name
