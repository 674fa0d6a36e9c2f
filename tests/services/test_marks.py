"""Marks, facts, ballots and decisions in an open round."""

from pathlib import Path

import pytest

from branch_files import BranchFile, new_branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.marks import (
    full_marks,
    last_month_marks,
    override_rating,
    set_facts,
    set_marks,
    set_notes,
    set_votes,
)


def _opened(folder: Path, count: int = 2) -> tuple[BranchFile, str, list[str]]:
    branch = new_branch(folder, count)
    round_id = branch.open_round()
    return branch, round_id, branch.ids(round_id)


def test_marks_are_merged_and_an_empty_text_takes_one_away(tmp_path: Path) -> None:
    branch, round_id, (first, _) = _opened(tmp_path)
    with branch.unit() as unit:
        set_marks(unit, round_id, "committee", {first: {"I": "18,5", "II": "20"}})
    with branch.unit() as unit:
        set_marks(unit, round_id, "committee", {first: {"II": "", "III": "40"}})
    marks = branch.sheet(round_id).rows[0].evaluation.marks("committee")
    assert marks == {"I": "18.5", "III": "40"}


def test_a_mark_over_its_maximum_is_kept_as_a_draft_and_shown(tmp_path: Path) -> None:
    branch, round_id, (first, _) = _opened(tmp_path)
    branch.give_all(round_id)
    with branch.unit() as unit:
        set_marks(unit, round_id, "self", {first: {"III": "43"}})
    row = branch.sheet(round_id).rows[0]
    assert row.evaluation.marks("self")["III"] == "43"
    assert [problem.code for _, problem in row.problems] == ["mark-over-maximum"]
    assert not row.is_ready


@pytest.mark.parametrize(
    ("marker", "evaluation", "code"),
    [("superior", "", "marker-unknown"), ("self", "nobody", "evaluation-unknown")],
)
def test_marks_for_nobody_are_refused(
    tmp_path: Path, marker: str, evaluation: str, code: str
) -> None:
    branch, round_id, (first, _) = _opened(tmp_path)
    with pytest.raises(DomainError) as refused, branch.unit() as unit:
        set_marks(unit, round_id, marker, {evaluation or first: {"I": "1"}})
    assert [one.code for one in refused.value.problems] == [code]


def test_facts_can_force_a_rating(tmp_path: Path) -> None:
    branch, round_id, (first, second) = _opened(tmp_path)
    branch.give_all(round_id)
    with branch.unit() as unit:
        set_facts(unit, round_id, {first: {"disciplined": "1"}, second: {"absent_unexcused": "2"}})
    assert [row.rating for row in branch.sheet(round_id).rows] == [
        Rating.UNFULFILLED,
        Rating.FULFILLED,
    ]


def test_ballots_are_tallied_against_the_meeting(tmp_path: Path) -> None:
    branch, round_id, (first, _) = _opened(tmp_path)
    with branch.unit() as unit:
        set_votes(unit, round_id, {first: {"good": "15", "excellent": "3"}})
    vote = branch.sheet(round_id).rows[0].vote
    assert vote is not None
    assert vote.carried is Rating.GOOD


def test_notes_keep_their_commas(tmp_path: Path) -> None:
    branch, round_id, (first, _) = _opened(tmp_path)
    with branch.unit() as unit:
        set_notes(unit, round_id, {first: {"I": "vắng 1 buổi, có lý do"}})
    assert branch.sheet(round_id).rows[0].evaluation.notes == {"I": "vắng 1 buổi, có lý do"}


def test_a_decision_needs_a_reason_and_can_be_taken_back(tmp_path: Path) -> None:
    branch, round_id, (first, _) = _opened(tmp_path)
    branch.give_all(round_id)
    with pytest.raises(DomainError) as refused, branch.unit() as unit:
        override_rating(unit, first, Rating.GOOD, " ")
    assert [one.code for one in refused.value.problems] == ["reason-missing"]
    with branch.unit() as unit:
        override_rating(unit, first, Rating.GOOD, "Nghị quyết 12-NQ/CB")
    decided = branch.sheet(round_id).rows[0]
    assert decided.rating is Rating.GOOD
    assert decided.is_overridden
    with branch.unit() as unit:
        override_rating(unit, first, None, "")
    assert branch.sheet(round_id).rows[0].rating is Rating.EXCELLENT


def test_full_marks_are_of_the_required_criteria_only(tmp_path: Path) -> None:
    branch, round_id, _ = _opened(tmp_path)
    assert full_marks(branch.sheet(round_id).criteria_set) == {
        "I": "20", "II": "20", "III": "40", "IV": "20",
    }  # fmt: skip


def test_last_month_is_found_by_member(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 2)
    october = branch.open_round(Month(2026, 10))
    branch.give_all(october, "committee", III="31")
    november = branch.open_round()
    with branch.unit() as unit:
        found = last_month_marks(unit, november, "committee")
        assert last_month_marks(unit, november, "self") == {}
        assert last_month_marks(unit, october, "committee") == {}
    assert {key: marks["III"] for key, marks in found.items()} == dict.fromkeys(
        branch.ids(november), "31"
    )
