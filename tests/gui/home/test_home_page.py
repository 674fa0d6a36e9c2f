"""Bàn làm việc on a real file."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from branch_files import TODAY, new_branch
from chibo_desktop.gui.home.checklist import ChecklistCard
from chibo_desktop.gui.home.page import HomePage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.widgets import LinkButton


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


def test_steps_are_put_in_another_order_and_away_and_back(page):
    shown = page()
    *_, card = shown.findChildren(ChecklistCard)
    card.arrange.click()
    dialog = shown.order_dialog
    before = dialog.order().steps
    dialog.list.setCurrentRow(1)
    dialog.down.click()
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.submit.click()
    shown.reload(None)
    months = shown._home.branches[0]
    assert [task.step.value for task in months.hidden] == [before[0]]
    assert [task.step.value for task in months.tasks][:2] == [before[2], before[1]]
    back = [one for one in shown.findChildren(LinkButton) if "không hiện" in one.text()]
    back[-1].click()
    shown.order_dialog.usual.click()
    shown.order_dialog.submit.click()
    shown.reload(None)
    assert [task.step.value for task in shown._home.branches[0].tasks] == list(before)


def test_the_step_that_waits_says_until_when(page):
    shown = page()
    said = [one.text() for one in shown.findChildren(QLabel)]
    assert "Chọn bộ tiêu chí rồi mở kỳ cho cả chi bộ · hạn 05/12/2026" in said
    assert "Sau khi mở kỳ" in said
