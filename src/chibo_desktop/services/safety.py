"""The four fears: is it saved, is it backed up and checked, has the office received it."""

from dataclasses import dataclass
from datetime import datetime

from chibo_desktop.domain.organization import Workplace, WorkplaceKind
from chibo_desktop.services.office_link import office_of
from chibo_desktop.services.office_units import nodes_by_unit, units_on
from chibo_desktop.storage.counted_members import members_by_node
from chibo_desktop.storage.meta import entry_count, read_meta, write_meta
from chibo_desktop.storage.opinions import opinion_writes
from chibo_desktop.storage.server_store import ServerStore
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """What the status strip says of the open file."""

    is_office: bool
    backed_up_at: datetime | None
    office_name: str
    acknowledged_period: str
    units: int
    members: int
    is_on_server: bool = False


def load_safety(unit: Unit) -> Safety:
    """How safe the file is."""
    workplace = unit.get(Workplace, unit.author.org_id)
    is_office = workplace is not None and workplace.kind == WorkplaceKind.HEADQUARTERS
    office = None if is_office else office_of(unit)
    backed_up = read_meta(unit.connection, "backed-up-at")
    return Safety(
        is_office=is_office,
        backed_up_at=datetime.fromisoformat(backed_up) if backed_up else None,
        office_name=office.name if office else "",
        acknowledged_period=read_meta(unit.connection, "acknowledged-period"),
        units=len(units_on(unit, unit.now.date())) if is_office else 0,
        members=_members(unit) if is_office else 0,
        is_on_server=isinstance(unit.store, ServerStore),
    )


def _members(unit: Unit) -> int:
    nodes = {unit.author.org_id, *nodes_by_unit(unit)}
    return sum(members_by_node(unit.connection, nodes).values())


def note_backup(unit: Unit) -> None:
    """A backup was written, opened and found equal."""
    write_meta(unit.connection, "backed-up-at", unit.now.isoformat(timespec="seconds"))
    write_meta(unit.connection, "backed-up-entries", writes_text(unit))
    unit.touched.add("backup")


def writes_text(unit: Unit) -> str:
    """A text that changes with every save: of the journal, or of what stays outside it."""
    return str(entry_count(unit.connection) + opinion_writes(unit.connection))
