"""The sheet is computed in one place, row by row or whole."""

from decimal import Decimal
from pathlib import Path

from branch_files import new_branch
from chibo_desktop.domain.eligibility import NotRated
from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.marks import override_rating, set_marks, set_votes
from chibo_desktop.services.sheet import read_not_rated, sheet_row, write_not_rated


def test_one_row_comes_to_the_same_as_the_whole_sheet(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 3)
    round_id = branch.open_round()
    branch.give_all(round_id, III="31.5")
    sheet = branch.sheet(round_id)
    for row in sheet.rows:
        assert sheet_row(row.evaluation, sheet.criteria_set, sheet.round) == row
        assert row.outcome.total == Decimal("91.50")


def test_counts_marks_and_readiness(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 4)
    round_id = branch.open_round()
    branch.give_all(round_id, III="25")
    first, second, *_ = branch.ids(round_id)
    with branch.unit() as unit:
        set_marks(unit, round_id, "committee", {first: {"I": "10"}})
        override_rating(unit, second, Rating.FULFILLED, "Nghị quyết")
    sheet = branch.sheet(round_id)
    assert sheet.counts == {Rating.GOOD: 2, Rating.FULFILLED: 1}
    assert sheet.marked("self") == 4
    assert sheet.marked("committee") == 0
    assert [row.evaluation.id for row in sheet.unready()] == [first]


def test_a_vote_that_says_otherwise_is_seen(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 1)
    round_id = branch.open_round()
    branch.give_all(round_id)
    (only,) = branch.ids(round_id)
    with branch.unit() as unit:
        set_votes(unit, round_id, {only: {"good": "9", "invalid": "1"}})
    assert branch.sheet(round_id).rows[0].vote_differs


def test_the_reason_for_not_rating_survives_being_written_down(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 1, late=1)
    ((_, reason),) = branch.sheet(branch.open_round()).not_rated
    assert reason.months == 6
    assert read_not_rated(write_not_rated(reason)) == reason
    assert read_not_rated(write_not_rated(NotRated(code="exempt"))) == NotRated(code="exempt")
