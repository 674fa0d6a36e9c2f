"""The course of a case of discipline: what may follow what, what stands, when it ends."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.discipline import (
    WITH_DOCUMENT,
    DisciplineCase,
    DisciplineStage,
    DisciplineStep,
    decided_form,
    decision_of,
    effect_ends_on,
    next_stages,
    stage_of,
    step_problems,
)
from chibo_desktop.domain.partial_date import PartialDate

TODAY = date(2026, 11, 28)
CASE = DisciplineCase(id="c", org_id="o", member_id="m", opened_on=date(2026, 1, 5))


def step(stage: str, day: date, **rest: object) -> DisciplineStep:
    return DisciplineStep(
        id=f"{stage} {day}", org_id="o", case_id="c", stage=stage, happened_on=day, **rest
    )


def course(*stages: str) -> list[DisciplineStep]:
    return [
        step(
            stage,
            date(2026, 2, 1) + timedelta(days=at),
            form="warning" if stage == "changed" else "reprimand",
        )
        for at, stage in enumerate(stages)
    ]


@pytest.mark.parametrize(
    ("stages", "stands", "form"),
    [
        ((), DisciplineStage.SUSPECTED, ""),
        (("reviewed", "voted"), DisciplineStage.VOTED, ""),
        (("reviewed", "voted", "decided"), DisciplineStage.DECIDED, "reprimand"),
        (("reviewed", "decided", "complained", "changed"), DisciplineStage.CHANGED, "warning"),
        (("reviewed", "dropped"), DisciplineStage.DROPPED, ""),
    ],
)
def test_a_case_stands_at_its_last_step(stages, stands, form):
    steps = course(*stages)
    assert stage_of(steps) is stands
    assert decided_form(steps) == form


def test_an_annulled_decision_decides_nothing():
    steps = course("reviewed", "decided", "complained")
    assert decision_of(steps) is not None
    assert decision_of([*steps, step("annulled", TODAY)]) is None


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (step("decided", TODAY, form="warning", number="1", body="ĐU"), "discipline-order"),
        (step("reviewed", TODAY + timedelta(days=1)), "discipline-ahead"),
        (step("reviewed", date(2025, 12, 31)), "discipline-early"),
        (step("reviewed", None), "discipline-day"),
    ],
)
def test_a_step_out_of_its_time_is_refused(one, code):
    assert code in [problem.code for problem in step_problems(CASE, [], one, TODAY)]


@pytest.mark.parametrize(("base", "given"), [(None, 3), (10, None), (10, 11), (0, 0), (10, -1)])
def test_votes_that_cannot_be_are_refused(base, given):
    vote = step("voted", TODAY, form="warning", base=base, in_favour=given)
    codes = [one.code for one in step_problems(CASE, course("reviewed"), vote, TODAY)]
    assert codes == ["discipline-votes"]


def test_a_decision_needs_its_document():
    bare = step("decided", TODAY)
    codes = {one.code for one in step_problems(CASE, course("reviewed"), bare, TODAY)}
    assert codes == {"discipline-form", "discipline-number", "discipline-body"}


@given(data=st.data())
def test_whatever_is_allowed_step_by_step_is_a_course_without_a_problem(data):
    steps: list[DisciplineStep] = []
    day = CASE.opened_on
    while (possible := next_stages(steps)) and len(steps) < 8:
        day += timedelta(days=data.draw(st.integers(0, 20)))
        stage = data.draw(st.sampled_from(possible))
        document = {"number": "1", "body": "ĐU"} if stage in WITH_DOCUMENT else {}
        one = step(stage, day, form="warning", base=9, in_favour=8, **document)
        assert list(step_problems(CASE, steps, one, TODAY)) == []
        steps.append(one)
    assert stage_of(steps) == (steps[-1].stage if steps else "suspected")


@pytest.mark.parametrize(
    ("decided", "expected"),
    [
        (PartialDate(2026, 3, 10), date(2027, 3, 10)),
        (PartialDate(2024, 2, 29), date(2025, 2, 28)),
        (PartialDate(2026, 3), date(2027, 3, 31)),
        (None, None),
    ],
)
def test_the_effect_ends_so_many_months_later(decided, expected):
    assert effect_ends_on(decided, 12) == expected
    assert effect_ends_on(decided, None) is None
