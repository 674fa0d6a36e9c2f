"""A month from opening to closing and back, on a real file."""

from pathlib import Path

import pytest

from branch_files import NOVEMBER, TODAY, criteria, new_branch
from chibo_desktop.domain.evaluation import RoundState
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.marks import set_marks
from chibo_desktop.services.rounds import (
    branch_lines,
    close_round,
    closing_obstacles,
    load_sheet,
    open_round,
    preview_round,
    refresh_members,
    reopen_round,
    round_lines,
    set_cap_decision,
    set_meeting,
    usable_sets,
)


def test_a_preview_names_who_is_left_out_and_writes_nothing(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 3, late=2)
    with branch.unit() as unit:
        preview = preview_round(unit, branch.branch_id, NOVEMBER, criteria())
        assert not round_lines(unit)
    assert preview.rated_count == 3
    assert [(name, reason.code) for name, reason in preview.not_rated] == [
        ("Nguyễn Hoài An", "newly-admitted"),
        ("Trần Thị Ánh", "newly-admitted"),
    ]


def test_opening_brings_everybody_in_with_the_set_frozen(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 3, late=1)
    sheet = branch.sheet(branch.open_round())
    assert len(sheet.rows) == 3
    assert [evaluation.full_name for evaluation, _ in sheet.not_rated] == ["Nguyễn Hoài An"]
    assert sheet.criteria_set == criteria()
    assert sheet.branch_name == "Chi bộ Văn phòng"


def test_a_month_is_opened_once(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 1)
    branch.open_round()
    with pytest.raises(DomainError) as refused:
        branch.open_round()
    assert [one.code for one in refused.value.problems] == ["round-exists"]


@pytest.mark.parametrize(
    ("branch_id", "period", "count", "code"),
    [
        ("nowhere", NOVEMBER, 1, "branch-unknown"),
        ("", Month(2019, 1), 1, "criteria-not-in-force"),
        ("", NOVEMBER, 0, "round-nobody"),
    ],
)
def test_a_round_that_cannot_be_is_refused(
    tmp_path: Path, branch_id: str, period: Month, count: int, code: str
) -> None:
    branch = new_branch(tmp_path, count)
    with pytest.raises(DomainError) as refused, branch.unit() as unit:
        open_round(unit, branch_id or branch.branch_id, period, criteria())
    assert [one.code for one in refused.value.problems] == [code]


def test_only_sets_in_force_are_offered() -> None:
    assert criteria() in usable_sets(NOVEMBER)
    assert criteria() not in usable_sets(Month(2019, 1))


def test_a_new_member_is_brought_in_once(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 1)
    round_id = branch.open_round()
    with branch.unit() as unit:
        unit.save(
            Member(
                id=unit.new_id(),
                org_id=unit.author.org_id,
                full_name="Tạ Văn Mới",
                branch_id=branch.branch_id,
            ),
            act="member.create",
        )
    with branch.unit() as unit:
        assert refresh_members(unit, round_id) == 1
        assert refresh_members(unit, round_id) == 0
    assert len(branch.sheet(round_id).rows) == 2


def test_the_meeting_is_kept_and_held_against_itself(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 1)
    round_id = branch.open_round()
    with branch.unit() as unit:
        set_meeting(unit, round_id, meeting_on=TODAY, summoned=20, present=18)
    assert branch.sheet(round_id).round.present == 18
    with pytest.raises(DomainError) as refused, branch.unit() as unit:
        set_meeting(unit, round_id, meeting_on=TODAY, summoned=18, present=20)
    assert [one.code for one in refused.value.problems] == ["present-over-summoned"]


def test_every_obstacle_to_closing_is_said_at_once(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 4)
    round_id = branch.open_round()
    branch.give_all(round_id)
    first, second, *_ = branch.ids(round_id)
    with branch.unit() as unit:
        set_marks(unit, round_id, "self", {first: {"III": "43"}, second: {"I": ""}})
    with pytest.raises(DomainError) as refused, branch.unit() as unit:
        close_round(unit, round_id)
    assert [(one.code, one.field) for one in refused.value.problems] == [
        ("round-incomplete", first),
        ("round-incomplete", second),
        ("cap-over", "cap_decision"),
    ]
    assert not branch.sheet(round_id).is_closed


def test_leave_from_above_lifts_the_cap(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 2)
    round_id = branch.open_round()
    branch.give_all(round_id)
    with branch.unit() as unit:
        set_cap_decision(unit, round_id, is_outstanding=True, decision="15-CV/ĐU")
    sheet = branch.sheet(round_id)
    assert sheet.cap is not None
    assert sheet.cap.is_outstanding
    assert closing_obstacles(sheet) == []


def test_closing_writes_the_results_down_and_locks_them(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 3)
    round_id = branch.open_round()
    branch.give_all(round_id, III="25")
    with branch.unit() as unit:
        closed = close_round(unit, round_id)
    assert closed.round.state == RoundState.CLOSED
    assert {(row.evaluation.final_total, row.evaluation.final_rating) for row in closed.rows} == {
        ("85.00", Rating.GOOD)
    }
    with pytest.raises(DomainError) as refused, branch.unit() as unit:
        set_marks(unit, round_id, "self", {"anybody": {"I": "1"}})
    assert [one.code for one in refused.value.problems] == ["round-closed"]


def test_reopening_needs_a_reason_and_keeps_it(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 1)
    round_id = branch.open_round()
    branch.give_all(round_id, III="25")
    with branch.unit() as unit:
        close_round(unit, round_id)
    with pytest.raises(DomainError) as refused, branch.unit() as unit:
        reopen_round(unit, round_id, "  ")
    assert [one.code for one in refused.value.problems] == ["reason-missing"]
    with branch.unit() as unit:
        reopen_round(unit, round_id, "Nhập nhầm một phiếu")
        assert load_sheet(unit, round_id).round.reopen_reason == "Nhập nhầm một phiếu"
        assert not load_sheet(unit, round_id).is_closed
        with pytest.raises(DomainError):
            reopen_round(unit, round_id, "Lần nữa")


def test_rounds_are_listed_newest_first(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 1)
    for month in (10, 11, 9):
        branch.open_round(Month(2026, month))
    with branch.unit() as unit:
        assert [line.period.number for line in round_lines(unit)] == [11, 10, 9]
        assert [one.id for one in branch_lines(unit)] == [branch.branch_id]
