"""Keys at the office: letters, roots, revoking; what is held in the inbox, and its answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chibo_desktop.gui.exchange import exchange_place
from chibo_desktop.gui.exchange.page import ExchangePage
from chibo_desktop.gui.office import inbox_place, keys_place, subordinates_place
from chibo_desktop.gui.office.inbox import InboxPage
from chibo_desktop.gui.office.keys import KeysPage
from chibo_desktop.gui.office.revoke_dialog import RevokeDialog
from chibo_desktop.gui.office.root_dialogs import RootsDialog, RootUseDialog
from chibo_desktop.gui.office.subordinates import SubordinatesPage
from chibo_desktop.gui.printing.preview import PreviewDialog
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.enrolment import invite
from chibo_desktop.services.inbox import receive_one
from chibo_desktop.services.office_keys import adopt_roots, new_root
from chibo_desktop.services.sealed_letters import print_letter
from gui.exchange.people import Spoken, context_of, shown, told
from services.exchange_story import NOVEMBER, OCTOBER, Story, live_month

SECRET = "một câu dễ nhớ"


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    with told(tmp_path) as one:
        yield one


@pytest.fixture
def context(look: QApplication, story: Story, tmp_path: Path) -> Context:
    return context_of(story.office, tmp_path)


def keys_page(qtbot: QtBot, context: Context) -> KeysPage:
    page = shown(qtbot, keys_place(context), context)
    assert isinstance(page, KeysPage)
    return page


def spoken(context: Context) -> Spoken:
    assert isinstance(context.dialogs, Spoken)
    return context.dialogs


def test_a_letter_is_printed_and_taken_back(qtbot: QtBot, story: Story, context: Context) -> None:
    story.add("CB07")
    page = keys_page(qtbot, context)
    page.letter_button.click()
    assert "đúng một đơn vị" in page.banner.text()
    page.table.selectRow(0)
    spoken(context).confirms = True
    page.letter_button.click()
    assert isinstance(page.paper, PreviewDialog)
    assert page.paper.document.pageCount() == 1
    page.paper.close()
    letter = page.lines.line(0).letter
    assert letter is not None
    assert letter.state == "open"
    page.table.selectRow(0)
    page.cancel_button.click()
    assert "Đã hủy thư" in page.banner.text()
    assert [one.kind for one in page.events.lines] == ["letter_revoked", "letter_printed"]


def test_roots_are_made_on_two_sticks_and_change_the_keys(
    qtbot: QtBot, story: Story, context: Context, tmp_path: Path
) -> None:
    story.add("CB07")
    page, stick = keys_page(qtbot, context), tmp_path / "usb"
    stick.mkdir()
    spoken(context).folder = stick
    assert page.own.make.isVisible()
    page.own.make.click()
    dialog = page.dialog
    assert isinstance(dialog, RootsDialog)
    dialog.parts[0].first.editor.setText("ngắn")
    dialog.parts[0].button.click()
    assert "ký tự" in dialog.parts[0].fields["first"].problem
    first, second = dialog.parts
    first.first.editor.setText(SECRET)
    first.again.editor.setText(SECRET)
    first.button.click()
    assert [path.name for path in stick.iterdir()] == ["khoa-goc-1_DU.cbr"]
    assert "mở lại được" in first.said.text()
    assert not dialog.submit.isEnabled()
    with story.office.unit() as unit:
        second.root = new_root(unit)  # as the other stick would be, without its second of work
    second.written.emit()
    dialog.submit.click()
    assert "bộ khóa số 1" in page.banner.text()
    assert not page.own.make.isVisible()
    page.own.change.click()
    use = page.dialog
    assert isinstance(use, RootUseDialog)
    use.way.set_value("paper")
    use.typed.setText("ABCD EFGH")
    use.submit.click()
    assert "14 nhóm" in use.fields["typed"].problem
    use.typed.setText(" ".join(second.root.groups))
    use.submit.click()
    assert "bộ khóa số 2" in page.banner.text()


def test_a_key_is_revoked_from_a_bundle_on_and_what_is_held_is_answered(
    qtbot: QtBot, story: Story, context: Context
) -> None:
    session = story.enrolled("CB07")
    for month in (OCTOBER, NOVEMBER):
        live_month(session, month)
        path = story.report("CB07", month)
        receive_one(story.office, path.read_bytes(), path.name, merge=True)
    page = keys_page(qtbot, context)
    page.table.selectRow(0)
    page.revoke_button.click()
    dialog = page.dialog
    assert isinstance(dialog, RevokeDialog)
    october = [value for value, text in dialog.options if "gói số 1" in text]
    dialog.position.set_value(october[0])
    dialog.reason.setText("Mất máy ngày 05/11")
    dialog.submit.click()
    assert "1 gói được giữ lại" in page.banner.text()
    inbox = shown(qtbot, inbox_place(context), context)
    assert isinstance(inbox, InboxPage)
    assert inbox.held.isVisible()
    assert not inbox.held.accept.isEnabled()
    inbox.held.table.selectRow(0)
    spoken(context).confirms = True
    inbox.held.accept.click()
    assert "Đã nhận" in inbox.banner.text()
    assert not inbox.held.isVisible()


def test_a_first_month_waits_and_a_wrong_person_is_rejected(
    qtbot: QtBot, story: Story, context: Context
) -> None:
    receive_one(story.office, story.registered("CB07"), "dangky.cbb", merge=True)
    live_month(story.units["CB07"], OCTOBER)
    path = story.report("CB07", OCTOBER)
    inbox = shown(qtbot, inbox_place(context), context)
    assert isinstance(inbox, InboxPage)
    inbox.take([path])
    assert inbox.receive_button.text() == "Giữ 1 gói"
    inbox.receive_button.click()
    assert "1 giữ, chưa tính" in inbox.banner.text()
    inbox.start_again()
    assert inbox.held.keys.isVisible()
    units = shown(qtbot, subordinates_place(context), context)
    assert isinstance(units, SubordinatesPage)
    (card,) = units.pending
    spoken(context).confirms = True
    card.reject.click()
    assert units.pending == []
    assert path.name in units.banner.text()


def test_a_unit_types_its_code_and_changes_its_key_later(
    qtbot: QtBot, look: QApplication, story: Story, tmp_path: Path
) -> None:
    session, _ = story.invited("CB07")
    with story.office.unit() as unit:
        adopt_roots(unit, new_root(unit), new_root(unit))
        letter = print_letter(unit, story.subordinates["CB07"].id)
        data = invite(unit, story.subordinates["CB07"].id).data
    (tmp_path / "moi.cbi").write_bytes(data)
    context = context_of(session, tmp_path)
    page = shown(qtbot, exchange_place(context), context)
    assert isinstance(page, ExchangePage)
    spoken(context).files = (tmp_path / "moi.cbi",)
    spoken(context).folder = tmp_path
    page.connecting.choose()
    check = page.connecting.check
    assert check is not None
    check.edit.setText(letter.fingerprint[-11:])
    page.connecting.code.setText("1234 5678")
    check.button.click()
    assert "tám nhóm" in page.connecting.code_field.problem
    page.connecting.code.setText(letter.code)
    check.button.click()
    answer = (tmp_path / "dangky_CB07.cbb").read_bytes()
    receive_one(story.office, answer, "dangky_CB07.cbb", merge=True)
    office = context_of(story.office, tmp_path)
    units = shown(qtbot, subordinates_place(office), office)
    assert isinstance(units, SubordinatesPage)
    (card,) = units.pending
    assert "mã đúng" in card.letter.text()
    assert "bộ khóa số 1" in page.fingerprint.office.text()
    assert not page.fingerprint.change.isVisible()
