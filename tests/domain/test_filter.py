"""Filters as values: kept and read again, settled, narrowed, checked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.filter import (
    DEEPEST,
    Combination,
    ConditionGroup,
    FieldCondition,
    Filter,
    Operator,
    RowsCondition,
    depth,
    filter_plain,
    narrowed,
    read_filter,
    settled,
    value_counts,
    years_before,
)
from chibo_desktop.domain.filter_checks import FilterFields, FilterRows, filter_problems
from chibo_desktop.domain.forgiving_text import equals, has
from chibo_desktop.domain.journal import canonical

KINH = FieldCondition(field="ethnic_group", operator=Operator.ONE_OF, values=("kinh", "muong"))
SIXTY = FieldCondition(field="born_on", operator=Operator.YEARS_FROM, values=("60",))
FIELDS = FilterFields(
    fields={
        "ethnic_group": FieldSpec(kind=Kind.CHOICE, label="Dân tộc", name="ethnic_group"),
        "born_on": FieldSpec(kind=Kind.PARTIAL_DATE, label="Sinh ngày", name="born_on"),
        "note": FieldSpec(kind=Kind.LONG_TEXT, label="Ghi chú", name="note"),
        "count": FieldSpec(kind=Kind.INTEGER, label="Số", name="count"),
    },
    rows={"award": FilterRows(label="Khen thưởng", fields={})},
)

conditions = st.builds(
    lambda field, operator, values: FieldCondition(
        field=field, operator=operator, values=tuple(values[: value_counts(operator)[1]])
    ),
    st.text(min_size=1, max_size=8),
    st.sampled_from(Operator),
    st.lists(st.text(max_size=5), min_size=3, max_size=3),
)
statements = conditions | st.builds(
    RowsCondition,
    record_type=st.text(min_size=1, max_size=8),
    exists=st.booleans(),
    conditions=st.lists(conditions, max_size=2).map(tuple),
)
inner_groups = st.builds(
    ConditionGroup,
    combination=st.sampled_from(Combination),
    parts=st.lists(statements, max_size=3).map(tuple),
)
groups = st.builds(
    ConditionGroup,
    combination=st.sampled_from(Combination),
    parts=st.lists(statements | inner_groups, max_size=3).map(tuple),
)
filters = st.builds(
    Filter,
    combination=st.sampled_from(Combination),
    parts=st.lists(statements | groups, max_size=4).map(tuple),
)


def _nested(levels: int) -> dict[str, object]:
    plain: dict[str, object] = {"match": "any", "parts": []}
    for _ in range(levels):
        plain = {"match": "all", "parts": [plain]}
    return plain


def test_brackets_may_stand_in_brackets() -> None:
    found = read_filter(_nested(DEEPEST))
    assert depth(found) == DEEPEST
    assert filter_plain(found) == _nested(DEEPEST)


@given(filters)
def test_a_kept_filter_is_read_as_it_was(one: Filter) -> None:
    plain = filter_plain(one)
    canonical(plain)  # what the journal can hold
    assert read_filter(plain) == one


@pytest.mark.parametrize(
    "plain",
    [
        None,
        [],
        {},
        {"match": "some", "parts": []},
        {"match": "all", "parts": [{}]},
        {"match": "all", "parts": [{"field": "a", "operator": "is", "values": []}]},
        {"match": "all", "parts": [{"field": 1, "operator": "empty", "values": []}]},
        _nested(DEEPEST + 1),
    ],
)
def test_what_is_no_filter_is_refused(plain: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_filter(plain)


def test_years_are_counted_until_today_unless_a_day_is_said() -> None:
    told = FieldCondition(
        field="born_on", operator=Operator.YEARS_FROM, values=("60", "2026-12-31")
    )
    group = ConditionGroup(combination=Combination.ANY, parts=(SIXTY, told))
    found = settled(Filter(parts=(KINH, group)), date(2026, 11, 25))
    assert found.parts[0] == KINH
    assert [one.values for one in found.parts[1].parts] == [
        ("60", "2026-11-25"),
        ("60", "2026-12-31"),
    ]


@pytest.mark.parametrize(
    ("day", "years", "birthday"),
    [
        (date(2026, 11, 25), 60, date(1966, 11, 25)),
        (date(2024, 2, 29), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 4, date(2020, 2, 29)),
    ],
)
def test_the_latest_birthday_of_an_age(day: date, years: int, birthday: date) -> None:
    assert years_before(day, years) == birthday


def test_narrowing_keeps_what_any_means() -> None:
    either = Filter(combination=Combination.ANY, parts=(KINH, SIXTY))
    assert narrowed(None, KINH) == Filter(parts=(KINH,))
    assert narrowed(Filter(parts=(KINH,)), SIXTY).parts == (KINH, SIXTY)
    more = FieldCondition(field="note", operator=Operator.FILLED)
    found = narrowed(either, more)
    assert found.combination is Combination.ALL
    assert found.parts == (
        ConditionGroup(combination=Combination.ANY, parts=(KINH, SIXTY)),
        more,
    )


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (FieldCondition(field="gone", operator=Operator.EMPTY), "filter-field-unknown"),
        (FieldCondition(field="note", operator=Operator.YES), "filter-operator-unknown"),
        (
            FieldCondition(field="note", operator=Operator.CONTAINS, values=("",)),
            "filter-value-missing",
        ),
        (FieldCondition(field="ethnic_group", operator=Operator.ONE_OF), "filter-value-missing"),
        (
            FieldCondition(field="born_on", operator=Operator.FROM, values=("5/2/57",)),
            "filter-value-unreadable",
        ),
        (
            FieldCondition(field="born_on", operator=Operator.IN_MONTH, values=("13",)),
            "filter-value-unreadable",
        ),
        (
            FieldCondition(field="born_on", operator=Operator.YEARS_UNTIL, values=("nhiều",)),
            "filter-value-unreadable",
        ),
        (
            FieldCondition(field="count", operator=Operator.FROM, values=("x",)),
            "filter-value-unreadable",
        ),
        (RowsCondition(record_type="gone"), "filter-rows-unknown"),
        (
            RowsCondition(
                record_type="award",
                conditions=(FieldCondition(field="gone", operator=Operator.EMPTY),),
            ),
            "filter-field-unknown",
        ),
    ],
)
def test_what_cannot_be_applied_is_told(part: FieldCondition | RowsCondition, code: str) -> None:
    assert [one.code for one in filter_problems(Filter(parts=(part,)), FIELDS)] == [code]
    inside = ConditionGroup(combination=Combination.ANY, parts=(part,))
    assert [one.code for one in filter_problems(Filter(parts=(inside,)), FIELDS)] == [code]


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("Xã Hải Hậu, tỉnh Ninh Bình", "hai hau", True),
        ("Xã Hải Hậu", "HẢI", True),
        ("Xã Hải Hậu", "hái", False),
        ("Hòa Bình", "hoà", True),
        ("Hoà Bình", "hòa bình", True),
        ("Thuỷ", "thủy", True),
        ("Đống Đa", "dong da", True),
        ("Dong", "đong", False),
        ("50% [cũ]", "% [c", True),
        ("", "a", False),
    ],
)
def test_a_piece_of_text_is_found_forgivingly(text: str, typed: str, found: bool) -> None:
    assert has(text, typed) is found


def test_the_whole_text_is_compared_forgivingly() -> None:
    assert equals("Hoà", "hòa")
    assert not equals("Hoà Bình", "hòa")
