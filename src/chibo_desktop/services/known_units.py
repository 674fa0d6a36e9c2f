"""The units of the Đảng bộ as a unit knows them: as the office's newest directive says."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from chibo_desktop.domain.unit_tree import stands_on
from chibo_desktop.services.office_link import office_of
from chibo_desktop.services.office_units import whole_tree
from chibo_desktop.storage.meta import read_meta, write_meta
from chibo_desktop.storage.once import once
from chibo_desktop.storage.unit_of_work import Unit

_KEY = "known-units"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownUnit:
    """A unit to which a member can be given; `office` names whose it is, where it is another's."""

    node_id: str
    code: str
    name: str
    office: str = ""

    @property
    def label(self) -> str:
        """The unit as people tell it from others of the same name."""
        return f"{self.name} ({self.office})" if self.office else self.name


def known_units(unit: Unit) -> list[KnownUnit]:
    """Every other unit of the Đảng bộ, by code; none before the first directive that names them."""
    text = read_meta(unit.connection, _KEY)
    found = read_units(json.loads(text)) if text else []
    return [one for one in found if one.node_id != unit.author.org_id]


def keep_units(unit: Unit, units: Iterable[KnownUnit]) -> None:
    """Take the units as the office names them."""
    write_meta(unit.connection, _KEY, json.dumps(plain_units(units), ensure_ascii=False))


def units_of_office(unit: Unit) -> list[KnownUnit]:
    """The units of the whole tree here that have a file, stand today and take members.

    An office itself takes nobody: its units do.
    """
    today = unit.now.date()
    return once(unit.connection, f"units that take members {today}", lambda: _takers(unit, today))


def _takers(unit: Unit, today: date) -> list[KnownUnit]:
    tree = whole_tree(unit, today)
    offices = {one.node_id: one.name for one in tree if one.is_office}
    return [
        KnownUnit(
            node_id=one.node_id,
            code=one.code,
            name=one.name,
            office=offices.get(one.org_id, ""),
        )
        for one in sorted(tree, key=lambda one: (offices.get(one.org_id, ""), one.code))
        if one.node_id and not one.is_office and stands_on(one, today)
    ]


def units_to_tell(unit: Unit) -> list[KnownUnit]:
    """What an office tells its units: its own ones, then those that the office above tells of."""
    own = units_of_office(unit)
    here = {one.node_id for one in own}
    above = office_of(unit)
    beyond = [
        replace(one, office=one.office or (above.name if above else ""))
        for one in known_units(unit)
        if one.node_id not in here
    ]
    return own + beyond


def plain_units(units: Iterable[KnownUnit]) -> list[dict[str, str]]:
    """Units as a directive says them."""
    return [
        {"node": one.node_id, "code": one.code, "name": one.name}
        | ({"of": one.office} if one.office else {})
        for one in units
    ]


def read_units(plain: Any) -> list[KnownUnit]:
    """Units as a directive says them; what is no unit is passed over."""
    found = []
    for one in plain if isinstance(plain, list) else ():
        match one:
            case {"node": str(node), "code": str(code), "name": str(name)}:
                office = one.get("of")
                found.append(
                    KnownUnit(
                        node_id=node,
                        code=code,
                        name=name,
                        office=office if isinstance(office, str) else "",
                    )
                )
    return found
