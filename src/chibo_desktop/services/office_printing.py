"""The office's papers: who has not sent the month, or sent it late."""

from collections.abc import Sequence
from datetime import date

from chibo_desktop.documents.late_units import LateUnit, LateUnits, late_units
from chibo_desktop.documents.letterhead import office_signature
from chibo_desktop.domain.period import Month
from chibo_desktop.services.issuers import issuer_of
from chibo_desktop.services.matrix import MatrixRow, load_matrix
from chibo_desktop.services.matrix_cells import HERE, CellState
from chibo_desktop.services.office_received import Deadlines
from chibo_desktop.services.office_units import nodes_by_unit
from chibo_desktop.storage.exchange_log import Arrival, arrivals
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.matrix import cell_sentence


def late_units_pdf(unit: Unit, month: Month) -> bytes:
    """The list of units to be reminded, as of today, with the same states as the matrix."""
    today = unit.now.date()
    matrix, deadlines = load_matrix(unit, month, today), Deadlines.of(unit)
    through = nodes_by_unit(unit)
    came = [one for one in arrivals(unit.connection, month.year) if one.period == str(month)]
    units = []
    for row in matrix.rows:
        node = row.subordinate.node_id
        own = [one for one in came if one.node_id in through[node]]
        if line := _late(row, month, own, deadlines.day(month, node), today):
            units.append(line)
    issuer = issuer_of(unit, today)
    view = LateUnits(
        letterhead=issuer.letterhead,
        month=month,
        due_on=matrix.due_on,
        as_of=today,
        unit_count=matrix.expected,
        units=tuple(units),
        signatures=(office_signature(),),
        is_practice=issuer.is_practice,
    )
    return late_units(view)


def _late(
    row: MatrixRow, month: Month, came: Sequence[Arrival], due_on: date, today: date
) -> LateUnit | None:
    cell = row.cells[month.number - 1]
    name, contact = row.subordinate.name, row.subordinate.phone_contact
    if cell.state in HERE:
        written = max(date.fromisoformat(one.written_on) for one in came)
        received = max(date.fromisoformat(one.received_on) for one in came)
        note = f"Đơn vị ghi gói ngày {date_text(written)}" if written != received else ""
        days = (written - due_on).days
        if days <= 0:
            return None
        return LateUnit(name=name, contact=contact, received_on=received, days=days, note=note)
    if cell.state is CellState.OUTSIDE or today <= due_on:
        return None
    is_silent = cell.state is CellState.MISSING  # the column of states says so
    return LateUnit(
        name=name,
        contact=contact,
        days=(today - due_on).days,
        note="" if is_silent else cell_sentence(cell.state, cell.arrived, cell.expected),
        is_partial=cell.state is CellState.PARTIAL,
    )
