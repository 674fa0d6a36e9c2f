"""Đối chiếu from the window: see the differences, choose by field, take, print, take back."""

from pathlib import Path

import pytest

from chibo_desktop.gui.members.page import MembersPage
from chibo_desktop.gui.widgets import LinkButton
from chibo_desktop.services.session import Session
from documents.list_books import sheet_of
from gui.members.conftest import Spoken
from gui.members.test_import import state_document
from services.member_book import AN, BINH, add, read
from services.test_reconciliation import HEADER, ROW_AN, ROW_BINH


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "DS_DANGVIEN.xlsx"
    path.write_bytes(sheet_of([HEADER, ROW_AN, ROW_BINH]))
    return path


def test_what_is_ticked_is_taken_and_taken_back(
    page: MembersPage, session: Session, dialogs: Spoken, workbook: Path
) -> None:
    an = add(session, **AN).id
    add(session, **BINH)
    page.open_import()
    page.importing.front.reconcile.click()
    reconciling = page.reconciling
    dialogs.files = (workbook,)
    reconciling.choose.click()
    assert not reconciling.go.isEnabled()
    assert [line.name for line in reconciling.panel.model.lines] == [
        "Nguyễn Hoài An", "Trần Văn Bình",
    ]  # fmt: skip
    assert not reconciling.panel.fields.ticks["admitted_on"].isChecked()
    reconciling.panel.fields.ticks["admitted_on"].click()
    assert reconciling.go.text() == "Sửa 1 mục của 1 hồ sơ theo cấp trên"
    reconciling.go.click()
    assert str(read(session, an).admitted_on) == "1981-01-06"
    (undo,) = [
        link
        for link in reconciling.banner.findChildren(LinkButton)
        if link.text().startswith("Hoàn")
    ]
    undo.click()
    assert str(read(session, an).admitted_on) == "1980-01-06"


def test_one_field_is_chosen_for_everybody_at_once(
    page: MembersPage, session: Session, dialogs: Spoken, workbook: Path
) -> None:
    add(session, **AN)
    binh = add(session, **BINH).id
    dialogs.files = (workbook,)
    page.arrive("reconcile")
    page.reconciling.choose.click()
    panel = page.reconciling.panel
    panel.field.set_value("born_on")
    panel.field.chosen.emit("born_on")
    assert [line.name for line in panel.model.lines] == ["Trần Văn Bình"]
    panel.theirs.click()
    page.reconciling.go.click()
    assert page.reconciling.asking is not None
    state_document(page.reconciling.asking)
    assert str(read(session, binh).born_on) == "1960-03-01"


def test_leaving_asks_only_when_something_was_chosen(
    page: MembersPage, session: Session, dialogs: Spoken, workbook: Path
) -> None:
    add(session, **AN)
    dialogs.files = (workbook,)
    page.arrive("reconcile")
    page.reconciling.choose.click()
    assert page.may_leave()
    page.reconciling.panel.theirs.click()
    assert not page.may_leave()
