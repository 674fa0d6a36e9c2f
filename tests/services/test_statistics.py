"""Statistics of a file: figures are names, and at the office the units add up."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from branch_files import new_branch
from chibo_desktop.domain.dossier.merit_rows import Discipline
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.services.inbox import receive_one
from chibo_desktop.services.listed_people import Scope, scopes
from chibo_desktop.services.statistics import StatisticsTable, load_statistics
from chibo_desktop.services.statistics_papers import statistics_pdf, statistics_workbook
from services.exchange_story import Story, live_month

YEAR = ReportPeriod(PeriodKind.YEAR, 2026)


def row(table: StatisticsTable, label: str, section: str = "") -> int:
    return next(
        line.count for line in table.lines if line.label == label and section in ("", line.section)
    )


def test_figures_of_a_branch_open_to_their_names(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 6, late=2)
    with branch.unit() as unit:
        table = load_statistics(unit, "composition", YEAR, Scope())
    for line in table.lines:
        assert line.count == len(line.names)
        assert line.before == len(line.names_before)
    assert table.total == row(table, "Tổng số đảng viên") == 8
    assert row(table, "Đảng viên chính thức") == 6
    assert row(table, "Đảng viên dự bị") == 2
    assert row(table, "41–50 tuổi") == 8
    assert row(table, "Chưa ghi dân tộc", "Dân tộc") == 8
    total = next(line for line in table.lines if line.label == "Tổng số đảng viên")
    assert total.before == 6


def test_who_was_admitted_and_who_was_disciplined_in_the_year(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 4, late=1)
    with branch.unit() as unit:
        member = unit.all(Member)[0]
        for number, day in ((1, "2026-03"), (2, "2025-12-31")):
            decided = PartialDate.parse(day)
            one = Discipline(
                id=unit.new_id(),
                org_id=member.org_id,
                member_id=member.id,
                decided_on=decided,
                kind="party",
                form="warning",
                decision_number=f"0{number}-QĐ/ĐU",
            )
            unit.save(one, act="dossier.row")
        table = load_statistics(unit, "movement", YEAR, Scope())
    assert row(table, "Tổng số mới kết nạp") == 1
    (warned,) = next(one for one in table.lines if one.label == "Cảnh cáo").names
    assert warned.note == "01-QĐ/ĐU"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Story]:
    story = Story(tmp_path)
    for number, code in enumerate(("CB01", "CB02"), start=2):
        live_month(story.enrolled(code), members=number)
        bundle = story.report(code)
        receive_one(story.office, bundle.read_bytes(), bundle.name, merge=True)
    yield story
    story.close()


def test_the_units_of_an_office_add_up(office: Story) -> None:
    with office.office.unit() as unit:
        table = load_statistics(unit, "composition", YEAR, Scope())
        nodes = [key for key, _ in scopes(unit) if key]
        parts = [load_statistics(unit, "composition", YEAR, Scope(org_id=one)) for one in nodes]
        book = statistics_workbook(unit, "composition", YEAR, Scope())
    assert table.total == 5
    assert sorted(part.total for part in parts) == [2, 3]
    for line in table.lines:
        if line.average is None and line.share is not None:
            assert line.count == sum(line.by_unit.values())
            assert line.count == sum(
                one.count
                for part in parts
                for one in part.lines
                if (one.section, one.label) == (line.section, line.label)
            )
    sheet = openpyxl.load_workbook(io.BytesIO(book))["Theo đơn vị"]
    rows = {cells[0]: cells[1:] for cells in sheet.iter_rows(values_only=True)}
    assert sorted(rows["Chỉ tiêu"][1:]) == ["Chi bộ CB01", "Chi bộ CB02"]
    total, *each = rows["Tổng số đảng viên"]
    assert (total, sorted(each)) == (5, [2, 3])


def test_a_member_of_two_units_is_counted_in_each_by_its_own_record(office: Story) -> None:
    """After a transfer two units have a record of one id; neither hides the other."""
    first = office.units["CB01"]
    with first.unit() as unit:
        one = unit.all(Member)[0]
    second = office.units["CB02"]
    with second.unit() as unit:
        branch_id = unit.all(Member)[0].branch_id
        unit.save(
            replace(one, org_id=second.author.org_id, branch_id=branch_id), act="member.create"
        )
    bundle = office.report("CB02")
    receive_one(office.office, bundle.read_bytes(), bundle.name, merge=True)
    with office.office.unit() as unit:
        table = load_statistics(unit, "composition", YEAR, Scope())
    assert table.total == 6


def test_the_branches_of_one_party_organization_add_up(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 5)
    with branch.unit() as unit:
        other = Branch(id=unit.new_id(), org_id=unit.author.org_id, name="Chi bộ Hai")
        unit.save(other, act="branch.create")
        for one in unit.all(Member)[:2]:
            unit.save(replace(one, branch_id=other.id), act="member.edit")
        table = load_statistics(unit, "composition", YEAR, Scope())
        part = load_statistics(unit, "composition", YEAR, Scope(branch_id=other.id))
    total = next(line for line in table.lines if line.label == "Tổng số đảng viên")
    assert sorted(total.by_unit.values()) == [2, 3]
    assert set(table.units.values()) == {"Chi bộ Văn phòng", "Chi bộ Hai"}
    assert part.total == 2


@pytest.mark.parametrize("form", ["headcount", "composition"])
def test_counting_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path, form: str) -> None:
    class StopError(Exception):
        pass

    told: list[str] = []

    def progress(done: int, total: int, text: str) -> None:
        assert 0 <= done <= total
        told.append(text)
        if len(told) == 6:
            raise StopError

    branch = new_branch(tmp_path, 6)
    with branch.unit() as unit, pytest.raises(StopError):
        statistics_pdf(unit, form, YEAR, Scope(), progress=progress)
    assert len(set(told)) > 1
