"""Units × months: every state, the figures of the month, and the names behind them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from chibo_desktop.domain.directives import OfficeRemark, RemarkKind
from chibo_desktop.domain.member import ActivityStatus, Member
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.chasing import chasing_pdf, chasing_workbook, load_chased
from chibo_desktop.services.conflicts import load_conflicts
from chibo_desktop.services.inbox import receive_one
from chibo_desktop.services.matrix import Matrix, load_matrix, load_unit_month
from chibo_desktop.services.matrix_cells import CellState
from chibo_desktop.services.office_figures import (
    arrived_units,
    bundle_lines,
    excellent_names,
    rated_names,
    recent_bundles,
    unrated_names,
)
from chibo_desktop.services.office_printing import late_units_pdf
from chibo_desktop.services.rounds import close_round, reopen_round
from services.exchange_story import OCTOBER, Story, live_month

BEFORE_DUE, AFTER_DUE = date(2026, 11, 4), date(2026, 11, 23)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    one = Story(tmp_path)
    yield one
    one.close()


def merged(story: Story, code: str, month: Month = OCTOBER) -> None:
    bundle = story.report(code, month)
    receive_one(story.office, bundle.read_bytes(), bundle.name, merge=True)


def matrix_of(story: Story, today: date = AFTER_DUE) -> Matrix:
    with story.office.unit() as unit:
        return load_matrix(unit, OCTOBER, today)


def state(matrix: Matrix, code: str, month: int = 10) -> CellState:
    row = next(row for row in matrix.rows if row.subordinate.code == code)
    return row.cells[month - 1].state


def every_state(story: Story) -> None:
    """CB01 in time, CB02 late, CB03 missing, CB04 faulty, CB05 not confirmed."""
    for code in ("CB01", "CB02", "CB03", "CB04"):
        live_month(story.enrolled(code))
    story.add("CB05")
    merged(story, "CB01")
    story.wall.at = datetime(2026, 11, 10, 8, 0, tzinfo=UTC)
    merged(story, "CB02")
    cut = story.report("CB04").read_bytes()[:-100]
    receive_one(story.office, cut, "cut.cbb", merge=True)
    story.wall.at = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def test_each_state_of_a_month(story: Story) -> None:
    every_state(story)
    matrix = matrix_of(story)
    assert [state(matrix, code) for code in ("CB01", "CB02", "CB03", "CB04", "CB05")] == [
        CellState.RECEIVED,
        CellState.LATE,
        CellState.MISSING,
        CellState.FAULTY,
        CellState.NOT_ENROLLED,
    ]
    assert state(matrix, "CB01", 11) is CellState.WAITING
    assert (matrix.arrived, len(matrix.rows), matrix.member_count) == (2, 5, 8)


def test_before_its_day_a_month_only_waits(story: Story) -> None:
    live_month(story.enrolled("CB01"))
    assert state(matrix_of(story, BEFORE_DUE), "CB01") is CellState.WAITING
    assert state(matrix_of(story, AFTER_DUE), "CB01") is CellState.MISSING


def test_one_branch_of_two_is_a_part(story: Story) -> None:
    session = story.enrolled("DB01")
    with session.unit() as unit:
        second = Branch(id=unit.new_id(), org_id=session.author.org_id, name="Chi bộ hai")
        unit.save(second, act="branch.create")
    live_month(session)
    merged(story, "DB01")
    matrix = matrix_of(story)
    assert state(matrix, "DB01") is CellState.PARTIAL
    cell = matrix.rows[0].cells[9]
    assert (cell.arrived, cell.expected) == (1, 2)
    story.wall.at = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
    with story.office.unit() as unit:
        paper = PdfReader(BytesIO(late_units_pdf(unit, OCTOBER)))
    assert "Gửi thiếu" in " ".join(" ".join(p.extract_text() for p in paper.pages).split())


def test_the_size_of_a_unit_follows_its_journal(story: Story) -> None:
    branch = story.enrolled("CB01")
    live_month(branch)
    merged(story, "CB01")
    assert matrix_of(story).rows[0].member_count == 4
    with branch.unit() as unit:
        new = Member(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            full_name="Lê Thị Thử",
            branch_id=unit.all(Branch)[0].id,
            activity_status=ActivityStatus.ACTIVE,
        )
        unit.save(new, act="member.create")
    assert matrix_of(story).member_count == 4
    story.wall.at = datetime(2026, 11, 10, 8, 0, tzinfo=UTC)
    merged(story, "CB01")
    assert matrix_of(story).rows[0].member_count == 5


def test_a_cell_opens_to_its_bundle_and_its_names(story: Story) -> None:
    every_state(story)
    with story.office.unit() as unit:
        month = load_unit_month(unit, story.subordinates["CB01"].id, OCTOBER, AFTER_DUE)
        faulty = load_unit_month(unit, story.subordinates["CB04"].id, OCTOBER, AFTER_DUE)
    (bundle,) = bundle_lines(month)
    assert (bundle.seq, bundle.conflicts, bundle.refusal) == (1, 0, None)
    assert bundle.new > 4
    names = rated_names(month.sheets, Rating.EXCELLENT)
    assert [one.is_counted for one in names] == [True, False, False, False]
    assert "Hoàn thành tốt" in names[1].note
    assert sum(one.is_counted for one in names) == month.sheets[0].counts[Rating.EXCELLENT]
    (unrated,) = unrated_names(month.sheets)
    assert "miễn" in unrated.note
    (refused,) = bundle_lines(faulty)
    assert refused.refusal is not None
    assert refused.refusal.code == "bundle-truncated"
    assert {"have", "expected", "frm"} <= set(refused.refusal.params)


def test_a_figure_and_its_names_agree(story: Story) -> None:
    every_state(story)
    matrix = matrix_of(story)
    with story.office.unit() as unit:
        names = excellent_names(unit, OCTOBER)
        assert load_conflicts(unit) == ()
        assert matrix.conflicts == 0
    assert sum(one.is_counted for one in names) == matrix.excellent == 2
    assert all(one.note for one in names if not one.is_counted)
    assert {one.place for one in names} == {"Chi bộ CB01", "Chi bộ CB02"}
    units = arrived_units(matrix)
    assert sum(one.is_counted for one in units) == matrix.arrived
    assert all(one.note for one in units if not one.is_counted)


def test_what_came_last_stands_first(story: Story) -> None:
    every_state(story)
    with story.office.unit() as unit:
        lines = recent_bundles(unit)
    assert [(name, line.refusal is None) for name, line in lines] == [
        ("Chi bộ CB04", False),
        ("Chi bộ CB02", True),
        ("Chi bộ CB01", True),
    ]


def test_the_list_of_late_units_names_those_of_the_matrix(story: Story) -> None:
    every_state(story)
    with story.office.unit() as unit:
        data = late_units_pdf(unit, OCTOBER)
        assert late_units_pdf(unit, OCTOBER) == data
    text = " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split()
    )
    assert "Chi bộ CB01" not in text
    for code in ("CB02", "CB03", "CB04", "CB05"):
        assert f"Chi bộ {code}" in text
    assert "1 đơn vị gửi đúng hạn, 1 đơn vị gửi muộn, 3 đơn vị chưa gửi" in text


def test_months_before_a_unit_joined_are_not_held_against_it(story):
    story.enrolled("CB01")  # joined in November
    with story.office.unit() as unit:
        matrix = load_matrix(unit, Month(2026, 11), date(2026, 12, 20))
    states = [cell.state for cell in matrix.rows[0].cells]
    assert CellState.MISSING not in states[:9]
    assert states[9:11] == [CellState.MISSING] * 2


def test_a_month_given_back_is_so_until_it_comes_anew(story: Story) -> None:
    identity = live_month(story.enrolled("CB01"))
    merged(story, "CB01")
    with story.office.unit() as unit:
        unit.save(
            OfficeRemark(
                id=unit.new_id(),
                org_id=unit.author.org_id,
                round_id=identity,
                kind=RemarkKind.RETURN,
                written_on=date(2026, 12, 1),
                content="Chấm lại tiêu chí II",
            ),
            act="remark.write",
        )
    assert state(matrix_of(story), "CB01") is CellState.RETURNED
    story.wall.at = datetime(2026, 12, 2, 8, 0, tzinfo=UTC)
    with story.units["CB01"].unit() as unit:
        reopen_round(unit, identity, "Đảng ủy trả lại")
        close_round(unit, identity)
    merged(story, "CB01")
    assert state(matrix_of(story), "CB01") is CellState.RECEIVED


def test_the_chasing_list_says_what_is_lacking_since_when(story: Story) -> None:
    from python_calamine import CalamineWorkbook

    every_state(story)
    with story.office.unit() as unit:
        chased = load_chased(unit, 2026, AFTER_DUE)
        data = chasing_pdf(unit, 2026, AFTER_DUE)
        book = chasing_workbook(unit, 2026, AFTER_DUE)
    assert [(one.code, one.words) for one in chased] == [
        ("CB03", "thiếu T10"),
        ("CB04", "gói bị từ chối T10"),
        ("CB05", "chưa kết nối: T10"),
    ]
    assert {one.since for one in chased} == {date(2026, 11, 5)}
    text = " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(data)).pages).split())
    assert "3 đơn vị còn thiếu 3 kỳ" in text
    rows = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_name("Đôn đốc").to_python()
    assert [row[1:4] for row in rows if row[1] in ("CB03", "CB04", "CB05")] == [
        [one.code, one.name, one.words] for one in chased
    ]
