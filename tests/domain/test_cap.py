"""The cap on excellent ratings, with its computation."""

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.cap import CapResult, excellent_caps
from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.criteria_parts import CapBase, CapGroup, CapRounding
from chibo_desktop.domain.rating import Rating
from chibo_desktop.wording.evaluation import cap_sentence
from domain.criteria_examples import APPENDIX_5


def ratings(excellent: int, good: int, fulfilled: int = 0) -> list[Rating]:
    return [Rating.EXCELLENT] * excellent + [Rating.GOOD] * good + [Rating.FULFILLED] * fulfilled


def with_base(base: CapBase, rounding: CapRounding = CapRounding.FLOOR) -> CriteriaSet:
    assert APPENDIX_5.cap is not None
    rule = dataclasses.replace(APPENDIX_5.cap, base=base, rounding=rounding)
    return dataclasses.replace(APPENDIX_5, cap=rule)


def capped(criteria_set: CriteriaSet, found: list[Rating], outstanding: bool = False) -> CapResult:
    (result,) = excellent_caps(criteria_set, [("", one) for one in found], outstanding)
    return result


@pytest.mark.parametrize(
    ("excellent", "good", "outstanding", "sentence"),
    [
        (5, 35, False, "20\u202f% của 35 người hoàn thành tốt nhiệm vụ = 7, đã đề nghị 5."),
        (7, 33, False, "20\u202f% của 33 người hoàn thành tốt nhiệm vụ = 6,6, lấy 6, "
         "đã đề nghị 7, vượt 1."),
        (8, 33, True, "25\u202f% của 33 người hoàn thành tốt nhiệm vụ = 8,25, lấy 8, "
         "đã đề nghị 8."),
        (1, 4, False, "20\u202f% của 4 người hoàn thành tốt nhiệm vụ = 0,8, lấy 0, "
         "đã đề nghị 1, vượt 1."),
    ],
)  # fmt: skip
def test_the_computation_is_shown(
    excellent: int, good: int, outstanding: bool, sentence: str
) -> None:
    assert cap_sentence(capped(APPENDIX_5, ratings(excellent, good), outstanding)) == sentence


@pytest.mark.parametrize(
    ("base", "base_count", "limit"),
    [(CapBase.GOOD, 20, 4), (CapBase.GOOD_AND_EXCELLENT, 26, 5), (CapBase.ALL_RATED, 30, 6)],
)
def test_the_base_is_a_parameter(base: CapBase, base_count: int, limit: int) -> None:
    result = capped(with_base(base), ratings(6, 20, 4))
    assert (result.base_count, result.limit) == (base_count, limit)
    assert result.over == 6 - limit


def test_rounding_is_a_parameter() -> None:
    half_up = with_base(CapBase.GOOD, CapRounding.HALF_UP)
    assert capped(half_up, ratings(0, 33)).limit == 7
    assert capped(half_up, ratings(0, 32)).limit == 6


def test_a_set_may_have_no_cap() -> None:
    without = dataclasses.replace(APPENDIX_5, cap=None)
    assert not excellent_caps(without, [("", one) for one in ratings(9, 1)])


@given(
    found=st.lists(st.sampled_from(Rating), max_size=80),
    base=st.sampled_from(CapBase),
    outstanding=st.booleans(),
)
def test_the_limit_never_passes_the_exact_share(
    found: list[Rating], base: CapBase, outstanding: bool
) -> None:
    result = capped(with_base(base), found, outstanding)
    rate = Decimal(25 if outstanding else 20)
    assert 100 * result.limit <= rate * result.base_count < 100 * (result.limit + 1)
    assert result.over == max(0, found.count(Rating.EXCELLENT) - result.limit)
    assert result == capped(with_base(base), found[::-1], outstanding)
    assert cap_sentence(result).endswith(".")


def grouped(group: CapGroup) -> CriteriaSet:
    assert APPENDIX_5.cap is not None
    return dataclasses.replace(APPENDIX_5, cap=dataclasses.replace(APPENDIX_5.cap, group=group))


def test_people_of_like_posts_are_counted_among_themselves() -> None:
    rated = [("leader", Rating.EXCELLENT)] * 2 + [("leader", Rating.GOOD)] * 5
    rated += [("staff", Rating.GOOD)] * 10
    each = excellent_caps(grouped(CapGroup.POSITION_GROUP), rated)
    assert [(cap.group, cap.limit, cap.over) for cap in each] == [("leader", 1, 1), ("staff", 2, 0)]
    (together,) = excellent_caps(grouped(CapGroup.ALL), rated)
    assert (together.group, together.limit, together.over) == ("", 3, 0)


def test_without_a_rule_nothing_is_counted_and_without_people_the_limit_is_nothing() -> None:
    assert excellent_caps(dataclasses.replace(APPENDIX_5, cap=None), []) == ()
    (nobody,) = excellent_caps(grouped(CapGroup.UNIT), [])
    assert (nobody.limit, nobody.over) == (0, 0)


@given(
    st.lists(st.tuples(st.sampled_from(["", "leader", "staff"]), st.sampled_from(Rating))),
    st.sampled_from(CapGroup),
    st.booleans(),
)
def test_no_limit_exceeds_its_share_and_nobody_is_counted_twice(
    rated: list[tuple[str, Rating]], group: CapGroup, outstanding: bool
) -> None:
    caps = excellent_caps(grouped(group), rated, outstanding)
    for cap in caps:
        assert cap.limit * 100 <= cap.rate * cap.base_count
        assert cap.over == max(0, cap.excellent_count - cap.limit)
    excellent = sum(1 for _, rating in rated if rating is Rating.EXCELLENT)
    assert sum(cap.excellent_count for cap in caps) == excellent
