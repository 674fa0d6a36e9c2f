"""Who may be proposed for a commendation: only decided excellence, in a row without a gap."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop import resources
from chibo_desktop.domain.commending import (
    MeritState,
    YearResult,
    check_merits,
    merit_standards,
    read_merit_forms,
    years_in_a_row,
)
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.rules import read_rules
from chibo_desktop.wording.merits import merit_money, merit_reasons

BOOK = read_rules(resources.path("rules", "year-end.json").read_bytes())
FORMS = read_merit_forms(resources.path("commendations", "standards.json").read_bytes())
ALL = merit_standards(FORMS, BOOK.on(date(2026, 12, 31)))
STANDARDS = [one for one in ALL if one.form.is_for_members and one.form.is_yearly]
BEST = YearResult(rating=Rating.EXCELLENT, is_decided=True)
PROPOSED = YearResult(rating=Rating.EXCELLENT)
GOOD = YearResult(rating=Rating.GOOD, is_decided=True)
PUNISHED = YearResult(rating=Rating.EXCELLENT, is_decided=True, was_disciplined=True)
FIVE = dict.fromkeys(range(2022, 2027), BEST)


def states(history: dict[int, YearResult]) -> list[MeritState]:
    return [check.state for check in check_merits(history, 2026, STANDARDS)]


MET, WAITING, NOT = MeritState.MET, MeritState.WAITING, MeritState.NOT_MET


@pytest.mark.parametrize(
    ("history", "expected", "said"),
    [
        ({}, [NOT, NOT, NOT], "chưa có mức xếp loại"),
        ({2026: GOOD}, [NOT, NOT, NOT], "không phải hoàn thành xuất sắc"),
        ({2026: BEST}, [MET, NOT, NOT], "Hoàn thành xuất sắc nhiệm vụ trong năm"),
        ({2026: PROPOSED}, [WAITING, NOT, NOT], "Chưa có quyết định công nhận của năm 2026"),
        ({2026: PUNISHED}, [NOT, NOT, NOT], "Bị kỷ luật trong năm 2026"),
        (FIVE, [MET, MET, MET], "5 năm liền"),
        (FIVE | {2023: PROPOSED}, [MET, WAITING, WAITING], "của năm 2023"),
        (FIVE | {2024: GOOD}, [MET, NOT, NOT], "năm 2024 xếp loại “hoàn thành tốt"),
        (FIVE | {2024: PUNISHED}, [MET, NOT, NOT], "bị kỷ luật năm 2024"),
        ({2026: BEST, 2025: BEST}, [MET, NOT, NOT], "chưa có xếp loại năm 2024"),
    ],
)
def test_each_standard_says_why_or_why_not(history, expected, said):
    checks = check_merits(history, 2026, STANDARDS)
    assert [check.state for check in checks] == expected
    assert any(said in sentence for check in checks for sentence in merit_reasons(check))


def test_the_money_is_the_factor_times_the_base_salary_in_thousands():
    assert [merit_money(one) for one in STANDARDS] == ["702.000 đ", "2.340.000 đ", "3.510.000 đ"]


def test_before_the_rule_there_is_no_standard():
    assert merit_standards(FORMS, BOOK.on(date(2020, 1, 1))) == ()


results = st.builds(
    YearResult,
    rating=st.none() | st.sampled_from(Rating),
    is_decided=st.booleans(),
    was_disciplined=st.booleans(),
)


@given(history=st.dictionaries(st.integers(2010, 2026), results))
def test_a_row_is_never_longer_than_the_excellent_years_and_every_check_has_a_reason(history):
    row = years_in_a_row(history, 2026)
    assert row <= sum(1 for one in history.values() if one.counts)
    for check in check_merits(history, 2026, STANDARDS):
        assert merit_reasons(check)
        assert check.state is MeritState.NOT_MET or row >= check.standard.years_needed


@given(history=st.dictionaries(st.integers(2010, 2026), results), year=st.integers(2010, 2026))
def test_a_discipline_never_helps(history, year):
    before = history.get(year, YearResult())
    worse = history | {
        year: YearResult(rating=before.rating, is_decided=before.is_decided, was_disciplined=True)
    }
    order = list(reversed(MeritState))
    for with_, without in zip(states(worse), states(history), strict=True):
        assert order.index(with_) <= order.index(without)


def test_every_rule_names_a_document_of_the_book():
    plain = json.loads(resources.path("rules", "year-end.json").read_bytes())
    assert {rule["source"] for rule in plain["rules"]} <= plain["sources"].keys()
    assert BOOK.overlapping() == ()
