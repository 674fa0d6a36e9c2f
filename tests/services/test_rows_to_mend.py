"""What cannot be brought in goes back to the user as his own sheet, and comes in again mended."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from chibo_desktop.services.import_files import rows_to_mend, save_rows_to_mend
from chibo_desktop.services.member_import import (
    ImportPreview,
    RowKind,
    apply_import,
    preview_import,
)
from chibo_desktop.services.session import Session
from documents.list_books import sheet_of
from services.member_book import AN, BINH, add, open_branch, read

HEADER = ["STT", "Họ và tên", "Ngày sinh", "Số CCCD", "Ngày vào Đảng", "Bí danh"]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_branch(tmp_path)
    yield opened
    opened.close()


def preview(session: Session, data: bytes, name: str = "ds.xlsx") -> ImportPreview:
    with session.unit() as unit:
        return preview_import(unit, data, name)


def test_rows_come_back_with_what_is_wrong_and_go_in_again_mended(
    session: Session, tmp_path: Path
) -> None:
    add(session, **AN)
    binh = add(session, **BINH).id
    sheet = sheet_of(
        [
            ["DANH SÁCH"],
            HEADER,
            [1, AN["full_name"], "05/02/1957", AN["identity_number"], "06/01/1980", "Út"],
            [2, "Trần Văn Bình", "1960", None, "lâu rồi", "Tư"],
            [3, "Lê Thị Cúc", "3/4/65", "036165000033", "02/1990", None],
        ]
    )
    shown = preview(session, sheet)
    assert [row.number for row in rows_to_mend(shown, {})] == [4, 5]
    target = tmp_path / "can sua.xlsx"
    with session.unit() as unit:
        assert save_rows_to_mend(unit, shown, {}, target) == 2
    book = load_workbook(target)
    first, second = list(book.worksheets[0].iter_rows(min_row=4, values_only=True))
    assert first[1:6] == ("Trần Văn Bình", "1960", None, "lâu rồi", "Tư")
    assert first[6:8] == (binh, "Chưa nhập")
    assert "không hiểu ngày “lâu rồi”" in str(first[8])
    assert second[6] is None
    assert "3/4/65" in str(second[8])
    book.worksheets[0]["E4"] = "02/1991"
    book.worksheets[0]["B4"] = "Trần Văn Bính"  # not found by its name any more
    book.worksheets[0]["C5"] = "03/04/1965"
    out = BytesIO()
    book.save(out)
    again = preview(session, out.getvalue(), "can sua.xlsx")
    assert again.proposal.layout.known_as == "error-sheet"
    assert not again.proposal.needs_a_look
    assert [(row.member_id, row.kind) for row in again.rows] == [
        (binh, RowKind.CHANGED),
        ("", RowKind.NEW),
    ]
    with session.unit() as unit:
        apply_import(unit, again, {})
    assert str(read(session, binh).admitted_on) == "1990-02"  # its name waits for a decision


def test_a_sheet_without_faults_has_nothing_to_mend(session: Session) -> None:
    sheet = sheet_of([HEADER, [1, "Lê Thị Cúc", "03/04/1965", "036165000033", "02/1990"]])
    assert rows_to_mend(preview(session, sheet), {}) == ()
