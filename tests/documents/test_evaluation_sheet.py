import io
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from chibo_desktop.documents.evaluation_sheet import evaluation_sheets
from chibo_desktop.documents.evaluation_view import MemberSheet
from chibo_desktop.documents.paper import PRACTICE_MARK
from documents.papers import (
    ALL_LETTERS,
    FORM,
    ITEMS,
    filled,
    fonts_of,
    page_count,
    text_of,
)


def test_a_filled_sheet_shows_the_member_and_every_figure(tmp_path: Path) -> None:
    text = text_of(evaluation_sheets(FORM, [filled("Đỗ Thị Ánh Nguyệt")]), tmp_path)
    for expected in (
        "ĐẢNG ỦY KHỐI THỬ NGHIỆM",
        "CHI BỘ VĂN PHÒNG",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Hà Nội, ngày 03 tháng 12 năm 2026",
        "PHIẾU ĐÁNH GIÁ ĐẢNG VIÊN",
        "Tháng 11 năm 2026",
        "Họ và tên: Đỗ Thị Ánh Nguyệt",
        "Sinh ngày: 02/1985",
        "Ngày chính thức: 19/05/2011",
        "Số thẻ đảng viên: 001185012345",
        "Tổng cộng 100 100 96 94,5",
        "7,25",
        "Nhiệm vụ chậm hạn (việc): 0",
        "tổng điểm 94,5",
        "12/14 đảng viên chính thức dự họp",
        "Hoàn thành tốt nhiệm vụ 11 phiếu",
        "NGƯỜI TỰ ĐÁNH GIÁ",
        "T/M CHI BỘ",
        "Trần Thị Hường",
    ):
        assert expected in text


def test_a_prefilled_sheet_has_the_name_and_no_mark(tmp_path: Path) -> None:
    text = text_of(evaluation_sheets(FORM, [MemberSheet(full_name="Lê Ưng")]), tmp_path)
    assert "Họ và tên: Lê Ưng" in text
    assert "94,5" not in text
    assert "tổng điểm" not in text


def test_a_blank_sheet_keeps_the_labels(tmp_path: Path) -> None:
    text = text_of(evaluation_sheets(FORM, [MemberSheet()]), tmp_path)
    assert "Họ và tên:" in text
    assert "…… phiếu" in text


def test_every_vietnamese_letter_comes_back_composed(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", ALL_LETTERS)
    member = replace(filled(decomposed), reasons=(decomposed,))
    text = text_of(evaluation_sheets(FORM, [member]), tmp_path)
    assert ALL_LETTERS in text
    assert unicodedata.is_normalized("NFC", text)


def test_what_a_user_typed_is_text_and_never_markup(tmp_path: Path) -> None:
    typed = "<b>A & B</b> (C) \\ {D}"
    member = replace(filled("Lê Ưng"), reasons=(typed,))
    assert typed in text_of(evaluation_sheets(FORM, [member]), tmp_path)


def test_the_same_sheets_are_the_same_bytes_in_another_process() -> None:
    script = (
        "import hashlib;from documents.papers import FORM, filled;"
        "from chibo_desktop.documents.evaluation_sheet import evaluation_sheets;"
        "d=evaluation_sheets(FORM,[filled('Lê Ưng'),filled('Đỗ Đạt','ghi chú')]);"
        "print(hashlib.sha256(d).hexdigest())"
    )
    root = Path(__file__).parents[2]
    runs = {
        subprocess.run(
            [sys.executable, "-c", script],
            check=True,
            capture_output=True,
            env={"PYTHONPATH": f"{root / 'src'}:{root / 'tests'}", "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_only_embedded_fonts_are_used() -> None:
    found = list(fonts_of(evaluation_sheets(FORM, [filled("Lê Ưng")])))
    assert found
    assert all(embedded and "Tinos" in name for name, embedded in found)


def test_each_member_begins_on_a_page_of_their_own() -> None:
    data = evaluation_sheets(FORM, [filled(f"Lê Ưng {number}") for number in range(7)])
    assert page_count(data) == 7


def test_two_hundred_sheets_stay_small() -> None:
    data = evaluation_sheets(FORM, [filled(f"Lê Ưng {number}") for number in range(200)])
    assert page_count(data) == 200
    assert len(data) < 60_000 + 4_000 * 200


def test_a_long_set_runs_over_pages_with_its_header_again(tmp_path: Path) -> None:
    items = tuple(
        replace(ITEMS[1], code=str(number), number=str(number), text=f"Tiêu chí số {number}")
        for number in range(1, 61)
    )
    data = evaluation_sheets(replace(FORM, items=items), [filled("Lê Ưng")])
    text = text_of(data, tmp_path)
    assert page_count(data) == 3
    assert text.count("Nội dung tiêu chí") == 2
    assert all(f"Tiêu chí số {number} " in text for number in range(1, 61))


def test_a_long_note_makes_its_row_higher_and_is_not_lost(tmp_path: Path) -> None:
    note = "Nộp bài thu hoạch muộn hai ngày vì đi công tác theo quyết định của cơ quan"
    text = text_of(evaluation_sheets(FORM, [filled("Lê Ưng", note)]), tmp_path)
    assert all(word in text for word in note.split())


@pytest.mark.parametrize("practice", [True, False])
def test_practice_paper_says_so_on_every_page(practice: bool) -> None:
    form = replace(FORM, is_practice=practice)
    data = evaluation_sheets(form, [filled("Lê Ưng"), filled("Đỗ Đạt")])
    pages = PdfReader(io.BytesIO(data)).pages
    assert all((PRACTICE_MARK in page.extract_text()) is practice for page in pages)


def test_an_example_set_is_said_to_be_one(tmp_path: Path) -> None:
    example = text_of(evaluation_sheets(replace(FORM, is_example=True), [MemberSheet()]), tmp_path)
    real = text_of(evaluation_sheets(FORM, [MemberSheet()]), tmp_path)
    assert "VÍ DỤ" in example
    assert "VÍ DỤ" not in real
