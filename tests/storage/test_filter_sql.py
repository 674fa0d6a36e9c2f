"""A filter asked of the file finds whom plain Python finds, whatever the filter."""

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from builders import Node, copy_of, member, quick_folder
from chibo_desktop.domain.evaluation import Evaluation
from chibo_desktop.domain.fields import FieldSpec, Kind, Plain
from chibo_desktop.domain.filter import (
    DEEPEST,
    OPERATORS,
    Combination,
    ConditionGroup,
    FieldCondition,
    Filter,
    Operator,
    RowsCondition,
    depth,
    settled,
    value_counts,
)
from chibo_desktop.domain.filter_checks import FilterFields, filter_problems, row_fields
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.records import type_of
from chibo_desktop.storage.engine import Store
from chibo_desktop.storage.member_filter import MEMBER_FIELDS
from chibo_desktop.storage.member_lines import MemberFilters, member_count, member_ids
from filter_oracle import holds

TODAY = date(2026, 11, 25)
WORDS = ("Hòa", "Hoà", "hoa", "Đạt", "dat", "Xã Hải Hậu", "a*b?[c]", "Tỉnh", "", "  ", "ỵ")
CODES = ("", "kinh", "muong", "male", "female", "active", "left", "khác lạ")
DATES = (
    *(None, "1957", "1957-02", "1957-02-05", "1956-12-31", "1957-01-01", "1957-12-31", "1990-06"),
    *("2000-02-29", "2001-02-28", "2001-03-01", "2026-11-25", "2026-11-26", "1966-11-25"),
)
ROWS = row_fields()


def random_value(spec: FieldSpec, dice: random.Random) -> Any:
    match spec.kind:
        case Kind.TEXT | Kind.LONG_TEXT:
            return dice.choice(WORDS).strip()
        case Kind.CHOICE | Kind.REFERENCE:
            return dice.choice(CODES)
        case Kind.DATE:
            return dice.choice([None, date(1957, 2, 5), date(2000, 2, 29)])
        case Kind.PARTIAL_DATE:
            text = dice.choice(DATES)
            return PartialDate.parse(text) if text else None
        case Kind.FLAG:
            return dice.random() < 0.5
        case _:
            return None


class Pool:
    """A file of random members and evaluations, and the same as plain values."""

    def __init__(self, node: Node, people: dict[str, Plain], rows: dict[str, Plain]) -> None:
        self.node, self.people, self.rows = node, people, rows

    def __repr__(self) -> str:
        return "a pool"  # Hypothesis shows what it was given


@pytest.fixture(scope="module")
def pool(template: Store) -> Iterator[Pool]:
    dice = random.Random(20261125)
    with quick_folder() as home:
        node = copy_of(template, home, "s1")
        kind = type_of(Member)
        own = [spec for spec in kind.fields if spec.name in MEMBER_FIELDS]
        people = [
            member(number, **{spec.name: random_value(spec, dice) for spec in own})
            for number in range(120)
        ]
        marked = [
            Evaluation(
                id=f"e{number}",
                org_id=people[0].org_id,
                member_id=f"m{dice.randrange(140)}",
                position=dice.choice(WORDS).strip(),
                final_rating=dice.choice(["", "good", "excellent"]),
            )
            for number in range(90)
        ]
        with node.unit() as unit:
            unit.save_all(people, act="member.create")
            unit.save_all(marked, act="x")
            for one in marked[:9]:
                unit.void(one, reason="nhầm", act="undo")
        rows: dict[str, list[dict[str, Any]]] = {}
        for one in marked[9:]:
            rows.setdefault(one.member_id, []).append(type_of(Evaluation).plain(one))
        plain = {one.id: {**kind.plain(one), "org_id": one.org_id} for one in people}
        yield Pool(node, plain, {key: {"evaluation": found} for key, found in rows.items()})
        node.store.close()


def values(spec: FieldSpec, operator: Operator) -> st.SearchStrategy[tuple[str, ...]]:
    fewest, most = value_counts(operator)
    if operator.name.startswith("YEARS"):
        years = st.lists(st.integers(0, 110).map(str), min_size=most - 1, max_size=most - 1)
        until = st.lists(st.sampled_from(["2026-11-25", "2024-02-29", "2025-12-31"]), max_size=1)
        return st.tuples(years, until).map(lambda both: (*both[0], *both[1]))
    if operator is Operator.IN_MONTH:
        one: st.SearchStrategy[str] = st.integers(1, 12).map(str)
    elif spec.kind in (Kind.DATE, Kind.PARTIAL_DATE, Kind.MONTH):
        one = st.sampled_from([text for text in DATES if text])
    elif spec.kind in (Kind.INTEGER, Kind.DECIMAL):
        one = st.integers(-5, 200).map(str)
    elif spec.kind in (Kind.TEXT, Kind.LONG_TEXT):
        one = st.sampled_from([text for text in WORDS if text.strip()])
    else:
        one = st.sampled_from([code for code in CODES if code])
    return st.lists(one, min_size=fewest, max_size=min(most, 3)).map(tuple)


def condition(fields: dict[str, FieldSpec]) -> st.SearchStrategy[FieldCondition]:
    def of(key: str) -> st.SearchStrategy[FieldCondition]:
        spec = fields[key]
        return st.sampled_from(OPERATORS[spec.kind]).flatmap(
            lambda operator: values(spec, operator).map(
                lambda given: FieldCondition(field=key, operator=operator, values=given)
            )
        )

    return st.sampled_from(sorted(fields)).flatmap(of)


statements = condition(dict(MEMBER_FIELDS)) | st.builds(
    RowsCondition,
    record_type=st.just("evaluation"),
    exists=st.booleans(),
    conditions=st.lists(condition(dict(ROWS["evaluation"].fields)), max_size=2).map(tuple),
)
parts = st.recursive(
    statements,
    lambda inner: st.builds(
        ConditionGroup,
        combination=st.sampled_from(Combination),
        parts=st.lists(inner, max_size=3).map(tuple),
    ),
    max_leaves=6,
)
filters = st.builds(
    Filter,
    combination=st.sampled_from(Combination),
    parts=st.lists(parts, max_size=4).map(tuple),
)


@given(given_filter=filters)
@settings(max_examples=250, deadline=None, report_multiple_bugs=False)
def test_the_file_finds_whom_plain_python_finds(pool: Pool, given_filter: Filter) -> None:
    known = FilterFields(fields=MEMBER_FIELDS, rows=ROWS)
    assume(depth(given_filter) <= DEEPEST)
    assert filter_problems(given_filter, known) == ()
    asked = settled(given_filter, TODAY)
    wanted = {
        key
        for key, person in pool.people.items()
        if holds(asked, person, MEMBER_FIELDS, pool.rows.get(key, {}))
    }
    narrowed = MemberFilters(condition=asked)
    with pool.node.unit() as unit:
        assert set(member_ids(unit.connection, narrowed)) == wanted
        assert member_count(unit.connection, narrowed) == len(wanted)
