"""The task list of a member: entered, pasted, taken over, and what it tells a criteria set."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from branch_files import NOVEMBER, BranchFile, new_branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.known_facts import PROVIDERS
from chibo_desktop.services.rounds import close_round
from chibo_desktop.services.work_items import (
    add_work,
    load_work,
    set_work,
    take_over_unfinished,
    void_work,
)

OCTOBER = Month(2026, 10)


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[BranchFile]:
    made = new_branch(tmp_path, 3)
    yield made
    made.session.close()


def test_a_task_is_entered_field_by_field(branch: BranchFile) -> None:
    round_id = branch.open_round()
    first = branch.ids(round_id)[0]
    with branch.unit() as unit:
        item = set_work(unit, round_id, first, "", {"content": "Soạn báo cáo tháng"})
    with branch.unit() as unit:
        set_work(
            unit, round_id, first, item, {"planned": "2", "done": "1,5", "due_on": "20/11/2026"}
        )
    with branch.unit() as unit:
        board = load_work(unit, round_id, first)
    (found,) = board.items
    assert (found.content, found.planned, found.done) == ("Soạn báo cáo tháng", 2, Decimal("1.5"))
    assert not found.is_done
    assert found.month == NOVEMBER


def test_what_cannot_be_is_refused_with_its_place(branch: BranchFile) -> None:
    round_id = branch.open_round()
    first = branch.ids(round_id)[0]
    rows = [{"content": "Một", "done": "mười"}, {"content": "Hai", "quality": "120"}]
    with pytest.raises(DomainError) as refused, branch.unit() as unit:
        add_work(unit, round_id, first, rows)
    told = [(one.code, one.field, one.params["row"]) for one in refused.value.problems]
    assert told == [("work-not-a-number", "done", 1), ("work-not-a-number", "quality", 2)]
    with pytest.raises(DomainError) as refused, branch.unit() as unit:
        set_work(unit, round_id, first, "", {"done": "1"})
    assert [one.code for one in refused.value.problems] == ["work-content-missing"]


def test_shares_of_tasks_are_known_to_criteria_sets(branch: BranchFile) -> None:
    round_id = branch.open_round()
    first, second, _ = branch.ids(round_id)
    rows = [
        {"content": "Một", "done": "1", "is_exceeding": "x"},
        {"content": "Hai", "done": "1", "days_late": "2"},
        {"content": "Ba"},
    ]
    with branch.unit() as unit:
        assert add_work(unit, round_id, first, rows) == 3
    members = [row.evaluation.member_id for row in branch.sheet(round_id).rows]
    with branch.unit() as unit:
        days = (NOVEMBER.first_day, NOVEMBER.last_day)
        known = {
            code: PROVIDERS[code](unit.connection, branch.branch_id, members, *days)
            for code in PROVIDERS
            if code.startswith("tasks.")
        }
        of_first = load_work(unit, round_id, first).row.evaluation.member_id
        of_second = load_work(unit, round_id, second).row.evaluation.member_id
    assert known["tasks.done_share"][of_first].value == Decimal("66.66")
    assert known["tasks.late_share"][of_first].value == Decimal("33.33")
    assert known["tasks.exceeding_share"][of_first].value == Decimal("33.33")
    assert "2/3 nhiệm vụ" in known["tasks.done_share"][of_first].explanation
    assert of_second not in known["tasks.done_share"]


def test_what_last_month_left_undone_comes_once(branch: BranchFile) -> None:
    october, november = branch.open_round(OCTOBER), branch.open_round()
    of_october, of_november = branch.ids(october)[0], branch.ids(november)[0]
    rows = [{"content": "Xong", "done": "1"}, {"content": "Dở", "planned": "3", "done": "1"}]
    with branch.unit() as unit:
        add_work(unit, october, of_october, rows)
    for expected in (1, 0):
        with branch.unit() as unit:
            assert take_over_unfinished(unit, november) == expected
    with branch.unit() as unit:
        (item,) = load_work(unit, november, of_november).items
    assert (item.content, item.planned, item.done, item.source) == ("Dở", 2, None, "carried")


def test_a_task_is_taken_off_and_a_closed_round_is_left_alone(branch: BranchFile) -> None:
    round_id = branch.open_round(OCTOBER)
    first = branch.ids(round_id)[0]
    with branch.unit() as unit:
        add_work(unit, round_id, first, [{"content": "Một"}, {"content": "Hai"}])
    with branch.unit() as unit:
        void_work(unit, round_id, [load_work(unit, round_id, first).items[0].id])
    with branch.unit() as unit:
        assert [one.content for one in load_work(unit, round_id, first).items] == ["Hai"]
    branch.give_all(round_id, "branch", III="25")
    with branch.unit() as unit:
        close_round(unit, round_id)
    with pytest.raises(DomainError) as refused, branch.unit() as unit:
        set_work(unit, round_id, first, "", {"content": "Muộn"})
    assert [one.code for one in refused.value.problems] == ["round-closed"]
