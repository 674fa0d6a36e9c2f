"""Criteria sets as data: what is shipped loads, what is wrong is said at once, nothing is lost."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.criteria import (
    CriteriaSet,
    all_criteria,
    leaf_criteria,
    load_criteria_file,
)
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.wording.criteria_file import criteria_file_sentences
from domain.criteria_examples import APPENDIX_5, FILES, FOLDER, MONTHLY, plain_file, plain_set


def codes_of(plain: object) -> set[tuple[str, str]]:
    with pytest.raises(DomainError) as refused:
        CriteriaSet.from_plain(plain)  # type: ignore[arg-type]
    assert all(line.endswith(".") for line in criteria_file_sentences(refused.value.problems))
    return {(problem.code, problem.field) for problem in refused.value.problems}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_set_loads_and_says_that_it_is_an_example(path: Path) -> None:
    criteria_set = load_criteria_file(path.read_bytes())
    assert criteria_set.id == path.stem
    assert criteria_set.is_example
    assert criteria_set.example_note.endswith(".")
    assert not any(source.is_checked for source in criteria_set.sources)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_plain_form_loses_nothing(path: Path) -> None:
    criteria_set = load_criteria_file(path.read_bytes())
    stored = json.dumps(criteria_set.to_plain(), ensure_ascii=False)
    again = CriteriaSet.from_plain(json.loads(stored, parse_float=pytest.fail))
    assert again == criteria_set
    assert again.to_plain() == criteria_set.to_plain()


def test_appendix_5_has_the_two_groups_of_the_document() -> None:
    assert [(group.number, group.maximum) for group in APPENDIX_5.criteria] == [
        ("I", Decimal(30)),
        ("II", Decimal(70)),
    ]
    leaves = leaf_criteria(APPENDIX_5)
    assert [leaf.number for leaf in leaves[:4]] == ["1.1", "1.2", "1.3", "2"]
    assert sum(leaf.ceiling for leaf in leaves) == 100
    assert {leaf.step for leaf in leaves} == {Decimal("0.5")}


def test_lines_come_in_print_order_with_their_depth() -> None:
    lines = [(depth, line.code) for depth, line in all_criteria(APPENDIX_5)]
    assert lines[:4] == [(0, "I"), (1, "I.1"), (2, "I.1.1"), (2, "I.1.2")]


def test_it_is_in_force_by_the_last_day_of_the_month_and_due_in_the_next() -> None:
    assert APPENDIX_5.covers(Month(2025, 8))
    assert not APPENDIX_5.covers(Month(2025, 7))
    ended = CriteriaSet.from_plain(plain_set(effective_to="2026-06-29"))
    assert ended.covers(Month(2026, 5))
    assert not ended.covers(Month(2026, 6))
    assert MONTHLY.due_on(Month(2026, 12)) == date(2027, 1, 5)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"scale": 100.0}, ("criteria-number-not-exact", "scale")),
        ({"scale": "1e2"}, ("criteria-not-a-number", "scale")),
        ({"scale": True}, ("criteria-not-a-number", "scale")),
        ({"scale": 90}, ("criteria-scale-differs", "scale")),
        ({"title": " "}, ("criteria-text-empty", "title")),
        ({"title": "a\u200bb"}, ("criteria-not-a-text", "title")),
        ({"colour": "đỏ"}, ("criteria-field-unknown", "colour")),
        ({"effective_from": "20260101"}, ("criteria-not-a-day", "effective_from")),
        ({"effective_from": "2026-02-30"}, ("criteria-not-a-day", "effective_from")),
        ({"effective_to": "2025-01-01"}, ("criteria-dates-reversed", "effective_to")),
        ({"report_due_day": 29}, ("criteria-due-day", "report_due_day")),
        ({"report_due_day": "5"}, ("criteria-not-a-whole-number", "report_due_day")),
        ({"is_example": 1}, ("criteria-not-a-flag", "is_example")),
        ({"final_marker": "board"}, ("criteria-marker-unknown", "final_marker")),
        ({"markers": []}, ("criteria-list-empty", "markers")),
        ({"markers": "self"}, ("criteria-not-a-list", "markers")),
        ({"criteria": []}, ("criteria-list-empty", "criteria")),
        ({"criteria": [7]}, ("criteria-not-an-object", "criteria[0]")),
        ({"scope_level": "moon"}, ("criteria-choice-unknown", "scope_level")),
        ({"bands": []}, ("criteria-bands-not-open", "bands")),
        (
            {"bands": [{"rating": "good", "minimum": 5}, {"rating": "excellent", "minimum": 0}]},
            ("criteria-bands-out-of-order", "bands[1]"),
        ),
        ({"rounding": {"decimals": 9}}, ("criteria-decimals", "rounding.decimals")),
        (
            {"not_rated": {"statuses": ["active"], "newly_admitted_months": 6}},
            ("criteria-choice-unknown", "not_rated.statuses[0]"),
        ),
        (
            {"not_rated": {"statuses": [], "newly_admitted_months": 90}},
            ("criteria-months", "not_rated.newly_admitted_months"),
        ),
        (
            {"votes": {"base": "present", "minimum_share": 100}},
            ("criteria-not-a-percentage", "votes.minimum_share"),
        ),
        (
            {"facts": [{"code": "x", "label": "X", "kind": "flag", "default": 2}]},
            ("criteria-fact-default", "facts[0].default"),
        ),
    ],
)
def test_a_wrong_value_is_named(changes: dict[str, Any], problem: tuple[str, str]) -> None:
    assert problem in codes_of(plain_set(**changes))


@pytest.mark.parametrize(
    ("leaf", "problem"),
    [
        ({"maximum": None}, ("criteria-field-missing", "criteria[0].maximum")),
        ({"maximum": 0}, ("criteria-not-positive", "criteria[0].maximum")),
        ({"step": "0"}, ("criteria-not-positive", "criteria[0].step")),
        ({"step": 7}, ("criteria-step-misses-maximum", "criteria[0].step")),
        ({"code": "I 1"}, ("criteria-code-malformed", "criteria")),
    ],
)
def test_a_wrong_criterion_is_named(leaf: dict[str, Any], problem: tuple[str, str]) -> None:
    plain = plain_set()
    plain["criteria"][0] |= leaf
    assert problem in codes_of(plain)


def test_a_group_whose_children_add_up_to_something_else_is_named() -> None:
    plain = plain_file(FOLDER / "phu-luc-5_366-QD-TW.json")
    plain["criteria"][0]["maximum"] = 31
    assert codes_of(plain) == {("criteria-sum-differs", "criteria[0].maximum")}


def test_two_criteria_of_one_code_are_named() -> None:
    plain = plain_file(FOLDER / "phu-luc-5_366-QD-TW.json")
    plain["criteria"][1]["code"] = "I.1.1"
    assert codes_of(plain) == {("criteria-code-repeated", "criteria")}


def test_a_condition_on_nothing_and_a_strange_placeholder_are_named() -> None:
    plain = plain_file(FOLDER / "phu-luc-5_366-QD-TW.json")
    plain["bands"][0]["conditions"][0] |= {"fact": "luck", "clause": "có {value.__class__}"}
    del plain["bands"][2]
    plain["forced"][0]["rating"] = "fulfilled"
    path = "bands[0].conditions[0]"
    assert codes_of(plain) == {
        ("criteria-fact-unknown", f"{path}.fact"),
        ("criteria-placeholder-unknown", f"{path}.clause"),
        ("criteria-rating-without-band", "forced[0].rating"),
    }


def test_everything_wrong_is_said_at_once() -> None:
    plain = plain_set(scale=1.5, report_due_day=31, final_marker="board")
    del plain["title"]
    assert codes_of(plain) == {
        ("criteria-field-missing", "title"),
        ("criteria-number-not-exact", "scale"),
        ("criteria-due-day", "report_due_day"),
        ("criteria-marker-unknown", "final_marker"),
    }


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"\xff", b"[" * 100_000, b'{"scale": ' + b"9" * 5000 + b"}", b'{"a":1,"a":2}'],
)
def test_a_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(DomainError) as refused:
        load_criteria_file(data)
    assert criteria_file_sentences(refused.value.problems)


def test_criteria_nested_without_end_are_refused() -> None:
    leaf: dict[str, Any] = {"code": "A", "number": "1", "label": "A", "maximum": 100}
    for depth in range(50):
        leaf = {"code": f"A{depth}", "number": "1", "label": "A", "children": [leaf]}
    assert {code for code, _ in codes_of(plain_set(criteria=[leaf]))} == {"criteria-not-an-object"}


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(name=st.sampled_from(sorted(APPENDIX_5.to_plain())), value=_JSON)
def test_any_value_in_any_field_loads_or_is_refused(name: str, value: object) -> None:
    plain = APPENDIX_5.to_plain() | {name: value}
    try:
        read = CriteriaSet.from_plain(plain)
    except DomainError as refused:
        problems = refused.problems
    else:
        assert CriteriaSet.from_plain(read.to_plain()) == read
        return
    assert all(line.endswith(".") for line in criteria_file_sentences(problems))


@given(
    parts=st.lists(st.integers(1, 400), min_size=1, max_size=12),
    decimals=st.integers(0, 4),
    ends=st.none() | st.dates(date(2026, 1, 1)),
)
def test_any_sound_set_survives_its_plain_form(
    parts: list[int], decimals: int, ends: date | None
) -> None:
    criteria = [
        {"code": f"c{index}", "number": f"{index}", "label": "Ý", "maximum": f"{part / 4:.2f}"}
        | {"step": "0.25"}
        for index, part in enumerate(parts)
    ]
    plain = plain_set(
        criteria=criteria,
        scale=f"{sum(parts) / 4:.2f}",
        rounding={"decimals": decimals},
        effective_to=ends and ends.isoformat(),
    )
    read = CriteriaSet.from_plain(plain)
    assert CriteriaSet.from_plain(json.loads(json.dumps(read.to_plain()))) == read
