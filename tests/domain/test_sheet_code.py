"""The code of a self-mark sheet: what it tells, what it notices."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.sheet_code import (
    ALPHABET,
    LENGTH,
    printed_code,
    read_sheet_code,
    rows_of_code,
    sheet_code,
)

months = st.builds(Month, st.integers(2020, 2060), st.integers(1, 12))
rows = st.uuids().map(str)


@given(rows, months)
def test_a_code_leads_back_to_its_row_and_month(row: str, month: Month) -> None:
    code = sheet_code(row, month)
    read = read_sheet_code(code)
    assert len(code) == LENGTH
    assert read.is_of(month)
    assert row in rows_of_code(read, [row], month)
    assert read_sheet_code(f" {printed_code(code).lower()}\r\n") == read


@given(rows, months, st.integers(-23, 23).filter(bool))
def test_a_sheet_of_another_month_says_which(row: str, month: Month, later: int) -> None:
    read = read_sheet_code(sheet_code(row, month))
    assert not read.is_of(month.plus(later))
    assert read.month_near(month.plus(later)) == month


@given(rows, months, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(row: str, month: Month, place: int, letter: str) -> None:
    code = sheet_code(row, month)
    typed = code[:place] + letter + code[place + 1 :]
    if typed != code:
        with pytest.raises(DomainError) as refused:
            read_sheet_code(typed)
        assert refused.value.problems[0].code == "sheet-code-check"


@given(rows, months)
def test_any_two_characters_that_changed_places_are_noticed(row: str, month: Month) -> None:
    code = sheet_code(row, month)
    for first, second in combinations(range(LENGTH), 2):
        letters = list(code)
        letters[first], letters[second] = letters[second], letters[first]
        if (typed := "".join(letters)) != code:
            with pytest.raises(DomainError):
                read_sheet_code(typed)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "sheet-code-empty"),
        (" - ", "sheet-code-empty"),
        ("2345678", "sheet-code-length"),
        ("234567899", "sheet-code-length"),
        ("2345O789", "sheet-code-letter"),
        ("234Đ6789", "sheet-code-letter"),
        ("Nguyễn Văn An", "sheet-code-letter"),
    ],
)
def test_what_is_no_code_is_told_apart(typed: str, code: str) -> None:
    with pytest.raises(DomainError) as refused:
        read_sheet_code(typed)
    assert refused.value.problems[0].code == code


def test_no_letter_is_one_that_an_input_method_changes() -> None:
    """Telex: vowels, d, w and a z that follows; VNI: a digit after a vowel or d."""
    assert not set(ALPHABET) & set("AEIOUYDWZ01")
    assert len(set(ALPHABET)) == 23
