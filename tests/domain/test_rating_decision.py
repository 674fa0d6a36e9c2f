"""Decisions beside a branch's proposal: which stands, what keeps one from being written."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.rating_decision import (
    DecisionKind,
    RatingDecision,
    decided_ratings,
    decision_problems,
)

RECOGNISED = RatingDecision(
    id="d1",
    org_id="o",
    round_id="r",
    kind=DecisionKind.RECOGNITION,
    number="12-QĐ/ĐU",
    decided_on=date(2026, 10, 20),
    body="Đảng ủy Cơ quan",
    ratings={"a": "excellent", "b": "good"},
)
RE_RATED = replace(
    RECOGNISED,
    id="d0",
    kind=DecisionKind.RE_RATING,
    number="30-QĐ/ĐU",
    decided_on=date(2026, 11, 5),
    ratings={"a": "fulfilled"},
    reason="Phát hiện vi phạm trong kỳ",
)


def test_the_latest_decision_stands_and_the_older_one_is_kept() -> None:
    found = decided_ratings([RE_RATED, RECOGNISED])
    assert found["a"].rating is Rating.FULFILLED
    assert found["a"].is_re_rated
    assert found["a"].before == ((RECOGNISED, Rating.EXCELLENT),)
    assert found["b"].rating is Rating.GOOD
    assert not found["b"].before


@given(st.permutations([RECOGNISED, RE_RATED, replace(RECOGNISED, id="d2", number="13-QĐ/ĐU")]))
def test_the_order_in_which_they_arrived_does_not_matter(order: list[RatingDecision]) -> None:
    assert decided_ratings(order) == decided_ratings(
        [RECOGNISED, RE_RATED, replace(RECOGNISED, id="d2", number="13-QĐ/ĐU")]
    )


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({}, []),
        ({"number": ""}, ["decision-number-missing"]),
        ({"decided_on": None}, ["decision-day-missing"]),
        ({"decided_on": date(2026, 12, 1)}, ["decision-ahead"]),
        ({"body": ""}, ["decision-body-missing"]),
        ({"ratings": {}}, ["decision-nobody"]),
        ({"reason": ""}, ["re-rating-reason-missing"]),
        ({"ratings": {"a": "excellent"}}, ["re-rating-the-same"]),
    ],
)
def test_what_keeps_a_re_rating_from_being_written(
    change: dict[str, object], codes: list[str]
) -> None:
    decision = replace(RE_RATED, **change)  # type: ignore[arg-type]
    found = decision_problems(
        decision, today=date(2026, 11, 26), round_is_closed=True, standing={"a": "excellent"}
    )
    assert [problem.code for problem in found] == codes


def test_an_open_round_has_nothing_to_decide_on() -> None:
    found = decision_problems(
        RECOGNISED, today=date(2026, 11, 26), round_is_closed=False, standing={}
    )
    assert [problem.code for problem in found] == ["decision-round-open"]
