"""What charts say of a real year: changes, distributions, criteria, markers who differ."""

import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from branch_files import NOVEMBER, TODAY, BranchFile, new_branch
from chibo_desktop.documents.level_bars import BarChart
from chibo_desktop.documents.line_chart import LineChart
from chibo_desktop.documents.stacked_chart import StackedChart, StackedColumn
from chibo_desktop.domain.period import Month
from chibo_desktop.services.marks import set_marks
from chibo_desktop.services.rounds import close_round
from chibo_desktop.services.seeing import YearOfRounds, load_year_of_rounds
from chibo_desktop.services.seeing_branch import branch_distribution
from chibo_desktop.services.seeing_criteria import criteria_shares, marker_differences
from chibo_desktop.services.seeing_member import member_line
from chibo_desktop.services.seeing_papers import chart_pdf, chart_workbook
from chibo_desktop.services.seeing_units import MOST_COLUMNS, columns_of, unit_distribution
from chibo_desktop.services.seen import Seen
from documents.papers import text_of

SEPTEMBER = Month(2026, 9)


@pytest.fixture(scope="module")
def branch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BranchFile]:
    """September closed, October missing, November open; nobody ever loses a point in II."""
    made = new_branch(tmp_path_factory.mktemp("seeing"), 4)
    first = made.open_round(SEPTEMBER)
    for marker in ("self", "committee", "branch"):
        made.give_all(first, marker, III="25")
    with made.unit() as unit:
        close_round(unit, first)
    second = made.open_round(NOVEMBER)
    made.give_all(second, "self", III="25")
    made.give_all(second, "committee", III="25")
    one = made.ids(second)[0]
    with made.unit() as unit:
        set_marks(unit, second, "committee", {one: {"I": "17", "III": "38"}})
    yield made
    made.session.close()


@pytest.fixture
def year(branch: BranchFile) -> YearOfRounds:
    with branch.unit() as unit:
        return load_year_of_rounds(unit, "", 2026)


def test_a_line_tells_what_changed_it_and_where_a_month_is_missing(year: YearOfRounds) -> None:
    member = next(iter(year.members))
    seen = member_line(year, member)
    assert isinstance(seen.chart, LineChart)
    assert [point.value for point in seen.chart.points] == [85.0, None, 95.0]
    last = seen.rows[-1].cells
    assert last[:3] == ("11/2026 *", Decimal(95), "+10")
    assert str(last[4]).endswith(" −3")
    assert " +13" in str(last[4])
    assert seen.goes[seen.keys[1]] == (year.months[1].round_id, seen.keys[1])
    assert [band.label for band in seen.chart.bands] == ["HTTNV", "HTXSNV"]


def test_a_year_without_rounds_says_what_to_do(branch: BranchFile) -> None:
    with branch.unit() as unit:
        empty = load_year_of_rounds(unit, "", 2020)
    with branch.unit() as unit:  # still a paper, that says why
        assert chart_workbook(unit, branch_distribution(empty), empty.branch_id, TODAY)
    for seen in (
        branch_distribution(empty),
        criteria_shares(empty),
        marker_differences(empty),
        member_line(empty, "ai đó"),
    ):
        assert seen.is_empty
        assert seen.empty


def test_the_distribution_counts_everybody_and_names_them(year: YearOfRounds) -> None:
    seen = branch_distribution(year)
    assert isinstance(seen.chart, StackedChart)
    assert [sum(column.counts) for column in seen.chart.columns] == [4, 4]
    assert [row.cells[-1] for row in seen.rows] == [4, 4]
    names = seen.names[f"{year.months[0].round_id}/good"]
    assert len(names) == 4
    assert names[0].note == "85 điểm"


def test_criteria_that_measure_nothing_are_told_from_those_that_fall(year: YearOfRounds) -> None:
    seen = criteria_shares(year)
    told = {str(row.cells[0]).split(".")[0]: row.cells[4] for row in seen.rows}
    assert told == {"I": "", "II": "luôn tối đa", "III": "hay mất điểm nhất", "IV": "luôn tối đa"}
    assert {line.note for line in seen.names["III"]} == {"25/40 điểm", "38/40 điểm"}
    assert seen.names["II"] == ()


def test_markers_who_differ_are_compared_in_pairs(year: YearOfRounds) -> None:
    seen = marker_differences(year)
    assert isinstance(seen.chart, BarChart)
    whole = [row.cells for row in seen.rows if row.cells[1] == "Tổng điểm"]
    # Eight sheets of two months; the committee gave one of them ten points more.
    assert (whole[0][2], whole[0][3], whole[0][4]) == ("+1,25", 1, 8)
    (line,) = seen.names["self/committee/"]
    assert line.note == "85 và 95: +10"


def test_charts_are_printed_with_their_table_and_saved_as_a_workbook(
    branch: BranchFile, year: YearOfRounds, tmp_path: Path
) -> None:
    with branch.unit() as unit:
        for seen in (branch_distribution(year), criteria_shares(year), marker_differences(year)):
            data = chart_pdf(unit, seen, year.branch_id, TODAY)
            assert data == chart_pdf(unit, seen, year.branch_id, TODAY)
            assert str(seen.rows[0].cells[0])[:12] in text_of(data, tmp_path)
        book = chart_workbook(unit, branch_distribution(year), year.branch_id, TODAY)
    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(book)).active for cell in row]
    assert "09/2026" in {cell.value for cell in cells}


def test_units_are_shown_by_what_they_closed(branch: BranchFile) -> None:
    with branch.unit() as unit:
        seen = unit_distribution(unit, SEPTEMBER)
        nothing = unit_distribution(unit, Month.of(date(2026, 1, 1)))
        (key,) = seen.keys
        assert seen.read is not None
        everybody = seen.read(unit, key)
        layers = [seen.read(unit, one) for column in _columns(seen) for one in column.keys]
    assert [row.cells[-1] for row in seen.rows] == [4]
    assert len(everybody) == 4
    assert sorted(one.name for layer in layers for one in layer) == sorted(
        one.name for one in everybody
    )
    assert nothing.is_empty


@given(st.integers(0, 3000))
def test_every_unit_stands_in_one_of_a_few_columns(count: int) -> None:
    units = [f"unit {number}" for number in range(count)]
    columns = columns_of(units)
    assert len(columns) <= MOST_COLUMNS
    assert [one for group in columns.values() for one in group] == units
    if count <= MOST_COLUMNS:
        assert list(columns) == [str(number) for number in range(1, count + 1)]


def _columns(seen: Seen) -> tuple[StackedColumn, ...]:
    assert isinstance(seen.chart, StackedChart)
    return seen.chart.columns
