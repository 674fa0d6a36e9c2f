"""Our record beside the superior system's list: differences only, and whose word is taken."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from chibo_desktop.services.import_source import open_workbook, propose
from chibo_desktop.services.member_import import undo_import
from chibo_desktop.services.reconciliation import (
    Reconciliation,
    choice_of,
    differences_of,
    planned_of,
    reconcile,
    reconciliation_pdf,
    reconciliation_workbook,
    take_theirs,
)
from chibo_desktop.services.session import Session
from documents.list_books import sheet_of
from services.member_book import AN, BINH, add, open_branch, read

HEADER = ["Họ và tên", "Số thẻ Đảng viên", "Số CCCD", "Ngày sinh", "Ngày kết nạp",
          "Chi bộ đang sinh hoạt", "Chi bộ nơi cư trú", "Trạng thái"]  # fmt: skip
CUC = {"full_name": "Lê Thị Cúc", "gender": "female", "born_on": "03/04/1970",
       "identity_number": "036170000033", "admitted_on": "03/02/1995"}  # fmt: skip


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_branch(tmp_path)
    yield opened
    opened.close()


def their_list(*rows: list[Any]) -> bytes:
    return sheet_of([HEADER, *rows])


def held(session: Session, data: bytes) -> Reconciliation:
    with session.unit() as unit:
        return reconcile(unit, propose(unit, open_workbook(data, "DS_DANGVIEN.xlsx")))


ROW_AN = ["NGUYỄN HOÀI AN", "036157000011", "036157000011", "05/02/1957", "06/01/1981",
          "Chi bộ Văn phòng", "Chi bộ thôn 1", "Đang sinh hoạt Đảng"]  # fmt: skip
ROW_BINH = ["TRẦN VĂN BÌNH", None, "036060000022", "01/03/1960", None, "Chi bộ Văn phòng", None,
            "Đang sinh hoạt Đảng"]  # fmt: skip
ROW_STRANGER = ["PHẠM VĂN LẠ", None, "036080000099", "01/01/1980", "01/01/2010",
                "Chi bộ Văn phòng", None, "Đang sinh hoạt Đảng"]  # fmt: skip


def test_only_differences_are_told_and_who_is_on_one_side(session: Session) -> None:
    an, binh = add(session, **AN).id, add(session, **BINH).id
    cuc = add(session, **CUC).id
    found = held(session, their_list(ROW_AN, ROW_BINH, ROW_STRANGER))
    assert [row.member_id for row in found.differing] == [an, binh]
    by_name = {
        row.member_id: [(c.spec.name, c.old, c.new) for c in differences_of(row)]
        for row in found.differing
    }
    assert ("admitted_on", "1980-01-06", "1981-01-06") in by_name[an]
    assert ("born_on", "1960", "1960-03-01") in by_name[binh]
    assert ("admitted_on", "1990-02", "") in by_name[binh]  # they have the column, and nothing
    assert [one.member_id for one in found.only_here] == [cuc]
    assert [row.name for row in found.only_there] == ["Phạm Văn Lạ"]


def test_equal_lists_have_no_difference(session: Session) -> None:
    add(session, **AN, residence_branch="Chi bộ thôn 1")
    found = held(session, their_list([*ROW_AN[:4], "06/01/1980", *ROW_AN[5:]]))
    assert (found.differing, found.only_here, found.only_there, found.same) == ((), (), (), 1)


def test_only_what_is_chosen_is_taken_and_can_be_taken_back(session: Session) -> None:
    an, binh = add(session, **AN).id, add(session, **BINH).id
    found = held(session, their_list(ROW_AN, ROW_BINH, ROW_STRANGER))
    row = next(row for row in found.differing if row.member_id == an)
    choices = {row.number: choice_of(row, frozenset({"residence_branch"}))}
    assert planned_of(found, choices) == (1, 1)
    batch = take_theirs(session, found, choices)
    assert read(session, an).residence_branch == "Chi bộ thôn 1"
    assert str(read(session, an).admitted_on) == "1980-01-06"
    assert str(read(session, binh).born_on) == "1960"
    with session.unit() as unit:
        undo_import(unit, batch)
    assert read(session, an).residence_branch == ""


def test_a_fixed_field_is_taken_only_with_its_document(session: Session) -> None:
    binh = add(session, **BINH).id
    found = held(session, their_list(ROW_BINH))
    (row,) = found.differing
    take_theirs(session, found, {row.number: choice_of(row, frozenset({"born_on"}))}, "QĐ 7-QĐ/ĐU")
    assert str(read(session, binh).born_on) == "1960-03-01"


def test_paper_and_workbook_say_the_same_with_the_choice(session: Session) -> None:
    an = add(session, **AN).id
    add(session, **CUC)
    found = held(session, their_list(ROW_AN, ROW_STRANGER))
    row = next(row for row in found.differing if row.member_id == an)
    choices = {row.number: choice_of(row, frozenset({"residence_branch"}))}
    with session.unit() as unit:
        pdf = reconciliation_pdf(unit, found, choices)
        book = reconciliation_workbook(unit, found, choices)
        assert pdf == reconciliation_pdf(unit, found, choices)
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    for said in ("Nguyễn Hoài An", "06/01/1980", "06/01/1981", "Lê Thị Cúc", "Phạm Văn Lạ"):
        assert said in text
    sheets = load_workbook(BytesIO(book))
    lines = [row for row in sheets["Khác nhau"].iter_rows(values_only=True) if row[0] in ("1", "2")]
    assert ("Chi bộ nơi cư trú", "(trống)", "Chi bộ thôn 1", "Cấp trên") in [
        row[3:] for row in lines
    ]
    assert ("Ngày vào Đảng", "06/01/1980", "06/01/1981", "Chi bộ") in [row[3:] for row in lines]
