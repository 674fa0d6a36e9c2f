"""Parts of a filter put into brackets and taken out again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.filter import (
    Combination,
    ConditionGroup,
    FieldCondition,
    Filter,
    Operator,
    Part,
    depth,
)
from chibo_desktop.domain.filter_brackets import (
    bracketed,
    can_bracket,
    combined,
    part_at,
    unbracketed,
    with_other,
    with_part,
    without,
)

A, B, C, D = (FieldCondition(field=name, operator=Operator.FILLED) for name in "abcd")
ANY_BC = ConditionGroup(combination=Combination.ANY, parts=(B, C))
ABC = Filter(parts=(A, B, C))


def test_marked_conditions_go_into_a_bracket_where_the_first_stood() -> None:
    assert bracketed(ABC, [(1,), (2,)], Combination.ANY) == Filter(parts=(A, ANY_BC))
    apart = bracketed(ABC, [(2,), (0,)], Combination.ANY)
    assert apart.parts == (ConditionGroup(combination=Combination.ANY, parts=(A, C)), B)


def test_a_bracket_within_a_bracket() -> None:
    once = Filter(parts=(A, ConditionGroup(combination=Combination.ANY, parts=(B, C, D))))
    twice = bracketed(once, [(1, 1), (1, 2)], Combination.ALL)
    assert depth(twice) == 2
    assert part_at(twice, (1, 1, 0)) == C
    assert unbracketed(twice, (1, 1)) == once


@pytest.mark.parametrize(
    ("paths", "can"),
    [([], False), ([()], False), ([(0,)], True), ([(0,), (2,)], True), ([(0,), (1, 0)], False)],
)
def test_only_parts_side_by_side_share_a_bracket(paths: list[tuple[int, ...]], can: bool) -> None:
    assert can_bracket(paths) is can
    if not can:
        with pytest.raises(ValueError, match=r".*"):
            bracketed(ABC, paths, Combination.ANY)


def test_parts_are_added_changed_and_taken_away_inside() -> None:
    given_filter = Filter(parts=(A, ANY_BC))
    more = with_part(given_filter, D, (1,))
    assert part_at(more, (1, 2)) == D
    assert part_at(with_other(more, (1, 0), A), (1, 0)) == A
    assert without(without(given_filter, (1, 0)), (1, 0)) == Filter(parts=(A,))
    none = combined(given_filter, (1,), Combination.NONE)
    assert none.parts[1] == ConditionGroup(combination=Combination.NONE, parts=(B, C))
    assert combined(given_filter, (), Combination.ANY).combination is Combination.ANY
    with pytest.raises(LookupError):
        unbracketed(given_filter, (0,))


parts = st.lists(
    st.recursive(
        st.sampled_from([A, B, C, D]),
        lambda inner: st.builds(
            ConditionGroup,
            combination=st.sampled_from(Combination),
            parts=st.lists(inner, min_size=1, max_size=3).map(tuple),
        ),
        max_leaves=5,
    ),
    min_size=1,
    max_size=4,
)


@given(parts, st.data())
def test_brackets_lose_nothing_and_come_off_again(drawn: list[Part], data: st.DataObject) -> None:
    one = Filter(parts=tuple(drawn))
    first = data.draw(st.integers(0, len(drawn) - 1))
    last = data.draw(st.integers(first, len(drawn) - 1))
    inside = bracketed(one, [(place,) for place in range(first, last + 1)], Combination.ANY)
    assert len(inside.parts) == len(drawn) - (last - first)
    assert unbracketed(inside, (first,)) == one
