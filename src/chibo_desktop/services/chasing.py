"""Danh sách đôn đốc: which unit lacks what of a year, since when, and whom to ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.services.issuers import created_at, issuer_of
from chibo_desktop.services.matrix import Matrix, MatrixRow, load_matrix
from chibo_desktop.services.matrix_cells import LACKING, Cell, CellState, spans_of
from chibo_desktop.services.office_received import Deadlines
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.matrix import lack_text, short_period
from chibo_desktop.wording.numbers import count_text

_C = Align.CENTRE


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """One period that a unit has not handed in whole."""

    period: ReportPeriod
    cell: Cell
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ChasedUnit:
    """A unit with everything it lacks of the year, the longest due first."""

    code: str
    name: str
    contact: str
    lacks: tuple[Lack, ...]

    @property
    def since(self) -> date:
        """The day from which something is lacking."""
        return min(one.due_on for one in self.lacks)

    @property
    def words(self) -> str:
        """“thiếu T9, T10; trả lại T8”."""
        by_state: dict[CellState, list[str]] = {}
        for one in self.lacks:
            by_state.setdefault(one.cell.state, []).append(_period_words(one))
        return "; ".join(lack_text(state, named) for state, named in by_state.items())


def load_chased(unit: Unit, year: int, today: date) -> tuple[ChasedUnit, ...]:
    """The units to be reminded, by their codes, as the matrix has them."""
    month = Month(year, 12) if year < today.year else Month.of(today)
    return chased_units(load_matrix(unit, month, today), Deadlines.of(unit), today)


def chased_units(matrix: Matrix, deadlines: Deadlines, today: date) -> tuple[ChasedUnit, ...]:
    """The same of a matrix that was read."""
    periods = (*ReportPeriod.all_of(PeriodKind.MONTH, matrix.year), *spans_of(matrix.year))
    found = []
    for row in matrix.rows:
        lacks = [
            Lack(period=period, cell=cell, due_on=due)
            for period, cell in zip(periods, (*row.cells, *row.spans), strict=True)
            if cell.state in LACKING and (due := _due(deadlines, row, period)) < today
        ]
        if lacks:
            found.append(
                ChasedUnit(
                    code=row.subordinate.code,
                    name=row.subordinate.name,
                    contact=row.subordinate.phone_contact,
                    lacks=tuple(sorted(lacks, key=lambda one: (one.due_on, str(one.period)))),
                )
            )
    return tuple(found)


def chased_names(chased: Sequence[ChasedUnit], today: date) -> list[NameLine]:
    """The same as a list of units on the screen."""
    return [
        NameLine(
            name=one.name,
            place=one.contact,
            note=f"{one.words} – từ {date_text(one.since)}, {(today - one.since).days} ngày",
        )
        for one in chased
    ]


def chasing_pdf(unit: Unit, year: int, today: date) -> bytes:
    """The list as PDF."""
    return list_paper(_view(unit, year, today))


def chasing_workbook(unit: Unit, year: int, today: date) -> bytes:
    """The same as a workbook."""
    return list_workbook([_view(unit, year, today)], created=created_at(unit, today))


def _due(deadlines: Deadlines, row: MatrixRow, period: ReportPeriod) -> date:
    if period.kind is PeriodKind.MONTH:
        return deadlines.day(Month.of(period.first_day), row.subordinate.node_id)
    return deadlines.span_day(period)


def _period_words(one: Lack) -> str:
    if one.cell.state is CellState.PARTIAL:
        return f"{short_period(one.period)} ({one.cell.arrived}/{one.cell.expected} chi bộ)"
    return short_period(one.period)


def _view(unit: Unit, year: int, today: date) -> ListView:
    issuer = issuer_of(unit, today)
    chased = load_chased(unit, year, today)
    return ListView(
        letterhead=issuer.letterhead,
        title="Danh sách đôn đốc",
        subjects=(f"các đơn vị còn thiếu kết quả đánh giá năm {year}",),
        note=f"(Tính đến {date_text(today)})",
        before=(_sentence(chased),),
        columns=(
            ListColumn(title="TT", width=6, align=_C),
            ListColumn(title="Mã", width=9, align=_C),
            ListColumn(title="Đơn vị", width=44),
            ListColumn(title="Còn thiếu gì", width=52),
            ListColumn(title="Từ ngày", width=14, align=_C),
            ListColumn(title="Số ngày", width=9, align=_C),
            ListColumn(title="Người liên hệ", width=30),
        ),
        rows=tuple(
            ListRow(
                cells=(
                    place,
                    one.code,
                    one.name,
                    one.words,
                    date_text(one.since),
                    (today - one.since).days,
                    one.contact,
                )
            )
            for place, one in enumerate(chased, start=1)
        ),
        signatures=issuer.table_signatures,
        sheet="Đôn đốc",
        is_practice=issuer.is_practice,
    )


def _sentence(chased: Sequence[ChasedUnit]) -> str:
    if not chased:
        return "Không đơn vị nào còn thiếu."
    lacking = sum(len(one.lacks) for one in chased)
    return f"{count_text(len(chased))} đơn vị còn thiếu {count_text(lacking)} kỳ."
