"""Phiếu bổ sung hồ sơ: what is new since the last one, for everybody who has something new."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from branch_files import BranchFile, new_branch
from chibo_desktop.domain.dossier.background_rows import Relative
from chibo_desktop.domain.dossier.merit_rows import Commendation
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.services.dossier_printing import Withheld, ids_to_print
from chibo_desktop.services.supplements import (
    record_supplements,
    supplements_of,
    supplements_pdf,
    supplements_workbook,
)
from documents.sheet_texts import words_of


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[BranchFile]:
    made = new_branch(tmp_path, 3)
    yield made
    made.session.close()


def _ids(branch: BranchFile) -> list[str]:
    with branch.unit() as unit:
        return ids_to_print(unit)


def _praise(branch: BranchFile, member_id: str, year: int, form: str) -> None:
    with branch.unit() as unit:
        row = Commendation(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            member_id=member_id,
            awarded_on=PartialDate(year, 5),
            form=form,
        )
        unit.save(row, act="row.create")


def _check_same(pdf: bytes, book: str) -> None:
    """Every sentence of the workbook stands on the paper."""
    said = "".join("".join(p.extract_text().split()) for p in PdfReader(io.BytesIO(pdf)).pages)
    for told in ("PHIẾUBỔSUNG", "Khôngcóthayđổi", "Bằngkhen", "0012", "DANHSÁCHĐẢNGVIÊNKHÔNG"):
        assert (told in said) is (told in book)


def _text(branch: BranchFile, withheld: frozenset[Withheld] = frozenset()) -> str:
    with branch.unit() as unit:
        data = supplements_pdf(unit, ids_to_print(unit), withheld=withheld)
        again = supplements_pdf(unit, ids_to_print(unit), withheld=withheld)
        book = words_of(supplements_workbook(unit, ids_to_print(unit), withheld=withheld))
    assert data == again
    _check_same(data, book)
    return " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(data)).pages).split())


def test_of_dossiers_entered_this_year_only_what_happened_this_year_is_told(
    branch: BranchFile,
) -> None:
    first, *_ = _ids(branch)
    _praise(branch, first, 2026, "Bằng khen năm nay")
    _praise(branch, first, 2001, "Bằng khen ngày xưa")
    text = _text(branch)
    assert "Bằng khen năm nay" in text
    assert "Bằng khen ngày xưa" not in text
    assert "Từ ngày 01/01/2026 đến ngày 28/11/2026" in text
    listed = text.index("DANH SÁCH ĐẢNG VIÊN KHÔNG CÓ BỔ SUNG")
    assert all(name in text[listed:] for name in ("Trần Thị Ánh", "Lê Văn Đạt"))
    assert "Nguyễn Hoài An" not in text[listed:]


def test_the_next_one_begins_where_the_last_one_ended(branch: BranchFile) -> None:
    first, *_ = _ids(branch)
    _praise(branch, first, 2026, "Bằng khen năm nay")
    with branch.unit() as unit:
        assert record_supplements(unit, ids_to_print(unit)) == 1
    with branch.unit() as unit:
        assert record_supplements(unit, ids_to_print(unit)) == 0
        (written,) = supplements_of(unit, first)
    assert str(written.written_on) == "2026-11-28"
    assert "Bằng khen năm nay" not in _text(branch)
    with branch.unit() as unit:
        member = unit.get(Member, first)
        assert member is not None
        unit.save(replace(member, job_title="Trưởng phòng"), act="member.edit")
    with branch.unit() as unit:
        member = unit.get(Member, first)
        assert member is not None
        unit.save(replace(member, job_title="Giám đốc", phone="0912"), act="member.edit")
        row = Relative(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            member_id=first,
            relation="child",
            full_name="Nguyễn Hoài Nam",
        )
        unit.save(row, act="row.create")
    text = _text(branch)
    assert "Chức vụ công tác: Giám đốc." in text
    assert "họ và tên Nguyễn Hoài Nam" in text
    assert "VIII- Những thay đổi khác - Điện thoại: 0912." in text
    assert "Từ ngày 28/11/2026" in text
    assert "Nguyễn Hoài Nam" not in _text(branch, frozenset({Withheld.RELATIVES}))


def test_a_change_says_what_was_and_what_is(branch: BranchFile) -> None:
    first, *_ = _ids(branch)
    with branch.unit() as unit:
        member = unit.get(Member, first)
        assert member is not None
        unit.save(
            replace(member, job_title="Phó phòng", card_number="001057000123"), act="member.edit"
        )
    _praise(branch, first, 2026, "Giấy khen")
    with branch.unit() as unit:
        record_supplements(unit, [first])
    with branch.unit() as unit:
        member = unit.get(Member, first)
        assert member is not None
        changed = replace(member, job_title="Trưởng phòng", card_number="001057000999")
        unit.save(changed, act="member.edit")
    text = _text(branch)
    assert "Chức vụ công tác: trước là “Phó phòng”, nay là “Trưởng phòng”." in text
    assert "001057000999" in text
    hidden = _text(branch, frozenset({Withheld.NUMBERS}))
    assert "001057000123" not in hidden
    assert "001057000999" not in hidden
