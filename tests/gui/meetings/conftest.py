"""A window page on the file of one branch, in this thread."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from branch_files import BranchFile, new_branch
from chibo_desktop.gui.meetings.page import MeetingsPage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.services.meeting_plan import PlanWish, plan_year
from chibo_desktop.wording.problems import sentence
from gui.answers import AnsweredDialogs

TODAY = date(2026, 11, 28)


class SpokenDialogs(AnsweredDialogs):
    """Problems in the words of the program."""

    def say(self, problem):
        return sentence(problem)


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[BranchFile]:
    made = new_branch(tmp_path, count=6, late=1)
    yield made
    made.session.close()


@pytest.fixture
def planned(branch: BranchFile) -> BranchFile:
    wish = PlanWish(
        usual_day="d3",
        starts_at="14:00",
        ends_at="16:00",
        place="Phòng họp",
        secretary_name="Lê Văn Đạt",
        theme_months=frozenset({3, 6, 9, 12}),
    )
    with branch.unit() as unit:
        plan_year(unit, branch.branch_id, 2026, wish)
    return branch


@pytest.fixture
def said() -> SpokenDialogs:
    return SpokenDialogs()


@pytest.fixture
def page(branch: BranchFile, said: SpokenDialogs, look, qtbot, tmp_path) -> MeetingsPage:
    """Not yet loaded: a test fills the file first, then asks for `reload(None)`."""
    runner = SyncRunner(branch.session.unit, said)
    context = Context(
        session=branch.session,
        runner=runner,
        dialogs=said,
        settings=Settings(tmp_path / "settings.ini"),
        today=lambda: TODAY,
    )
    made = MeetingsPage(context)
    runner.setParent(made)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    return made
