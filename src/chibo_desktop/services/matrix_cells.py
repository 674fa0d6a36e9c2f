"""How each unit stands with each period of a year: read for all units at once, or for one."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from chibo_desktop.domain.organization import Branch, Subordinate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.domain.span import Span
from chibo_desktop.domain.unit_tree import stands_on
from chibo_desktop.services.office_received import Deadlines
from chibo_desktop.services.office_units import nodes_of, whole_tree
from chibo_desktop.storage.arrivals import (
    Arrived,
    NewestFile,
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
    bundle_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellMaker:
    """What is known of a year, for the cells of its months, its quarters and itself."""

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
    def of(cls, unit: Unit, year: int, today: date, node_id: str = "") -> "CellMaker":
        """Everything of a year; with a node only what its own cells need."""
        connection = unit.connection
        return cls(
            today=today,
            deadlines=Deadlines.of(unit),
            branches=Counter(one.org_id for one in unit.all(Branch)),
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
            through=nodes_of(whole_tree(unit)),
        )

    def month(self, one: Subordinate, month: Month) -> Cell:
        """A unit in a month."""
        key = (one.node_id, str(month))
        due = self.deadlines.day(month, one.node_id)
        cell = self._cell(one, self._came(self.months, *key), month, due)
        newest = self.newest.get(one.node_id)
        if key in self.returned:
            return _as(cell, CellState.RETURNED)
        if newest is not None and newest.is_doubtful and cell.bundle_id == newest.bundle_id:
            return _as(cell, CellState.DOUBTFUL)
        if cell.state in (CellState.MISSING, CellState.WAITING) and _is_refused(newest, month):
            return _as(cell, CellState.FAULTY)
        return cell

    def span(self, one: Subordinate, period: ReportPeriod) -> Cell:
        """A unit in a quarter or a year: by the closed rounds of its branches."""
        span = Span.YEAR if period.kind is PeriodKind.YEAR else Span.QUARTER
        end = Month.of(period.last_day)
        came = self._came(self.spans[span], one.node_id, str(end))
        return self._cell(one, came, end, self.deadlines.span_day(period))

    def _came(
        self, arrived: Mapping[tuple[str, str], Arrived], node_id: str, period: str
    ) -> Arrived | None:
        """What has come of a unit; of an office what has come of all that send through it."""
        nodes = sorted(self.through[node_id])
        found = [came for node in nodes if (came := arrived.get((node, period))) is not None]
        if len(found) < 2:
            return found[0] if found else None
        newest = max(found, key=lambda came: came.written_on)
        return replace(newest, branches=sum(came.branches for came in found))

    def _cell(self, one: Subordinate, came: Arrived | None, end: Month, due: date) -> Cell:
        nodes = self.through[one.node_id]
        expected = max(sum(self.branches.get(node, 0) for node in nodes), 1)
        if came is not None:
            is_late = came.written_on > due.isoformat()
            state = CellState.LATE if is_late else CellState.RECEIVED
            if came.branches < expected:
                state = CellState.PARTIAL
            return Cell(
                state=state,
                arrived=came.branches,
                expected=expected,
                bundle_id=came.bundle_id,
            )
        if not stands_on(one, end.last_day):
            return Cell(state=CellState.OUTSIDE, expected=expected)
        if one.joined_on is not None and due < one.joined_on:
            return Cell(state=CellState.WAITING, expected=expected)  # due before it was entered
        if one.node_id not in self.enrolled:
            return Cell(state=CellState.NOT_ENROLLED, expected=expected)
        state = CellState.MISSING if self.today > due else CellState.WAITING
        return Cell(state=state, expected=expected)


def _as(cell: Cell, state: CellState) -> Cell:
    return Cell(state=state, arrived=cell.arrived, expected=cell.expected, bundle_id=cell.bundle_id)


def _is_refused(newest: NewestFile | None, month: Month) -> bool:
    """Whether the newest file was refused at the time when the month was due."""
    if newest is None or newest.outcome != "refused":
        return False
    return Month.of(date.fromisoformat(newest.received_on)) == month.next()
