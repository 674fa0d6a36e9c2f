import unicodedata
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter

from chibo_desktop.documents.sheets.member_reading import SheetReading, read_member_sheet
from chibo_desktop.documents.sheets.member_sheet import sheet_columns
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError, Severity
from chibo_desktop.domain.records import type_of
from chibo_desktop.wording.import_problems import SENTENCES
from documents.member_books import PERSON, book


def _one(**changes: Any) -> tuple[dict[str, str], list[str]]:
    reading = read_member_sheet(book([{**PERSON, **changes}]))
    (row,) = reading.rows
    return dict(row.values), [problem.code for problem in row.problems]


def test_the_layout_has_34_columns_and_every_declared_header() -> None:
    declared = {spec.name for spec in type_of(Member).fields if spec.sheet}
    found = [column.spec.name for column in sheet_columns() if column.spec]
    assert len(sheet_columns()) == 34
    assert set(found) == declared
    assert len(found) == len(declared) == 33


def test_a_row_becomes_the_plain_values_of_a_member() -> None:
    values, problems = _one()
    assert problems == []
    assert values["full_name"] == "Nguyễn Văn Đạt"
    assert values["gender"] == "male"
    assert values["born_on"] == "1957-02-05"
    assert values["ethnic_group"] == "kinh"
    assert values["activity_status"] == "active"
    assert values["identity_number"] == "001057012345"
    assert values["branch_id"] == "Chi bộ Văn phòng"
    member = type_of(Member).build("m", "n", values)
    assert member.born_on is not None
    assert member.born_on.year == 1957


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("5/2/1957", "1957-02-05"),
        ("05-02-1957", "1957-02-05"),
        ("5.2.1957", "1957-02-05"),
        (" 05 / 02 / 1957 ", "1957-02-05"),
        ("05/02/1957 00:00:00", "1957-02-05"),
        ("1957-02-05 00:00:00", "1957-02-05"),
        ("ngày 05 tháng 02 năm 1957", "1957-02-05"),
        ("05021957", "1957-02-05"),
        (5021957, "1957-02-05"),
        (datetime(1957, 2, 5), "1957-02-05"),  # noqa: DTZ001
        (20856, "1957-02-05"),
        ("20856", "1957-02-05"),
        ("02/1957", "1957-02"),
        ("--/2/1957", "1957-02"),
        ("00/00/1957", "1957"),
        ("1957", "1957"),
        (1957, "1957"),
        ("", ""),
    ],
)
def test_dates_are_understood_in_every_form_people_use(written: Any, stored: str) -> None:
    values, problems = _one(born_on=written)
    assert values["born_on"] == stored
    assert problems == []


@pytest.mark.parametrize("written", ["31/02/1957", "không rõ", "5/2", 0.5, -3, True])
def test_a_date_that_cannot_be_read_is_left_alone_and_said(written: Any) -> None:
    values, problems = _one(born_on=written)
    assert "born_on" not in values
    assert problems == ["sheet-date-unreadable"]


def test_a_month_before_the_day_is_turned_and_said() -> None:
    values, problems = _one(born_on="02/25/1957")
    assert values["born_on"] == "1957-02-25"
    assert problems == ["sheet-date-us-order"]


def test_a_year_of_two_digits_is_asked_and_not_guessed() -> None:
    reading = read_member_sheet(book([{**PERSON, "born_on": "5/2/57", "admitted_on": "3/2/11"}]))
    offers = {problem.field: problem.mended for problem in reading.rows[0].problems}
    assert offers == {"born_on": "1957-02-05", "admitted_on": "2011-02-03"}
    assert "born_on" not in reading.rows[0].values


def test_numbers_that_lost_their_zeros_are_offered_back() -> None:
    reading = read_member_sheet(
        book([{**PERSON, "identity_number": 1057012345, "old_card_number": 12345}])
    )
    (row,) = reading.rows
    assert row.values["identity_number"] == "1057012345"
    mended = {p.field: p.mended for p in row.problems if p.severity is Severity.OFFER}
    assert mended == {"identity_number": "001057012345", "old_card_number": "00012345"}


def test_nine_digits_may_be_the_old_card_and_are_asked() -> None:
    _, problems = _one(identity_number="012345678")
    assert problems == ["identity-maybe-old-card"]


def test_spaces_and_dots_in_numbers_do_not_count() -> None:
    values, problems = _one(identity_number="001 057.012-345", card_number="'001057012345")
    assert values["identity_number"] == values["card_number"] == "001057012345"
    assert problems == []


def test_decomposed_letters_hard_spaces_and_line_breaks_are_mended() -> None:
    written = unicodedata.normalize("NFD", " nguyễn\u00a0văn\nđạt ")
    values, _ = _one(full_name=written, card_issued_by="Đảng bộ\u00a0thành phố\nHà Nội")
    assert values["full_name"] == "Nguyễn Văn Đạt"
    assert values["card_issued_by"] == "Đảng bộ thành phố Hà Nội"


def test_a_note_keeps_its_lines() -> None:
    values, _ = _one(note="một\nhai")
    assert values["note"] == "một\nhai"


def test_an_unknown_word_of_a_catalogue_is_kept_and_said() -> None:
    values, problems = _one(religion="Đạo mới")
    assert values["religion"] == "Đạo mới"
    assert problems == ["choice-unknown"]


def test_catalogue_words_are_known_without_marks_and_in_any_case() -> None:
    values, problems = _one(gender="NỮ", activity_status="dang sinh hoat dang")
    assert (values["gender"], values["activity_status"]) == ("female", "active")
    assert problems == []


@pytest.mark.parametrize(("written", "stored"), [("có", "1"), ("X", "1"), ("", ""), ("không", "")])
def test_a_request_for_removal_is_yes_or_nothing(written: str, stored: str) -> None:
    values, _ = _one(removal_requested=written)
    assert values["removal_requested"] == stored


def test_one_identity_number_twice_names_the_earlier_line() -> None:
    reading = read_member_sheet(book([PERSON, {**PERSON, "stt": 2, "full_name": "Lê Ưng"}]))
    (problem,) = reading.rows[1].problems
    assert (problem.code, problem.params["row"]) == ("sheet-identity-twice", 8)


@pytest.mark.parametrize("top", [0, 1, 5, 20])
def test_the_header_is_found_wherever_it_stands(top: int) -> None:
    reading = read_member_sheet(book([PERSON], top=top))
    assert reading.rows[0].number == top + 3
    assert len(reading.fields) == 33


def test_33_columns_34_or_more_are_all_right_and_said() -> None:
    fewer = read_member_sheet(book([PERSON], leave_out=frozenset({"note", "birth_detail"})))
    assert [problem.code for problem in fewer.problems] == ["sheet-columns-missing"]
    assert fewer.problems[0].params["count"] == 2
    assert "note" not in fewer.rows[0].values
    more = read_member_sheet(book([PERSON], extra=("Cân nặng", "Kết quả kiểm tra")))
    assert [problem.params["headers"] for problem in more.problems] == ["Cân nặng"]


def _lines(texts: list[tuple[int, Any]]) -> Any:
    def write(_book: Any, sheet: Any, row: int) -> None:
        for offset, (column, value) in enumerate(texts):
            sheet.write(row + offset, column, value)

    return write


def test_what_is_no_member_is_passed_over_with_its_reason() -> None:
    rows = [
        {"stt": "I", "full_name": "Chi bộ Một"},
        {**PERSON, "stt": 1},
        {},
        {"stt": "II", "full_name": "Chi bộ Hai"},
        {**PERSON, "stt": 1, "full_name": "Tống Công Minh", "identity_number": "001057000002"},
    ]
    tail = [
        (1, "Tổng cộng: 2 đồng chí"),
        (20, "Hà Nội, ngày 05 tháng 12 năm 2026"),
        (20, "T/M CHI BỘ"),
        (20, "BÍ THƯ"),
        (20, "Trần Thị Hường"),
    ]
    reading = read_member_sheet(book(rows, after=_lines(tail)))
    names = [row.values["full_name"] for row in reading.rows]
    assert names == ["Nguyễn Văn Đạt", "Tống Công Minh"]
    assert [line.reason for line in reading.skipped] == [
        "sheet-row-heading",
        "sheet-row-heading",
        "sheet-row-subtotal",
        "sheet-row-signature",
        "sheet-row-signature",
        "sheet-row-signature",
        "sheet-row-heading",
    ]


def test_a_line_of_column_numbers_is_passed_over() -> None:
    numbering = {"stt": 1} | {
        column.spec.name: index
        for index, column in enumerate(sheet_columns(), start=1)
        if column.spec
    }
    reading = read_member_sheet(book([numbering, PERSON]))
    assert [line.reason for line in reading.skipped] == ["sheet-row-column-numbers"]
    assert len(reading.rows) == 1


def test_a_sheet_in_an_old_font_is_turned_and_said_to_be() -> None:
    reading: SheetReading = read_member_sheet(book([{**PERSON, "full_name": "NguyÔn V¨n §¹t"}]))
    assert [problem.code for problem in reading.problems] == ["sheet-letters-turned"]
    assert reading.rows[0].values["full_name"] == "Nguyễn Văn Đạt"


def test_every_problem_and_reason_becomes_a_whole_sentence() -> None:
    awful = {
        **PERSON,
        "born_on": "?",
        "admitted_on": "02/25/80",
        "confirmed_on": "02/25/1981",
        "card_issued_on": "1/2/20",
        "removal_requested": "để xem",
        "full_name": "NguyÔn V¨n §¹t",
    }
    data = book([awful, awful], leave_out=frozenset({"note"}), extra=("Cỡ giày",))
    reading = read_member_sheet(data)
    problems = [*reading.problems, *(p for row in reading.rows for p in row.problems)]
    said = {p.code: SENTENCES[p.code].format_map(p.params) for p in problems if p.code in SENTENCES}
    assert {"sheet-date-unreadable", "sheet-identity-twice", "sheet-columns-unknown"} <= said.keys()
    assert said["sheet-date-us-order"].endswith("đã hiểu là 25/02/1981.")
    assert "Có phải là 01/02/2020?" in said["sheet-date-short-year"]
    assert not any("{" in sentence for sentence in said.values())


def test_a_workbook_without_a_list_of_members_is_refused() -> None:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as workbook:
        workbook.add_worksheet().write_string(0, 0, "Kế hoạch công tác")
    with pytest.raises(DomainError) as refused:
        read_member_sheet(stream.getvalue())
    assert refused.value.problems[0].code == "sheet-header-missing"
