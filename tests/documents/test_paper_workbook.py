"""Sheets that look like the paper: nothing is lost, cut off, or turned into something else."""

import io
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from chibo_desktop.documents.letterhead import Letterhead, Signature
from chibo_desktop.documents.paper_workbook import PaperWorkbook
from chibo_desktop.documents.sheet_room import (
    COLUMNS,
    SheetCell,
    label_span,
    share_out,
    spread,
    table_row_height,
)
from chibo_desktop.documents.sheet_styles import Style
from documents.sheet_texts import texts_of

MADE = datetime.combine(date(2026, 11, 26), time())
HEAD = Letterhead(superior="Đảng ủy A", issuer="Chi bộ B", place="Hà Nội", year=2026)
LONG = " ".join(f"việc thứ {number}" for number in range(900))


def _book() -> PaperWorkbook:
    return PaperWorkbook("Giấy", MADE)


@given(st.lists(st.text(max_size=40), min_size=1, max_size=8))
def test_every_sheet_gets_a_name_that_excel_takes_and_its_own(names: list[str]) -> None:
    book = _book()
    for name in names:
        book.sheet(name)
    found = load_workbook(io.BytesIO(book.finish())).sheetnames
    assert len({one.casefold() for one in found}) == len(names)
    assert all(0 < len(one) <= 31 and not set(one) & set("[]:*?/\\") for one in found)


@given(st.lists(st.floats(0.1, 100), min_size=1, max_size=10))
def test_columns_are_shared_out_without_rest_and_none_goes_empty(shares: list[float]) -> None:
    spans = spread(shares, COLUMNS)
    assert sum(spans) == COLUMNS
    assert min(spans) >= 1


@given(
    st.lists(
        st.builds(
            SheetCell,
            label=st.text("ab ư", max_size=60),
            value=st.text("ab ư", max_size=60),
            share=st.floats(0.5, 3),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_a_line_fills_the_width_and_leaves_room_to_write(
    cells: list[SheetCell],
) -> None:
    spans = share_out(cells, COLUMNS)
    assert sum(spans) == COLUMNS
    for cell, span in zip(cells, spans, strict=True):
        assert label_span(cell.label, cell.value, span) < span


@pytest.mark.parametrize("text", ["012345678901", "=1+1", "05/02/1978", "http://a.vn", "-", "1e5"])
def test_texts_stay_texts(text: str) -> None:
    book = _book()
    sheet = book.sheet("A")
    sheet.line([SheetCell(label="Số:", value=text)])
    sheet.table(("Số",), (1,), [(text,)])
    cells = [
        cell
        for row in load_workbook(io.BytesIO(book.finish()))["A"].iter_rows()
        for cell in row
        if cell.value == text
    ]
    assert [(cell.data_type, cell.number_format, cell.hyperlink) for cell in cells] == [
        ("s", "@", None)
    ] * 2


def test_a_text_deeper_than_a_row_can_be_goes_on_in_the_next() -> None:
    book = _book()
    sheet = book.sheet("A")
    sheet.paragraph(LONG)
    sheet.line([SheetCell(label="Kể:", value=LONG)])
    sheet.table(("Kể", "Số"), (1, 1), [(LONG, "1")])
    data = book.finish()
    said = " ".join(texts_of(data)["A"])
    assert said.count("việc thứ 899") == 3
    rows = load_workbook(io.BytesIO(data))["A"].row_dimensions.values()
    assert max(row.height or 0 for row in rows) < 409


def test_nothing_that_is_printed_runs_over_the_width() -> None:
    book = _book()
    sheet = book.sheet("A", header="Phiếu – An & Bình")
    sheet.letterhead(HEAD.numbered("01-NQ/CB"))
    sheet.heading("Nghị quyết", "về việc", "(ghi chú)")
    sheet.signatures([Signature(lines=("NGƯỜI KHAI",), of_member=True)] * 3, "Lê Thị An")
    sheet.recipients(("Đảng ủy A", "Lưu Chi bộ"))
    sheet.write(0, COLUMNS, "", Style.BLANK)
    sheet.skip()
    read = load_workbook(io.BytesIO(book.finish()))["A"]
    assert read.max_column == COLUMNS
    assert read.page_setup.paperSize == 9
    assert read.sheet_properties.pageSetUpPr.fitToPage
    said = [str(cell.value) for row in read.iter_rows() for cell in row if cell.value]
    assert said.count("Lê Thị An") == 3
    assert "- Lưu Chi bộ." in said
    assert "Số 01-NQ/CB" in said


def test_a_book_of_many_begins_with_links_to_each_and_is_the_same_every_time() -> None:
    def made() -> bytes:
        book = PaperWorkbook("Phiếu", MADE, is_practice=True)
        book.add_contents()
        for name in ("Lê Văn An", "Lê Văn An", "Trần 'B'"):
            book.sheet(name).paragraph("x")
        return book.finish()

    data = made()
    assert data == made()
    contents = load_workbook(io.BytesIO(data)).worksheets[0]
    links = [
        (str(cell.value), cell.hyperlink.location)
        for row in contents.iter_rows()
        for cell in row
        if cell.hyperlink
    ]
    assert [name for name, _ in links] == ["Lê Văn An", "Lê Văn An (2)", "Trần 'B"]
    assert links[2][1] == "'Trần ''B'!A1"


def test_a_row_of_a_table_is_as_deep_as_its_deepest_cell() -> None:
    one = table_row_height([("Lê Văn An", 28), ("", 12)])
    three = table_row_height([("Lê Văn An", 28), ("một hai ba bốn năm sáu bảy tám chín", 12)])
    assert one < 20 < three < 80
    assert table_row_height([(LONG, 12)]) == 409
