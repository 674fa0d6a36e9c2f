"""The thirteen registers: who stands in which, in which year, and what stays off."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from branch_files import BranchFile, new_branch
from chibo_desktop.domain.dossier.merit_rows import PartyBadge
from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.dossier_printing import Withheld, ids_to_print
from chibo_desktop.services.register_lines import (
    load_line,
    new_line,
    register_lines,
    save_line,
    void_line,
)
from chibo_desktop.services.registers import (
    RegisterOptions,
    register_forms,
    register_pdf,
    register_view,
    register_workbook,
)

THIS_YEAR = RegisterOptions(year=2026)
NUMBER = "001057000123"


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[BranchFile]:
    made = new_branch(tmp_path, 6, late=1)
    yield made
    made.session.close()


def _happened(branch: BranchFile, place: int, kind: LifeEventKind, day: PartialDate) -> str:
    with branch.unit() as unit:
        member = unit.get(Member, ids_to_print(unit)[place])
        assert member is not None
        event = LifeEvent(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            member_id=member.id,
            kind=kind,
            happened_on=day,
            decision_number="12-QĐ/ĐU",
            place="Đảng bộ phường Hàng Bài",
        )
        unit.save(event, act="life.record")
        return member.full_name


def _column(branch: BranchFile, register: str, header: str, options: RegisterOptions) -> list[str]:
    with branch.unit() as unit:
        view = register_view(unit, register, options)
    place = view.headers.index(header)
    return [row[place] for row in view.rows]


def _text(data: bytes) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(data)).pages).split())


def test_there_are_thirteen_and_each_is_dated_sourced_and_said_to_be_unverified() -> None:
    forms = register_forms()
    assert [form.number for form in forms] == list(range(1, 14))
    assert all("chưa đối chiếu với bản gốc" in form.source for form in forms)
    assert not any(form.is_verified for form in forms)


@pytest.mark.parametrize("form", register_forms(), ids=lambda form: form.id)
def test_each_prints_with_cover_columns_and_page_numbers_the_same_twice(
    branch: BranchFile, form: object
) -> None:
    register_id = form.id  # type: ignore[attr-defined]
    with branch.unit() as unit:
        data = register_pdf(unit, register_id, THIS_YEAR)
        again = register_pdf(unit, register_id, THIS_YEAR)
        view = register_view(unit, register_id, THIS_YEAR)
    text = _text(data)
    pages = PdfReader(io.BytesIO(data)).pages
    assert data == again
    assert "".join(view.title.upper().split()) in "".join(text.split())
    assert [header for header in view.headers if header.split()[0] not in text] == []
    assert f"Trang 2 /{len(pages)}" in text.replace("2/", "2 /")
    assert float(pages[0].mediabox.width) > float(pages[0].mediabox.height)
    assert "T/M CHI BỘ" in text


def test_events_stand_in_their_register_of_their_year(branch: BranchFile) -> None:
    left = _happened(branch, 0, LifeEventKind.STRUCK_OFF, PartialDate(2026, 5, 4))
    before = _happened(branch, 1, LifeEventKind.STRUCK_OFF, PartialDate(2025, 5, 4))
    moved = _happened(branch, 2, LifeEventKind.TRANSFERRED_OUT, PartialDate(2026, 2))
    died = _happened(branch, 3, LifeEventKind.DECEASED, PartialDate(2026))
    everything = RegisterOptions()
    assert _column(branch, "leavers", "Họ và tên", THIS_YEAR) == [left]
    assert _column(branch, "leavers", "Họ và tên", everything) == [before, left]
    assert _column(branch, "transfers", "Họ và tên", THIS_YEAR) == [moved]
    assert _column(branch, "deceased", "Họ và tên", THIS_YEAR) == [died]


def test_who_was_probationary_in_a_year_stands_in_that_register(branch: BranchFile) -> None:
    probationers = _column(branch, "probationers", "Họ và tên", THIS_YEAR)
    assert probationers == ["Nguyễn Hoài An"]
    assert len(_column(branch, "probationers", "Họ và tên", RegisterOptions(year=2010))) == 6
    assert len(_column(branch, "members", "Ngày sinh", THIS_YEAR)) == 7


def test_badges_come_from_the_dossiers(branch: BranchFile) -> None:
    with branch.unit() as unit:
        member_id = ids_to_print(unit)[0]
        badge = PartyBadge(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            member_id=member_id,
            years="40",
            awarded_on=PartialDate(2026, 2, 3),
            posthumous=True,
        )
        unit.save(badge, act="row.create")
    words = _column(branch, "badges", "Loại huy hiệu", THIS_YEAR)
    assert words == ["40 năm tuổi Đảng, truy tặng"] or "truy tặng" in words[0]
    assert _column(branch, "badges", "Loại huy hiệu", RegisterOptions(year=2025)) == []


def test_numbers_withheld_lose_their_column_and_occur_nowhere(branch: BranchFile) -> None:
    with branch.unit() as unit:
        member = unit.get(Member, ids_to_print(unit)[0])
        assert member is not None
        unit.save(replace(member, card_number=NUMBER), act="member.edit")
        shown = _text(register_pdf(unit, "members", THIS_YEAR))
        hidden = register_pdf(
            unit, "members", RegisterOptions(year=2026, withheld=frozenset({Withheld.NUMBERS}))
        )
    assert NUMBER in shown
    assert NUMBER not in _text(hidden)
    assert "Số thẻ" not in _text(hidden)


def test_the_workbook_keeps_numbers_as_text_and_has_the_same_rows(branch: BranchFile) -> None:
    with branch.unit() as unit:
        member = unit.get(Member, ids_to_print(unit)[0])
        assert member is not None
        unit.save(replace(member, card_number=NUMBER, note="=1+1"), act="member.edit")
        data = register_workbook(unit, "members", THIS_YEAR)
        view = register_view(unit, "members", THIS_YEAR)
        assert data == register_workbook(unit, "members", THIS_YEAR)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    rows = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert tuple(rows[4][1:]) == view.headers
    assert [tuple(row[1:]) for row in rows[5:]] == list(view.rows)
    assert any(NUMBER in row for row in rows)


def test_blank_pages_are_added_to_be_written_by_hand(branch: BranchFile) -> None:
    with branch.unit() as unit:
        plain = register_pdf(unit, "members", THIS_YEAR)
        more = register_pdf(unit, "members", RegisterOptions(year=2026, blank_pages=5))
    pages = [len(PdfReader(io.BytesIO(data)).pages) for data in (plain, more)]
    assert pages[1] - pages[0] in (4, 5)


def test_a_line_is_written_corrected_and_taken_out(branch: BranchFile) -> None:
    with branch.unit() as unit:
        member_id = ids_to_print(unit)[0]
        draft = new_line(unit, "document_loan")
        with pytest.raises(DomainError) as refused:
            save_line(unit, draft)
        written = {**draft.written, "content": "Lý lịch, 01 bản", "receiver": "Vũ Thị Hà"}
        save_line(unit, replace(draft, member_id=member_id, written=written))
    assert [problem.code for problem in refused.value.problems] == ["register-line-empty"]
    assert _column(branch, "loans", "Tài liệu mượn", THIS_YEAR) == ["Lý lịch, 01 bản"]
    with branch.unit() as unit:
        (line,) = register_lines(unit, "document_loan")
        again = load_line(unit, line.id)
        early = {**again.written, "returned_on": "01/01/2020"}
        with pytest.raises(DomainError) as refused:
            save_line(unit, replace(again, written=early))
        assert [p.code for p in refused.value.problems] == ["register-line-returned-before"]
        late = {**again.written, "happened_on": "01/01/2030"}
        with pytest.raises(DomainError) as refused:
            save_line(unit, replace(again, written=late))
        assert [p.code for p in refused.value.problems] == ["register-line-ahead"]
        save_line(unit, replace(again, written={**again.written, "note": "gấp"}))
        assert register_lines(unit, "document_loan")[0].texts["note"] == "gấp"
        void_line(unit, line.id)
        assert register_lines(unit, "document_loan") == ()


def test_one_branch_of_several_has_its_own_register_with_its_own_head(branch: BranchFile) -> None:
    with branch.unit() as unit:
        other = Branch(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            name="Chi bộ Hai",
            secretary_name="Vũ Thị Hà",
        )
        unit.save(other, act="branch.create")
        member = unit.get(Member, ids_to_print(unit)[0])
        assert member is not None
        unit.save(replace(member, branch_id=other.id), act="member.edit")
    options = RegisterOptions(year=2026, branch_id=other.id)
    with branch.unit() as unit:
        view = register_view(unit, "members", options)
        text = _text(register_pdf(unit, "members", options))
    assert len(view.rows) == 1
    assert member.full_name in text
    assert "CHI BỘ HAI" in text
    assert view.letterhead.superior == "Chi bộ Văn phòng"
    assert view.signatures[-1].name == "Vũ Thị Hà"
