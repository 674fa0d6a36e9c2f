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
from chibo_desktop.services.matrix_cells import CellMaker, CellState
from chibo_desktop.services.office_units import own_units, unit_names, units_on
from chibo_desktop.services.row_subjects import subject_of
from chibo_desktop.services.watched import Progress, unwatched, watched
from chibo_desktop.storage.exchange_by_node import newest_sent, numbers_taken
from chibo_desktop.storage.exchange_log import Sent
from chibo_desktop.storage.node_keys import confirmed_nodes
from chibo_desktop.storage.once import once
from chibo_desktop.storage.sent_down import addressees, standing_rows
from chibo_desktop.storage.unit_of_work import Unit

_EVERY = 50  # units until it is told again how far it is: some take ten milliseconds each
_LATE = (CellState.MISSING, CellState.PARTIAL, CellState.FAULTY)  # of the last month's bundle


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
    taken: int = 0  # the number of the newest that the unit has said it has

    @property
    def lags(self) -> bool:
        """Whether a directive was written for it that it has not said it has (T16)."""
        return self.newest is not None and self.newest.seq != self.taken

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
    return once(unit.connection, f"directives {today}", lambda: _board(unit, today, progress))


def _board(unit: Unit, today: date, progress: Progress) -> DirectiveBoard:
    names = unit_names(unit)
    rows = standing_rows(unit.connection, unit.author.org_id)
    goes = addressees(unit.connection, rows)
    lines = _Lines(unit, today)
    addressed = watched(
        _addressed(unit, lines, today), progress, "So chỉ đạo của các đơn vị với bản đã ghi", _EVERY
    )
    return DirectiveBoard(
        units=tuple(map(lines.of, addressed)),
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


def _addressed(unit: Unit, lines: "_Lines", today: date) -> list[Subordinate]:
    """The units that stand; one that ended too, until it has heard of it."""
    ended = [
        one
        for one in own_units(unit)
        if ended_before(one, today)
        and lines.of(one).state not in (DirectiveState.NOT_ENROLLED, DirectiveState.CONFIRMED)
    ]
    return sorted([*units_on(unit, today), *ended], key=lambda one: one.code)


class _Lines:
    """What is asked of all units at once, for the line of each."""

    def __init__(self, unit: Unit, today: date) -> None:
        self._states = DirectiveStates(unit)
        self._trusted = confirmed_nodes(unit.connection)
        self._newest = newest_sent(unit.connection, Kind.DIRECTIVE)
        self._taken = numbers_taken(unit.connection, Kind.DIRECTIVE)
        self._month = Month.of(today).previous()
        self._cells = CellMaker.of(unit, self._month.year, today, month=self._month)

    def of(self, one: Subordinate) -> DirectiveUnit:
        """How one unit stands."""
        content = self._states.of(one.node_id)
        newest = self._newest.get(one.node_id)
        return DirectiveUnit(
            subordinate=one,
            state=self._state(one.node_id, newest, content.brief),
            newest=newest,
            rows=content.rows,
            is_late=self._cells.month_cell(one, self._month).state in _LATE,
            taken=self._taken.get(one.node_id, 0),
        )

    def _state(self, node_id: str, newest: Sent | None, brief: str) -> DirectiveState:
        if node_id not in self._trusted:
            return DirectiveState.NOT_ENROLLED
        if newest is None:
            return DirectiveState.NEVER
        noted = json.loads(newest.vector)
        if "brief" in noted:
            is_the_same = noted["brief"] == brief
        else:
            is_the_same = noted.get("state") == self._states.state_of(node_id)
        if not is_the_same:
            return DirectiveState.CHANGED
        return DirectiveState.CONFIRMED if newest.acknowledged_at else DirectiveState.WRITTEN
