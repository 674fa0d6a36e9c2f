"""The documented sets that ship with the program: their figures, formulas and rules as data."""

from decimal import Decimal
from pathlib import Path

import pytest

from chibo_desktop.domain.applicability import MemberKind
from chibo_desktop.domain.criteria import (
    CriteriaSet,
    all_criteria,
    leaf_criteria,
    load_criteria_file,
)
from chibo_desktop.domain.criteria_evidence import Evidence, sources_of
from chibo_desktop.domain.criteria_lines import highest_mark
from chibo_desktop.domain.criteria_marks import total_marks
from chibo_desktop.domain.criteria_parts import CapBase, CriterionKind, FallThrough, RoundingMode
from chibo_desktop.domain.criteria_rating import rate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.roll_up import RollUpPart, roll_up, roll_up_rule
from chibo_desktop.domain.roll_up_rule import RollUpOperator
from chibo_desktop.domain.span import Span
from chibo_desktop.domain.task_formula import TaskResult, task_share
from domain.criteria_examples import FILES, FOLDER


def shipped(name: str) -> CriteriaSet:
    return load_criteria_file((FOLDER / f"{name}.json").read_bytes())


def full(criteria_set: CriteriaSet) -> dict[str, Decimal]:
    return {
        leaf.code: highest_mark(leaf) for leaf in leaf_criteria(criteria_set) if leaf.is_required
    }


def group(criteria_set: CriteriaSet, code: str) -> Decimal:
    marks = {key: mark for key, mark in full(criteria_set).items() if key.startswith(code)}
    return total_marks(criteria_set, criteria_set.markers[0].code, marks).total


THANH_HOA = shipped("thanh-hoa_03-HD-TU")
HO_CHI_MINH = shipped("tp-ho-chi-minh_06-HD-BTCTU")
HUNG_YEN = shipped("hung-yen_427-TKT-TCHC")
KON_TUM = shipped("kon-tum_1923-QD-CDKT")
TEACHER = shipped("giao-vien-trung-hoc")
BY_EVENTS = shipped("thang-theo-su-viec")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_full_marks_are_the_whole_scale_and_excellent(path: Path) -> None:
    criteria_set = load_criteria_file(path.read_bytes())
    outcome = rate(criteria_set, {criteria_set.markers[-1].code: full(criteria_set)}, {})
    assert (outcome.total, outcome.rating) == (Decimal(100), Rating.EXCELLENT)


def test_thanh_hoa_has_seventeen_lines_all_or_nothing_and_six_axes() -> None:
    leaves = leaf_criteria(THANH_HOA)
    binary = [leaf for leaf in leaves if leaf.kind is CriterionKind.BINARY]
    assert len(binary) == 17
    assert sum(leaf.ceiling for leaf in binary) == 30
    axes = [leaf.ceiling for leaf in leaves if leaf.kind is CriterionKind.TASKS]
    assert axes == [15, 10, 10, 15, 10, 10]
    assert THANH_HOA.fall_through is FallThrough.ONE_BELOW
    assert THANH_HOA.applicability.member_kinds == (MemberKind.LEADER,)


def test_an_axis_of_thanh_hoa_is_its_share_of_the_maximum() -> None:
    formula = THANH_HOA.formula("kpi")
    assert formula is not None
    tasks = [
        TaskResult(planned=Decimal(2), done=Decimal(2)),
        TaskResult(planned=Decimal(1), done=Decimal(0), coefficient=Decimal(2)),
    ]
    share = task_share(formula, tasks, {})
    assert share is not None
    assert share.percent == Decimal("87.5")  # (2/4 + 1 + 1 + 1)/4
    marks = {code: mark for code, mark in full(THANH_HOA).items() if code != "B.1"}
    found = Evidence(events={}, known={}, shares={"B.1": share.percent})
    outcome = rate(THANH_HOA, {"self": marks}, {}, found)
    assert outcome.total == Decimal("98.13")  # 85 + 15 × 87,5 % = 98,125


def test_thanh_hoa_gives_good_for_many_points_without_enough_tasks_exceeded() -> None:
    outcome = rate(THANH_HOA, {"self": full(THANH_HOA)}, {"tasks_exceeded": Decimal(20)})
    assert outcome.rating is Rating.GOOD
    unit = rate(THANH_HOA, {"self": full(THANH_HOA)}, {"unit_result": Decimal(69)})
    assert unit.rating is Rating.UNFULFILLED


def test_ho_chi_minh_rewards_no_more_than_seven_and_caps_all_rated() -> None:
    marks = full(HO_CHI_MINH) | {"A.1": Decimal(10), "T.1": Decimal(7), "T.2": Decimal(6)}
    assert total_marks(HO_CHI_MINH, "self", marks).total == 99
    assert HO_CHI_MINH.cap is not None
    assert HO_CHI_MINH.cap.base is CapBase.ALL_RATED
    formula = HO_CHI_MINH.formula("cong-viec")
    assert formula is not None
    late = [TaskResult(done=Decimal(1), kind="urgent", days_late=4, quality=Decimal(90))]
    share = task_share(formula, late, {})
    assert share is not None
    assert share.percent == 81  # 30 % × 60 + 70 % × 90


def test_hung_yen_bars_excellence_after_a_quarter_not_fulfilled() -> None:
    rule = roll_up_rule(HUNG_YEN, Span.YEAR)
    ratings = [Rating.EXCELLENT, Rating.UNFULFILLED, Rating.UNFULFILLED, Rating.EXCELLENT]
    parts = [
        RollUpPart(period=Month(2026, 3 * number), total=Decimal(95), rating=rating)
        for number, rating in enumerate(ratings, start=1)
    ]
    result = roll_up(HUNG_YEN, rule, parts)
    assert result.rating is Rating.GOOD
    assert len(result.flags) == 1


def test_kon_tum_never_rounds_up() -> None:
    assert KON_TUM.rounding.mode is RoundingMode.FLOOR
    marks = {code: mark for code, mark in full(KON_TUM).items() if code != "B.1"}
    found = Evidence(events={}, known={}, shares={"B.1": Decimal("66.6666")})
    outcome = rate(KON_TUM, {"self": marks}, {}, found)
    assert outcome.total == Decimal("94.99")  # 85 + 9,99999 cut to 9,99
    assert roll_up_rule(KON_TUM, Span.YEAR).operator is RollUpOperator.MANUAL


def test_a_teacher_has_thirty_common_points_in_quarters_and_shares() -> None:
    sums = {
        line.code: sum(child.ceiling for child in line.children)
        for _, line in all_criteria(TEACHER)
        if line.code in ("I", "II", "III")
    }
    assert sums == {"I": 10, "II": 10, "III": 10}
    assert all(leaf.step == Decimal("0.25") for leaf in leaf_criteria(TEACHER)[:25])
    marks = full(TEACHER) | {"B.1": Decimal(85)}
    assert total_marks(TEACHER, "self", marks).total == 97


def test_a_month_by_events_takes_off_what_happened() -> None:
    known = {"attendance.absent_unexcused": Decimal(1), "attendance.absent_excused": Decimal(1)}
    counted = {"III.cham-han": Decimal(2), "V.bai-viet": Decimal(1)}
    marks = {"branch": {"II": Decimal(20)}}
    outcome = rate(BY_EVENTS, marks, {}, Evidence(events=counted, known=known, shares={}))
    assert (outcome.total, outcome.rating) == (Decimal(92), Rating.EXCELLENT)
    twice = known | {"attendance.absent_unexcused": Decimal(2)}
    held = rate(BY_EVENTS, marks, {}, Evidence(events=counted, known=twice, shares={}))
    assert (held.total, held.rating) == (Decimal(87), Rating.FULFILLED)
    assert {"attendance.absent_unexcused", "dues.late", "study.absent"} <= sources_of(BY_EVENTS)
