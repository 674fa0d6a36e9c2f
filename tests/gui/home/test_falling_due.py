"""The first page says how much falls due, and leads to the board with one click."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from branch_files import BranchFile
from chibo_desktop.gui.home.page import HomePage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.widgets import LinkButton
from gui.answers import AnsweredDialogs
from services.dated_branch import add, empty_branch


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[BranchFile]:
    made = empty_branch(tmp_path)
    yield made
    made.session.close()


def links(page: HomePage) -> dict[str, LinkButton]:
    return {one.text(): one for one in page.findChildren(LinkButton)}


def test_what_falls_due_is_one_click_away(
    look: QApplication,
    qtbot: QtBot,
    branch: BranchFile,
    dialogs: AnsweredDialogs,
    settings: Settings,
) -> None:
    add(branch, "Vũ Thị Muộn", admitted_on="03/06/2025", identity_number="1")
    add(branch, "Trần Thị Dự", admitted_on="10/12/2025", identity_number="2")
    page = HomePage(
        Context(
            session=branch.session,
            runner=SyncRunner(branch.session.unit, dialogs),
            dialogs=dialogs,
            settings=settings,
            today=lambda: date(2026, 11, 25),
        )
    )
    qtbot.addWidget(page)
    page.show()
    page.reload(None)
    link = links(page)["1 việc quá hạn, 1 việc đến hạn trong 30 ngày"]
    with qtbot.waitSignal(page.go_requested) as asked:
        link.click()
    assert asked.args == ["reminders", None]
