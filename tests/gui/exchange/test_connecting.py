"""The whole enrolment through the screens of both sides."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chibo_desktop.gui.exchange import exchange_place
from chibo_desktop.gui.exchange.page import ExchangePage
from chibo_desktop.gui.office import inbox_place, subordinates_place
from chibo_desktop.gui.office.inbox import InboxPage
from chibo_desktop.gui.office.subordinates import SubordinatesPage
from chibo_desktop.gui.runtime.context import Context
from gui.exchange.people import Spoken, context_of, shown, told
from gui.typing import press, type_text
from services.exchange_story import Story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    with told(tmp_path) as one:
        yield one


def spoken(context: Context) -> Spoken:
    assert isinstance(context.dialogs, Spoken)
    return context.dialogs


def invited_page(qtbot: QtBot, story: Story, folder: Path) -> tuple[ExchangePage, Context, Path]:
    session, invitation = story.invited("CB07")
    letter = folder / "moi_CB07.cbi"
    letter.write_bytes(invitation)
    context = context_of(session, folder)
    page = shown(qtbot, exchange_place(context), context)
    assert isinstance(page, ExchangePage)
    return page, context, letter


def test_enrolment_goes_by_two_files_and_two_readings(
    qtbot: QtBot, look: QApplication, story: Story, tmp_path: Path
) -> None:
    page, context, letter = invited_page(qtbot, story, tmp_path)
    office = context_of(story.office, tmp_path)
    units = shown(qtbot, subordinates_place(office), office)
    assert isinstance(units, SubordinatesPage)
    assert page.connecting.isVisible()
    assert not page.plan.isVisible()

    # The unit opens the invitation; the office reads its own digits aloud.
    spoken(context).files = (letter,)
    page.connecting.choose_button.click()
    assert "Đảng ủy Cơ quan" in page.connecting.steps.text()
    read_aloud = units.own.groups.text().split()
    check = page.connecting.check
    assert check is not None
    assert check.shown.text().split()[:4] == read_aloud[:4]
    assert read_aloud[4] not in check.shown.text()

    # The unit types the last two groups and writes its answer.
    stick = tmp_path / "usb"
    stick.mkdir()
    spoken(context).folder = stick
    type_text(check.edit, " ".join(read_aloud[4:]))
    press(check.edit, Qt.Key.Key_Return)
    answer = stick / "dangky_CB07.cbb"
    assert answer.is_file()
    assert page.plan.isVisible()
    assert "đọc dấu kiểm tra" in page.banner.text()

    # The office takes the answer in and hears the unit's digits.
    inbox = shown(qtbot, inbox_place(office), office)
    assert isinstance(inbox, InboxPage)
    inbox.take([answer])
    assert inbox.receive_button.text() == "Nhận 1 đăng ký"
    inbox.receive_button.click()
    assert "chờ xác nhận" in inbox.banner.text()
    (card,) = units.pending
    heard = page.fingerprint.groups.text().split()
    assert card.check.shown.text().split()[:4] == heard[:4]
    type_text(card.check.edit, "".join(heard[4:]))
    card.check.button.click()
    assert units.pending == []
    assert "Đã xác nhận khóa của Chi bộ CB07" in units.banner.text()
    assert units.lines.line(0).trust == "confirmed"


def test_wrong_digits_are_told_beside_the_field(
    qtbot: QtBot, look: QApplication, story: Story, tmp_path: Path
) -> None:
    page, context, letter = invited_page(qtbot, story, tmp_path)
    spoken(context).files = (letter,)
    page.connecting.choose()
    check = page.connecting.check
    assert check is not None
    check.edit.setText("11111 22222")
    check.button.click()
    assert "không khớp" in check.field.problem
    assert ("folder", "Chọn USB hoặc thư mục để ghi tệp đăng ký") not in spoken(context).asked
    assert page.connecting.isVisible()


def test_an_invitation_for_another_unit_raises_a_doubt(
    qtbot: QtBot, look: QApplication, story: Story, tmp_path: Path
) -> None:
    page, context, _ = invited_page(qtbot, story, tmp_path)
    _, other = story.invited("CB08")
    letter = tmp_path / "moi_CB08.cbi"
    letter.write_bytes(other)
    spoken(context).files = (letter,)
    page.connecting.choose()
    assert "Lập cho Chi bộ CB08" in page.connecting.steps.text()
    assert "hỏi lại Đảng ủy" in page.connecting.doubt


def test_a_file_that_is_no_invitation_is_refused_in_words(
    qtbot: QtBot, look: QApplication, story: Story, tmp_path: Path
) -> None:
    page, context, letter = invited_page(qtbot, story, tmp_path)
    letter.write_bytes(b"not an invitation")
    spoken(context).files = (letter,)
    page.connecting.choose()
    assert spoken(context).asked[-1][0] == "problems"
    assert "không phải thư mời" in spoken(context).asked[-1][1]
    assert page.connecting.check is None
