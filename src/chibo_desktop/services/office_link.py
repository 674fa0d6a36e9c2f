"""The office this unit reports to: known without loading anything that seals or signs."""

from chibo_desktop.domain.organization import Workplace
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.storage.meta import read_meta, write_meta
from chibo_desktop.storage.node_keys import Sender, senders
from chibo_desktop.storage.unit_of_work import Unit

OFFICE_ID = "office-id"
_CODE_ABOVE = "code-above"
REPORT = "report"
"""The kind of a bundle that goes to the office."""


def own_code(unit: Unit) -> str:
    """The code under which this node is known to its office; empty before it was invited."""
    return read_meta(unit.connection, "unit-code")


def set_own_code(unit: Unit, code: str) -> None:
    """Take the code that the office gave, or the office's own."""
    write_meta(unit.connection, "unit-code", code)


def code_for_office(unit: Unit) -> str:
    """The code that the office above gave to this node.

    An office has one of its own besides, which its units address: `own_code`.
    """
    return read_meta(unit.connection, _CODE_ABOVE) or own_code(unit)


def set_code_for_office(unit: Unit, code: str) -> None:
    """Take the code that the office above gave; it is the only one unless units address us."""
    write_meta(unit.connection, _CODE_ABOVE, code)
    if not own_code(unit):
        set_own_code(unit, code)


def inviting_office(unit: Unit) -> Workplace:
    """This workplace, as an office that its units can address.

    Raises DomainError: office-code-missing.
    """
    workplace = unit.get(Workplace, unit.author.org_id)
    if workplace is None or not workplace.code:
        raise DomainError(Problem(code="office-code-missing", field="code"))
    return workplace


def office_of(unit: Unit) -> Sender | None:
    """The office this unit reports to, once an invitation was accepted."""
    known = senders(unit.connection, node_id=read_meta(unit.connection, OFFICE_ID) or "-")
    return known[0] if known and code_for_office(unit) else None
