"""The steps of an opinion and what follows from them; slips of which no order is kept."""

import itertools
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.opinions.opinion import (
    Opinion,
    OpinionAct,
    OpinionCase,
    OpinionRoute,
    OpinionState,
    OpinionStep,
    Slip,
    counted,
    named_in,
    opinion_problems,
    opinions_of_slips,
    slip_problems,
)
from chibo_desktop.domain.period import Month

NOVEMBER = Month(2026, 11)
TODAY = date(2026, 11, 26)
ROUTE, ANSWER, CLOSE = OpinionAct.ROUTE, OpinionAct.ANSWER, OpinionAct.CLOSE
REOPEN, CORRECT, REMOVE = OpinionAct.REOPEN, OpinionAct.CORRECT, OpinionAct.REMOVE
BACK = OpinionAct.TAKE_BACK


def opinion(**changes: object) -> Opinion:
    values = {
        "id": "one",
        "branch_id": "b",
        "received_in": NOVEMBER,
        "received_on": date(2026, 11, 3),
        "member_id": "m",
        "area": "benefits",
        "content": "Đề nghị sửa phòng họp.",
        **changes,
    }
    return Opinion(**values)  # type: ignore[arg-type]


def case(*acts: OpinionAct) -> OpinionCase:
    """Steps in order; a taking back takes back the last standing one."""
    known = OpinionCase(opinion=opinion())
    for number, act in enumerate(acts, start=1):
        about = str(known.standing[-1].number) if act is BACK else ""
        step = OpinionStep(
            number=number,
            opinion_id="one",
            act=act,
            on=TODAY,
            about=about,
            text=f"lời {number}",
            route=OpinionRoute.COMMITTEE if act is ROUTE else "",
            due_on=date(2026, 12, number) if act is ROUTE else None,
        )
        known = OpinionCase(opinion=known.opinion, steps=(*known.steps, step))
    return known


@pytest.mark.parametrize(
    ("acts", "state"),
    [
        ((), OpinionState.NEW),
        ((CORRECT,), OpinionState.NEW),
        ((ROUTE,), OpinionState.IN_REVIEW),
        ((ANSWER,), OpinionState.ANSWERED),
        ((ROUTE, ANSWER), OpinionState.ANSWERED),
        ((ROUTE, ANSWER, ROUTE), OpinionState.IN_REVIEW),
        ((ROUTE, ANSWER, CLOSE), OpinionState.CLOSED),
        ((ROUTE, ANSWER, CLOSE, REOPEN), OpinionState.IN_REVIEW),
        ((ROUTE, ANSWER, BACK), OpinionState.IN_REVIEW),
        ((ROUTE, ANSWER, BACK, BACK), OpinionState.NEW),
        ((ROUTE, REMOVE), OpinionState.REMOVED),
        ((ROUTE, REMOVE, BACK), OpinionState.IN_REVIEW),
    ],
)
def test_the_state_follows_from_the_steps(
    acts: tuple[OpinionAct, ...], state: OpinionState
) -> None:
    assert case(*acts).state is state


def test_what_was_taken_back_stays_in_the_history() -> None:
    known = case(ROUTE, ANSWER, BACK)
    assert [one.act for one in known.steps] == [ROUTE, ANSWER, BACK]
    assert known.answers == ()


def test_the_last_day_that_was_set_counts() -> None:
    assert case().due_on is None
    assert case(ROUTE, ROUTE).due_on == date(2026, 12, 2)
    assert case(ROUTE, ROUTE, BACK).due_on == date(2026, 12, 1)
    assert OpinionCase(opinion=opinion(due_on=TODAY)).due_on == TODAY


@pytest.mark.parametrize(
    ("acts", "allowed"),
    [
        ((), {ROUTE, ANSWER, CLOSE, CORRECT, REMOVE}),
        ((ROUTE,), {ROUTE, ANSWER, CLOSE, CORRECT, REMOVE, BACK}),
        ((CLOSE,), {REOPEN, REMOVE, BACK}),
        ((REMOVE,), {BACK}),
    ],
)
def test_what_may_be_done_depends_on_the_state(
    acts: tuple[OpinionAct, ...], allowed: set[OpinionAct]
) -> None:
    assert {act for act in OpinionAct if case(*acts).may(act)} == allowed


@given(st.lists(st.sampled_from([ROUTE, ANSWER, CLOSE, REOPEN, REMOVE]), max_size=8))
def test_taking_back_everything_leads_to_the_beginning(acts: list[OpinionAct]) -> None:
    known = case(*acts, *[BACK] * len(acts))
    assert known.state is OpinionState.NEW
    assert len(known.steps) == 2 * len(acts)


def ids() -> Iterator[str]:
    return (f"{number * 7919 % 1000:03}" for number in itertools.count(1))


SLIPS = st.lists(
    st.builds(Slip, area=st.sampled_from(["benefits", "other"]), content=st.text(max_size=12)),
    max_size=6,
)


@given(SLIPS, st.randoms(use_true_random=False))
def test_the_order_of_typing_leaves_no_trace(slips: list[Slip], dice: object) -> None:
    """Typed in any order, the same opinions come out under the same ids in the same order."""
    mixed = list(slips)
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    first, second = ids(), ids()
    made = [
        opinions_of_slips(
            some, branch_id="b", month=NOVEMBER, channel="box", new_id=lambda s=source: next(s)
        )
        for some, source in ((slips, first), (mixed, second))
    ]
    assert made[0] == made[1]
    assert all(one.is_anonymous and one.received_on is None for one in made[0])


def test_an_opinion_by_name_says_all_it_lacks_at_once() -> None:
    bare = opinion(member_id="", received_on=None, area="", content=" ")
    assert [one.code for one in opinion_problems(bare, TODAY)] == [
        "opinion-member-missing",
        "opinion-day-missing",
        "opinion-area-missing",
        "opinion-text-missing",
    ]
    late = opinion(received_on=date(2026, 11, 27), due_on=date(2026, 11, 1))
    assert [one.code for one in opinion_problems(late, TODAY)] == [
        "opinion-day-coming",
        "opinion-due-early",
    ]
    assert opinion_problems(opinion(), TODAY) == []


def test_slips_say_what_they_lack() -> None:
    assert [one.code for one in slip_problems([], Month(2026, 12), TODAY)] == [
        "opinion-month-coming",
        "opinion-no-slips",
    ]
    assert slip_problems([Slip(area="other", content="Một")], NOVEMBER, TODAY) == []


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("Tôi là nguyễn hoài an, đề nghị …", ("Nguyễn Hoài An",)),
        ("Nguyễn Hoài Anh đã nói", ()),
        ("Đồng chí (Lê Văn Đạt).", ("Lê Văn Đạt",)),
        ("Đề nghị sửa phòng họp", ()),
    ],
)
def test_a_full_name_in_a_slip_is_seen(content: str, found: tuple[str, ...]) -> None:
    assert named_in(content, ["Nguyễn Hoài An", "Lê Văn Đạt"]) == found


def test_figures_count_by_area_and_state_without_the_removed() -> None:
    cases = [case(), case(ROUTE), case(ROUTE, ANSWER), case(REMOVE)]
    assert counted(cases) == {"benefits": {"new": 1, "in-review": 1, "answered": 1}}
