"""The four classes of Điều 11, 366-QĐ/TW: points, conditions, forced ratings, each explained."""

import dataclasses
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.criteria import CriteriaSet, leaf_criteria
from chibo_desktop.domain.criteria_parts import CriterionKind, FallThrough
from chibo_desktop.domain.criteria_rating import Outcome, rate
from chibo_desktop.domain.rating import Rating, worst
from chibo_desktop.wording.evaluation import explain, rating_abbreviation, rating_label
from domain.criteria_examples import (
    APPENDIX_5,
    MONTHLY,
    any_facts,
    any_marks,
    full_marks,
    marks_worth,
    possible_facts,
    possible_marks,
)

EXCELLENT, GOOD, FULFILLED, UNFULFILLED = Rating
SETS = [
    dataclasses.replace(criteria_set, fall_through=policy)
    for criteria_set in (APPENDIX_5, MONTHLY)
    for policy in FallThrough
]
SENTENCE = re.compile(r"[A-ZĐƯÔƠÂÊ].*\.")


def rated(
    criteria_set: CriteriaSet, total: str, **facts: str
) -> tuple[Outcome, Rating | None, list[str]]:
    stated = {name: Decimal(value) for name, value in facts.items()}
    outcome = rate(criteria_set, {"branch": marks_worth(criteria_set, total)}, stated)
    return outcome, outcome.rating, explain(outcome, criteria_set)


def test_ratings_are_ordered_by_rank() -> None:
    assert [rating.rank for rating in Rating] == [3, 2, 1, 0]
    assert worst(EXCELLENT, FULFILLED, GOOD) is FULFILLED


def test_labels_are_those_of_the_regulation() -> None:
    assert [rating_label(rating) for rating in Rating] == [
        "Hoàn thành xuất sắc nhiệm vụ",
        "Hoàn thành tốt nhiệm vụ",
        "Hoàn thành nhiệm vụ",
        "Không hoàn thành nhiệm vụ",
    ]
    abbreviations = [rating_abbreviation(rating) for rating in Rating]
    assert abbreviations == ["HTXSNV", "HTTNV", "HTNV", "KHTNV"]


@pytest.mark.parametrize(
    ("total", "rating"),
    [
        ("100", EXCELLENT),
        ("90", EXCELLENT),
        ("89.5", GOOD),
        ("70", GOOD),
        ("69.5", FULFILLED),
        ("50", FULFILLED),
        ("49.5", UNFULFILLED),
        ("0", UNFULFILLED),
    ],
)
@pytest.mark.parametrize("criteria_set", [APPENDIX_5, MONTHLY], ids=lambda found: found.id)
def test_points_alone(criteria_set: CriteriaSet, total: str, rating: Rating) -> None:
    outcome, found, _ = rated(criteria_set, total)
    assert found is rating
    assert outcome.total == Decimal(total)


@pytest.mark.parametrize(
    ("total", "facts", "rating"),
    [
        ("95", {"tasks_exceeded": "29.9"}, GOOD),
        ("95", {"tasks_exceeded": "30"}, EXCELLENT),
        ("95", {"shortcomings_fixed": "99"}, GOOD),
        ("95", {"tasks_late": "1"}, FULFILLED),
        ("95", {"quality_met": "0"}, FULFILLED),
        ("80", {"tasks_late": "20"}, FULFILLED),
        ("80", {"tasks_late": "20.5"}, UNFULFILLED),
        ("60", {"tasks_late": "20"}, FULFILLED),
        ("60", {"tasks_done": "99"}, UNFULFILLED),
    ],
)
def test_conditions_of_article_11(total: str, facts: dict[str, str], rating: Rating) -> None:
    assert rated(APPENDIX_5, total, **facts)[1] is rating


@pytest.mark.parametrize(
    ("policy", "late", "exceeded"),
    [
        (FallThrough.BEST_WHOSE_CONDITIONS_HOLD, FULFILLED, GOOD),
        (FallThrough.ONE_BELOW, GOOD, GOOD),
        (FallThrough.STRICT, None, None),
    ],
)
def test_the_gap_between_points_and_conditions_is_read_as_the_set_says(
    policy: FallThrough, late: Rating | None, exceeded: Rating | None
) -> None:
    criteria_set = dataclasses.replace(APPENDIX_5, fall_through=policy)
    assert rated(criteria_set, "95", tasks_late="10")[1] is late
    outcome, found, sentences = rated(criteria_set, "95", tasks_exceeded="10")
    assert found is exceeded
    assert outcome.is_complete
    assert any("Điểm thuộc mức “Hoàn thành xuất sắc nhiệm vụ”" in line for line in sentences)


@pytest.mark.parametrize("fact", ["degraded", "disciplined", "forbidden_act"])
def test_a_grave_fact_decides_over_full_points(fact: str) -> None:
    _, rating, sentences = rated(APPENDIX_5, "100", **{fact: "1"})
    assert rating is UNFULFILLED
    assert any(line.startswith("Phải xếp mức “Không hoàn thành") for line in sentences)


@pytest.mark.parametrize(("done", "is_forced"), [("50", False), ("49.9", True)])
def test_more_than_half_of_the_tasks_not_done_is_forced(done: str, is_forced: bool) -> None:
    outcome, rating, _ = rated(APPENDIX_5, "100", tasks_done=done)
    assert rating is UNFULFILLED
    assert is_forced == any(reason.code == "forced-exactly" for reason in outcome.reasons)


@pytest.mark.parametrize(
    ("facts", "total", "rating"),
    [
        ({"absent_unexcused": "1"}, "95", EXCELLENT),
        ({"absent_unexcused": "2"}, "95", FULFILLED),
        ({"dues_unpaid": "1"}, "95", FULFILLED),
        ({"dues_unpaid": "1"}, "30", UNFULFILLED),
        ({"dues_unpaid": "1", "disciplined": "1"}, "95", UNFULFILLED),
    ],
)
def test_a_ceiling_lowers_and_never_lifts(
    facts: dict[str, str], total: str, rating: Rating
) -> None:
    assert rated(MONTHLY, total, **facts)[1] is rating


def test_the_whole_way_is_told() -> None:
    assert rated(APPENDIX_5, "92.5", tasks_exceeded="12.5", tasks_done="100", tasks_late="0")[
        2
    ] == [
        "Tổng điểm tính theo cột “Chi bộ chấm” là 92,5/100.",
        "Không đạt mức “Hoàn thành xuất sắc nhiệm vụ”: ít nhất 30\u202f% nhiệm vụ phải hoàn thành "
        "vượt mức yêu cầu, thực tế 12,5\u202f%.",
        "Điểm thuộc mức “Hoàn thành xuất sắc nhiệm vụ”, nhưng mức cao nhất có đủ điều kiện là "
        "“Hoàn thành tốt nhiệm vụ”.",
        "Chưa khai nên tính theo giá trị mặc định: Nhiệm vụ bảo đảm chất lượng: có; "
        "Hạn chế, khuyết điểm được chỉ ra trước đó đã khắc phục: 100\u202f%.",
        "Mức đề nghị: “Hoàn thành tốt nhiệm vụ”.",
    ]


def test_a_ceiling_is_told_with_its_figures() -> None:
    sentences = rated(MONTHLY, "95", absent_unexcused="3")[2]
    assert sentences[1] == (
        "Không được xếp cao hơn mức “Hoàn thành nhiệm vụ” vì vắng sinh hoạt không lý do 3 kỳ "
        "(từ 2 kỳ trở lên)."
    )


def test_the_last_who_marked_decides() -> None:
    full, low = full_marks(MONTHLY), marks_worth(MONTHLY, "60")
    outcome = rate(MONTHLY, {"committee": low, "self": full}, {})
    assert (outcome.decided_by, outcome.rating) == ("committee", FULFILLED)
    assert outcome.totals["self"].total == 100
    assert not outcome.totals["branch"].is_marked


def test_a_set_may_name_who_decides() -> None:
    by_branch = dataclasses.replace(MONTHLY, final_marker="branch")
    outcome = rate(by_branch, {"self": full_marks(MONTHLY)}, {})
    assert (outcome.decided_by, outcome.total, outcome.rating) == (None, None, None)
    assert explain(outcome, by_branch) == ["Chưa xếp loại vì cột “Chi bộ chấm” chưa có điểm."]


def test_incomplete_and_faulty_marks_give_no_rating_and_say_where() -> None:
    marks = full_marks(MONTHLY) | {"II": Decimal(21)}
    del marks["III"]
    outcome = rate(MONTHLY, {"self": marks}, {})
    assert not outcome.is_complete
    assert outcome.rating is None
    assert outcome.total == 40
    assert explain(outcome, MONTHLY)[:2] == [
        "Chưa xếp loại vì cột “Đảng viên tự chấm” có điểm chưa hợp lệ ở tiêu chí II.",
        "Chưa xếp loại vì cột “Đảng viên tự chấm” còn thiếu điểm ở tiêu chí III.",
    ]


def test_an_impossible_fact_gives_no_rating() -> None:
    outcome, rating, sentences = rated(APPENDIX_5, "100", tasks_done="101")
    assert rating is None
    assert not outcome.is_complete
    assert "Chưa xếp loại vì điều kiện khai chưa hợp lệ: Nhiệm vụ được giao đã hoàn thành." in (
        sentences
    )


@given(data=st.data(), criteria_set=st.sampled_from(SETS))
def test_nothing_that_is_entered_raises_and_every_step_is_a_sentence(
    data: st.DataObject, criteria_set: CriteriaSet
) -> None:
    sheets = st.dictionaries(
        st.sampled_from(["self", "committee", "branch", "nobody"]), any_marks(criteria_set)
    )
    outcome = rate(criteria_set, data.draw(sheets), data.draw(any_facts(criteria_set)))
    sentences = explain(outcome, criteria_set)
    assert sentences
    for line in sentences:
        assert SENTENCE.fullmatch(line), line
        assert "{" not in line
    assert outcome.is_complete or outcome.rating is None


@given(data=st.data(), criteria_set=st.sampled_from(SETS))
def test_every_higher_rating_that_was_missed_is_explained(
    data: st.DataObject, criteria_set: CriteriaSet
) -> None:
    marks = data.draw(possible_marks(criteria_set))
    facts = data.draw(possible_facts(criteria_set))
    outcome = rate(criteria_set, {"branch": marks}, facts)
    assert outcome.is_complete
    if outcome.rating is None:
        assert any(reason.code == "no-rating-fits" for reason in outcome.reasons)
        return
    said = {
        Rating(reason.params["rating"])
        for reason in outcome.reasons
        if reason.code in ("points-short", "condition-unmet")
    }
    held_down = [
        Rating(reason.params["rating"])
        for reason in outcome.reasons
        if reason.code.startswith("forced-")
    ]
    for band in criteria_set.bands:
        if band.rating.rank > outcome.rating.rank:
            forced = any(limit.rank < band.rating.rank for limit in held_down)
            assert band.rating in said or forced
    assert outcome.reasons[-1].code == "rated"


@given(data=st.data(), criteria_set=st.sampled_from(SETS))
def test_more_points_never_mean_a_lower_rating(
    data: st.DataObject, criteria_set: CriteriaSet
) -> None:
    marks = data.draw(possible_marks(criteria_set))
    facts = data.draw(possible_facts(criteria_set))
    leaf = data.draw(st.sampled_from(leaf_criteria(criteria_set)))
    assert leaf.kind is not CriterionKind.DEDUCTION
    lifted = marks | {leaf.code: leaf.ceiling}
    before = rate(criteria_set, {"self": marks}, facts)
    after = rate(criteria_set, {"self": lifted}, facts)
    assert after.total is not None
    assert before.total is not None
    assert after.total >= before.total
    # A strict set leaves the choice to people where points and conditions do not meet.
    if before.rating is not None and after.rating is not None:
        assert after.rating.rank >= before.rating.rank
    elif after.rating is None:
        assert criteria_set.fall_through is FallThrough.STRICT


@given(data=st.data(), criteria_set=st.sampled_from(SETS))
def test_the_order_of_marks_and_facts_does_not_matter(
    data: st.DataObject, criteria_set: CriteriaSet
) -> None:
    marks = data.draw(possible_marks(criteria_set))
    facts = data.draw(possible_facts(criteria_set))
    shuffled = dict(data.draw(st.permutations(list(marks.items()))))
    backwards = dict(reversed(facts.items()))
    assert rate(criteria_set, {"self": marks}, facts) == rate(
        criteria_set, {"self": shuffled}, backwards
    )


@given(marks=possible_marks(APPENDIX_5), facts=possible_facts(APPENDIX_5))
def test_a_frozen_set_rates_as_it_did(marks: dict[str, Decimal], facts: dict[str, Decimal]) -> None:
    frozen = CriteriaSet.from_plain(APPENDIX_5.to_plain())
    assert rate(frozen, {"self": marks}, facts) == rate(APPENDIX_5, {"self": marks}, facts)
