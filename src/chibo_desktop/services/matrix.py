"""The office's matrix: units × months, and the figures that open to names."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chibo_desktop.domain.cap import CapResult, excellent_cap
from chibo_desktop.domain.organization import Branch, Subordinate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.unit_tree import stands_on
from chibo_desktop.services.frozen_sets import frozen_set
from chibo_desktop.services.office_received import Deadlines
from chibo_desktop.services.office_units import units_of_year
from chibo_desktop.services.rounds import load_sheet
from chibo_desktop.services.sheet import Sheet
from chibo_desktop.storage.evaluations import closed_ratings, rounds_of
from chibo_desktop.storage.exchange_log import (
    Arrival,
    Received,
    arrivals,
    conflict_count,
    members_by_node,
    received_by,
)
from chibo_desktop.storage.node_keys import Sender, senders
from chibo_desktop.storage.unit_of_work import Unit


class CellState(StrEnum):
    """How a unit stands with a month."""

    RECEIVED = "received"
    LATE = "late"  # received after the day
    PARTIAL = "partial"  # some branches of a đảng bộ are missing
    MISSING = "missing"  # the day has passed
    FAULTY = "faulty"  # the last file was refused
    WAITING = "waiting"  # the day has not come
    NOT_ENROLLED = "not-enrolled"
    OUTSIDE = "outside"  # not yet founded at the end of the month, or ended before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One unit in one month."""

    state: CellState
    arrived: int = 0
    expected: int = 0
    bundle_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One unit with its twelve months."""

    subordinate: Subordinate
    member_count: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """A year of all units, and the figures of the month asked about."""

    year: int
    month: Month
    due_on: date
    rows: tuple[MatrixRow, ...]
    member_count: int
    conflicts: int
    states: Mapping[CellState, int]
    excellent: int
    excellent_limit: int

    @property
    def expected(self) -> int:
        """Units that stood at the end of the month."""
        return len(self.rows) - self.states.get(CellState.OUTSIDE, 0)

    @property
    def arrived(self) -> int:
        """Units whose month is here, in time or late."""
        return self.states.get(CellState.RECEIVED, 0) + self.states.get(CellState.LATE, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMonth:
    """What one cell opens to: sheets of each branch, bundles, and who stands at each rating."""

    subordinate: Subordinate
    month: Month
    cell: Cell
    sheets: tuple[Sheet, ...]
    bundles: tuple[Received, ...]
    arrivals: tuple[Arrival, ...]
    caps: tuple[CapResult, ...]

    def names(self, rating: Rating) -> list[tuple[str, str]]:
        """Who stands at a rating: name and branch."""
        return [
            (row.evaluation.full_name, sheet.branch_name)
            for sheet in self.sheets
            for row in sheet.rows
            if row.rating is rating
        ]


def load_matrix(unit: Unit, month: Month, today: date) -> Matrix:
    """The matrix of the month's year; figures are those of `month`."""
    subordinates = units_of_year(unit, month.year, month.last_day)
    branches: dict[str, int] = Counter(one.org_id for one in unit.all(Branch))
    trusted = {one.node_id: one for one in senders(unit.connection)}
    came: dict[tuple[str, str], list[Arrival]] = defaultdict(list)
    for arrival in arrivals(unit.connection, month.year):
        came[arrival.node_id, arrival.period].append(arrival)
    refused = _refused_since(unit)
    deadlines = Deadlines.of(unit)
    members = members_by_node(unit.connection)
    rows = []
    for one in subordinates:
        cells = []
        for number in range(1, 13):
            period = Month(month.year, number)
            cells.append(
                _cell(
                    came.get((one.node_id, str(period)), []),
                    expected=max(branches.get(one.node_id, 0), 1),
                    sender=trusted.get(one.node_id),
                    refused_on=refused.get(one.node_id),
                    period=period,
                    due=deadlines.day(period, one.node_id),
                    today=today,
                    one=one,
                )
            )
        rows.append(
            MatrixRow(
                subordinate=one,
                member_count=members.get(one.node_id, 0),
                cells=tuple(cells),
            )
        )
    excellent, limit = _excellent(unit, month)
    return Matrix(
        year=month.year,
        month=month,
        due_on=deadlines.day(month, ""),
        rows=tuple(rows),
        member_count=sum(row.member_count for row in rows),
        conflicts=conflict_count(unit.connection),
        states=Counter(row.cells[month.number - 1].state for row in rows),
        excellent=excellent,
        excellent_limit=limit,
    )


def load_unit_month(unit: Unit, subordinate_id: str, month: Month, today: date) -> UnitMonth:
    """What a cell opens to. Raises DomainError: subordinate-unknown."""
    one = unit.get(Subordinate, subordinate_id)
    if one is None:
        raise DomainError(Problem(code="subordinate-unknown"))
    rounds = [
        item for item in rounds_of(unit.connection, period=month) if item.org_id == one.node_id
    ]
    sheets = tuple(load_sheet(unit, item.id) for item in rounds)
    matrix = load_matrix(unit, month, today)
    cell = next(
        (row.cells[month.number - 1] for row in matrix.rows if row.subordinate.id == one.id),
        Cell(state=CellState.WAITING),
    )
    came = [
        arrival
        for arrival in arrivals(unit.connection, month.year)
        if arrival.node_id == one.node_id and arrival.period == str(month)
    ]
    return UnitMonth(
        subordinate=one,
        month=month,
        cell=cell,
        sheets=sheets,
        bundles=tuple(received_by(unit.connection, node_id=one.node_id)),
        arrivals=tuple(came),
        caps=tuple(sheet.cap for sheet in sheets if sheet.cap is not None),
    )


def _cell(
    came: list[Arrival],
    *,
    expected: int,
    sender: Sender | None,
    refused_on: str | None,
    period: Month,
    due: date,
    today: date,
    one: Subordinate,
) -> Cell:
    if came:
        late = any(date.fromisoformat(one.written_on) > due for one in came)
        state = CellState.LATE if late else CellState.RECEIVED
        if len(came) < expected:
            state = CellState.PARTIAL
        return Cell(state=state, arrived=len(came), expected=expected, bundle_id=came[0].bundle_id)
    if not stands_on(one, period.last_day):
        return Cell(state=CellState.OUTSIDE, expected=expected)
    if one.joined_on is not None and due < one.joined_on:
        return Cell(state=CellState.WAITING, expected=expected)  # due before it was entered here
    if sender is None or sender.trust != "confirmed":
        return Cell(state=CellState.NOT_ENROLLED, expected=expected)
    if refused_on is not None and Month.of(date.fromisoformat(refused_on)) == period.next():
        return Cell(state=CellState.FAULTY, expected=expected)
    state = CellState.MISSING if today > due else CellState.WAITING
    return Cell(state=state, expected=expected)


def _refused_since(unit: Unit) -> dict[str, str]:
    """Nodes whose newest file was refused, with the day."""
    newest: dict[str, Received] = {}
    for one in received_by(unit.connection):
        if one.node_id and (
            one.node_id not in newest or one.received_at > newest[one.node_id].received_at
        ):
            newest[one.node_id] = one
    return {node: one.received_at[:10] for node, one in newest.items() if one.outcome == "refused"}


def _excellent(unit: Unit, month: Month) -> tuple[int, int]:
    """How many the closed rounds of a month propose as excellent, and what their caps allow."""
    proposed = allowed = 0
    for one, ratings in closed_ratings(unit.connection, month):
        given = [Rating(rating) for rating in ratings if rating]
        cap = excellent_cap(frozen_set(one), given, one.is_outstanding)
        proposed += given.count(Rating.EXCELLENT)
        allowed += cap.limit if cap else 0
    return proposed, allowed
