"""Forms of persons from a real file: the right values of the right members."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from branch_files import BranchFile, new_branch
from chibo_desktop.domain.filter import FieldCondition, Filter, Operator
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.custom_fields import CustomField, new_custom_field, save_custom_field
from chibo_desktop.services.dossier_printing import (
    DossierPaper,
    Withheld,
    blank_form_pdf,
    blank_form_workbook,
    check_sheets,
    dossier_pdf,
    dossier_workbook,
    ids_chosen,
    ids_to_print,
    people_to_print,
)
from chibo_desktop.services.filters import save_filter
from chibo_desktop.storage.unit_of_work import Unit
from documents.sheet_texts import texts_of, words_of
from dossiers import NUMBERS, add_rows, full_member

_ALL = frozenset(Withheld)


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[BranchFile]:
    made = new_branch(tmp_path, 3)
    with made.unit() as unit:
        first = unit.get(Member, ids_to_print(unit)[0])
        assert first is not None
        unit.save(full_member(first), act="member.edit")
        add_rows(unit, first.id, 2)
    yield made
    made.session.close()


def _words(data: bytes) -> str:
    pages = PdfReader(io.BytesIO(data)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


@pytest.mark.parametrize("paper", DossierPaper)
def test_the_paper_says_what_the_file_says(branch: BranchFile, paper: DossierPaper) -> None:
    with branch.unit() as unit:
        ids = ids_to_print(unit)
        words = _words(dossier_pdf(unit, paper, ids[:1]))
    expected = [
        "NGUYỄNHOÀIAN",
        "0012345678",
        "001057000123",
        "05/02/1978",
        "19/05/2009",
        "19/05/2010",
        "ChibộVănphòng",
        "ĐảngủyKhốiThửnghiệm",
        "Thạcsĩ",
        "Chađẻ",
        "Họvàtênthứ1",
        "Nơisinhnhưlýlịchghithứ",
        "(nay:",
    ]
    assert [text for text in expected if text not in words] == []


def test_numbers_that_are_withheld_stay_off(branch: BranchFile) -> None:
    with branch.unit() as unit:
        ids = ids_to_print(unit)[:1]
        words = _words(
            dossier_pdf(unit, DossierPaper.CARD, ids, withheld=frozenset({Withheld.NUMBERS}))
        )
    kept = NUMBERS["dossier_number"]
    assert kept in words
    assert [number for number in NUMBERS.values() if number != kept and number in words] == []


def test_a_whole_branch_is_one_file_in_the_order_asked_with_its_progress(
    branch: BranchFile,
) -> None:
    told: list[tuple[int, int]] = []
    with branch.unit() as unit:
        people = people_to_print(unit)
        everybody = ids_chosen(unit, "")
        data = dossier_pdf(
            unit,
            DossierPaper.CARD,
            everybody,
            progress=lambda done, total, _text: told.append((done, total)),
        )
        again = dossier_pdf(unit, DossierPaper.CARD, everybody)
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert data == again
    words = _words(data)
    places = [words.index("".join(people.names[one].upper().split())) for one in everybody]
    assert places == sorted(places)


def test_nobody_chosen_is_said_and_a_blank_form_needs_nobody(branch: BranchFile) -> None:
    with branch.unit() as unit:
        with pytest.raises(DomainError) as refused:
            dossier_pdf(unit, DossierPaper.CARD, ["nobody"])
        blank = blank_form_pdf(unit, DossierPaper.CURRICULUM)
    assert refused.value.problems[0].code == "nobody-to-print"
    assert "LÝLỊCHĐẢNGVIÊN" in _words(blank)


def test_a_saved_filter_chooses_whose_papers_are_printed(branch: BranchFile) -> None:
    is_woman = FieldCondition(field="gender", operator=Operator.ONE_OF, values=("female",))
    with branch.unit() as unit:
        filter_id = save_filter(unit, "Nữ", Filter(parts=(is_woman,)))
        people = people_to_print(unit)
        chosen = ids_chosen(unit, filter_id)
    assert dict(people.filters) == {filter_id: "Nữ"}
    assert [people.names[one] for one in chosen] == ["Trần Thị Ánh"]


def test_a_long_file_can_be_stopped(branch: BranchFile) -> None:
    class StopError(Exception):
        pass

    def stop(done: int, _total: int, _text: str) -> None:
        if done == 2:
            raise StopError

    with branch.unit() as unit, pytest.raises(StopError):
        dossier_pdf(unit, DossierPaper.CARD, ids_to_print(unit), progress=stop)


@pytest.mark.parametrize("paper", DossierPaper)
def test_the_workbook_says_what_the_paper_says(branch: BranchFile, paper: DossierPaper) -> None:
    with branch.unit() as unit:
        ids = ids_to_print(unit)
        words = _words(dossier_pdf(unit, paper, ids[:1]))
        data = dossier_workbook(unit, paper, ids[:1])
        assert data == dossier_workbook(unit, paper, ids[:1])
    (texts,) = texts_of(data).values()
    said = words.replace("…", "").replace(".", "")
    lost = [text for text in texts if "".join(text.split()).replace(".", "")[:40] not in said]
    assert [text for text in lost if "3 × 4" not in text and len(text) < 60] == []
    assert "001057000123" in texts


def test_the_workbook_keeps_off_what_is_withheld(branch: BranchFile) -> None:
    with branch.unit() as unit:
        ids = ids_to_print(unit)[:1]
        words = words_of(dossier_workbook(unit, DossierPaper.CARD, ids, withheld=_ALL))
    kept = NUMBERS["dossier_number"]
    assert kept in words
    assert [number for number in NUMBERS.values() if number != kept and number in words] == []
    assert "Họvàtênthứ1" not in words


def test_everybody_has_a_sheet_behind_the_contents(branch: BranchFile) -> None:
    told: list[int] = []
    with branch.unit() as unit:
        ids = ids_to_print(unit)
        people = people_to_print(unit)
        data = dossier_workbook(
            unit, DossierPaper.CARD, ids, progress=lambda done, _total, _text: told.append(done)
        )
        blank = blank_form_workbook(unit, DossierPaper.CARD)
    assert list(texts_of(data)) == ["Mục lục", *(people.names[one] for one in ids)]
    assert told == [1, 2, 3]
    assert list(texts_of(blank)) == ["Phiếu đảng viên"]


def test_a_workbook_that_nobody_could_open_is_refused() -> None:
    with pytest.raises(DomainError) as refused:
        check_sheets(900)
    assert refused.value.problems[0].code == "too-many-sheets"


def test_what_the_unit_keeps_itself_stands_at_the_end_where_it_is_known(
    branch: BranchFile,
) -> None:
    with branch.unit() as unit:
        first, second, _ = ids_to_print(unit)
        blood = _own_field(unit, label="Nhóm máu")
        secret = _own_field(unit, label="Ghi chú riêng", is_sensitive=True)
        member = unit.get(Member, first)
        assert member is not None
        extra = {blood.id: "O", secret.id: "đang điều trị"}
        unit.save(replace(member, extra=extra), act="member.edit")
    with branch.unit() as unit:
        told = _words(dossier_pdf(unit, DossierPaper.CARD, [first]))
        book = words_of(dossier_workbook(unit, DossierPaper.CARD, [first]))
        withheld = frozenset({Withheld.PRIVATE})
        masked = _words(dossier_pdf(unit, DossierPaper.CARD, [first], withheld=withheld))
        other = _words(dossier_pdf(unit, DossierPaper.CARD, [second]))
        curriculum = _words(dossier_pdf(unit, DossierPaper.CURRICULUM, [first]))
    for words in (told, book):
        assert "Thôngtinriêngcủachibộ" in words
        assert "Nhómmáu:O" in words
        assert "đangđiềutrị" in words
    assert "Nhómmáu:O" in masked
    assert "đangđiềutrị" not in masked
    assert "Thôngtinriêng" not in other
    assert "Thôngtinriêng" not in curriculum


def _own_field(unit: Unit, **given: object) -> CustomField:
    field = replace(new_custom_field(unit), **given)  # type: ignore[arg-type]
    save_custom_field(unit, field)
    return field
