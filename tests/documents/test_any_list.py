"""Lists that are not the update sheet: where they begin, what their columns hold, which letters."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from chibo_desktop.documents.bounded import read_workbook
from chibo_desktop.documents.sheets.header_search import HeaderPlace
from chibo_desktop.documents.sheets.layout import Layout, find_layout
from chibo_desktop.documents.sheets.member_reading import SheetReading, read_member_sheet
from chibo_desktop.domain.legacy_letters import Lettering, from_unicode
from documents.libre_office import needs_libre_office
from documents.list_books import Rows, book_of, converted, sheet_of

HEADER = ["STT", "Họ và tên", "Ngày sinh", "Ngày vào Đảng", "Số CCCD"]
AN = [1, "Nguyễn Hoài An", "05/02/1957", "06/01/1980", "036157000011"]
BINH = [2, "Trần Văn Bình", "1960", "02/1990", "036060000022"]
DUC = [3, "Lê Anh Đức", "3/4/1971", "19/05/2000", "036071000033"]
PEOPLE = [AN, BINH, DUC]


def reading(rows: Rows, **how: Any) -> SheetReading:
    return read_member_sheet(sheet_of(rows, **how))


def layout(rows: Rows) -> Layout:
    return find_layout(read_workbook(sheet_of(rows)))


def names(found: SheetReading) -> list[str]:
    return [row.values["full_name"] for row in found.rows]


def targets(rows: Rows) -> dict[str, str]:
    return {column.header: column.target for column in layout(rows).columns}


def test_titles_above_and_signatures_below_are_no_members() -> None:
    found = reading(
        [
            ["ĐẢNG BỘ XÃ ĐỒNG TÂM", None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"],
            ["CHI BỘ THÔN SUỐI"],
            [],
            ["DANH SÁCH ĐẢNG VIÊN (tính đến 30/6/2026)"],
            HEADER,
            *PEOPLE,
            [None, "Tổng cộng: 3 đồng chí"],
            [None, None, None, "Đồng Tâm, ngày 30 tháng 6 năm 2026"],
            [None, None, None, "T/M CHI BỘ"],
        ]
    )
    assert names(found) == ["Nguyễn Hoài An", "Trần Văn Bình", "Lê Anh Đức"]
    assert [row.number for row in found.rows] == [6, 7, 8]


def test_numbers_that_start_anew_under_each_heading_do_not_matter() -> None:
    found = reading([HEADER, ["I", "Tổ đảng 1"], AN, ["II", "Tổ đảng 2"], [1, *BINH[1:]]])
    assert names(found) == ["Nguyễn Hoài An", "Trần Văn Bình"]


def test_the_sheet_with_the_list_is_chosen_among_others() -> None:
    book = read_workbook(book_of({"Bìa": [["Kế hoạch"]], "DS": [HEADER, *PEOPLE]}))
    assert find_layout(book).sheet_name == "DS"


def test_family_and_given_name_in_two_columns_are_joined() -> None:
    header = ["TT", "Họ và tên đệm", "Tên", "Năm sinh", "Ngày kết nạp"]
    found = reading([header, [1, "NGUYỄN HOÀI", "AN", "1957", "6/1/1980"]])
    assert names(found) == ["Nguyễn Hoài An"]


def test_one_header_over_two_columns_of_a_name_is_understood() -> None:
    header = ["TT", "Họ và tên", None, "Năm sinh", "Ngày kết nạp"]
    rows = [[1, "Nguyễn Hoài", "An", "1957", "6/1/1980"], [2, "Trần Văn", "Bình", "1960", "1990"]]
    assert names(reading([header, *rows])) == ["Nguyễn Hoài An", "Trần Văn Bình"]


def test_birth_dates_under_nam_and_nu_say_the_sex_too() -> None:
    rows = [
        ["TT", "Họ và tên", "Ngày sinh", None, "Ngày vào Đảng"],
        [None, None, "Nam", "Nữ", None],
        [1, "Trần Văn Bình", "02/03/1960", None, "02/1990"],
        [2, "Nguyễn Hoài An", None, 1957, "06/01/1980"],
    ]
    found = reading(rows)
    assert [(row.values["gender"], row.values["born_on"]) for row in found.rows] == [
        ("male", "1960-03-02"),
        ("female", "1957"),
    ]


def test_a_mark_under_nu_is_a_woman_and_no_mark_only_implies_a_man() -> None:
    rows = [
        ["TT", "Họ và tên", "Nữ", "Ngày sinh", "Ngày vào Đảng"],
        [1, "Nguyễn Hoài An", "x", "05/02/1957", "06/01/1980"],
        [2, "Trần Văn Bình", None, "1960", "02/1990"],
    ]
    an, binh = reading(rows).rows
    assert an.values["gender"] == "female"
    assert "gender" not in binh.values
    assert binh.implied == {"gender": "male"}


def test_headers_in_other_words_find_their_fields() -> None:
    header = [
        "TT", "Họ tên đảng viên", "Ngày, tháng, năm sinh", "Quê quán", "Số CCCD/ĐDCN (12 số)",
        "Trình độ lý luận chính trị", "SĐT", "Số LL", "Chi bộ nơi cư trú",
    ]  # fmt: skip
    assert targets([header, [1, "Nguyễn Hoài An", "1957", "Nam Định"]]) == {
        "TT": "", "Họ tên đảng viên": "full_name", "Ngày, tháng, năm sinh": "born_on",
        "Quê quán": "native_written", "Số CCCD/ĐDCN (12 số)": "identity_number",
        "Trình độ lý luận chính trị": "political_theory", "SĐT": "phone", "Số LL": "dossier_number",
        "Chi bộ nơi cư trú": "residence_branch",
    }  # fmt: skip


def test_values_speak_where_headers_do_not() -> None:
    header = ["A1", "Cột 2", "Cột 3", "Cột 4", "Cột 5"]
    rows = [[row[0], row[1], row[4], "Nữ" if row is AN else "Nam", "Kinh"] for row in PEOPLE]
    found = layout([header, *rows])
    assert {c.header: (c.target, c.why) for c in found.columns if c.target} == {
        "Cột 2": ("full_name", "values"),
        "Cột 3": ("identity_number", "values"),
        "Cột 4": ("gender", "values"),
        "Cột 5": ("ethnic_group", "values"),
    }
    assert not found.is_sure


def test_a_list_without_any_header_is_read_by_its_values() -> None:
    found = layout([[name, number] for _, name, _, _, number in PEOPLE])
    assert found.place.last < found.place.first
    assert [column.target for column in found.columns] == ["full_name", "identity_number"]


def test_eight_digits_under_so_the_are_the_old_card() -> None:
    header = ["Họ và tên", "Ngày sinh", "Ngày vào Đảng", "Số thẻ"]
    rows = [[name, born, joined, f"0001234{n}"] for n, (_, name, born, joined, _) in
            enumerate(PEOPLE)]  # fmt: skip
    assert targets([header, *rows])["Số thẻ"] == "old_card_number"


def test_the_user_may_say_another_header_row() -> None:
    sheets = read_workbook(sheet_of([["x"], HEADER, *PEOPLE]))
    assert find_layout(sheets).place == HeaderPlace(1, 1)
    assert find_layout(sheets, 0, HeaderPlace(2, 2)).columns[1].header == "Nguyễn Hoài An"


@pytest.mark.parametrize(
    ("font", "lettering"),
    [(".VnTime", Lettering.TCVN), ("VNI-Times", Lettering.VNI), ("", Lettering.TCVN),
     ("", Lettering.VNI)],
)  # fmt: skip
def test_letters_of_old_fonts_are_turned(font: str, lettering: Lettering) -> None:
    rows = [
        [from_unicode(cell, lettering) if isinstance(cell, str) else cell for cell in row]
        for row in (HEADER, *PEOPLE)
    ]
    found = reading(rows, font=font)
    assert names(found) == ["Nguyễn Hoài An", "Trần Văn Bình", "Lê Anh Đức"]
    assert [problem.code for problem in found.problems] == ["sheet-letters-turned"]


def test_small_letters_in_a_font_of_capitals_become_a_name() -> None:
    rows = [[from_unicode(str(cell).lower(), Lettering.TCVN) for cell in row] for row in PEOPLE]
    found = reading([HEADER, *rows], font=".VnTimeH")
    assert names(found) == ["Nguyễn Hoài An", "Trần Văn Bình", "Lê Anh Đức"]


@needs_libre_office
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_other_kinds_of_workbook_read_alike(kind: str, tmp_path: Path) -> None:
    rows = [
        [from_unicode(c, Lettering.TCVN) if isinstance(c, str) else c for c in row]
        for row in (HEADER, *PEOPLE)
    ]
    data = converted(sheet_of(rows, font=".VnTime"), kind, tmp_path)
    assert names(read_member_sheet(data)) == ["Nguyễn Hoài An", "Trần Văn Bình", "Lê Anh Đức"]
    (sheet,) = read_workbook(data)
    assert sheet.font(1, 1) == (".VnTime" if kind == "xls" else "")


def _delimited(separator: str) -> str:
    lines = [HEADER, *PEOPLE]
    return "\r\n".join(separator.join(str(cell) for cell in line) for line in lines)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_list_of_any_separator_and_encoding_is_read(encoding: str, separator: str) -> None:
    found = read_member_sheet(_delimited(separator).encode(encoding))
    assert names(found) == ["Nguyễn Hoài An", "Trần Văn Bình", "Lê Anh Đức"]
    assert found.rows[0].values["identity_number"] == "036157000011"


def test_a_text_list_of_windows_1258_is_read() -> None:
    # That code page has letters with their own marks, and tones that follow their letter.
    text = "".join(_in_1258(char) for char in _delimited(";"))
    found = read_member_sheet(text.encode("cp1258"))
    assert names(found) == ["Nguyễn Hoài An", "Trần Văn Bình", "Lê Anh Đức"]


def _in_1258(char: str) -> str:
    parts = unicodedata.normalize("NFD", char)
    tone = [part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323"]
    base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tone))
    return base + "".join(tone)


@pytest.mark.parametrize("lettering", [Lettering.TCVN, Lettering.VNI])
def test_a_text_list_in_old_letters_is_read(lettering: Lettering) -> None:
    data = from_unicode(_delimited(";"), lettering).encode("cp1252")
    assert names(read_member_sheet(data)) == ["Nguyễn Hoài An", "Trần Văn Bình", "Lê Anh Đức"]


def test_the_export_of_the_central_database_is_known() -> None:
    header = ["Họ và tên", "Số thẻ Đảng viên", "Số CCCD", "Ngày sinh", "Ngày kết nạp",
              "Chi bộ đang sinh hoạt", "Chi bộ nơi cư trú", "Trạng thái"]  # fmt: skip
    row = ["NGUYỄN HOÀI AN", "036157000011", "036157000011", "05/02/1957", "06/01/1980",
           "Chi bộ Văn phòng", "Chi bộ thôn 1", "Đang sinh hoạt Đảng"]  # fmt: skip
    found = layout([header, row])
    assert found.known_as == "central-export"
    assert found.is_sure


def test_a_fingerprint_is_of_the_headers_alone() -> None:
    one, other = layout([HEADER, *PEOPLE]), layout([["DANH SÁCH"], [], HEADER, AN])
    assert one.fingerprint == other.fingerprint
    checked = layout([[*HEADER, "Kết quả kiểm tra", "Chi tiết lỗi"], *PEOPLE])
    assert checked.fingerprint == one.fingerprint
    assert layout([[*HEADER, "Ghi chú"], *PEOPLE]).fingerprint != one.fingerprint


@pytest.mark.parametrize(
    ("written", "stored"),
    [("?/5/1975", "1975-05"), ("../../1975", "1975"), ("xx/5/1975", "1975-05"),
     ("--/5/1975", "1975-05"), ("năm 1975", "1975"), ("tháng 5/1975", "1975-05")],
)  # fmt: skip
def test_unknown_parts_of_a_date_stay_unknown(written: str, stored: str) -> None:
    found = reading([HEADER, [1, "Nguyễn Hoài An", written, "06/01/1980", "036157000011"]])
    assert found.rows[0].values["born_on"] == stored
