"""The tab Lịch sử on a real file: reading, masking, one click that takes an old value again."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from chibo_desktop.domain.member import Member
from chibo_desktop.gui.members.history_tab import HistoryTab
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.session import Session
from gui.typing import commit_text, press, type_text
from services.member_book import AN, add, read

RESTORED = 5  # the column one clicks


def edit(session: Session, member_id: str, **values: object) -> None:
    with session.unit() as unit:
        seeing = unit.edit(Member, member_id)
        assert seeing is not None
        record = dataclasses.replace(seeing.record, **values)  # type: ignore[arg-type]
        unit.save(record, act="member.edit", base=seeing)


@pytest.fixture
def member_id(session: Session) -> str:
    return add(session, **AN, note="một").id


@pytest.fixture
def tab(qtbot: QtBot, context: Context, session: Session, member_id: str) -> HistoryTab:
    edit(session, member_id, note="hai")
    made = HistoryTab(context)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.open_member(member_id, session.author.org_id, True)
    return made


def cells(tab: HistoryTab, row: int) -> list[str]:
    model = tab.table.model()
    return [str(model.index(row, column).data() or "") for column in range(model.columnCount())]


def test_it_says_when_what_and_from_what_to_what(tab: HistoryTab) -> None:
    assert cells(tab, 0)[1:5] == ["Sửa hồ sơ", "Ghi chú", "một", "hai"]
    assert tab.count.text() == "2 lần thay đổi"
    assert "Ghi chú: một → hai" in tab.detail.text()
    assert tab.more.isHidden()


def test_one_click_takes_the_old_value_again(
    tab: HistoryTab, qtbot: QtBot, session: Session, member_id: str
) -> None:
    cell = tab.table.model().index(0, RESTORED)
    assert cell.data() == "Lấy lại"
    qtbot.mouseClick(
        tab.table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=tab.table.visualRect(cell).center(),
    )
    assert read(session, member_id).note == "một"
    assert "đã lấy lại “một”" in tab.banner.text()
    assert cells(tab, 0)[1] == "Lấy lại giá trị cũ"


def test_enter_does_the_same_by_keyboard(tab: HistoryTab, session: Session, member_id: str) -> None:
    tab.table.setFocus()
    press(tab.table, Qt.Key.Key_Return)
    assert read(session, member_id).note == "một"


def test_a_fixed_field_asks_for_the_document_first(
    tab: HistoryTab, session: Session, member_id: str
) -> None:
    edit(session, member_id, full_name="Nguyễn Hoài Ân")
    tab.reload(None)
    tab.table.selectRow(0)
    assert tab.reason.isHidden()
    tab.restore.click()
    assert not tab.reason.isHidden()
    assert "Họ và tên" in tab.reason.about.text()
    tab.confirm.click()
    assert "12-QĐ/ĐU" in tab.reason.fields["correction_number"].problem
    commit_text(tab.reason.number, "12-QĐ/ĐU")
    type_text(tab.reason.issued_on, "5/3/2026")
    commit_text(tab.reason.issuer, "Đảng ủy phường")
    tab.confirm.click()
    assert read(session, member_id).full_name == "Nguyễn Hoài An"
    assert tab.reason.isHidden()


def test_numbers_are_masked_until_one_asks(
    tab: HistoryTab, session: Session, member_id: str
) -> None:
    edit(session, member_id, old_identity_number="161234567")
    tab.reload(None)
    assert cells(tab, 0)[4] == "•••• 4567"
    tab.reveal.click()
    assert cells(tab, 0)[4] == "161234567"


def test_it_can_be_narrowed_to_one_field(tab: HistoryTab, session: Session, member_id: str) -> None:
    edit(session, member_id, other_name="An Hòa")
    tab.reload(None)
    tab.filter.set_value("atom:note")
    tab.filter.chosen.emit("atom:note")
    assert [cells(tab, row)[4] for row in range(tab.lines.rowCount())] == ["hai", "một"]


def test_a_long_history_is_read_on_demand(
    tab: HistoryTab, session: Session, member_id: str
) -> None:
    for number in range(60):
        edit(session, member_id, note=f"lần {number}")
    tab.reload(None)
    assert tab.lines.rowCount() == 50
    assert tab.count.text() == "50 trong 62 lần thay đổi"
    tab.more.click()
    assert tab.lines.rowCount() == 62
    assert tab.more.isHidden()


def test_another_units_history_is_only_read(
    tab: HistoryTab, session: Session, member_id: str
) -> None:
    tab.open_member(member_id, session.author.org_id, False)
    assert tab.restore.isHidden()
    assert tab.table.isColumnHidden(RESTORED)
