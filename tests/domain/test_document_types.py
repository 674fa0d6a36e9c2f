"""The 104 types and what a dossier must have, from the shipped data."""

from datetime import date

import pytest

from chibo_desktop import resources
from chibo_desktop.domain.document_types import (
    DocumentTypes,
    PaperRule,
    missing,
    read_document_types,
    read_paper_rule,
    rule_on,
)
from chibo_desktop.domain.member import MemberStatus
from chibo_desktop.domain.partial_date import PartialDate


@pytest.fixture(scope="module")
def types() -> DocumentTypes:
    return read_document_types(resources.path("catalogues", "document_type.json").read_bytes())


@pytest.fixture(scope="module")
def rule() -> PaperRule:
    folder = resources.path("rules", "papers")
    return read_paper_rule((folder / "required-2011.json").read_bytes())


def test_there_are_104_numbered_types_in_three_priorities(types: DocumentTypes) -> None:
    assert [one.number for one in types.types] == list(range(1, 105))
    assert len({one.title for one in types.types}) == 104
    counts = [sum(one.priority == level for one in types.types) for level in (1, 2, 3)]
    assert counts == [36, 49, 19]
    assert "chưa đối chiếu" in types.source


def test_required_papers_name_types_that_exist(types: DocumentTypes, rule: PaperRule) -> None:
    assert all(code in types.by_code for paper in rule.papers for code in paper.types)
    assert "đối chiếu" in rule.source


def test_a_probationary_member_needs_no_papers_of_recognition(rule: PaperRule) -> None:
    admitted = PartialDate(2026, 3, 1)
    probationary = rule.required(MemberStatus.PROBATIONARY, admitted)
    full = rule.required(MemberStatus.FULL, admitted)
    assert len(probationary) == 11
    assert len(full) == 18
    assert "7" not in {code for paper in probationary for code in paper.types}


@pytest.mark.parametrize(
    ("admitted", "count"),
    [
        (PartialDate(1980, 1, 6), 5),
        (PartialDate(2011, 10, 31), 5),
        (PartialDate(2011), 5),
        (PartialDate(2011, 11, 1), 18),
        (None, 5),
    ],
)
def test_of_members_admitted_long_ago_less_is_asked(
    rule: PaperRule, admitted: PartialDate | None, count: int
) -> None:
    assert len(rule.required(MemberStatus.FULL, admitted)) == count


def test_any_of_the_types_will_do(rule: PaperRule) -> None:
    required = rule.required(MemberStatus.FULL, PartialDate(1980))
    left = missing(required, {"1", "2", "85", "6"})
    assert [paper.types for paper in left] == [("7",)]


def test_the_rule_of_the_day_is_taken(rule: PaperRule) -> None:
    assert rule_on([rule], date(2026, 11, 25)) is rule
    assert rule_on([rule], date(2000, 1, 1)) is None
