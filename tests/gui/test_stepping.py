"""Ctrl+Z and Ctrl+Y in the real window, on a real file: what they do, say, and leave alone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from branch_files import BranchFile, new_branch
from chibo_desktop.domain.evaluation import RoundState
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.gui.members.page import MembersPage
from chibo_desktop.gui.places import branch_places, heading_of
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.shell.main_window import MainWindow
from chibo_desktop.gui.stepping import StepKeeper
from chibo_desktop.services.going_back import undo_one
from chibo_desktop.services.rounds import known_round
from chibo_desktop.services.session import Unit
from chibo_desktop.storage.step_log import step_lines
from chibo_desktop.wording.problems import sentence
from gui.answers import AnsweredDialogs
from gui.typing import let_go, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


class Spoken(AnsweredDialogs):
    def say(self, problem: Problem) -> str:
        return sentence(problem)


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[BranchFile]:
    made = new_branch(tmp_path)
    made.session.steps.done.clear()  # what the test itself does is what can be undone
    yield made
    made.session.close()


@pytest.fixture
def runner(look: QApplication, branch: BranchFile) -> SyncRunner:
    return SyncRunner(branch.session.unit, Spoken())


@pytest.fixture
def window(qtbot: QtBot, branch: BranchFile, runner: SyncRunner, settings: Settings) -> MainWindow:
    dialogs = Spoken()
    context = Context(
        session=branch.session,
        runner=runner,
        dialogs=dialogs,
        settings=settings,
        today=lambda: date(2026, 11, 28),
    )
    made = MainWindow(branch_places(context), runner, settings, dialogs, heading_of(branch.session))
    StepKeeper(context, made)
    qtbot.addWidget(made)
    made.go("unit")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """As the keyboard does it: shortcuts first, with the widget's say in them."""
    QTest.keyClick(widget, key, modifiers)
    let_go()


def edit(runner: SyncRunner, act: str = "member.edit", **values: object) -> None:
    def work(unit: Unit) -> None:
        first = min(unit.all(Member), key=lambda one: one.full_name)
        unit.save(replace(first, **values), act=act)  # type: ignore[arg-type]

    runner.run(work)


def note(branch: BranchFile) -> str:
    with branch.unit() as unit:
        return min(unit.all(Member), key=lambda one: one.full_name).note


def said(window: MainWindow) -> str:
    QCoreApplication.processEvents()
    return window.page(window.current_key).banner.text()


def test_ctrl_z_and_ctrl_y_go_back_and_forward_in_words(
    window: MainWindow, branch: BranchFile, runner: SyncRunner
) -> None:
    edit(runner, note="một")
    edit(runner, note="hai")
    press(window, Qt.Key.Key_Z, CTRL)
    assert note(branch) == "một"
    assert said(window) == "Đã hoàn tác: sửa hồ sơ của đồng chí Lê Văn Đạt – Ghi chú."
    press(window, Qt.Key.Key_Z, CTRL)
    assert note(branch) == ""
    press(window, Qt.Key.Key_Y, CTRL)
    press(window, Qt.Key.Key_Y, CTRL)
    assert note(branch) == "hai"
    assert said(window) == "Đã làm lại: sửa hồ sơ của đồng chí Lê Văn Đạt – Ghi chú."
    press(window, Qt.Key.Key_Y, CTRL)
    assert "Không có việc nào vừa hoàn tác" in said(window)


def test_the_buttons_below_say_what_they_would_do(
    window: MainWindow, branch: BranchFile, runner: SyncRunner
) -> None:
    strip = window.status
    assert not strip.undo.isEnabled()
    edit(runner, note="một")
    assert strip.undo.toolTip().startswith("Hoàn tác: Sửa hồ sơ của đồng chí Lê Văn Đạt")
    strip.undo.click()
    assert note(branch) == ""
    assert not strip.undo.isEnabled()
    assert strip.redo.isEnabled()
    strip.redo.click()
    assert note(branch) == "một"


def test_a_new_act_ends_what_could_be_done_again(
    window: MainWindow, branch: BranchFile, runner: SyncRunner
) -> None:
    edit(runner, note="một")
    press(window, Qt.Key.Key_Z, CTRL)
    edit(runner, note="hai")
    press(window, Qt.Key.Key_Y, CTRL)
    assert note(branch) == "hai"


def test_a_field_with_something_typed_keeps_the_keys(
    window: MainWindow, branch: BranchFile, runner: SyncRunner
) -> None:
    edit(runner, note="một")
    field = window.page("unit").findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    before = field.text()
    type_text(field, "xyz")
    press(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == before
    assert note(branch) == "một"
    press(field, Qt.Key.Key_Y, CTRL)
    assert field.text() == f"{before}xyz"
    press(field, Qt.Key.Key_Z, CTRL)
    press(field, Qt.Key.Key_Z, CTRL)  # nothing left to take back in the field
    assert field.text() == before
    assert note(branch) == ""


def test_closing_a_round_is_not_undone_by_a_key_and_says_what_to_do(
    window: MainWindow, branch: BranchFile, runner: SyncRunner
) -> None:
    identity = branch.open_round()
    branch.give_all(identity)

    def close(unit: Unit) -> None:
        unit.save(replace(known_round(unit, identity), state=RoundState.CLOSED), act="round.close")

    runner.run(close)
    press(window, Qt.Key.Key_Z, CTRL)
    assert "Mở lại kỳ" in said(window)
    assert branch.sheet(identity).is_closed
    with branch.unit() as unit:
        lines = step_lines(unit.connection, unit.author.org_id)
        marks = next(line.step for line in lines if line.act == "marks.self")
        with pytest.raises(DomainError) as refused:
            undo_one(unit, marks)
    assert refused.value.problems[0].code == "undo-round-closed"


def test_after_a_bundle_the_key_goes_no_further_back(
    window: MainWindow, branch: BranchFile, runner: SyncRunner
) -> None:
    edit(runner, note="một")
    runner.run(lambda unit: unit.touched.add("sent"))
    press(window, Qt.Key.Key_Z, CTRL)
    assert "ghi gói mới" in said(window)
    assert note(branch) == "một"


def test_an_open_dossier_shows_what_came_back(
    window: MainWindow, branch: BranchFile, runner: SyncRunner
) -> None:
    with branch.unit() as unit:
        one = min(unit.all(Member), key=lambda one: one.full_name)
    window.go("members", one.id)
    edit(runner, note="một")
    page = window.page("members")
    assert isinstance(page, MembersPage)
    assert page.form.editors["note"].text() == "một"
    window.status.undo.click()
    QCoreApplication.processEvents()
    assert page.form.editors["note"].text() == ""
    assert "Đã hoàn tác: sửa hồ sơ" in page.form.banner.text()
