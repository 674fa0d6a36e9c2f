"""The shipped criteria sets, and small ones made from a few lines, for tests of evaluation."""

import copy
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from chibo_desktop.domain.criteria import CriteriaSet, leaf_criteria, load_criteria_file
from chibo_desktop.domain.criteria_parts import Criterion, CriterionKind

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "criteria"
FILES = sorted(FOLDER.glob("*.json"))
APPENDIX_5 = load_criteria_file((FOLDER / "phu-luc-5_366-QD-TW.json").read_bytes())
MONTHLY = load_criteria_file((FOLDER / "thang-vi-du.json").read_bytes())

_PLAIN: dict[str, Any] = {
    "id": "thu",
    "version": "1",
    "title": "Bộ thử",
    "area": "Đánh giá",
    "scope_level": "branch",
    "applies_to": "Đảng viên",
    "sources": [],
    "effective_from": "2026-01-01",
    "report_due_day": 5,
    "scale": 100,
    "markers": [{"code": "self", "label": "Tự chấm", "short_label": "Tự"}],
    "criteria": [{"code": "A", "number": "1", "label": "Chung", "maximum": 100, "step": "0.01"}],
    "bands": [
        {"rating": "excellent", "minimum": 90},
        {"rating": "good", "minimum": 70},
        {"rating": "unfulfilled", "minimum": 0},
    ],
    "fall_through": "best_whose_conditions_hold",
    "not_rated": {"statuses": ["exempt"], "newly_admitted_months": 6},
    "votes": {"base": "present", "minimum_share": 50},
}


def plain_set(**changes: Any) -> dict[str, Any]:
    """The plain form of a small set, some fields replaced."""
    return {**copy.deepcopy(_PLAIN), **changes}


def plain_file(path: Path) -> dict[str, Any]:
    """A shipped file as plain values."""
    plain: dict[str, Any] = json.loads(path.read_bytes())
    return plain


def full_marks(criteria_set: CriteriaSet) -> dict[str, Decimal]:
    """The most for every required criterion."""
    return {
        leaf.code: leaf.ceiling
        for leaf in leaf_criteria(criteria_set)
        if leaf.kind is CriterionKind.NUMERIC
    }


def marks_worth(criteria_set: CriteriaSet, total: str) -> dict[str, Decimal]:
    """Complete marks that add up to a total, taken off from the last criterion backwards."""
    marks = full_marks(criteria_set)
    excess = criteria_set.scale - Decimal(total)
    for code in reversed(marks):
        taken = min(marks[code], excess)
        marks[code] -= taken
        excess -= taken
    return marks


def possible_marks(criteria_set: CriteriaSet) -> st.SearchStrategy[dict[str, Decimal]]:
    """Complete and valid marks."""
    return st.fixed_dictionaries(
        {leaf.code: _on_step(leaf) for leaf in leaf_criteria(criteria_set)}
    )


def _on_step(leaf: Criterion) -> st.SearchStrategy[Decimal]:
    steps = st.integers(0, int(leaf.ceiling / leaf.step))
    return steps.map(lambda count: count * leaf.step)


def any_marks(criteria_set: CriteriaSet) -> st.SearchStrategy[dict[str, Decimal]]:
    """Whatever may reach the rules: missing, unknown, too big, not even a number."""
    codes = [leaf.code for leaf in leaf_criteria(criteria_set)]
    numbers = st.one_of(
        st.decimals(allow_nan=True, allow_infinity=True),
        st.decimals(0, 40, places=1),
        st.sampled_from([Decimal("1E+999999"), Decimal("1E-999999"), Decimal("sNaN")]),
    )
    return st.dictionaries(st.sampled_from([*codes, "??"]), numbers)


def any_facts(criteria_set: CriteriaSet) -> st.SearchStrategy[dict[str, Decimal]]:
    """Stated facts, possible and impossible."""
    codes = [fact.code for fact in criteria_set.facts]
    numbers = st.one_of(
        st.sampled_from([Decimal(0), Decimal(1), Decimal(2), Decimal(100)]),
        st.decimals(-5, 105, places=1),
    )
    return st.dictionaries(st.sampled_from([*codes, "??"]), numbers)


def possible_facts(criteria_set: CriteriaSet) -> st.SearchStrategy[dict[str, Decimal]]:
    """Stated facts that are possible: 0 and 1 are, for every kind, and some percents."""
    return st.fixed_dictionaries(
        {},
        optional={
            fact.code: st.integers(0, 1 if fact.kind == "flag" else 100).map(Decimal)
            for fact in criteria_set.facts
        },
    )
