"""A page of papers on a real encrypted file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from branch_files import TODAY, BranchFile, new_branch
from chibo_desktop.gui.printing.page import PrintingPage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from gui.answers import AnsweredDialogs


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[BranchFile]:
    made = new_branch(tmp_path, 3)
    yield made
    made.session.close()


@pytest.fixture
def page(
    look: QApplication,
    qtbot: QtBot,
    branch: BranchFile,
    dialogs: AnsweredDialogs,
    settings: Settings,
) -> PrintingPage:
    made = PrintingPage(
        Context(
            session=branch.session,
            runner=SyncRunner(branch.session.unit, dialogs),
            dialogs=dialogs,
            settings=settings,
            today=lambda: TODAY,
        )
    )
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made
