"""The office's units: adding, inviting, what the tree says of each key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chibo_desktop.domain.organization import WorkplaceKind
from chibo_desktop.gui.office import subordinates_place
from chibo_desktop.gui.office.subordinates import SubordinatesPage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.inbox import receive_one
from chibo_desktop.services.session import NewWorkplace
from gui.exchange.people import Spoken, context_of, shown, told
from services.exchange_story import Story, session_of


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    with told(tmp_path) as one:
        yield one


@pytest.fixture
def context(look: QApplication, story: Story, tmp_path: Path) -> Context:
    return context_of(story.office, tmp_path)


def page_of(qtbot: QtBot, context: Context) -> SubordinatesPage:
    page = shown(qtbot, subordinates_place(context), context)
    assert isinstance(page, SubordinatesPage)
    return page


def spoken(context: Context) -> Spoken:
    assert isinstance(context.dialogs, Spoken)
    return context.dialogs


def test_units_are_added_with_their_mistakes_beside_the_field(
    qtbot: QtBot, context: Context
) -> None:
    page = page_of(qtbot, context)
    page.add_button.click()
    assert page.adding is not None
    page.adding.name.setText("Chi bộ Văn phòng")
    page.adding.submit()
    assert "Mã đơn vị" in page.adding.problem("code")
    page.adding.code.setText("CB01")
    page.adding.contact.setText("Trần Thị Mẫu, 0900 000 000")
    page.adding.submit()
    assert page.adding is None
    (line,) = page.lines.lines
    assert (line.name, line.code, line.contact) == (
        "Chi bộ Văn phòng",
        "CB01",
        "Trần Thị Mẫu, 0900 000 000",
    )
    page.add_button.click()
    assert page.adding is not None
    page.adding.name.setText("Chi bộ khác")
    page.adding.code.setText("CB01")
    page.adding.submit()
    assert "đã có đơn vị khác dùng" in page.adding.problem("code")
    page.adding.reject()


def test_invitations_are_written_for_the_chosen_units(
    qtbot: QtBot, context: Context, story: Story, tmp_path: Path
) -> None:
    for code in ("CB01", "CB02", "CB03"):
        story.add(code)
    folder = tmp_path / "letters"
    folder.mkdir()
    page = page_of(qtbot, context)
    page.table.selectRow(1)
    spoken(context).choice, spoken(context).folder = 0, folder
    page.invite_button.click()
    assert [path.name for path in folder.iterdir()] == ["moi_CB02.cbi"]
    spoken(context).choice = 1
    page.invite_button.click()
    assert len(list(folder.iterdir())) == 3
    assert "3 thư mời" in page.banner.text()


def test_the_key_of_each_unit_is_told_in_a_word(
    qtbot: QtBot, context: Context, story: Story
) -> None:
    story.enrolled("CB01")
    receive_one(story.office, story.registered("CB02"), "dangky.cbb", merge=True)
    story.add("CB03", WorkplaceKind.PARTY_ORGANIZATION)
    page = page_of(qtbot, context)
    badges: list[int] = []
    page.badge_changed.connect(badges.append)
    page.reload(None)
    keys = page.table.column_keys().index("trust")
    words = [page.lines.index(row, keys).data() for row in range(page.lines.rowCount())]
    assert words == ["✓ đã xác nhận", "chờ xác nhận", "chưa đăng ký"]
    assert badges == [1]
    (card,) = page.pending
    card.check.edit.setText("00000 00000")
    card.check.button.click()
    assert "không khớp" in card.check.field.problem
    assert len(page.pending) == 1


def test_an_office_without_a_code_is_asked_for_one(
    qtbot: QtBot, look: QApplication, tmp_path: Path
) -> None:
    office = session_of(
        tmp_path, "new", NewWorkplace(name="Đảng ủy Mới", kind=WorkplaceKind.HEADQUARTERS)
    )
    context = context_of(office, tmp_path)
    page = page_of(qtbot, context)
    assert "chưa có mã" in page.banner.text()
    spoken(context).text = "DU"
    page.ask_for_code()
    assert page.banner.text() == ""
    office.close()


def test_a_rescue_is_written_for_one_chosen_unit_that_has_sent_something(
    qtbot: QtBot, context: Context, story: Story, tmp_path: Path
) -> None:
    story.enrolled("CB07")
    spoken(context).folder, spoken(context).confirms = tmp_path, True
    page = page_of(qtbot, context)
    page.table.clearSelection()
    page.rescue_button.click()
    assert "chọn đúng một đơn vị" in page.banner.text()
    page.table.selectRow(0)
    page.rescue_button.click()
    assert "chưa nhận được gì" in page.banner.text()
