"""How each unit stands with each period of a year: read for all units at once, or for one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from chibo_desktop.domain.organization import Subordinate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.domain.span import Span
from chibo_desktop.domain.unit_tree import stands_on
from chibo_desktop.services.office_received import Deadlines
from chibo_desktop.services.office_units import nodes_of, whole_tree
from chibo_desktop.storage.arrivals import (
    Arrived,
    NewestFile,
    branch_counts,
    months_arrived,
    months_returned,
    newest_files,
    spans_arrived,
)
from chibo_desktop.storage.node_keys import senders
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


@dataclass(frozen=True, slots=True, kw_only=True)
class CellMaker:
    """What is known of a year, for the cells of its months, its quarters and itself."""

    year: int
    today: date
    deadlines: Deadlines
    branches: Mapping[str, int]
    enrolled: frozenset[str]
    months: Mapping[tuple[str, str], Arrived]
    spans: Mapping[Span, Mapping[tuple[str, str], Arrived]]
    newest: Mapping[str, NewestFile]
    returned: frozenset[tuple[str, str]]
    through: Mapping[str, frozenset[str]]  # of a unit that is an office those which send by it too

    @classmethod
    def of(
        cls,
        unit: Unit,
        year: int,
        today: date,
        node_id: str = "",
        known: Sequence[Subordinate] | None = None,
    ) -> "CellMaker":
        """Everything of a year; with a node only what its own cells need.

        `known` are all units of the file, where they were read already.
        """
        connection = unit.connection
        return cls(
            year=year,
            today=today,
            deadlines=Deadlines.of(unit),
            branches=branch_counts(connection),
            enrolled=frozenset(
                one.node_id
                for one in senders(connection, node_id=node_id)
                if one.trust == "confirmed"
            ),
            months=months_arrived(connection, year, node_id),
            spans={
                span: spans_arrived(connection, year, span, node_id)
                for span in (Span.QUARTER, Span.YEAR)
            },
            newest=newest_files(connection, node_id),
            returned=frozenset(months_returned(connection, year)),
            through=nodes_of(whole_tree(unit, known=known)),
        )

    def month_cells(self, units: Sequence[Subordinate]) -> list[tuple[Cell, ...]]:
        """The twelve months of each unit."""
        months = [Month(self.year, number) for number in range(1, 13)]
        usual = [_Due.of(month, self.deadlines.day(month, "")) for month in months]
        apart = {node for _, node in self.deadlines.said if node}
        found = []
        for one in units:
            dues = usual
            if one.node_id in apart:
                dues = [_Due.of(month, self.deadlines.day(month, one.node_id)) for month in months]
            nodes, expected = self._awaited(one)
            found.append(tuple(self._month(one, nodes, expected, due) for due in dues))
        return found

    def span_cells(self, units: Sequence[Subordinate]) -> list[tuple[Cell, ...]]:
        """The four quarters and the year of each unit: by the closed rounds of its branches."""
        dues = [
            (
                Span.YEAR if period.kind is PeriodKind.YEAR else Span.QUARTER,
                _Due.of(Month.of(period.last_day), self.deadlines.span_day(period)),
            )
            for period in spans_of(self.year)
        ]
        found = []
        for one in units:
            nodes, expected = self._awaited(one)
            came = ((_came(self.spans[span], nodes, due.name), due) for span, due in dues)
            found.append(tuple(self._cell(one, arrived, expected, due) for arrived, due in came))
        return found

    def _awaited(self, one: Subordinate) -> tuple[frozenset[str], int]:
        """Whose bundles make up a unit's period, and how many branches these have."""
        nodes = self.through[one.node_id]
        return nodes, max(sum(self.branches.get(node, 0) for node in nodes), 1)

    def _month(self, one: Subordinate, nodes: frozenset[str], expected: int, due: _Due) -> Cell:
        cell = self._cell(one, _came(self.months, nodes, due.name), expected, due)
        key, newest = (one.node_id, due.name), self.newest.get(one.node_id)
        if key in self.returned:
            return _shared(CellState.RETURNED, cell.arrived, cell.expected)
        if newest is None:
            return cell
        if newest.is_doubtful and key in self.months:
            is_doubtful = self.months[key].bundle_id == newest.bundle_id
            return _shared(CellState.DOUBTFUL, cell.arrived, cell.expected) if is_doubtful else cell
        is_refused = newest.outcome == "refused" and newest.received_on.startswith(due.due_in)
        if is_refused and cell.state in _NOT_HERE:
            return _shared(CellState.FAULTY, cell.arrived, cell.expected)
        return cell

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


def _came(
    arrived: Mapping[tuple[str, str], Arrived], nodes: frozenset[str], period: str
) -> Arrived | None:
    """What has come of a unit; of an office what has come of all that send through it."""
    found = [came for node in nodes if (came := arrived.get((node, period))) is not None]
    if len(found) < 2:
        return found[0] if found else None
    newest = max(found, key=lambda came: (came.written_on, came.bundle_id))
    return newest._replace(branches=sum(came.branches for came in found))


def spans_of(year: int) -> tuple[ReportPeriod, ...]:
    """The four quarters of a year and the year."""
    return (*ReportPeriod.all_of(PeriodKind.QUARTER, year), ReportPeriod(PeriodKind.YEAR, year))


_NOT_HERE = (CellState.MISSING, CellState.WAITING)
