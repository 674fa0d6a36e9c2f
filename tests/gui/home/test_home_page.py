"""Bàn làm việc on a real file."""

import pytest
from PySide6.QtWidgets import QPushButton

from branch_files import TODAY, new_branch
from chibo_desktop.gui.home.page import HomePage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner


@pytest.fixture
def page(qtbot, look, dialogs, settings, tmp_path):
    def make(count: int = 5) -> HomePage:
        branch = new_branch(tmp_path, count=count)
        runner = SyncRunner(branch.session.unit, dialogs)
        made = HomePage(
            Context(
                session=branch.session,
                runner=runner,
                dialogs=dialogs,
                settings=settings,
                today=lambda: TODAY,
            )
        )
        made.branch = branch
        qtbot.addWidget(made)
        made.resize(1280, 800)
        made.reload(None)
        return made

    return make


def buttons(page: HomePage, text: str) -> list[QPushButton]:
    return [one for one in page.findChildren(QPushButton) if one.text() == text]


def test_the_primary_action_says_what_comes_next(page, qtbot):
    shown = page()
    (button,) = buttons(shown, "Tiếp tục: mở kỳ")
    with qtbot.waitSignal(shown.go_requested) as asked:
        button.click()
    assert asked.args[0] == "evaluations"


def test_what_has_not_begun_cannot_be_opened(page):
    shown = page()
    assert not any(button.isEnabled() for button in buttons(shown, "Xem"))


def test_after_opening_the_round_the_marks_come_next(page):
    shown = page()
    shown.branch.open_round()
    shown.reload(frozenset({"round"}))
    assert buttons(shown, "Tiếp tục: nhập điểm")


def test_an_empty_file_says_what_to_do_first(page, qtbot):
    shown = page(count=0)
    (button,) = buttons(shown, "Sang danh sách đảng viên")
    with qtbot.waitSignal(shown.go_requested) as asked:
        button.click()
    assert asked.args[0] == "members"
