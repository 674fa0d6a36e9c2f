"""Nhật ký on a real file: newest first, in words, found by name, a whole step undone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from branch_files import BranchFile, new_branch
from chibo_desktop.domain.member import Member
from chibo_desktop.gui.journal.journal_window import JournalWindow
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.services.journal_log import JournalFilter, journal_page
from chibo_desktop.storage.rebuild import rebuild
from gui.answers import AnsweredDialogs
from gui.typing import press, type_text


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[BranchFile]:
    made = new_branch(tmp_path)
    yield made
    made.session.close()


def edit(branch: BranchFile, name: str, act: str = "member.edit", **values: object) -> None:
    with branch.unit() as unit:
        one = next(one for one in unit.all(Member) if one.full_name == name)
        unit.save(replace(one, **values), act=act, note="theo biên bản")  # type: ignore[arg-type]


@pytest.fixture
def window(
    qtbot: QtBot, look: QApplication, branch: BranchFile, settings: Settings
) -> JournalWindow:
    dialogs = AnsweredDialogs()
    context = Context(
        session=branch.session,
        runner=SyncRunner(branch.session.unit, dialogs),
        dialogs=dialogs,
        settings=settings,
        today=lambda: date(2026, 11, 28),
    )
    made = JournalWindow(context)
    qtbot.addWidget(made)
    return made


def told(window: JournalWindow) -> list[str]:
    return [line.words for line in window.lines.lines]


def test_every_act_is_there_newest_first(window: JournalWindow, branch: BranchFile) -> None:
    edit(branch, "Lê Văn Đạt", note="một")
    branch.give_all(branch.open_round())
    window.show_journal()
    assert told(window) == [
        "Ghi điểm tự chấm: 6 phiếu đánh giá",
        "Mở kỳ đánh giá: 7 mục",
        "Sửa hồ sơ của đồng chí Lê Văn Đạt – Ghi chú",
        "Thêm đảng viên: 6 đảng viên",
        "Lập tệp dữ liệu: 2 mục",
    ]
    assert window.count.text() == "5 việc gần nhất, trong 5 việc của tệp"


def test_a_step_of_the_past_is_undone_whole_and_that_is_an_act_too(
    window: JournalWindow, branch: BranchFile
) -> None:
    edit(branch, "Lê Văn Đạt", note="một", other_name="Đạt")
    edit(branch, "Lê Văn Đạt", note="hai")
    window.show_journal()
    window.table.selectRow(1)
    assert "Tên gọi khác: Đạt" in window.detail.text()
    window.undo.click()
    with branch.unit() as unit:
        one = next(one for one in unit.all(Member) if one.full_name == "Lê Văn Đạt")
    assert (one.note, one.other_name) == ("hai", "")
    assert "Giữ nguyên những chỗ đã được sửa sau đó: Lê Văn Đạt (Ghi chú)" in window.banner.text()
    assert told(window)[0].startswith("Hoàn tác: sửa hồ sơ của đồng chí Lê Văn Đạt")
    assert window.lines.lines[2].is_undone
    assert not window.lines.lines[2].can_undo


def test_what_is_formal_is_not_undone_here(window: JournalWindow, branch: BranchFile) -> None:
    branch.open_round()
    window.show_journal()
    assert not window.undo.isEnabled()


def test_it_is_narrowed_by_a_name_without_marks_and_by_area(
    window: JournalWindow, branch: BranchFile
) -> None:
    edit(branch, "Lê Văn Đạt", note="một")
    edit(branch, "Vũ Thị Hà", note="hai")
    window.show_journal()
    type_text(window.search, "le van dat")
    assert told(window) == [
        "Sửa hồ sơ của đồng chí Lê Văn Đạt – Ghi chú",
        "Thêm đảng viên: 6 đảng viên",
    ]
    window.search.clear()
    window.area.set_value("unit")
    window.area.chosen.emit("unit")
    assert told(window) == ["Lập tệp dữ liệu: 2 mục"]


def test_enter_opens_the_dossier(window: JournalWindow, branch: BranchFile, qtbot: QtBot) -> None:
    edit(branch, "Lê Văn Đạt", note="một")
    window.show_journal()
    with qtbot.waitSignal(window.member_requested) as asked:
        press(window.table, Qt.Key.Key_Return)
    with branch.unit() as unit:
        one = next(one for one in unit.all(Member) if one.full_name == "Lê Văn Đạt")
    assert asked.args == [one.id]


def test_a_long_journal_comes_in_pages(branch: BranchFile) -> None:
    for number in range(12):
        edit(branch, "Lê Văn Đạt", note=f"lần {number}")
    with branch.unit() as unit:
        first = journal_page(unit, JournalFilter(), limit=10)
        rest = journal_page(unit, JournalFilter(), before=first.next_before, limit=10)
        assert (len(first.lines), len(rest.lines), rest.next_before) == (10, 4, 0)
        assert first.total == 14
        assert first.lines[0].note == "theo biên bản"


def test_steps_outlive_a_rebuilding_of_the_projection(branch: BranchFile) -> None:
    edit(branch, "Lê Văn Đạt", note="một")
    with branch.unit() as unit:
        before = journal_page(unit, JournalFilter())
        rebuild(unit.connection)
        assert journal_page(unit, JournalFilter()) == before
