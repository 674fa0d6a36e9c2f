"""Bringing a list in from the window: preview, decide, import, take back."""

from dataclasses import replace
from pathlib import Path

import pytest

from chibo_desktop.domain.member import Member
from chibo_desktop.gui.members.document_dialog import DocumentDialog
from chibo_desktop.gui.members.page import MembersPage
from chibo_desktop.gui.widgets import LinkButton
from chibo_desktop.services.custom_fields import new_custom_field, save_custom_field
from chibo_desktop.services.member_import import Decision, RowKind, export_members
from chibo_desktop.services.members import MemberFilters
from chibo_desktop.services.record_history import member_history
from chibo_desktop.services.session import Session
from documents.list_books import sheet_of
from gui.members.conftest import Spoken
from gui.typing import commit_text, type_text
from services.member_book import AN, add, read, with_cells


@pytest.fixture
def workbook(session: Session, tmp_path: Path) -> Path:
    """An exported list with one change, one doubt and one new member typed into it."""
    add(session, **AN)
    add(session, **{**AN, "full_name": "Lê Văn Đạt", "identity_number": "036157000099",
                    "card_number": ""})  # fmt: skip
    with session.unit() as unit:
        sheet = export_members(unit, MemberFilters())
    cells = {"D8": "Út", "C9": "LÊ VĂN ĐẠI", "C10": "PHẠM THỊ HOA", "E10": "Nữ",
             "F10": "03/04/1970", "I10": "036170000999"}  # fmt: skip
    path = tmp_path / "danh-sach.xlsx"
    path.write_bytes(with_cells(sheet, cells))
    return path


def names(session: Session) -> set[str]:
    with session.unit() as unit:
        return {member.full_name for member in unit.all(Member)}


def state_document(dialog: DocumentDialog) -> None:
    """Fill in the document that allows identity fields to be corrected, and go on."""
    commit_text(dialog.card.number, "7-QĐ/ĐU")
    type_text(dialog.card.issued_on, "01/10/2026")
    commit_text(dialog.card.issuer, "Đảng ủy phường")
    dialog.submit()


def test_a_list_is_looked_at_then_brought_in_then_taken_back(
    page: MembersPage, session: Session, dialogs: Spoken, workbook: Path
) -> None:
    dialogs.files = (workbook,)
    page.open_import()
    page.importing.front.choose.click()
    importing = page.importing
    assert importing.go.text() == "Nhập 1 người mới, sửa 1 hồ sơ"
    assert "1 mới · 2 thay đổi" in importing.panel.summary()
    assert importing.panel.waiting() == 1
    assert names(session) == {"Nguyễn Hoài An", "Lê Văn Đạt"}
    importing.go.click()
    assert names(session) == {"Nguyễn Hoài An", "Lê Văn Đạt", "Phạm Thị Hoa"}
    assert "thêm 1 đảng viên và sửa 1 hồ sơ" in importing.banner.text()
    assert list(session.path.parent.rglob("*.chibo-sao-luu"))
    (undo,) = [
        link for link in importing.banner.findChildren(LinkButton) if link.text().startswith("Hoàn")
    ]
    undo.click()
    assert names(session) == {"Nguyễn Hoài An", "Lê Văn Đạt"}
    assert "Đã hoàn tác" in importing.banner.text()


def test_a_doubtful_row_waits_for_a_decision_and_its_document(
    page: MembersPage, session: Session, dialogs: Spoken, workbook: Path
) -> None:
    dialogs.files = (workbook,)
    page.open_import()
    page.importing.front.choose.click()
    panel = page.importing.panel
    assert panel.kinds.value() == RowKind.CHANGED
    assert panel.model.line(0).decision == "Chờ quyết định"
    assert set(panel.buttons) == {Decision.SKIP, Decision.TAKE_ALL}
    panel.buttons[Decision.TAKE_ALL].click()
    assert page.importing.go.text() == "Nhập 1 người mới, sửa 2 hồ sơ"
    page.importing.go.click()
    dialog = page.importing.asking
    assert dialog is not None
    assert "Họ và tên" in dialog.card.about.text()
    dialog.submit()
    assert dialog.isVisible()
    assert "Lê Văn Đạt" in names(session)
    state_document(dialog)
    assert "Lê Văn Đại" in names(session)
    with session.unit() as unit:
        (renamed,) = [one for one in unit.all(Member) if one.full_name == "Lê Văn Đại"]
        assert "7-QĐ/ĐU" in str(member_history(unit, renamed.id))


def test_leaving_a_preview_is_asked_about(
    page: MembersPage, session: Session, dialogs: Spoken, workbook: Path
) -> None:
    dialogs.files = (workbook,)
    page.open_import()
    page.importing.front.choose.click()
    assert not page.may_leave()
    dialogs.confirms = True
    assert page.may_leave()


def test_a_file_that_is_no_list_is_refused_in_words(
    page: MembersPage, dialogs: Spoken, tmp_path: Path
) -> None:
    path = tmp_path / "anh.xlsx"
    path.write_bytes(b"not a workbook\0\1\2")
    dialogs.files = (path,)
    page.open_import()
    page.importing.front.choose.click()
    assert "Không đọc được tệp" in page.importing.banner.text()
    assert page.importing.go.isHidden()
    dialogs.files = (tmp_path / "missing.xlsx",)
    page.open_import()
    page.importing.front.choose.click()
    assert "missing.xlsx" in page.importing.banner.text()


def test_an_import_of_what_was_exported_has_nothing_to_do(
    page: MembersPage, session: Session, dialogs: Spoken, tmp_path: Path
) -> None:
    member_id = add(session, **AN).id
    before = read(session, member_id)
    dialogs.saved_as = tmp_path / "ds.xlsx"
    page.reload(None)
    page.list.more.export_sheet()
    dialogs.files = (tmp_path / "ds.xlsx",)
    page.open_import()
    page.importing.front.choose.click()
    assert page.importing.go.text() == "Chưa có gì để nhập"
    assert not page.importing.go.isEnabled()
    assert read(session, member_id) == before


def test_a_field_of_the_unit_is_offered_and_shown_with_what_would_change(
    page: MembersPage, session: Session, dialogs: Spoken, tmp_path: Path
) -> None:
    member = add(session, **AN).id
    with session.unit() as unit:
        field = replace(new_custom_field(unit), label="Nhóm máu", kind="choice", options="A\nO")
        save_custom_field(unit, field)
    path = tmp_path / "mau.xlsx"
    path.write_bytes(
        sheet_of(
            [
                ["Họ và tên", "Ngày sinh", "Giới tính", "Máu"],
                [AN["full_name"], AN["born_on"], "Nữ", "o"],
            ]
        )
    )
    dialogs.files = (path,)
    page.open_import()
    page.importing.front.choose.click()
    columns = page.importing.columns
    target = columns.targets[3]
    assert target.itemText(target.count() - 1) == "Mục riêng – Nhóm máu"
    target.set_value(field.spec.name)
    page.importing.go.click()
    assert "Nhóm máu: (trống) → O" in page.importing.panel.model.line(0).details()
    page.importing.go.click()
    assert read(session, member).extra == {field.id: "O"}
