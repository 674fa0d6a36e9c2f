"""Progress of targets as charts: sums over the periods, and shares of the plan."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from branch_files import BranchFile, new_branch
from chibo_desktop.documents.level_bars import BarChart
from chibo_desktop.documents.line_chart import LineChart
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.targets.records import TargetMeasure
from chibo_desktop.services.practice_plan import PRACTICE_UNIT
from chibo_desktop.services.practice_targets import live_targets
from chibo_desktop.services.seeing_papers import chart_pdf, chart_workbook
from chibo_desktop.services.seeing_targets import target_bars, target_line
from chibo_desktop.services.targets import TargetBoard, load_targets
from documents.papers import text_of


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BranchFile]:
    made = new_branch(tmp_path_factory.mktemp("targets"), count=3)
    with made.unit() as unit:
        for number in range(1, 12):
            live_targets(unit, [made.branch_id], Month(2026, number), PRACTICE_UNIT, 1)
    yield made
    made.session.close()


@pytest.fixture(scope="module")
def board(file: BranchFile) -> TargetBoard:
    with file.unit() as unit:
        return load_targets(unit, file.branch_id, 2026, Month(2026, 11))


def test_a_line_ends_where_the_target_stands_and_the_plan_is_its_bound(board: TargetBoard) -> None:
    drawn = 0
    for line in board.lines:
        seen = target_line(line)
        if not line.target.is_numeric or not line.results:
            assert seen.is_empty
            assert seen.empty
            continue
        drawn += 1
        chart = seen.chart
        assert isinstance(chart, LineChart)
        values = [point.value for point in chart.points]
        assert line.progress.done is not None
        assert values[-1] == float(line.progress.done)
        assert chart.bands[1].least == float(line.target.planned or 0)
        assert seen.keys == tuple(point.key for point in chart.points)
        if line.target.measure != TargetMeasure.AT_DATE:
            assert values == sorted(value or 0 for value in values)
    assert drawn > 2


def test_a_bar_says_the_share_of_the_plan_and_opens_its_target(board: TargetBoard) -> None:
    seen = target_bars(board)
    chart = seen.chart
    assert isinstance(chart, BarChart)
    by_id = {line.target.id: line for line in board.lines}
    for bar in chart.bars:
        percent = by_id[bar.key].progress.percent
        assert percent is not None
        assert bar.value == float(min(percent, 200))
        assert bar.target == 100
    assert len(chart.bars) == len(seen.rows)


def test_both_are_also_papers_and_workbooks(
    file: BranchFile, board: TargetBoard, tmp_path: Path
) -> None:
    line = next(one for one in board.lines if one.target.code == "CĐ")
    with file.unit() as unit:
        for seen in (target_line(line), target_bars(board)):
            data = chart_pdf(unit, seen, board.branch_id, None)
            assert seen.title in " ".join(text_of(data, tmp_path).split())
            assert chart_workbook(unit, seen, board.branch_id, None)[:2] == b"PK"


def test_a_year_without_results_says_what_is_missing(file: BranchFile) -> None:
    with file.unit() as unit:
        empty = load_targets(unit, file.branch_id, 2031, Month(2031, 1))
    assert target_bars(empty).is_empty
    assert "chưa có chỉ tiêu" in target_bars(empty).empty
