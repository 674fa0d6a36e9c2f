"""Quarters from months and years from quarters, by the rule of the set."""

from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.roll_up import RollUp, RollUpPart, roll_up, roll_up_rule
from chibo_desktop.domain.roll_up_rule import (
    RatingNeed,
    RollUpBlock,
    RollUpEffect,
    RollUpOperator,
    RollUpRule,
)
from chibo_desktop.domain.span import Span
from chibo_desktop.wording.roll_up import explain_roll_up
from domain.criteria_examples import APPENDIX_5, plain_set

EXCELLENT, GOOD, FULFILLED, UNFULFILLED = Rating
QUARTERS = (Month(2026, 3), Month(2026, 6), Month(2026, 9), Month(2026, 12))
# Hưng Yên: one quarter not fulfilled bars excellence in the year, two in a row are looked into.
BLOCKS = (
    RollUpBlock(
        rating=UNFULFILLED,
        effect=RollUpEffect.AT_MOST,
        ceiling=GOOD,
        clause="có {count} quý không hoàn thành nhiệm vụ",
    ),
    RollUpBlock(
        rating=UNFULFILLED,
        count=2,
        in_a_row=True,
        effect=RollUpEffect.FLAG,
        clause="{count} quý liền không hoàn thành, cần xem xét thay thế",
    ),
)


def year(operator: RollUpOperator = RollUpOperator.MEAN, **more: Any) -> RollUpRule:
    return RollUpRule(span=Span.YEAR, part=Span.QUARTER, operator=operator, **more)


def part(number: int, total: str | None, rating: Rating | None, reason: str = "") -> RollUpPart:
    points = None if total is None else Decimal(total)
    return RollUpPart(period=QUARTERS[number], total=points, rating=rating, reason=reason)


def of(rule: RollUpRule, *parts: RollUpPart) -> RollUp:
    return roll_up(APPENDIX_5, rule, parts)


def test_the_mean_of_the_quarters() -> None:
    result = of(
        year(),
        part(0, "92", EXCELLENT),
        part(1, "88.5", GOOD),
        part(2, "90", EXCELLENT),
        part(3, "89.48", GOOD),
    )
    assert (result.total, result.rating) == (Decimal("89.99"), GOOD)
    assert explain_roll_up(result) == [
        "Bình quân 4 quý là 89,99 điểm, thuộc mức “Hoàn thành tốt nhiệm vụ”.",
        "Mức đề nghị: “Hoàn thành tốt nhiệm vụ”.",
    ]


def test_a_mean_is_not_rounded_up_to_a_threshold() -> None:
    result = of(year(), part(0, "89.99", GOOD), part(1, "90", GOOD))
    assert (result.total, result.rating) == (Decimal("89.99"), GOOD)


@pytest.mark.parametrize(
    ("operator", "total"),
    [(RollUpOperator.MEAN, "70"), (RollUpOperator.SUM, "100"), (RollUpOperator.LAST, "60")],
)
def test_operators(operator: RollUpOperator, total: str) -> None:
    result = of(year(operator), part(1, "80", GOOD), part(2, "60", FULFILLED))
    assert result.total == Decimal(total)


def test_people_decide_under_a_manual_rule() -> None:
    result = of(year(RollUpOperator.MANUAL), part(0, "95", EXCELLENT))
    assert (result.total, result.rating) == (None, None)
    assert explain_roll_up(result) == [
        "Bộ tiêu chí để chi bộ quyết định riêng, không tính từ các quý."
    ]


def test_a_quarter_not_fulfilled_bars_excellence() -> None:
    result = of(
        year(blocks=BLOCKS),
        part(0, "100", EXCELLENT),
        part(1, "100", EXCELLENT),
        part(2, "100", EXCELLENT),
        part(3, "60", UNFULFILLED),
    )
    assert (result.by_points, result.rating, result.flags) == (EXCELLENT, GOOD, ())
    assert explain_roll_up(result)[1] == (
        "Không được xếp cao hơn mức “Hoàn thành tốt nhiệm vụ” vì "
        "có 1 quý không hoàn thành nhiệm vụ."
    )


@pytest.mark.parametrize(
    ("bad", "is_flagged"), [((0, 1), True), ((0, 2), False), ((1, 2, 3), True), ((3,), False)]
)
def test_two_in_a_row_are_flagged(bad: tuple[int, ...], is_flagged: bool) -> None:
    parts = [part(i, "60", UNFULFILLED if i in bad else FULFILLED) for i in range(4)]
    assert bool(of(year(blocks=BLOCKS), *parts).flags) == is_flagged


def test_a_gap_breaks_a_row() -> None:
    parts = [part(0, "40", UNFULFILLED), part(1, None, None, "ốm"), part(2, "40", UNFULFILLED)]
    assert not of(year(blocks=BLOCKS), *parts).flags


def test_a_missing_part_needs_a_reason() -> None:
    there = part(0, "90", EXCELLENT)
    assert of(year(), there, part(1, None, None)).unexplained == (QUARTERS[1],)
    assert of(year(), there, part(1, None, None)).rating is None
    explained = of(year(), there, part(1, None, None, "nghỉ thai sản"))
    assert explained.rating is EXCELLENT
    assert explain_roll_up(explained)[0] == (
        "Không có kết quả quý II/2026; tính trên các quý còn lại."
    )
    strict = of(year(allows_missing=False), there, part(1, None, None, "nghỉ thai sản"))
    assert strict.rating is None
    few = of(year(minimum_parts=2), there, part(1, None, None, "nghỉ thai sản"))
    assert few.rating is None
    assert explain_roll_up(few)[1] == ("Chưa tổng hợp vì mới có 1 quý có kết quả, cần từ 2.")


NEEDS = (
    RatingNeed(rating=EXCELLENT, count=3, no_worse=GOOD),
    RatingNeed(rating=GOOD, count=3, no_worse=FULFILLED),
    RatingNeed(rating=FULFILLED, count=3),
)


@pytest.mark.parametrize(
    ("ratings", "rating"),
    [
        ((EXCELLENT, EXCELLENT, EXCELLENT, GOOD), EXCELLENT),
        ((EXCELLENT, EXCELLENT, EXCELLENT, FULFILLED), GOOD),
        ((EXCELLENT, EXCELLENT, GOOD, GOOD), GOOD),
        ((GOOD, GOOD, GOOD, UNFULFILLED), FULFILLED),
        ((GOOD, UNFULFILLED, UNFULFILLED, UNFULFILLED), UNFULFILLED),
    ],
)
def test_by_ratings_alone(ratings: tuple[Rating, ...], rating: Rating) -> None:
    rule = year(RollUpOperator.BY_RATINGS, needs=NEEDS)
    parts = [part(i, None, one) for i, one in enumerate(ratings)]
    result = of(rule, *parts)
    assert (result.total, result.rating) == (None, rating)


def test_ratings_without_points_cannot_be_averaged() -> None:
    result = of(year(), part(0, None, GOOD), part(1, "80", GOOD))
    assert result.rating is None
    assert explain_roll_up(result) == [
        "Chưa tổng hợp vì có quý chỉ có mức xếp loại, không có điểm."
    ]


def test_a_set_that_says_nothing_takes_the_mean() -> None:
    assert roll_up_rule(APPENDIX_5, Span.QUARTER).part is Span.MONTH
    assert roll_up_rule(APPENDIX_5, Span.YEAR).operator is RollUpOperator.MEAN
    with pytest.raises(ValueError, match="month"):
        roll_up_rule(APPENDIX_5, Span.MONTH)


def test_a_rule_travels_with_its_set() -> None:
    plain = plain_set(
        roll_ups=[
            {
                "span": "year",
                "part": "quarter",
                "operator": "mean",
                "minimum_parts": 2,
                "blocks": [
                    {
                        "rating": "unfulfilled",
                        "effect": "at_most",
                        "ceiling": "good",
                        "clause": "có {count} quý không hoàn thành",
                    }
                ],
            }
        ]
    )
    criteria_set = CriteriaSet.from_plain(plain)
    assert roll_up_rule(criteria_set, Span.YEAR).minimum_parts == 2
    assert CriteriaSet.from_plain(criteria_set.to_plain()) == criteria_set


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ({"part": "year"}, ("criteria-roll-up-span", "roll_ups[0].part")),
        ({"minimum_parts": 5}, ("criteria-roll-up-minimum", "roll_ups[0].minimum_parts")),
        ({"operator": "by_ratings"}, ("criteria-list-empty", "roll_ups[0].needs")),
        (
            {"blocks": [{"rating": "good", "effect": "at_most", "clause": "x"}]},
            ("criteria-field-missing", "roll_ups[0].blocks[0].ceiling"),
        ),
        (
            {"blocks": [{"rating": "good", "effect": "flag", "clause": "{n}"}]},
            ("criteria-placeholder-unknown", "roll_ups[0].blocks[0].clause"),
        ),
    ],
)
def test_a_wrong_rule_is_named(rule: dict[str, Any], problem: tuple[str, str]) -> None:
    usual = {"span": "year", "part": "quarter", "operator": "mean"}
    with pytest.raises(DomainError) as refused:
        CriteriaSet.from_plain(plain_set(roll_ups=[usual | rule]))
    assert problem in {(one.code, one.field) for one in refused.value.problems}


PARTS = st.lists(
    st.builds(
        RollUpPart,
        period=st.sampled_from(QUARTERS),
        total=st.none() | st.decimals(0, 100, places=2),
        rating=st.none() | st.sampled_from(Rating),
        reason=st.sampled_from(["", "ốm"]),
    ),
    unique_by=lambda one: one.period,
)
RULES = st.builds(
    year,
    st.sampled_from(RollUpOperator),
    minimum_parts=st.integers(1, 4),
    allows_missing=st.booleans(),
    needs=st.just(NEEDS),
    blocks=st.sampled_from([(), BLOCKS]),
)


@given(PARTS, RULES, st.randoms(use_true_random=False))
def test_the_order_of_parts_does_not_matter(
    parts: list[RollUpPart], rule: RollUpRule, rng: Random
) -> None:
    shuffled = list(parts)
    rng.shuffle(shuffled)
    assert of(rule, *shuffled) == of(rule, *parts)


@given(PARTS, RULES)
def test_nothing_raises_and_every_step_is_a_sentence(
    parts: list[RollUpPart], rule: RollUpRule
) -> None:
    result = of(rule, *parts)
    for line in explain_roll_up(result):
        assert line.endswith(".")
        assert "{" not in line
    if result.ceiling is not None and result.rating is not None:
        assert result.rating.rank <= result.ceiling.rank
    totals = [one.total for one in parts if one.rating is not None and one.total is not None]
    if result.total is not None and rule.operator is RollUpOperator.MEAN:
        assert min(totals) <= result.total <= max(totals)


@given(PARTS, RULES, st.data())
def test_a_better_part_never_lowers(
    parts: list[RollUpPart], rule: RollUpRule, data: st.DataObject
) -> None:
    there = [one for one in parts if one.total is not None and one.rating is not None]
    if not there:
        return
    chosen = data.draw(st.sampled_from(there))
    better = RollUpPart(period=chosen.period, total=Decimal(100), rating=EXCELLENT)
    after = of(rule, *[better if one is chosen else one for one in parts])
    before = of(rule, *parts)
    if before.rating is not None:
        assert after.rating is not None
        assert after.rating.rank >= before.rating.rank
