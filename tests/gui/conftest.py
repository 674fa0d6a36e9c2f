"""What every window test starts from."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from chibo_desktop.gui import theme
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from gui.answers import AnsweredDialogs
from gui.typing import let_go


class PretendUnit:
    """A unit of work without a database: a work says what it touched by adding to `touched`."""

    def __init__(self) -> None:
        self.touched: set[str] = set()
        self.changed: frozenset[str] = frozenset()


@contextmanager
def open_pretend_unit() -> Iterator[PretendUnit]:
    """Commit on success: `changed` is known only afterwards."""
    unit = PretendUnit()
    yield unit
    unit.changed = frozenset(unit.touched)


def open_unit() -> AbstractContextManager[PretendUnit]:
    """What a runner is given in tests of the windows alone."""
    return open_pretend_unit()


@pytest.fixture
def look(qapp: QApplication) -> Iterator[QApplication]:
    """The application in our look, light at 100 %, put back after the test."""
    # Only deleted by an event loop that returns: left alive, every page of every earlier test
    # would be painted and styled again with each new one.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if theme.current() != theme.Theme() or not qapp.styleSheet():
        theme.apply(qapp, theme.Theme())
    yield qapp
    let_go()
    if theme.current() != theme.Theme():
        theme.apply(qapp, theme.Theme())


@pytest.fixture
def dialogs() -> AnsweredDialogs:
    return AnsweredDialogs()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def runner(look: QApplication, dialogs: AnsweredDialogs) -> SyncRunner:
    """Works are done at once, without a database."""
    return SyncRunner(open_unit, dialogs)
