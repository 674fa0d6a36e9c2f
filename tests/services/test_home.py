"""The month as a checklist follows what was done."""

from datetime import date

import pytest

from branch_files import NOVEMBER, TODAY, BranchFile, new_branch
from chibo_desktop.domain.period import Month
from chibo_desktop.services.home import Step, TaskState, load_home
from chibo_desktop.services.rounds import close_round


@pytest.fixture
def branch(tmp_path):
    made = new_branch(tmp_path, count=5, late=1)
    yield made
    made.session.close()


def tasks(branch: BranchFile, today: date = TODAY) -> dict[Step, TaskState]:
    with branch.unit() as unit:
        home = load_home(unit, NOVEMBER, today)
    return {task.step: task.state for task in home.branches[0].tasks}


def test_before_the_round_opening_it_is_the_one_thing_to_do(branch):
    states = tasks(branch)
    assert states[Step.OPEN] is TaskState.NOW
    assert set(states.values()) == {TaskState.NOW, TaskState.LATER}


def test_it_moves_on_with_the_work(branch):
    round_id = branch.open_round()
    assert tasks(branch)[Step.SELF] is TaskState.NOW
    branch.give_all(round_id, "self", III="25")
    assert tasks(branch)[Step.COMMITTEE] is TaskState.NOW
    branch.give_all(round_id, "committee", III="25")
    branch.give_all(round_id, "branch", III="25")
    assert tasks(branch)[Step.CLOSE] is TaskState.NOW
    with branch.unit() as unit:
        close_round(unit, round_id)
    assert set(tasks(branch).values()) == {TaskState.DONE}


def test_it_names_who_is_missing_and_counts_who_is_not_rated(branch):
    branch.open_round()
    with branch.unit() as unit:
        home = load_home(unit, NOVEMBER, TODAY)
    month = home.branches[0]
    marking = next(task for task in month.tasks if task.step is Step.SELF)
    assert (marking.done, marking.total, len(marking.names)) == (0, 5, 5)
    assert month.not_rated == 1
    assert (home.full, home.probationary) == (5, 1)


def test_without_an_office_nothing_is_asked_to_be_sent(branch):
    assert Step.SEND not in tasks(branch)
    with branch.unit() as unit:
        assert load_home(unit, Month(2026, 12), TODAY).unfinished == ()
