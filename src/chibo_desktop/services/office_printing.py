"""The office's papers: who has not sent the month, or sent it late."""

from collections import defaultdict
from datetime import date

from chibo_desktop.documents.late_units import LateUnit, LateUnits, late_units
from chibo_desktop.documents.letterhead import Letterhead, office_signature
from chibo_desktop.domain.organization import Workplace
from chibo_desktop.domain.period import Month
from chibo_desktop.services.matrix import MatrixRow, load_matrix
from chibo_desktop.services.matrix_cells import Cell, CellState
from chibo_desktop.storage.exchange_log import Arrival, arrivals
from chibo_desktop.storage.meta import read_meta
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text

_NOTES = {
    CellState.FAULTY: "Gói gửi lên bị từ chối, cần gửi lại",
    CellState.NOT_ENROLLED: "Chưa kết nối",
}


def late_units_pdf(unit: Unit, month: Month) -> bytes:
    """The list of units to be reminded, as of today, with the same states as the matrix."""
    today = unit.now.date()
    workplace = unit.get(Workplace, unit.author.org_id)
    matrix = load_matrix(unit, month, today)
    came: dict[str, list[Arrival]] = defaultdict(list)
    for one in arrivals(unit.connection, month.year):
        if one.period == str(month):
            came[one.node_id].append(one)
    units = [
        line
        for row in matrix.rows
        if (line := _late(row, month, came[row.subordinate.node_id], matrix.due_on, today))
    ]
    view = LateUnits(
        letterhead=Letterhead(
            superior=workplace.superior_name if workplace else "",
            issuer=workplace.name if workplace else "",
            place=workplace.place if workplace else "",
            dated=today,
        ),
        month=month,
        due_on=matrix.due_on,
        as_of=today,
        unit_count=matrix.expected,
        units=tuple(units),
        signatures=(office_signature(),),
        is_practice=bool(read_meta(unit.connection, "practice")),
    )
    return late_units(view)


def _late(
    row: MatrixRow, month: Month, came: list[Arrival], due_on: date, today: date
) -> LateUnit | None:
    cell: Cell = row.cells[month.number - 1]
    name, contact = row.subordinate.name, row.subordinate.phone_contact
    if cell.state is CellState.LATE:
        written = max(date.fromisoformat(one.written_on) for one in came)
        received = max(date.fromisoformat(one.received_on) for one in came)
        note = f"Đơn vị ghi gói ngày {date_text(written)}" if written != received else ""
        days = (written - due_on).days
        return LateUnit(name=name, contact=contact, received_on=received, days=days, note=note)
    if cell.state in (CellState.RECEIVED, CellState.OUTSIDE) or today <= due_on:
        return None
    note = _NOTES.get(cell.state, "")
    if cell.state is CellState.PARTIAL:
        note = f"Mới nhận {cell.arrived} trong {cell.expected} chi bộ"
    return LateUnit(
        name=name,
        contact=contact,
        days=(today - due_on).days,
        note=note,
        is_partial=cell.state is CellState.PARTIAL,
    )
