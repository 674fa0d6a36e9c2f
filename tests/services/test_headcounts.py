"""Biểu 1 of a real file: figures open to names; paper, workbook and screen say the same."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl

from branch_files import BranchFile, new_branch
from chibo_desktop.domain.member import ActivityStatus, Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.services.headcounts import HeadcountTable, load_headcount
from chibo_desktop.services.life import new_event, record_event
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.services.members import MemberFilters, Standing, count_members
from chibo_desktop.services.statistics_papers import statistics_pdf, statistics_workbook
from documents.papers import text_of

THIRD = ReportPeriod(PeriodKind.QUARTER, 2026, 3)
FOURTH = ReportPeriod(PeriodKind.QUARTER, 2026, 4)
DAY = date(2026, 11, 28)


def a_branch(folder: Path) -> BranchFile:
    """Eight members, one admitted in September; one dies in October, one leaves undated."""
    branch = new_branch(folder, 8, late=1)
    with branch.unit() as unit:
        members = sorted(unit.all(Member), key=lambda one: one.full_name)
        dead, gone = members[-1], members[-2]
        on = PartialDate(2026, 10, 5)
        unit.save(
            replace(dead, activity_status=ActivityStatus.DECEASED, left_on=on), act="member.status"
        )
        unit.save(replace(gone, activity_status=ActivityStatus.LEFT), act="member.status")
    return branch


def figures(table: HeadcountTable) -> dict[str, int]:
    return {line.mark: line.count for line in table.lines if not line.level}


def test_the_quarter_reconciles_and_every_figure_opens_to_its_names(tmp_path: Path) -> None:
    branch = a_branch(tmp_path)
    with branch.unit() as unit:
        third = load_headcount(unit, THIRD, Scope())
        fourth = load_headcount(unit, FOURTH, Scope())
        listed = count_members(unit, MemberFilters(status=Standing.COUNTED))
    assert figures(third) == {"A": 8, "B": 1, "C": 0, "D": 9, "E": -1, "G": 8}
    assert figures(fourth) == {"A": 9, "B": 0, "C": 1, "D": 8, "E": -1, "G": 7}
    assert figures(fourth)["G"] == listed
    for line in (*third.lines, *fourth.lines):
        assert abs(line.count) == len(line.names)
    (apart,) = fourth.apart
    assert "chưa ghi ngày" in apart.note
    (died,) = next(line for line in fourth.lines if line.label == "Từ trần").names
    assert died.note == "Từ trần 05/10/2026"


def test_the_year_before_stands_beside(tmp_path: Path) -> None:
    branch = a_branch(tmp_path)
    with branch.unit() as unit:
        table = load_headcount(unit, FOURTH, Scope())
    assert {line.mark: line.before for line in table.lines if line.mark in "AD"} == {
        "A": 8,
        "D": 8,
    }


def test_paper_and_workbook_have_the_figures_and_the_names(tmp_path: Path) -> None:
    branch = a_branch(tmp_path)
    with branch.unit() as unit:
        table = load_headcount(unit, FOURTH, Scope())
        data = statistics_pdf(unit, "headcount", FOURTH, Scope(), dated=DAY)
        assert data == statistics_pdf(unit, "headcount", FOURTH, Scope(), dated=DAY)
        book = statistics_workbook(unit, "headcount", FOURTH, Scope(), dated=DAY)
        assert book == statistics_workbook(unit, "headcount", FOURTH, Scope(), dated=DAY)
    text = text_of(data, tmp_path)
    assert "quý IV năm 2026" in text
    assert "Chưa đối chiếu với bản gốc" in text
    assert table.apart[0].name in text
    sheets = openpyxl.load_workbook(io.BytesIO(book))
    rows = list(sheets["Số liệu"].iter_rows(values_only=True))
    read = {row[0]: row[2] for row in rows if row[0] in tuple("ABCDEG")}
    assert read == figures(table)
    names = [row[1] for row in sheets["Tên trong từng dòng"].iter_rows(values_only=True)]
    assert table.apart[0].name in names


def test_events_of_the_life_cycle_are_counted_in_their_rows(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 4)
    with branch.unit() as unit:
        first, second, *_ = sorted(unit.all(Member), key=lambda one: one.full_name)
        for member, kind, on, place in (
            (first, "transferred_out", "12/10/2026", "Đảng ủy phường Thử"),
            (second, "sent_away", "01/11/2026", "Chi bộ tạm"),
        ):
            draft = new_event(unit, member.id, kind)
            written = {**draft.written, "happened_on": on, "place": place}
            record_event(unit, replace(draft, written=written))
        table = load_headcount(unit, FOURTH, Scope())
    assert figures(table) == {"A": 4, "B": 0, "C": 1, "D": 3, "E": 0, "G": 3}
    (moved,) = next(line for line in table.lines if line.label == "Chuyển đi").names
    assert moved.note == "Chuyển đi 12/10/2026, Đảng ủy phường Thử"
