"""The vote on a rating: what carries, and counts that do not add up."""

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.criteria_parts import VoteBase
from chibo_desktop.domain.problems import errors
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.votes import vote_result
from chibo_desktop.wording.evaluation import SENTENCES, vote_sentence
from domain.criteria_examples import MONTHLY


def test_more_than_half_of_those_present_carries() -> None:
    votes = {Rating.GOOD: 16, Rating.EXCELLENT: 12}
    result = vote_result(MONTHLY, votes, 2, present=30, summoned=33)
    assert result.carried is Rating.GOOD
    assert result.shares[Rating.GOOD] == Decimal("53.33")
    assert not result.problems
    assert vote_sentence(result) == (
        "“Hoàn thành tốt nhiệm vụ” được 16/30 phiếu (53,33\u202f%), đạt quá 50\u202f% số có mặt."
    )


def test_exactly_half_is_not_more_than_half() -> None:
    votes = {Rating.GOOD: 15, Rating.EXCELLENT: 15}
    result = vote_result(MONTHLY, votes, 0, present=30, summoned=30)
    assert result.carried is None
    assert vote_sentence(result) == "Không mức nào đạt quá 50\u202f% số có mặt (30 người)."


@pytest.mark.parametrize(("good", "carried"), [(19, None), (20, Rating.GOOD)])
def test_the_base_may_be_everyone_summoned_and_the_share_enough(
    good: int, carried: Rating | None
) -> None:
    rule = dataclasses.replace(
        MONTHLY.votes, base=VoteBase.SUMMONED, minimum_share=Decimal(50), must_exceed=False
    )
    criteria_set = dataclasses.replace(MONTHLY, votes=rule)
    result = vote_result(criteria_set, {Rating.GOOD: good}, 25 - good, present=25, summoned=40)
    assert result.carried is carried


@pytest.mark.parametrize(
    ("votes", "invalid", "present", "summoned", "codes"),
    [
        (20, 1, 20, 20, ["votes-over-present"]),
        (18, 1, 20, 20, ["votes-under-present"]),
        (21, 0, 21, 20, ["present-over-summoned"]),
        (-1, 0, 0, 0, ["votes-negative", "votes-under-present"]),
    ],
)
def test_counts_that_do_not_add_up_are_said(
    votes: int, invalid: int, present: int, summoned: int, codes: list[str]
) -> None:
    result = vote_result(MONTHLY, {Rating.GOOD: votes}, invalid, present, summoned)
    assert [problem.code for problem in result.problems] == codes
    for problem in result.problems:
        assert SENTENCES[problem.code].format_map(problem.params).endswith(".")


@given(
    votes=st.dictionaries(st.sampled_from(Rating), st.integers(-2, 40)),
    invalid=st.integers(-2, 5),
    present=st.integers(-2, 60),
    summoned=st.integers(-2, 60),
)
def test_a_vote_never_raises_and_carries_only_what_adds_up(
    votes: dict[Rating, int], invalid: int, present: int, summoned: int
) -> None:
    result = vote_result(MONTHLY, votes, invalid, present, summoned)
    assert vote_sentence(result).endswith(".")
    if result.carried is not None:
        assert not errors(result.problems)
        assert votes[result.carried] * 2 > present
