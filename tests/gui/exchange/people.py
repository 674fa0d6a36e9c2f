"""A story of office and units, with a place's page over any of its files."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

from pytestqt.qtbot import QtBot

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets import Page
from chibo_desktop.services.session import Session
from chibo_desktop.wording.problems import sentence
from gui.answers import AnsweredDialogs
from services.exchange_story import Story

TODAY = date(2026, 11, 23)
P = TypeVar("P", bound=Page)


class Spoken(AnsweredDialogs):
    """Answers set beforehand, sentences as the user reads them."""

    def say(self, problem: Problem) -> str:
        return sentence(problem)


def context_of(session: Session, folder: Path) -> Context:
    """A window's services around one file; works are done at once."""
    dialogs = Spoken()
    return Context(
        session=session,
        runner=SyncRunner(session.unit, dialogs),
        dialogs=dialogs,
        settings=Settings(folder / f"{session.path.stem}.ini"),
        today=lambda: TODAY,
    )


def shown(qtbot: QtBot, place: Place, context: Context) -> Page:
    """The page of a place, as the window shows it for the first time."""
    page = place.factory()
    qtbot.addWidget(page)

    def again(changes: frozenset[str]) -> None:
        if not page.kinds or page.kinds & changes:
            page.reload(changes)

    context.runner.changed.connect(again)
    page.resize(1100, 800)
    page.show()
    page.reload(None)
    return page


@contextmanager
def told(folder: Path) -> Iterator[Story]:
    """A story that is closed afterwards."""
    story = Story(folder)
    yield story
    story.close()
