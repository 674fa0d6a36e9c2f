"""A branch with an open round behind real windows: what the tests of this work start from."""

from datetime import date
from pathlib import Path

from branch_files import TODAY, BranchFile, new_branch
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.services.rounds import set_meeting
from chibo_desktop.services.voting import set_ballots
from gui.answers import AnsweredDialogs


def today() -> date:
    return TODAY


def context_of(branch: BranchFile, dialogs: AnsweredDialogs, settings: Settings) -> Context:
    return Context(
        session=branch.session,
        runner=SyncRunner(branch.session.unit, dialogs),
        dialogs=dialogs,
        settings=settings,
        today=today,
    )


def branch_with_round(folder: Path, count: int = 4, late: int = 1) -> tuple[BranchFile, str]:
    """Full self-marks, a meeting with everybody present, ballots out and in."""
    branch = new_branch(folder, count, late)
    round_id = branch.open_round()
    branch.give_all(round_id)
    with branch.unit() as unit:
        set_meeting(unit, round_id, meeting_on=TODAY, summoned=count, present=count)
        set_ballots(unit, round_id, issued=count, collected=count, invalid=0)
    return branch, round_id
