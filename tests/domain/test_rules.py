"""Rules are found by the day of what happened; the shipped books hold together."""

from datetime import date, timedelta

import pytest

from architecture.repository import RESOURCES
from chibo_desktop.domain.rules import RuleBook, read_rules
from chibo_desktop.wording.rules import rule_text

# The folder also holds the catalogue of known facts, which is no book of rules.
BOOKS = [
    path for path in sorted((RESOURCES / "rules").glob("*.json")) if b'"rules"' in path.read_bytes()
]


def life_cycle() -> RuleBook:
    return read_rules((RESOURCES / "rules" / "life-cycle.json").read_bytes())


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.name)
def test_no_day_has_two_rules_of_one_code(path: object) -> None:
    assert read_rules(path.read_bytes()).overlapping() == ()  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.name)
def test_a_book_is_found_by_its_area_and_names_its_documents(path: object) -> None:
    book = read_rules(path.read_bytes())  # type: ignore[attr-defined]
    assert path.stem == book.area  # type: ignore[attr-defined]
    for rule in book.rules:
        assert rule.source.number
        assert rule.source.issuer
        assert rule.effective_to is None or rule.effective_from <= rule.effective_to


@pytest.mark.parametrize(
    ("day", "counted_from", "number"),
    [
        (date(2025, 7, 1), "receipt", "294-QĐ/TW"),
        (date(2026, 7, 25), "receipt", "20-QĐ/TW"),
        (date(2026, 7, 26), "issue", "208-QĐ/TW"),
    ],
)
def test_the_ceremony_is_counted_by_the_document_of_its_day(
    day: date, counted_from: str, number: str
) -> None:
    rules = life_cycle().on(day)
    rule = rules.get("ceremony-counted-from")
    assert rules.word("ceremony-counted-from") == counted_from
    assert rule is not None
    assert rule.source.number == number
    assert rules.whole("ceremony-working-days") == 30


def test_before_any_document_known_nothing_is_asked() -> None:
    first = min(rule.effective_from for rule in life_cycle().rules)
    rules = life_cycle().on(first - timedelta(days=1))
    assert rules.get("probation-months") is None
    assert rules.whole("probation-months") is None
    assert rules.word("probation-counted-from") == ""


def test_a_rule_is_cited_with_number_day_and_issuer() -> None:
    rule = life_cycle().on(date(2026, 11, 25)).get("readmission-months")
    assert rule is not None
    assert rule_text(rule) == (
        "Quy định thi hành Điều lệ Đảng số 208-QĐ/TW ngày 26/07/2026 của Ban Chấp hành Trung ương "
        "(chưa đối chiếu với văn bản gốc)"
    )
