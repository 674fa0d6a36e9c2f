"""Whose affairs a file keeps: its one branch; several, and the whole first; the office."""

from chibo_desktop.domain.organization import Workplace
from chibo_desktop.storage.member_lines import branch_names
from chibo_desktop.storage.unit_of_work import Unit


def party_bodies(unit: Unit) -> dict[str, str]:
    """Branch id → name of every organisation of this file; the id of the whole is empty."""
    known = branch_names(unit.connection, unit.author.org_id)
    if len(known) == 1:
        return known
    workplace = unit.get(Workplace, unit.author.org_id)
    return {"": workplace.name if workplace else "", **known}


def chosen_body(unit: Unit, branch_id: str) -> tuple[str, dict[str, str]]:
    """The organisation asked for, or the first one when it is not of this file; and all of them."""
    bodies = party_bodies(unit)
    return (branch_id if branch_id in bodies else next(iter(bodies), "")), bodies
