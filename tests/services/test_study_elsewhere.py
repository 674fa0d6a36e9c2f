"""What the study book tells the other parts: criteria sets, the reminder board, the first page."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from branch_files import NOVEMBER, TODAY, BranchFile, new_branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.reminders import Reminder, ReminderKind, Urgency
from chibo_desktop.services.home import Step, Task, TaskState, load_home
from chibo_desktop.services.known_facts import PROVIDERS, known_facts
from chibo_desktop.services.reminders import load_reminders
from chibo_desktop.services.study import load_study_year
from chibo_desktop.services.study_writing import set_study
from chibo_desktop.wording.reminders import reminder_detail

OCTOBER = Month(2026, 10)
CODES = ("study.registered", "study.reported", "study.absent", "study.remark")


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[BranchFile]:
    made = new_branch(tmp_path, 3)
    yield made
    made.session.close()


def ids(branch: BranchFile) -> list[str]:
    with branch.unit() as unit:
        year = load_study_year(unit, branch.branch_id, 2026, TODAY)
    return [row.member_id for row in year.rows]


def known(branch: BranchFile, code: str, first: Month, last: Month) -> list[int | None]:
    """What a source knows of the three members, None where it knows nothing."""
    members = ids(branch)
    with branch.unit() as unit:
        found = PROVIDERS[code](
            unit.connection, branch.branch_id, members, first.first_day, last.last_day
        )
    assert all(value.explanation for value in found.values())
    return [int(found[one].value) if one in found else None for one in members]


def reminders(branch: BranchFile, today: date) -> list[Reminder]:
    with branch.unit() as unit:
        board = load_reminders(unit, today)
    return [line.reminder for line in board.lines if line.reminder.kind is ReminderKind.STUDY]


def step(branch: BranchFile) -> Task | None:
    with branch.unit() as unit:
        (month,) = load_home(unit, NOVEMBER, TODAY).branches
    return next((task for task in month.tasks if task.step is Step.STUDY), None)


def test_every_source_of_the_book_is_in_the_catalogue() -> None:
    assert set(CODES) <= known_facts().keys() & PROVIDERS.keys()


def test_without_a_book_nothing_is_known_and_nobody_is_reminded(branch: BranchFile) -> None:
    for code in CODES:
        assert known(branch, code, NOVEMBER, NOVEMBER) == [None, None, None]
    assert reminders(branch, TODAY) == []
    assert step(branch) is None


def test_a_month_fills_what_a_set_asks_for(branch: BranchFile) -> None:
    a, b, _ = ids(branch)
    with branch.unit() as unit:
        set_study(
            unit,
            NOVEMBER,
            {
                a: {"action": "x", "has_report": "1", "participation": "attended"},
                b: {"participation": "absent", "remark": "not-met"},
            },
        )
    assert known(branch, "study.registered", NOVEMBER, NOVEMBER) == [1, 0, 0]
    assert known(branch, "study.reported", NOVEMBER, NOVEMBER) == [1, 0, 0]
    assert known(branch, "study.absent", NOVEMBER, NOVEMBER) == [0, 1, None]
    assert known(branch, "study.remark", NOVEMBER, NOVEMBER) == [None, 0, None]


def test_a_quarter_asks_for_every_month_and_takes_the_lowest_remark(branch: BranchFile) -> None:
    a, b, _ = ids(branch)
    for month, remark in ((OCTOBER, "model"), (NOVEMBER, "met"), (Month(2026, 12), "model")):
        with branch.unit() as unit:
            set_study(unit, month, {a: {"action": "x", "remark": remark}})
    with branch.unit() as unit:
        set_study(unit, OCTOBER, {b: {"action": "x"}})
    last = Month(2026, 12)
    assert known(branch, "study.registered", OCTOBER, last) == [1, 0, 0]
    assert known(branch, "study.remark", OCTOBER, last) == [1, None, None]


def test_the_board_speaks_when_the_month_ends_and_for_one_month_after(branch: BranchFile) -> None:
    members = ids(branch)
    with branch.unit() as unit:
        set_study(unit, OCTOBER, {one: {"action": "x"} for one in members})
        set_study(unit, NOVEMBER, {members[0]: {"action": "x"}})
    assert reminders(branch, date(2026, 11, 22)) == []
    (near,) = reminders(branch, date(2026, 11, 23))
    assert (near.number, near.due_on, near.urgency) == (2, date(2026, 11, 30), Urgency.SOON)
    assert reminder_detail(near) == "2 đồng chí chưa đăng ký việc làm theo của tháng 11/2026"
    (late,) = reminders(branch, date(2026, 12, 5))
    assert late.urgency is Urgency.OVERDUE
    assert reminders(branch, date(2027, 1, 5))[0].since == date(2026, 12, 1)


def test_the_first_page_has_the_step_with_names_and_day(branch: BranchFile) -> None:
    members = ids(branch)
    with branch.unit() as unit:
        set_study(unit, NOVEMBER, {members[0]: {"action": "x"}})
    task = step(branch)
    assert task is not None
    assert (task.state, task.done, task.total, task.on) == (
        TaskState.NOW,
        1,
        3,
        date(2026, 11, 30),
    )
    with branch.unit() as unit:
        set_study(unit, NOVEMBER, {one: {"action": "x"} for one in members})
    done = step(branch)
    assert done is not None
    assert done.state is TaskState.DONE
