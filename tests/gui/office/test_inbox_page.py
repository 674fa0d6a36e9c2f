"""The inbox: a drop of many files, one sentence a row, one act, one summary."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chibo_desktop.domain.member import Member
from chibo_desktop.gui.office import inbox_place
from chibo_desktop.gui.office.inbox import InboxPage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import Runner
from chibo_desktop.services.backups import BACKUP_FOLDER
from chibo_desktop.services.inbox import receive_one
from gui.exchange.people import Spoken, context_of, shown, told
from services.exchange_drop import make_drop
from services.exchange_story import Story, live_month


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    with told(tmp_path) as one:
        yield one


@pytest.fixture
def context(look: QApplication, story: Story, tmp_path: Path) -> Context:
    return context_of(story.office, tmp_path)


def page_of(qtbot: QtBot, context: Context) -> InboxPage:
    page = shown(qtbot, inbox_place(context), context)
    assert isinstance(page, InboxPage)
    return page


def drop_on(page: InboxPage, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.zone.dropEvent(event)


def column(page: InboxPage, key: str) -> list[str]:
    keys = page.table.column_keys()
    model = page.table.files
    return [str(model.index(row, keys.index(key)).data()) for row in range(model.rowCount())]


def member_count(story: Story) -> int:
    with story.office.unit() as unit:
        return len(unit.all(Member))


def test_a_drop_is_previewed_row_by_row_then_merged_at_once(
    qtbot: QtBot, context: Context, story: Story
) -> None:
    drop = make_drop(story)
    known = member_count(story)
    page = page_of(qtbot, context)
    drop_on(page, [drop.folder])
    assert member_count(story) == known
    notes = column(page, "note")
    bad = [note for note, word in zip(notes, column(page, "outcome"), strict=True)
           if word == "không nhận được"]  # fmt: skip
    assert len(set(bad)) == len(bad) == 7
    for words in (
        "Tệp chép chưa hết", "Gói hỏng", "không phải gói dữ liệu", "không được niêm phong",
        "Chưa biết khóa", "cũ hơn gói số", "bản chương trình mới hơn",
    ):  # fmt: skip
        assert sum(words in note for note in bad) == 1, words
    assert column(page, "outcome")[-2:] == ["sẵn sàng nhận"] * 2  # those that need a look first
    assert page.receive_button.text() == "Nhận 2 gói"
    page.receive_button.click()
    assert member_count(story) == known + 8
    assert page.banner.text().startswith("2 nhận, 2 trùng, 7 hỏng (")
    assert "Chi bộ CB03" in page.banner.text()
    assert column(page, "outcome")[-2:] == ["✓ đã nhận"] * 2
    assert not page.receive_button.isVisible()
    assert list((story.office.path.parent / BACKUP_FOLDER).glob("*.chibo-sao-luu"))


def test_what_came_in_is_in_the_log_with_its_reason(
    qtbot: QtBot, context: Context, story: Story, tmp_path: Path
) -> None:
    live_month(story.enrolled("CB07"))
    whole = story.report("CB07")
    page = page_of(qtbot, context)
    page.take([whole])
    page.receive_button.click()
    page.start_again()
    ((unit, line),) = page.recent.lines.lines
    assert unit == "Chi bộ CB07"
    assert line.refusal is None
    page.take([whole])
    assert column(page, "outcome") == ["đã có"]
    assert page.receive_button.text() == "Nhận 0 gói"
    assert not page.receive_button.isEnabled()


def test_a_folder_without_bundles_says_so(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    page = page_of(qtbot, context)
    page.take([empty])
    assert "không có tệp gói nào" in page.banner.text()
    assert page.waiting.isVisible()


def test_answers_are_written_elsewhere(qtbot: QtBot, context: Context) -> None:
    page = page_of(qtbot, context)
    with qtbot.waitSignal(page.go_requested) as gone:
        page.reply_button.click()
    assert gone.args == ["directives", None]


def test_merging_runs_on_the_database_thread(
    qtbot: QtBot, look: QApplication, story: Story, tmp_path: Path
) -> None:
    live_month(story.enrolled("CB07"))
    bundle = story.report("CB07")
    made = context_of(story.office, tmp_path)
    runner = Runner(story.office.unit, made.dialogs)
    context = Context(
        session=story.office,
        runner=runner,
        dialogs=made.dialogs,
        settings=made.settings,
        today=made.today,
    )
    page = page_of(qtbot, context)
    page.take([bundle])
    qtbot.waitUntil(lambda: not runner.is_busy)
    page.receive_button.click()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert "1 nhận" in page.banner.text()
    runner.close()
    assert member_count(story) == 4


def test_a_received_bundle_can_be_taken_back(
    qtbot: QtBot, context: Context, story: Story, tmp_path: Path
) -> None:
    live_month(story.enrolled("CB01"))
    path = story.report("CB01")
    receive_one(story.office, path.read_bytes(), path.name, merge=True)
    assert member_count(story) == 4
    page = page_of(qtbot, context)
    qtbot.waitUntil(lambda: page.recent.lines.rowCount() > 0)
    page.recent.table.selectRow(0)
    page.recent.take_back.click()
    assert member_count(story) == 4, "asked first, and not answered with yes"
    assert isinstance(context.dialogs, Spoken)
    context.dialogs.confirms = True
    page.recent.take_back.click()
    assert member_count(story) == 0
    assert "Đã gỡ gói" in page.banner.text()


def test_a_drop_that_was_broken_off_goes_on(qtbot: QtBot, context: Context, story: Story) -> None:
    for code in ("CB01", "CB02"):
        live_month(story.enrolled(code))
        story.report(code)
    page = page_of(qtbot, context)
    page.take([story.folder / "usb"])
    again = page_of(qtbot, context)  # the program was killed and started again
    assert again.left.isVisible()
    assert "Đã xong 0/2 tệp" in again.left.said.text()
    again.left.go_on.click()
    assert again.receive_button.text() == "Nhận 2 gói"
    again.receive_button.click()
    assert member_count(story) == 8
    again.start_again()
    again.reload(None)
    assert not again.left.isVisible()


def test_choosing_again_leaves_nothing_unfinished(
    qtbot: QtBot, context: Context, story: Story
) -> None:
    live_month(story.enrolled("CB01"))
    page = page_of(qtbot, context)
    page.take([story.report("CB01")])
    page._again.click()
    assert page.waiting.isVisible()
    assert not page.left.isVisible()


def test_a_bundle_that_takes_much_away_is_let_in_by_its_number(
    qtbot: QtBot, context: Context, story: Story
) -> None:
    session = story.enrolled("CB01")
    live_month(session, members=12)
    first = story.report("CB01")
    receive_one(story.office, first.read_bytes(), first.name, merge=True)
    with session.unit() as unit:
        for one in unit.all(Member)[:3]:
            unit.void(one, reason="thử", act="member.void")
    page = page_of(qtbot, context)
    page.take([story.report("CB01")])
    (note,) = column(page, "note")
    assert "3 trong 12 đảng viên" in note
    assert not page.receive_button.isEnabled()
    page.table.opened.emit(0)
    assert page.looking is not None
    assert page.looking.counts.text() == "Đảng viên: 3 thôi tính."
    page.looking.number.setText("2")
    page.looking.submit.click()
    assert member_count(story) == 12
    page.looking.number.setText("3")
    page.looking.submit.click()
    assert member_count(story) == 9
    assert column(page, "outcome") == ["✓ đã nhận"]
