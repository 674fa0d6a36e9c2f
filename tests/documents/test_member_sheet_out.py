from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from chibo_desktop.documents.sheets.member_reading import read_member_sheet
from chibo_desktop.documents.sheets.member_sheet import sheet_columns
from chibo_desktop.documents.sheets.member_writing import Finding, write_member_sheet
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.records import type_of
from documents.libre_office import needs_libre_office, resaved
from documents.member_books import BRANCHES, CREATED, members


def _written() -> bytes:
    return write_member_sheet(
        members(), unit_name="Chi bộ Văn phòng", branch_names=BRANCHES, created=CREATED
    )


def _assert_same(data: bytes) -> None:
    reading = read_member_sheet(data)
    ids = {name: key for key, name in BRANCHES.items()}
    kind = type_of(Member)
    assert len(reading.rows) == len(members())
    for row, member in zip(reading.rows, members(), strict=True):
        values = {**row.values, "branch_id": ids.get(row.values["branch_id"], "")}
        assert kind.build(member.id, member.org_id, values) == member


def test_reading_what_was_written_gives_the_same_members() -> None:
    _assert_same(_written())


@needs_libre_office
@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_nothing_is_lost_when_libreoffice_saves_it_again(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "members.xlsx"
    path.write_bytes(_written())
    _assert_same(resaved(path, kind, tmp_path / "out").read_bytes())


def test_the_layout_is_that_of_the_update_sheet() -> None:
    sheet = openpyxl.load_workbook(BytesIO(_written())).active
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A6:A7", "O6:Q6", "R6:T6", "U6:W6", "AH6:AH7"} <= merged
    assert sheet["I6"].value == "Số định danh cá nhân *"
    assert sheet["O6"].value == "Nơi đăng ký khai sinh"
    assert sheet["R6"].value == "Quê quán (theo mô hình 2 cấp)"
    assert sheet["P7"].value == "Tỉnh *"
    assert "đang viên" in sheet["AC6"].value
    assert sheet["A8"].value == 1
    assert sheet.max_column == len(sheet_columns())


def test_numbers_are_text_and_nothing_is_a_formula() -> None:
    sheet = openpyxl.load_workbook(BytesIO(_written())).active
    assert (sheet["I8"].data_type, sheet["I8"].value) == ("s", "001157000345")
    assert sheet["M8"].value == "00012345"
    assert sheet["AH9"].data_type == "s"
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_choices_have_drop_downs() -> None:
    sheet = openpyxl.load_workbook(BytesIO(_written())).active
    lists = {
        str(rule.sqref).split(":")[0]: rule.formula1
        for rule in sheet.data_validations.dataValidation
    }
    assert lists["E8"] == '"Nam,Nữ"'
    assert "Đang sinh hoạt Đảng" in lists["AA8"]


def test_the_same_members_are_the_same_bytes() -> None:
    assert _written() == _written()


def test_findings_stand_in_two_columns_that_an_import_passes_over() -> None:
    data = write_member_sheet(
        members(),
        unit_name="Chi bộ Văn phòng",
        branch_names=BRANCHES,
        created=CREATED,
        findings={"m2": Finding(result="Có lỗi", details="Thiếu số định danh cá nhân")},
    )
    sheet = openpyxl.load_workbook(BytesIO(data)).active
    assert (sheet["AI9"].value, sheet["AJ9"].value) == ("Có lỗi", "Thiếu số định danh cá nhân")
    assert read_member_sheet(data).problems == ()
