"""The office's matrix: units × months, and the figures that open to names."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from chibo_desktop.domain.cap import CapResult, excellent_caps
from chibo_desktop.domain.organization import Subordinate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.services.frozen_sets import frozen_set
from chibo_desktop.services.matrix_cells import HERE, Cell, CellMaker, CellState
from chibo_desktop.services.office_units import every_unit, nodes_by_unit, units_of_year
from chibo_desktop.services.picture import kept_excellent_total
from chibo_desktop.services.rounds import load_sheet
from chibo_desktop.services.sheet import Sheet, cap_group
from chibo_desktop.storage.counted_members import members_by_node
from chibo_desktop.storage.evaluations import closed_ratings, rounds_of
from chibo_desktop.storage.exchange_log import (
    Arrival,
    Received,
    arrivals,
    conflict_count,
    received_by,
)
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, kw_only=True)
class MatrixRow:
    """One unit with its twelve months, its four quarters and the year."""

    subordinate: Subordinate
    member_count: int
    maker: CellMaker = field(repr=False)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The twelve months."""
        return self.maker.month_cells(self.subordinate)

    @cached_property
    def spans(self) -> tuple[Cell, ...]:
        """The four quarters and the year."""
        return self.maker.span_cells(self.subordinate)


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
        return sum(self.states.get(state, 0) for state in HERE)


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
    known = every_unit(unit)
    maker = CellMaker.of(unit, month.year, today)
    members = members_by_node(unit.connection, maker.through)
    rows = tuple(
        MatrixRow(
            subordinate=one,
            member_count=sum(members.get(node, 0) for node in maker.through[one.node_id]),
            maker=maker,
        )
        for one in units_of_year(unit, month.year, month.last_day, known)
    )
    excellent, limit = _excellent(unit, month, today, known)
    return Matrix(
        year=month.year,
        month=month,
        due_on=maker.deadlines.day(month, ""),
        rows=rows,
        member_count=sum(row.member_count for row in rows),
        conflicts=conflict_count(unit.connection),
        states=Counter(maker.month_cell(row.subordinate, month).state for row in rows),
        excellent=excellent,
        excellent_limit=limit,
    )


def load_unit_month(unit: Unit, subordinate_id: str, month: Month, today: date) -> UnitMonth:
    """What a cell opens to. Raises DomainError: subordinate-unknown."""
    one = unit.get(Subordinate, subordinate_id)
    if one is None:
        raise DomainError(Problem(code="subordinate-unknown"))
    nodes = nodes_by_unit(unit)[one.node_id]
    rounds = [item for item in rounds_of(unit.connection, period=month) if item.org_id in nodes]
    sheets = tuple(load_sheet(unit, item.id) for item in rounds)
    only = "" if one.is_office else one.node_id
    cell = CellMaker.of(unit, month.year, today, only, month).month_cell(one, month)
    came = [
        arrival
        for arrival in arrivals(unit.connection, month.year)
        if arrival.node_id in nodes and arrival.period == str(month)
    ]
    return UnitMonth(
        subordinate=one,
        month=month,
        cell=cell,
        sheets=sheets,
        bundles=tuple(received_by(unit.connection, node_id=one.node_id)),
        arrivals=tuple(came),
        caps=tuple(cap for sheet in sheets for cap in sheet.caps),
    )


def _excellent(
    unit: Unit, month: Month, today: date, known: Sequence[Subordinate]
) -> tuple[int, int]:
    """How many the closed rounds of a month propose as excellent, and what their caps allow.

    From the kept parts where they are whole; else from the rounds themselves.
    """
    period = ReportPeriod(PeriodKind.MONTH, month.year, month.number)
    if (total := kept_excellent_total(unit, period, today, known)) is not None:
        return total
    proposed = allowed = 0
    for one, ratings in closed_ratings(unit.connection, month):
        criteria_set = frozen_set(one)
        given = [(cap_group(kind, criteria_set), Rating(rating)) for kind, rating in ratings]
        caps = excellent_caps(criteria_set, given, one.is_outstanding)
        proposed += sum(rating is Rating.EXCELLENT for _, rating in given)
        allowed += sum(cap.limit for cap in caps)
    return proposed, allowed
