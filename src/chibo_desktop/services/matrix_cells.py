"""How each unit stands with each period of a year: read for all units at once, or for one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, cached_property

from chibo_desktop.domain.organization import Subordinate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.domain.span import Span
from chibo_desktop.domain.unit_tree import stands_on
from chibo_desktop.services.office_received import Deadlines
from chibo_desktop.services.office_units import nodes_by_unit
from chibo_desktop.storage.arrivals import (
    Arrived,
    branch_counts,
    last_refused,
    months_arrived,
    months_doubtful,
    months_returned,
    spans_arrived,
)
from chibo_desktop.storage.node_keys import confirmed_nodes
from chibo_desktop.storage.unit_of_work import Unit


class CellState(StrEnum):
    """How a unit stands with a period."""

    RECEIVED = "received"
    LATE = "late"  # received after the day
    DOUBTFUL = "doubtful"  # received, and the newest bundle leaves a doubt
    RETURNED = "returned"  # the office gave it back, and it has not come anew
    PARTIAL = "partial"  # some branches of a đảng bộ are missing
    MISSING = "missing"  # the day has passed
    FAULTY = "faulty"  # the last file was refused
    WAITING = "waiting"  # the day has not come
    NOT_ENROLLED = "not-enrolled"
    OUTSIDE = "outside"  # not yet founded at the end of the period, or ended before it


HERE = frozenset({CellState.RECEIVED, CellState.LATE, CellState.DOUBTFUL})
"""The states of a period that is here whole."""

LACKING = (
    CellState.MISSING,
    CellState.PARTIAL,
    CellState.FAULTY,
    CellState.RETURNED,
    CellState.DOUBTFUL,
    CellState.NOT_ENROLLED,
)
"""What a unit is asked about once the day has passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One unit in one period."""

    state: CellState
    arrived: int = 0
    expected: int = 0


@cache
def _shared(state: CellState, arrived: int, expected: int) -> Cell:
    """One cell for all that say the same: a wide office has tens of thousands of them."""
    return Cell(state=state, arrived=arrived, expected=expected)


@dataclass(frozen=True, slots=True)
class _Due:
    """A period as its cells need it: how arrivals name it, its last day, when it is due."""

    name: str
    last_day: date
    day: date
    day_text: str
    due_in: str  # the month after it

    @classmethod
    def of(cls, end: Month, day: date) -> "_Due":
        return cls(str(end), end.last_day, day, day.isoformat(), str(end.next()))


@dataclass(frozen=True, kw_only=True)
class CellMaker:
    """What is known of a year: a cell is made of it when somebody looks at it.

    A wide office has tens of thousands of cells, of which a window shows some hundred.
    """

    year: int
    today: date
    deadlines: Deadlines
    branches: Mapping[str, int]
    enrolled: frozenset[str]
    months: Mapping[str, Mapping[str, Arrived]]  # by period and node
    spans: Mapping[Span, Mapping[str, Mapping[str, Arrived]]]
    doubtful: frozenset[tuple[str, str]]
    refused: Mapping[str, str]
    returned: frozenset[tuple[str, str]]
    through: Mapping[str, frozenset[str]]  # of a unit that is an office those which send by it too

    @classmethod
    def of(
        cls,
        unit: Unit,
        year: int,
        today: date,
        node_id: str = "",
        month: Month | None = None,
    ) -> "CellMaker":
        """Everything of a year; with a node, a month only what its own cells need."""
        connection = unit.connection
        return cls(
            year=year,
            today=today,
            deadlines=Deadlines.of(unit),
            branches=branch_counts(connection),
            enrolled=confirmed_nodes(connection, node_id),
            months=months_arrived(connection, year, node_id, month),
            spans={
                span: spans_arrived(connection, year, span, node_id)
                for span in (Span.QUARTER, Span.YEAR)
            },
            doubtful=months_doubtful(connection, year, node_id),
            refused=last_refused(connection, node_id),
            returned=frozenset(months_returned(connection, year)),
            through=nodes_by_unit(unit),
        )

    def month_cell(self, one: Subordinate, month: Month) -> Cell:
        """One month of a unit."""
        return self._month(one, *self._awaited(one), self._due(one, month))

    def month_cells(self, one: Subordinate) -> tuple[Cell, ...]:
        """The twelve months of a unit."""
        nodes, expected = self._awaited(one)
        months = (Month(self.year, number) for number in range(1, 13))
        return tuple(self._month(one, nodes, expected, self._due(one, month)) for month in months)

    def span_cells(self, one: Subordinate) -> tuple[Cell, ...]:
        """The four quarters and the year of a unit: by the closed rounds of its branches."""
        nodes, expected = self._awaited(one)
        return tuple(
            self._cell(one, _came(self.spans[span].get(due.name), nodes), expected, due)
            for span, due in self._span_dues
        )

    @cached_property
    def _usual(self) -> Mapping[Month, _Due]:
        months = [Month(self.year, number) for number in range(1, 13)]
        return {month: _Due.of(month, self.deadlines.day(month, "")) for month in months}

    @cached_property
    def _apart(self) -> frozenset[str]:
        """The nodes with a day of their own for some month."""
        return frozenset(node for _, node in self.deadlines.said if node)

    @cached_property
    def _span_dues(self) -> Sequence[tuple[Span, _Due]]:
        return [
            (
                Span.YEAR if period.kind is PeriodKind.YEAR else Span.QUARTER,
                _Due.of(Month.of(period.last_day), self.deadlines.span_day(period)),
            )
            for period in spans_of(self.year)
        ]

    def _due(self, one: Subordinate, month: Month) -> _Due:
        if one.node_id in self._apart:
            return _Due.of(month, self.deadlines.day(month, one.node_id))
        return self._usual[month]

    def _awaited(self, one: Subordinate) -> tuple[frozenset[str], int]:
        """Whose bundles make up a unit's period, and how many branches these have."""
        nodes = self.through[one.node_id]
        if len(nodes) == 1:
            return nodes, self.branches.get(one.node_id) or 1
        return nodes, max(sum(self.branches.get(node, 0) for node in nodes), 1)

    def _month(self, one: Subordinate, nodes: frozenset[str], expected: int, due: _Due) -> Cell:
        cell = self._cell(one, _came(self.months.get(due.name), nodes), expected, due)
        state, key = cell.state, (one.node_id, due.name)
        if key in self.returned:
            state = CellState.RETURNED
        elif key in self.doubtful:
            state = CellState.DOUBTFUL
        elif state in _NOT_HERE and self.refused.get(one.node_id, "").startswith(due.due_in):
            state = CellState.FAULTY
        return cell if state is cell.state else _shared(state, cell.arrived, cell.expected)

    def _cell(self, one: Subordinate, came: Arrived | None, expected: int, due: _Due) -> Cell:
        if came is not None:
            state = CellState.LATE if came.written_on > due.day_text else CellState.RECEIVED
            if came.branches < expected:
                state = CellState.PARTIAL
            return _shared(state, came.branches, expected)
        if not stands_on(one, due.last_day):
            state = CellState.OUTSIDE
        elif one.joined_on is not None and due.day < one.joined_on:
            state = CellState.WAITING  # due before it was entered
        elif one.node_id not in self.enrolled:
            state = CellState.NOT_ENROLLED
        else:
            state = CellState.MISSING if self.today > due.day else CellState.WAITING
        return _shared(state, 0, expected)


def _came(arrived: Mapping[str, Arrived] | None, nodes: frozenset[str]) -> Arrived | None:
    """What has come of a unit; of an office what has come of all that send through it."""
    found = [came for node in nodes if (came := arrived.get(node)) is not None] if arrived else ()
    if len(found) < 2:
        return found[0] if found else None
    return Arrived(sum(came.branches for came in found), max(came.written_on for came in found))


def spans_of(year: int) -> tuple[ReportPeriod, ...]:
    """The four quarters of a year and the year."""
    return (*ReportPeriod.all_of(PeriodKind.QUARTER, year), ReportPeriod(PeriodKind.YEAR, year))


_NOT_HERE = (CellState.MISSING, CellState.WAITING)
