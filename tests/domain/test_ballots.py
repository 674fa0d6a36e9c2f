"""Ballots that add up, and the word for what a vote came to."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branch_files import criteria
from chibo_desktop.domain.ballots import (
    BallotCount,
    Verdict,
    ballot_problems,
    leading,
    line_problem,
    verdict,
)
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.votes import vote_result

E, G, F, U = Rating


def _count(issued: int | None, collected: int | None, invalid: int | None = 0) -> BallotCount:
    return BallotCount(id="c", org_id="o", issued=issued, collected=collected, invalid=invalid)


@pytest.mark.parametrize(
    ("count", "codes"),
    [
        (_count(12, 12), []),
        (_count(None, None, None), []),
        (_count(12, 12, 2), []),
        (_count(13, 13), ["ballots-over-present"]),
        (_count(15, 15), ["ballots-over-entitled"]),
        (_count(12, 11), ["ballots-not-returned"]),
        (_count(12, 13), ["ballots-more-collected"]),
        (_count(12, 12, 13), ["ballots-invalid-over-collected"]),
        (_count(-1, 12), ["votes-negative"]),
    ],
)
def test_ballots_are_held_against_one_another(count: BallotCount, codes: list[str]) -> None:
    found = ballot_problems(count, present=12, entitled=14)
    assert [problem.code for problem in found] == codes


@pytest.mark.parametrize(
    ("votes", "spoilt", "code"),
    [
        ((12, 0, 0, 0), 0, ""),
        ((0, 0, 0, 0), 0, ""),  # not counted yet
        ((9, 2, 0, 0), 1, ""),
        ((9, 2, 0, 0), 0, "line-under-valid"),
        ((9, 4, 0, 0), 0, "line-over-valid"),
        ((-1, 13, 0, 0), 0, "votes-negative"),
    ],
)
def test_a_line_comes_to_the_valid_ballots(votes: tuple[int, ...], spoilt: int, code: str) -> None:
    problem = line_problem(votes, spoilt, _count(14, 13, 1), "Trần Thị Ánh", "e1")
    assert (problem.code if problem else "") == code


@pytest.mark.parametrize(
    ("votes", "word"),
    [
        ({}, Verdict.NONE),
        ({E: 7, G: 5}, Verdict.CARRIED),
        ({E: 6, G: 6}, Verdict.TIE),
        ({E: 5, G: 4, F: 3}, Verdict.NO_MAJORITY),
        ({E: 9, G: 9}, Verdict.FAULTY),
    ],
)
def test_the_cases_of_a_vote_have_names(votes: dict[Rating, int], word: Verdict) -> None:
    result = vote_result(criteria(), votes, 0, present=12, summoned=14)
    assert verdict(result) is word


votes_of_a_line = st.fixed_dictionaries({rating: st.integers(0, 20) for rating in Rating})


@given(votes=votes_of_a_line, invalid=st.integers(0, 5))
def test_only_the_leader_can_carry(votes: dict[Rating, int], invalid: int) -> None:
    cast = sum(votes.values()) + invalid
    result = vote_result(criteria(), votes, invalid, present=cast, summoned=cast)
    if verdict(result) is Verdict.CARRIED:
        assert leading(result) == (result.carried,)
    if verdict(result) is Verdict.TIE:
        assert len(leading(result)) > 1
        assert all(result.shares[one] <= Decimal(50) for one in leading(result))
