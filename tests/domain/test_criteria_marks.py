"""Marks against a criteria set: each fault named, sums exact, no threshold reached by rounding."""

from decimal import Decimal

import pytest
from hypothesis import given

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.criteria_marks import (
    check_facts,
    check_marks,
    read_numbers,
    round_total,
    total_marks,
)
from chibo_desktop.domain.problems import Severity, errors
from domain.criteria_examples import (
    APPENDIX_5,
    MONTHLY,
    full_marks,
    plain_set,
    possible_marks,
)


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        ("8.5", "mark-over-maximum"),
        ("-0.5", "mark-below-minimum"),
        ("7.3", "mark-off-step"),
        ("7.500000001", "mark-off-step"),
        ("NaN", "mark-not-a-number"),
        ("-Infinity", "mark-not-a-number"),
        ("tám", "mark-not-a-number"),
    ],
)
def test_a_faulty_mark_is_named_and_does_not_count(mark: str, code: str) -> None:
    marks = full_marks(APPENDIX_5) | read_numbers({"I.1.1": mark})
    (problem,) = check_marks(APPENDIX_5, marks)
    assert (problem.code, problem.field) == (code, "I.1.1")
    total = total_marks(APPENDIX_5, "self", marks)
    assert total.total == 92
    assert not total.is_complete


@pytest.mark.parametrize("mark", ["0", "8", "7.5", "7.50000", "-0"])
def test_a_mark_on_its_step_is_fine(mark: str) -> None:
    marks = full_marks(APPENDIX_5) | read_numbers({"I.1.1": mark})
    assert not check_marks(APPENDIX_5, marks)


def test_a_missing_mark_only_leaves_the_sheet_incomplete() -> None:
    marks = full_marks(APPENDIX_5)
    del marks["II.2.2"]
    (problem,) = check_marks(APPENDIX_5, marks)
    assert (problem.code, problem.field) == ("mark-missing", "II.2.2")
    assert problem.severity is Severity.WARNING
    assert not errors((problem,))
    assert total_marks(APPENDIX_5, "self", marks).missing == ("II.2.2",)


def test_a_mark_for_no_criterion_is_named() -> None:
    marks = full_marks(MONTHLY) | {"IX": Decimal(1)}
    assert [(p.code, p.field) for p in check_marks(MONTHLY, marks)] == [("criterion-unknown", "IX")]


def test_groups_are_added_up_for_the_summary() -> None:
    total = total_marks(APPENDIX_5, "self", full_marks(APPENDIX_5))
    assert total.groups == {"I": Decimal(30), "II": Decimal(70)}
    assert total.is_complete


def test_a_bonus_may_be_blank_and_never_lifts_the_total_over_the_scale() -> None:
    marks = full_marks(MONTHLY)
    assert total_marks(MONTHLY, "self", marks).is_complete
    total = total_marks(MONTHLY, "self", marks | {"V": Decimal(5)})
    assert [total.bonus, total.unlimited, total.total] == [5, 105, 100]


def test_deductions_are_positive_amounts_and_stop_at_nothing_left() -> None:
    group = {
        "code": "A",
        "number": "I",
        "label": "Kỷ luật",
        "children": [
            {"code": "A1", "number": "1", "label": "Sinh hoạt", "maximum": 10},
            {"code": "A2", "number": "2", "label": "Vắng", "kind": "deduction", "maximum": 20}
            | {"step": 5},
        ],
    }
    rest = {"code": "B", "number": "II", "label": "Nhiệm vụ", "maximum": 90}
    criteria_set = CriteriaSet.from_plain(plain_set(criteria=[group, rest]))
    marks = {"A1": Decimal(10), "B": Decimal(80)}
    assert total_marks(criteria_set, "self", marks).total == 90
    assert total_marks(criteria_set, "self", marks | {"A2": Decimal(5)}).total == 85
    emptied = total_marks(criteria_set, "self", marks | {"A2": Decimal(20)})
    assert emptied.groups == {"A": 0, "B": 80}
    assert [emptied.total, emptied.deducted] == [80, 20]


@pytest.mark.parametrize(
    ("may_cross", "exact", "kept"),
    [
        (False, "89.96", "89.9"),
        (True, "89.96", "90.0"),
        (False, "89.94", "89.9"),
        (False, "90.06", "90.1"),
        (False, "69.99", "69.9"),
    ],
)
def test_rounding_never_reaches_a_threshold_by_itself(
    may_cross: bool, exact: str, kept: str
) -> None:
    rule = {"decimals": 1, "may_cross_threshold": may_cross}
    criteria_set = CriteriaSet.from_plain(plain_set(rounding=rule))
    assert round_total(criteria_set, Decimal(exact)) == Decimal(kept)
    marks = {"A": Decimal(exact)}
    assert total_marks(criteria_set, "self", marks).total == Decimal(kept)


@given(marks=possible_marks(APPENDIX_5))
def test_the_total_is_the_exact_sum_in_any_order(marks: dict[str, Decimal]) -> None:
    backwards = dict(reversed(marks.items()))
    total = total_marks(APPENDIX_5, "self", marks)
    assert total.total == sum(marks.values())
    assert total == total_marks(APPENDIX_5, "self", backwards)


@pytest.mark.parametrize(
    ("fact", "value", "code"),
    [
        ("tasks_done", "100.5", "fact-impossible"),
        ("tasks_done", "-1", "fact-impossible"),
        ("disciplined", "2", "fact-impossible"),
        ("disciplined", "có", "fact-impossible"),
        ("luck", "1", "fact-unknown"),
    ],
)
def test_an_impossible_fact_is_named(fact: str, value: str, code: str) -> None:
    (problem,) = check_facts(APPENDIX_5, read_numbers({fact: value}))
    assert (problem.code, problem.field) == (code, fact)


def test_possible_facts_are_fine() -> None:
    assert not check_facts(APPENDIX_5, read_numbers({"tasks_done": "99.5", "disciplined": "1"}))
    assert check_facts(MONTHLY, read_numbers({"absent_unexcused": "1.5"}))
