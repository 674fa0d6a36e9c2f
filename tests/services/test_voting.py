"""Ballots of a round on a real file: what is entered, what follows, what feeds the sheet."""

from pathlib import Path

import pytest

from branch_files import TODAY, BranchFile, new_branch
from chibo_desktop.domain.ballots import Verdict
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.marks import set_votes
from chibo_desktop.services.rounds import close_round, set_meeting
from chibo_desktop.services.voting import adopt_votes, load_vote, set_ballots, set_tellers


def _voted(folder: Path, *votes: dict[str, str]) -> tuple[BranchFile, str]:
    branch = new_branch(folder, len(votes), late=1)
    round_id = branch.open_round()
    branch.give_all(round_id)
    ids = branch.ids(round_id)
    with branch.unit() as unit:
        set_meeting(unit, round_id, meeting_on=TODAY, summoned=len(votes), present=len(votes))
        set_ballots(unit, round_id, issued=len(votes), collected=len(votes), invalid=0)
        set_votes(unit, round_id, dict(zip(ids, votes, strict=True)))
    return branch, round_id


def test_probationary_members_have_no_vote_and_the_board_says_so(tmp_path: Path) -> None:
    branch, round_id = _voted(tmp_path, *[{"excellent": "3"}] * 3)
    with branch.unit() as unit:
        set_ballots(unit, round_id, issued=4, collected=4, invalid=0)
        board = load_vote(unit, round_id)
    assert board.entitled == 3
    assert len(board.probationary) == 1
    assert [problem.code for problem in board.problems] == ["ballots-over-entitled"]


def test_sums_are_checked_line_by_line(tmp_path: Path) -> None:
    branch, round_id = _voted(
        tmp_path, {"excellent": "3"}, {"excellent": "2"}, {"good": "2", "invalid": "1"}
    )
    with branch.unit() as unit:
        board = load_vote(unit, round_id)
    codes = [line.problem.code if line.problem else "" for line in board.lines]
    assert codes == ["", "line-under-valid", ""]


def test_the_vote_becomes_the_proposal_and_the_rules_stay_beside_it(tmp_path: Path) -> None:
    branch, round_id = _voted(
        tmp_path,
        {"good": "3", "excellent": "1"},
        {"excellent": "4"},
        {"excellent": "2", "good": "2"},
        {"excellent": "2", "good": "1", "fulfilled": "1"},
    )
    with branch.unit() as unit:
        board = load_vote(unit, round_id)
        assert [line.verdict for line in board.lines] == [
            Verdict.CARRIED, Verdict.CARRIED, Verdict.TIE, Verdict.NO_MAJORITY,
        ]  # fmt: skip
        changed = adopt_votes(unit, round_id)
    rows = branch.sheet(round_id).rows
    assert changed == (rows[0].evaluation.full_name,)
    assert rows[0].rating is Rating.GOOD
    assert rows[0].outcome.rating is Rating.EXCELLENT
    assert "3/4 phiếu (75" in rows[0].evaluation.override_reason
    assert [row.rating for row in rows[1:]] == [Rating.EXCELLENT] * 3


def test_a_vote_back_at_the_rules_takes_the_decision_back(tmp_path: Path) -> None:
    branch, round_id = _voted(tmp_path, {"good": "2"}, {"good": "2"})
    first = branch.ids(round_id)[0]
    with branch.unit() as unit:
        adopt_votes(unit, round_id)
        set_votes(unit, round_id, {first: {"good": "", "excellent": "2"}})
        adopt_votes(unit, round_id)
    row = branch.sheet(round_id).rows[0]
    assert row.rating is Rating.EXCELLENT
    assert not row.is_overridden


def test_a_closed_round_keeps_its_ballots(tmp_path: Path) -> None:
    branch, round_id = _voted(tmp_path, *[{"excellent": "2"}] * 2)
    branch.give_all(round_id, I="1", II="1")
    with branch.unit() as unit:
        set_tellers(unit, round_id, tellers=" Lê Văn Đạt ", method="Bỏ phiếu kín")
        close_round(unit, round_id)
    with branch.unit() as unit:
        assert load_vote(unit, round_id).count.tellers == "Lê Văn Đạt"
        with pytest.raises(DomainError) as refused:
            set_ballots(unit, round_id, issued=1, collected=1, invalid=0)
    assert refused.value.problems[0].code == "round-closed"
