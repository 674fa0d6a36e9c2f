"""Lists over many people: what is printed, what stays off the paper, the same bytes twice."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from branch_files import TODAY, BranchFile, new_branch
from chibo_desktop.domain.dossier.background_rows import ForeignTie, ForeignTrip
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.services.badge_papers import (
    badge_letter_pdf,
    badge_list_pdf,
    badge_list_workbook,
)
from chibo_desktop.services.ballot_papers import vote_list_pdf
from chibo_desktop.services.conflicts import load_conflicts, settle_conflict
from chibo_desktop.services.foreign_papers import foreign_pdf, foreign_workbook
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.services.meeting_lists import follow_up_pdf, plan_pdf
from chibo_desktop.services.member_list_papers import (
    ListOrder,
    ListWish,
    NumbersOnPaper,
    member_list_pdf,
    member_list_workbook,
)
from chibo_desktop.services.members import MemberFilters
from chibo_desktop.services.printing import summary_pdf, summary_workbook
from chibo_desktop.services.probation_papers import probation_list_pdf
from chibo_desktop.services.quality_papers import quality_pdf
from chibo_desktop.services.result_lists import result_list_pdf, result_list_workbook
from chibo_desktop.services.target_papers import target_report_pdf
from documents.papers import text_of
from storage.two_computers import disagree

YEAR = ReportPeriod(PeriodKind.YEAR, 2026)
NUMBER = "001078000123"


def a_branch(folder: Path) -> BranchFile:
    branch = new_branch(folder, 10, late=1)
    with branch.unit() as unit:
        one = next(m for m in unit.all(Member) if m.full_name == "Trần Thị Mẫu")
        unit.save(
            replace(
                one,
                card_number=NUMBER,
                admitted_on=PartialDate(1996, 12, 20),
                confirmed_on=PartialDate(1997, 12, 20),
            ),
            act="member.edit",
        )
    return branch


def table(data: bytes, sheet: str = "") -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return list((book[sheet] if sheet else book.active).iter_rows(values_only=True))


def test_lists_of_rounds_and_meetings_say_it_too(tmp_path: Path) -> None:
    branch = a_branch(tmp_path)
    round_id = branch.open_round()
    own = branch.session.author.org_id

    def lists() -> list[str]:
        with branch.unit() as unit:
            [one] = [one for one in unit.all(Branch) if one.org_id == own]
            books = (summary_workbook(unit, round_id), result_list_workbook(unit, round_id))
            papers = (
                summary_pdf(unit, round_id),
                result_list_pdf(unit, round_id),
                vote_list_pdf(unit, round_id),
                quality_pdf(unit, one.id, TODAY.year, TODAY),
                plan_pdf(unit, one.id, TODAY.year, TODAY),
                follow_up_pdf(unit, one.id, TODAY),
            )
            return [
                *(text_of(one, tmp_path) for one in papers),
                *(str(table(one)) for one in books),
            ]

    assert not [one for one in lists() if "thống nhất" in one]
    disagree(branch.session, "place", "Đà Nẵng", "Huế")
    assert all("1 trường chưa thống nhất" in one for one in lists())


def test_a_paper_says_that_values_disagree_until_they_are_settled(tmp_path: Path) -> None:
    branch = a_branch(tmp_path)
    wish = ListWish(dated=TODAY)
    with branch.unit() as unit:
        assert "thống nhất" not in text_of(member_list_pdf(unit, wish), tmp_path)
    disagree(branch.session, "place", "Đà Nẵng", "Huế")
    with branch.unit() as unit:
        assert "1 trường chưa thống nhất" in text_of(member_list_pdf(unit, wish), tmp_path)
        assert "1 trường chưa thống nhất" in text_of(
            target_report_pdf(unit, branch.branch_id, 2026, Month(2026, 9)), tmp_path
        )
        (one,) = load_conflicts(unit)
        settle_conflict(unit, one, one.values[0])
        assert "thống nhất" not in text_of(member_list_pdf(unit, wish), tmp_path)


def test_numbers_are_masked_unless_asked_for(tmp_path: Path) -> None:
    branch = a_branch(tmp_path)
    with branch.unit() as unit:
        texts = {
            how: text_of(member_list_pdf(unit, ListWish(numbers=how, dated=TODAY)), tmp_path)
            for how in NumbersOnPaper
        }
    assert "•••• 0123" in texts[NumbersOnPaper.MASKED]
    assert NUMBER not in texts[NumbersOnPaper.MASKED]
    assert NUMBER in texts[NumbersOnPaper.FULL]
    assert "0123" not in texts[NumbersOnPaper.NONE]
    assert "Số thẻ" not in texts[NumbersOnPaper.NONE]


def test_columns_and_order_are_those_chosen(tmp_path: Path) -> None:
    branch = a_branch(tmp_path)
    wish = ListWish(columns=("full_name", "position"), order=ListOrder.POST, dated=TODAY)
    with branch.unit() as unit:
        data = member_list_workbook(unit, wish)
        assert data == member_list_workbook(unit, wish)
        assert member_list_pdf(unit, wish) == member_list_pdf(unit, wish)
    rows = table(data)
    header = rows.index(next(row for row in rows if row[0] == "TT"))
    assert [cell for cell in rows[header] if cell] == [
        "TT",
        "Họ và tên",
        "Chức vụ",
        "Ghi chú",
    ]
    assert rows[header + 1][1:3] == ("Trần Thị Mẫu", "Bí thư")
    assert sum(isinstance(row[0], int | float) for row in rows) == 11


def test_a_list_of_nobody_is_refused(tmp_path: Path) -> None:
    branch = a_branch(tmp_path)
    with pytest.raises(DomainError) as refused, branch.unit() as unit:
        member_list_pdf(unit, ListWish(filters=MemberFilters(text="không ai tên này")))
    assert [one.code for one in refused.value.problems] == ["list-of-nobody"]


def test_the_list_of_a_badge_round_names_who_is_full_and_counts_the_letter(tmp_path: Path) -> None:
    branch = a_branch(tmp_path)
    with branch.unit() as unit:
        data = badge_list_pdf(unit, "2027-02-03", TODAY, dated=TODAY)
        assert data == badge_list_pdf(unit, "2027-02-03", TODAY, dated=TODAY)
        text = text_of(data, tmp_path)
        asked = text_of(badge_letter_pdf(unit, "2027-02-03", TODAY, dated=TODAY), tmp_path)
        rows = table(badge_list_workbook(unit, "2027-02-03", TODAY))
    assert "Huy hiệu 30 năm tuổi Đảng: 1 đồng chí" in text
    assert "20/12/2026" in text
    assert "Trần Thị Mẫu" in text
    assert "Lê Văn Đạt" not in text
    assert [row[1] for row in rows if row[0] == 1] == ["Trần Thị Mẫu"]
    assert "TỜ TRÌNH" in asked
    assert "-TTr/CB" in asked
    assert "Kính trình: Đảng ủy Khối Thử nghiệm" in asked
    assert "cho 1 đồng chí" in asked


def test_a_letter_for_nobody_is_refused_and_the_list_says_so(tmp_path: Path) -> None:
    branch = a_branch(tmp_path)
    with branch.unit() as unit:
        text = text_of(badge_list_pdf(unit, "2026-11-07", TODAY), tmp_path)
        with pytest.raises(DomainError) as refused:
            badge_letter_pdf(unit, "2026-11-07", TODAY)
    assert "không có đồng chí nào" in text
    assert [one.code for one in refused.value.problems] == ["badge-nobody-proposed"]


def test_probationary_members_stand_with_their_days(tmp_path: Path) -> None:
    branch = a_branch(tmp_path)
    with branch.unit() as unit:
        text = text_of(probation_list_pdf(unit, TODAY, dated=TODAY), tmp_path)
    assert "Nguyễn Hoài An" in text
    assert "20/09/2027" in text
    assert f"Còn {(date(2027, 9, 20) - TODAY).days} ngày dự bị" in text
    assert "Trần Thị Mẫu" not in text.replace("BÍ THƯ (Ký, ghi rõ họ tên) Trần Thị Mẫu", "")


def test_foreign_trips_and_kin_are_marked_in_their_columns(tmp_path: Path) -> None:
    branch = a_branch(tmp_path)
    with branch.unit() as unit:
        first, second, third, *_ = sorted(unit.all(Member), key=lambda one: one.full_name)
        for year in (2025, 2026):
            trip = ForeignTrip(
                id=unit.new_id(),
                org_id=first.org_id,
                member_id=first.id,
                country="Lào",
                since=PartialDate(year, 4, 1),
                until=PartialDate(year, 4, 9),
                purpose="business",
            )
            unit.save(trip, act="dossier.row")
        for member, kind in ((second, "mother"), (third, "organization")):
            tie = ForeignTie(
                id=unit.new_id(), org_id=member.org_id, member_id=member.id, kind=kind, name="A"
            )
            unit.save(tie, act="dossier.row")
        rows = table(foreign_workbook(unit, YEAR, Scope()))
        text = text_of(foreign_pdf(unit, YEAR, Scope(), dated=TODAY), tmp_path)
    lines = {row[1]: row for row in rows if isinstance(row[0], int | float)}
    assert set(lines) == {first.full_name, second.full_name}
    marks = [place for place, cell in enumerate(lines[first.full_name]) if cell == "X"]
    assert marks == [5]
    assert lines[first.full_name][10:13] == ("01/04/2026", "09/04/2026", "Lào")
    assert [place for place, cell in enumerate(lines[second.full_name]) if cell == "X"] == [8]
    assert "2 đồng chí, 1 chuyến đi" in text
