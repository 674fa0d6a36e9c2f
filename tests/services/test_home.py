"""The month as a checklist follows what was done."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from branch_files import NOVEMBER, TODAY, BranchFile, new_branch
from chibo_desktop.domain.meeting import regular_meeting_id
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.opinions.opinion import Opinion
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.span import Span
from chibo_desktop.domain.targets.records import (
    Programme,
    ProgrammeKind,
    ProgrammeTask,
    ProgrammeTaskState,
    Target,
    TargetKind,
)
from chibo_desktop.services.attendance import take_attendance
from chibo_desktop.services.going_back import go_back
from chibo_desktop.services.home import Step, Task, TaskState, load_home
from chibo_desktop.services.meeting_plan import PlanWish, plan_year
from chibo_desktop.services.month_order import save_order
from chibo_desktop.services.opinion_acts import enter_opinion, remove_opinion
from chibo_desktop.services.programme_acts import save_programme, save_task
from chibo_desktop.services.rounds import close_round
from chibo_desktop.services.target_acts import new_result, save_result, save_target


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


def order(branch: BranchFile) -> tuple[list[str], list[str]]:
    with branch.unit() as unit:
        (month,) = load_home(unit, NOVEMBER, TODAY).branches
    return [task.step.value for task in month.tasks], [task.step.value for task in month.hidden]


def test_the_branch_puts_its_steps_in_its_own_order_and_some_away(branch):
    usual, _ = order(branch)
    wanted = [*reversed(usual)]
    with branch.unit() as unit:
        save_order(unit, branch.branch_id, wanted, {"self"})
    assert order(branch) == ([one for one in wanted if one != "self"], ["self"])
    with branch.unit() as unit:
        save_order(unit, branch.branch_id, [one for one in wanted if one != "close"], set())
    assert sorted(order(branch)[0]) == sorted(usual)
    with branch.unit() as unit:
        go_back(unit, branch.session.steps)
    assert order(branch)[1] == ["self"]
    with branch.unit() as unit:
        go_back(unit, branch.session.steps)
    assert order(branch) == (usual, [])


def test_the_meeting_of_the_month_is_a_step_where_meetings_are_kept(branch):
    assert Step.MEETING not in tasks(branch)
    with branch.unit() as unit:
        wish = PlanWish(
            usual_day="d5", starts_at="14:00", ends_at="16:00", place="", secretary_name=""
        )
        plan_year(unit, branch.branch_id, 2026, wish)
    assert tasks(branch)[Step.MEETING] is TaskState.LATE
    assert tasks(branch, date(2026, 11, 2))[Step.MEETING] is TaskState.NOW
    with branch.unit() as unit:
        take_attendance(unit, regular_meeting_id(branch.branch_id, NOVEMBER))
    assert tasks(branch)[Step.MEETING] is TaskState.DONE


def beside(branch: BranchFile, step: Step, today: date = TODAY) -> Task | None:
    with branch.unit() as unit:
        (month,) = load_home(unit, NOVEMBER, today).branches
    return next((task for task in month.ordered if task.step is step), None)


def test_targets_without_a_result_of_the_last_period_are_named(branch):
    assert beside(branch, Step.TARGETS) is None
    with branch.unit() as unit:
        target = Target(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            branch_id=branch.branch_id,
            year=2026,
            title="Kết nạp đảng viên mới",
            kind=TargetKind.NUMERIC,
            planned=Decimal(3),
            due=Month(2026, 12),
        )
        save_target(unit, target)
    task = beside(branch, Step.TARGETS)
    assert task is not None
    assert (task.state, task.names) == (TaskState.NOW, ("Kết nạp đảng viên mới",))
    with branch.unit() as unit:
        draft = new_result(unit, target, Span.QUARTER, Month(2026, 9))
        save_result(unit, target, replace(draft, value=Decimal(1)))
    done = beside(branch, Step.TARGETS)
    assert done is not None
    assert (done.state, done.done, done.total) == (TaskState.DONE, 1, 1)


def test_a_task_of_a_programme_is_shown_when_its_day_has_passed(branch):
    with branch.unit() as unit:
        programme = Programme(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            branch_id=branch.branch_id,
            title="Kế hoạch năm 2026",
            kind=ProgrammeKind.PLAN,
            first_year=2026,
            last_year=2026,
        )
        save_programme(unit, programme)
        task = ProgrammeTask(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            branch_id=branch.branch_id,
            programme_id=programme.id,
            title="Sinh hoạt chuyên đề quý IV",
            due_on=date(2026, 11, 20),
            state=ProgrammeTaskState.OPEN,
        )
        save_task(unit, task)
    assert beside(branch, Step.PROGRAMME, date(2026, 11, 20)) is None
    late = beside(branch, Step.PROGRAMME)
    assert late is not None
    assert (late.state, late.names, late.on) == (
        TaskState.LATE,
        ("Sinh hoạt chuyên đề quý IV",),
        date(2026, 11, 20),
    )


def test_opinions_that_wait_are_counted_and_nobody_is_named(branch):
    assert beside(branch, Step.OPINIONS) is None
    with branch.unit() as unit:
        one = Opinion(
            id="",
            branch_id=branch.branch_id,
            received_in=NOVEMBER,
            received_on=date(2026, 11, 10),
            member_id=unit.all(Member)[0].id,
            area="benefits",
            content="Nhà để xe dột đã lâu.",
            due_on=date(2026, 11, 30),
        )
        identity = enter_opinion(unit, one)
    waiting = beside(branch, Step.OPINIONS)
    assert waiting is not None
    assert (waiting.state, waiting.total, waiting.names) == (TaskState.NOW, 1, ())
    late = beside(branch, Step.OPINIONS, date(2026, 12, 1))
    assert late is not None
    assert (late.state, late.total - late.done, late.on) == (TaskState.LATE, 1, date(2026, 11, 30))
    with branch.unit() as unit:
        remove_opinion(unit, identity, TODAY, "nhập nhầm")
    assert beside(branch, Step.OPINIONS) is None
