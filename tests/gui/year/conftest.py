"""A branch with a quarter of closed months, and the place “Quý – Năm” on it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from branch_files import BranchFile, new_branch
from chibo_desktop.domain.period import Month
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.year.page import YearPage
from chibo_desktop.services.rounds import close_round
from gui.answers import AnsweredDialogs

TODAY = date(2026, 10, 5)
QUARTER = tuple(Month(2026, number) for number in (7, 8, 9))


def close_month(branch: BranchFile, period: Month, points: str = "32") -> str:
    """A closed month in which everybody has the same marks."""
    identity = branch.open_round(period)
    branch.give_all(identity, "branch", I="16", II="16", III=points, IV="16", V="")
    with branch.unit() as unit:
        close_round(unit, identity)
    return identity


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
) -> YearPage:
    runner = SyncRunner(branch.session.unit, dialogs)
    made = YearPage(
        Context(
            session=branch.session,
            runner=runner,
            dialogs=dialogs,
            settings=settings,
            today=lambda: TODAY,
        )
    )
    runner.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    return made
