"""Chỉ đạo at the office: what it hands down, to whom, and which unit has the newest of it."""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chibo_desktop.domain.organization import Subordinate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.records import Record
from chibo_desktop.domain.unit_tree import ended_before
from chibo_desktop.exchange.manifest import Kind
from chibo_desktop.services.directive_states import DirectiveStates
from chibo_desktop.services.matrix import load_matrix
from chibo_desktop.services.matrix_cells import CellState
from chibo_desktop.services.office_units import own_units, unit_names, units_on
from chibo_desktop.services.row_subjects import subject_of
from chibo_desktop.services.watched import Progress, unwatched
from chibo_desktop.storage.exchange_log import Sent, sent_to
from chibo_desktop.storage.node_keys import confirmed_nodes
from chibo_desktop.storage.sent_down import addressees, standing_rows
from chibo_desktop.storage.unit_of_work import Unit


class DirectiveState(StrEnum):
    """How far a unit has what the office hands down."""

    NOT_ENROLLED = "not-enrolled"
    NEVER = "never"  # no directive was written yet
    CHANGED = "changed"  # something was changed after the last one
    WRITTEN = "written"  # the unit has not said that it has it
    CONFIRMED = "confirmed"

    @property
    def lacks(self) -> bool:
        """Whether a directive should be written."""
        return self in (DirectiveState.NEVER, DirectiveState.CHANGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveUnit:
    """A unit with its newest directive; `is_late`: it owes the bundle of the last month."""

    subordinate: Subordinate
    state: DirectiveState
    newest: Sent | None
    rows: int
    is_late: bool
    taken: Sent | None = None  # the newest that the unit has said it has

    @property
    def lags(self) -> bool:
        """Whether a directive was written for it that it has not said it has (T16)."""
        return self.newest is not None and self.newest is not self.taken

    @property
    def is_enrolled(self) -> bool:
        """Whether a directive can be sealed for it."""
        return self.state is not DirectiveState.NOT_ENROLLED


@dataclass(frozen=True, slots=True, kw_only=True)
class SentRow:
    """A row that travels; `node_id` is empty when it goes to every unit."""

    record: Record
    node_id: str
    unit_name: str
    about: str = ""  # what of the unit's own it speaks of


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveBoard:
    """The units in order, and everything that is handed down."""

    units: tuple[DirectiveUnit, ...]
    rows: tuple[SentRow, ...]

    def rows_for(self, node_id: str) -> tuple[SentRow, ...]:
        """What a directive for a unit holds; for no unit, all there is."""
        return tuple(one for one in self.rows if not node_id or one.node_id in ("", node_id))


def load_directives(unit: Unit, today: date, progress: Progress = unwatched) -> DirectiveBoard:
    """The board of the office. What each unit would be told is put together to be compared.

    `progress` may stop it by raising: a wide office takes its time.
    """
    names = unit_names(unit)
    trusted = confirmed_nodes(unit.connection)
    late = _late(unit, today)
    rows = standing_rows(unit.connection, unit.author.org_id)
    goes = addressees(unit.connection, rows)
    states = DirectiveStates(unit)
    addressed, units = _addressed(unit, states, today, trusted), []
    for done, one in enumerate(addressed):
        progress(done, len(addressed), "So chỉ đạo của các đơn vị với bản đã ghi")
        is_trusted, is_late = one.node_id in trusted, one.id in late
        units.append(_unit(unit, states, one, is_trusted=is_trusted, is_late=is_late))
    return DirectiveBoard(
        units=tuple(units),
        rows=tuple(
            SentRow(
                record=one,
                node_id=goes[one.id],
                unit_name=names.get(goes[one.id], ""),
                about=subject_of(unit, one),
            )
            for one in rows
        ),
    )


def _addressed(
    unit: Unit, states: DirectiveStates, today: date, trusted: frozenset[str]
) -> list[Subordinate]:
    """The units that stand; one that ended too, until it has heard of it."""
    ended = [
        one
        for one in own_units(unit)
        if ended_before(one, today)
        and one.node_id in trusted
        and _unit(unit, states, one, is_trusted=True, is_late=False).state
        is not DirectiveState.CONFIRMED
    ]
    return sorted([*units_on(unit, today), *ended], key=lambda one: one.code)


def _unit(
    unit: Unit, states: DirectiveStates, one: Subordinate, *, is_trusted: bool, is_late: bool
) -> DirectiveUnit:
    content = states.of(one.node_id)
    sent = sent_to(unit.connection, one.node_id, Kind.DIRECTIVE)
    newest = sent[0] if sent else None
    return DirectiveUnit(
        subordinate=one,
        state=_state(newest, content.state, is_trusted=is_trusted),
        newest=newest,
        rows=content.rows,
        is_late=is_late,
        taken=next((each for each in sent if each.acknowledged_at), None),
    )


def _state(newest: Sent | None, state: str, *, is_trusted: bool) -> DirectiveState:
    if not is_trusted:
        return DirectiveState.NOT_ENROLLED
    if newest is None:
        return DirectiveState.NEVER
    if json.loads(newest.vector).get("state") != state:
        return DirectiveState.CHANGED
    return DirectiveState.CONFIRMED if newest.acknowledged_at else DirectiveState.WRITTEN


def _late(unit: Unit, today: date) -> frozenset[str]:
    """The units of which the last month's bundle is missing, partial or was refused."""
    month = Month.of(today).previous()
    lacking = (CellState.MISSING, CellState.PARTIAL, CellState.FAULTY)
    return frozenset(
        row.subordinate.id
        for row in load_matrix(unit, month, today).rows
        if row.maker.month_cell(row.subordinate, month).state in lacking
    )
