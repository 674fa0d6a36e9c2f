"""The units of the Đảng bộ as a unit knows them: as the office's newest directive says."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from chibo_desktop.services.office_units import units_on
from chibo_desktop.storage.meta import read_meta, write_meta
from chibo_desktop.storage.unit_of_work import Unit

_KEY = "known-units"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownUnit:
    """A unit to which a member can be given."""

    node_id: str
    code: str
    name: str


def known_units(unit: Unit) -> list[KnownUnit]:
    """Every other unit of the Đảng bộ, by code; none before the first directive that names them."""
    text = read_meta(unit.connection, _KEY)
    found = read_units(json.loads(text)) if text else []
    return [one for one in found if one.node_id != unit.author.org_id]


def keep_units(unit: Unit, units: Iterable[KnownUnit]) -> None:
    """Take the units as the office names them."""
    write_meta(unit.connection, _KEY, json.dumps(plain_units(units), ensure_ascii=False))


def units_of_office(unit: Unit) -> list[KnownUnit]:
    """What the office tells its units: those of its own tree that have a file and still stand."""
    return [
        KnownUnit(node_id=one.node_id, code=one.code, name=one.name)
        for one in units_on(unit, unit.now.date())
        if one.node_id
    ]


def plain_units(units: Iterable[KnownUnit]) -> list[dict[str, str]]:
    """Units as a directive says them."""
    return [{"node": one.node_id, "code": one.code, "name": one.name} for one in units]


def read_units(plain: Any) -> list[KnownUnit]:
    """Units as a directive says them; what is no unit is passed over."""
    found = []
    for one in plain if isinstance(plain, list) else ():
        match one:
            case {"node": str(node), "code": str(code), "name": str(name)}:
                found.append(KnownUnit(node_id=node, code=code, name=name))
    return found
