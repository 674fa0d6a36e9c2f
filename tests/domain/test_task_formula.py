"""Points from a list of tasks: the formulas of the documented sets, each as data."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.task_formula import (
    FormulaPart,
    LatenessStep,
    TaskBasis,
    TaskFormula,
    TaskKind,
    TaskMeasure,
    TaskResult,
    task_share,
)
from chibo_desktop.wording.task_formula import share_words

QUANTITY, QUALITY, PROGRESS, LEADERSHIP, FACT = TaskMeasure


def part(measure: TaskMeasure, weight: str = "1", **more: object) -> FormulaPart:
    return FormulaPart(
        measure=measure,
        label=measure.value,
        weight=Decimal(weight),
        **more,  # type: ignore[arg-type]
    )


def formula(*parts: FormulaPart, **more: object) -> TaskFormula:
    return TaskFormula(code="f", label="F", parts=parts, **more)  # type: ignore[arg-type]


def task(**figures: object) -> TaskResult:
    texts = ("kind", "criterion")
    exact = {
        name: Decimal(value) if isinstance(value, str) and name not in texts else value
        for name, value in figures.items()
    }
    return TaskResult(**exact)  # type: ignore[arg-type]


# Thanh Hóa: KPI = (số lượng + chất lượng + tiến độ + năng lực lãnh đạo)/4, hệ số quy đổi.
A = formula(
    part(QUANTITY),
    part(QUALITY, basis=TaskBasis.DONE),
    part(PROGRESS, basis=TaskBasis.DONE),
    part(LEADERSHIP, basis=TaskBasis.DONE),
)
# TP. Hồ Chí Minh: điểm chuẩn × (30 % tiến độ + 70 % chất lượng) × hệ số độ khó.
B = formula(
    part(
        PROGRESS,
        "30",
        lateness=(
            LatenessStep(days=1, percent=Decimal(80)),
            LatenessStep(days=4, percent=Decimal(60)),
            LatenessStep(days=6, percent=Decimal(0)),
        ),
    ),
    part(QUALITY, "70"),
    kinds=(
        TaskKind(code="routine", label="Thường xuyên", weight=Decimal(10)),
        TaskKind(code="urgent", label="Đột xuất", weight=Decimal(12)),
    ),
)
# Hưng Yên: (số lượng + chất lượng + tiến độ)/3; mỗi lỗi, mỗi việc chậm trừ 25 %.
C = formula(
    part(QUANTITY),
    part(QUALITY, basis=TaskBasis.DONE, loss_per_error=Decimal(25)),
    part(PROGRESS, basis=TaskBasis.DONE, lateness=(LatenessStep(days=1, percent=Decimal(75)),)),
)


@pytest.mark.parametrize(
    ("used", "tasks", "percent"),
    [
        (A, [task(planned="4", done="4")], "100"),
        (A, [task(planned="4", done="3")], "93.75"),
        # Σ(done × hệ số)/Σ(plan × hệ số) = (2×1 + 1×2)/(2×1 + 2×2) = 4/6
        (
            A,
            [task(planned="2", done="2"), task(planned="2", done="1", coefficient="2")],
            "91.6666",
        ),
        (A, [task(done="1", quality="80", progress="90", leadership="70")], "85"),
        (B, [task(done="1", kind="routine")], "100"),
        (B, [task(done="1", kind="routine", days_late=3)], "94"),
        (B, [task(done="1", kind="routine", days_late=5, quality="90")], "81"),
        (B, [task(done="1", kind="urgent", days_late=6, quality="100")], "70"),
        # (10×1 + 12×1,2×0,7)/(10 + 14,4)
        (
            B,
            [
                task(done="1", kind="routine"),
                task(done="1", kind="urgent", coefficient="1.2", days_late=9),
            ],
            "82.2950",
        ),
        (C, [task(done="1"), task(done="1", days_late=1)], "95.8333"),
        (C, [task(done="1", errors=2)], "83.3333"),
        (C, [task(done="1", errors=9)], "66.6666"),
        (C, [task(planned="1", done="2")], "100"),
    ],
)
def test_the_documented_formulas(used: TaskFormula, tasks: list[TaskResult], percent: str) -> None:
    result = task_share(used, tasks, {})
    assert result is not None
    assert result.percent == Decimal(percent)


def test_an_indicator_above_all_counts_only_where_the_set_lets_it() -> None:
    many = [task(planned="1", done="2")]
    free = task_share(formula(part(QUANTITY), is_capped=False), many, {})
    assert free is not None
    assert free.percent == 200


def test_a_part_may_be_stated_beside_the_tasks() -> None:
    used = formula(part(QUANTITY), part(FACT, fact="unit_result"))
    one = [task(planned="2", done="1")]
    result = task_share(used, one, {"unit_result": Decimal(80)})
    assert result is not None
    assert result.percent == 65
    assert task_share(used, one, {}) is None
    assert share_words(result) == (
        "quantity 1/2 = 50\u202f%; fact 80/100 = 80\u202f% – kết quả 65\u202f%."
    )


def test_without_tasks_nothing_is_computed() -> None:
    assert task_share(A, [], {}) is None
    assert task_share(C, [task(planned="1", done="0")], {}) is None
    assert task_share(formula(), [task(done="1")], {}) is None


FIGURES = st.decimals(allow_nan=True, allow_infinity=True)
ANY_TASKS = st.lists(
    st.builds(
        TaskResult,
        planned=FIGURES,
        done=FIGURES,
        coefficient=FIGURES,
        quality=st.none() | FIGURES,
        errors=st.integers(-2, 50),
        days_late=st.none() | st.integers(-2, 50),
        kind=st.sampled_from(["", "routine", "urgent", "?"]),
    ),
    max_size=4,
)


@given(ANY_TASKS, st.sampled_from([A, B, C]))
def test_no_list_raises_and_no_share_leaves_its_bounds(
    tasks: list[TaskResult], used: TaskFormula
) -> None:
    result = task_share(used, tasks, {"unit_result": Decimal("NaN")})
    if result is not None:
        assert 0 <= result.percent <= 100
        assert share_words(result)


POSSIBLE = st.builds(
    TaskResult,
    planned=st.integers(1, 5).map(Decimal),
    done=st.integers(0, 5).map(Decimal),
    coefficient=st.sampled_from([Decimal(1), Decimal("1.5"), Decimal(2)]),
    quality=st.integers(0, 100).map(Decimal),
    days_late=st.integers(0, 8),
    errors=st.integers(0, 3),
)


@given(st.lists(POSSIBLE, min_size=1, max_size=5), st.sampled_from([B, C]), st.randoms())
def test_the_order_of_tasks_does_not_matter(
    tasks: list[TaskResult], used: TaskFormula, rng: Random
) -> None:
    shuffled = list(tasks)
    rng.shuffle(shuffled)
    assert task_share(used, shuffled, {}) == task_share(used, tasks, {})
