"""Forms of one person: whatever is known stands on the paper, what is withheld does not."""

import io
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from chibo_desktop.documents.dossier_form import (
    CURRICULUM,
    PARTY_MEMBER_CARD,
    DossierForm,
    FormCell,
    Withheld,
    dossier_form,
)
from chibo_desktop.documents.dossier_sheet import BLANK, PersonOnPaper, dossier_sheets
from chibo_desktop.domain.dossier.tables import DOSSIER_TABLES
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.records import type_of
from documents.papers import ALL_LETTERS, fonts_of, page_count

FORMS = (PARTY_MEMBER_CARD, CURRICULUM)
LETTERS = "aáàảãạăắâấđeéêếiíoóôốơớuúưứyýABCĐĂÂÊÔƠƯ0123456789,.-/() "


def _cells(form: DossierForm) -> Iterator[tuple[str, FormCell]]:
    for item in form.items:
        for part in item.parts:
            table = part.table or part.repeat
            for cell in (*part.columns, *(cell for line in part.lines for cell in line)):
                yield table, cell


def _values(form: DossierForm, table: str) -> set[str]:
    return {name for where, cell in _cells(form) if where == table for name in cell.values}


def _words(data: bytes) -> str:
    """Everything in the order of drawing, without spaces."""
    pages = PdfReader(io.BytesIO(data)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


@st.composite
def persons(draw: st.DrawFn, form: DossierForm) -> PersonOnPaper:
    texts = st.text(LETTERS, max_size=70).map(lambda text: " ".join(text.split()))

    def some(names: set[str]) -> dict[str, str]:
        return {name: draw(texts) for name in sorted(names)}

    return PersonOnPaper(
        name=draw(texts),
        texts=some(_values(form, "") | {"level_branch"}),
        rows={
            table: [some(_values(form, table)) for _ in range(draw(st.integers(0, 3)))]
            for table in form.tables
        },
    )


@pytest.mark.parametrize("name", FORMS)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_whatever_is_known_of_anybody_stands_on_the_paper(name: str, data: st.DataObject) -> None:
    form = dossier_form(name)
    person = data.draw(persons(form))
    words = _words(dossier_sheets(form, [person]))
    known = [person.texts.get(value, "") for value in _values(form, "")]
    known += [
        row[value]
        for table in form.tables
        for row in person.rows[table]
        for value in _values(form, table)
    ]
    assert [text for text in known if "".join(text.split()) not in words] == []


def test_the_card_has_every_item_and_every_column_of_the_dossier() -> None:
    form = dossier_form(PARTY_MEMBER_CARD)
    boxed = {box.value for box in form.boxes}
    put_together = {
        "full_name": "full_name_upper",
        "birth_written": "birth_place",
        "native_written": "native_place",
        "residence_written": "residence",
        "stay_detail": "stay",
        "left_on": "exempted_on",
    }
    shown = _values(form, "") | boxed
    for spec in type_of(Member).fields:
        if spec.item:
            assert put_together.get(spec.name, spec.name) in shown, spec.label
    for table in DOSSIER_TABLES:
        columns = {spec.name for spec in table.columns}
        columns -= {"posthumous", "died_on"}  # said in words beside the badge, the birth year
        assert columns <= _values(form, table.name), table.name
    titles = " ".join(
        f"{item.number}) {' '.join(c.label for p in item.parts for line in p.lines for c in line)}"
        for item in form.items
    )
    assert [n for n in range(1, 31) if f"{n:02})" not in titles] == []


@pytest.mark.parametrize("name", FORMS)
def test_a_blank_form_has_its_labels_and_room_to_write(name: str) -> None:
    form = dossier_form(name)
    data = dossier_sheets(form, [BLANK])
    words = _words(data)
    assert all("".join(cell.label.split()) in words for _, cell in _cells(form))
    assert "".join(form.note.split()) in words
    assert "Trang2/" in words
    assert page_count(data) >= 2


def test_forty_rows_go_over_pages_with_their_header_and_the_page_says_how_many() -> None:
    rows = [{"since": f"01/{year}", "work": f"Công tác năm {year}"} for year in range(1980, 2020)]
    person = PersonOnPaper(rows={"career_step": rows})
    data = dossier_sheets(dossier_form(PARTY_MEMBER_CARD), [person, BLANK])
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    headed = [page for page in pages if "Công tác năm" in page]
    assert len(headed) > 1
    assert all("Làm việc gì" in page for page in headed)
    first = next(index for index, page in enumerate(pages) if index and "PHIẾU ĐẢNG VIÊN" in page)
    assert f"/{first}" in pages[first - 1]
    assert f"/{len(pages) - first}" in pages[-1]


def test_what_is_withheld_occurs_nowhere_and_the_paper_says_so() -> None:
    form = dossier_form(PARTY_MEMBER_CARD)
    person = PersonOnPaper(
        texts={
            "card_number": "001057000123",
            "old_card_number": "01234567",
            "identity_number": "001057000124",
            "old_identity_number": "012345678",
        },
        rows={
            "discipline": [{"reason": "Lý do kín"}],
            "relative": [{"full_name": "Người thân kín"}],
            "household_economy": [{"income": "987.654"}],
        },
    )
    secrets = [*person.texts.values(), "Lýdokín", "Ngườithânkín", "987.654"]
    shown = _words(dossier_sheets(form, [person]))
    assert [secret for secret in secrets if secret not in shown] == []
    hidden = dossier_sheets(form, [person], withheld=frozenset(Withheld))
    words = _words(hidden)
    assert [secret for secret in secrets if secret in words] == []
    assert words.count("(khôngin)") == 8
    only = _words(dossier_sheets(form, [person], withheld=frozenset({Withheld.RELATIVES})))
    assert "Ngườithânkín" not in only
    assert "001057000124" in only


def test_the_same_person_gives_the_same_bytes_with_every_letter_and_the_photo() -> None:
    stream = io.BytesIO()
    Image.new("RGB", (60, 80), "navy").save(stream, "JPEG")
    person = PersonOnPaper(name="Đỗ Ước", texts={"health": ALL_LETTERS}, photo=stream.getvalue())
    form = dossier_form(PARTY_MEMBER_CARD)
    data = dossier_sheets(form, [person])
    assert data == dossier_sheets(form, [person])
    assert "".join(ALL_LETTERS.split()) in _words(data)
    assert all(embedded for _, embedded in fonts_of(data))
    assert len(PdfReader(io.BytesIO(data)).pages[0].images) == 1
