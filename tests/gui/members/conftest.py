"""A page of members over a real encrypted file, works done at once."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.members.page import MembersPage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.services.session import Session
from chibo_desktop.wording.problems import sentence
from gui.answers import AnsweredDialogs
from services.member_book import open_branch


class Spoken(AnsweredDialogs):
    """Answers set beforehand, sentences as the user reads them."""

    def say(self, problem: Problem) -> str:
        return sentence(problem)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_branch(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def dialogs() -> Spoken:
    return Spoken()


@pytest.fixture
def context(look: QApplication, session: Session, dialogs: Spoken, settings: Settings) -> Context:
    runner = SyncRunner(session.unit, dialogs)
    return Context(
        session=session,
        runner=runner,
        dialogs=dialogs,
        settings=settings,
        today=lambda: date(2026, 11, 23),
    )


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> MembersPage:
    """The place as the window makes it, before its first load."""
    made = MembersPage(context)
    qtbot.addWidget(made)
    context.runner.changed.connect(made.reload)
    made.resize(1280, 800)
    made.show()
    return made
