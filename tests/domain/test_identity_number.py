"""Checks of identity and card numbers: refused, doubtful, or with a mended value at hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.identity_number import (
    PROVINCES,
    digits,
    identity_problems,
    old_card_problems,
    old_identity_problems,
)
from chibo_desktop.domain.problems import Severity

# Hà Nội, man born in the 20th century, in 1957.
GOOD = "001057012345"


def codes(number: str, **known: object) -> list[str]:
    return [problem.code for problem in identity_problems(number, **known)]  # type: ignore[arg-type]


def test_good_numbers() -> None:
    assert codes(GOOD, gender="male", born_year=1957) == []
    assert codes("079185012345", gender="female", born_year=1985) == []
    assert codes("001203012345", gender="male", born_year=2003) == []
    assert codes("001303012345", gender="female", born_year=2003) == []
    assert codes("") == []


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("00105701234a", ["identity-not-digits"]),
        ("٠٠١٠٥٧٠١٢٣٤٥", ["identity-not-digits"]),
        ("001 057 012 345", ["identity-not-digits"]),
        ("1057012345", ["identity-length", "identity-lost-zeros"]),
        ("01057012345", ["identity-length", "identity-lost-zeros"]),
        ("012345678", ["identity-length", "identity-maybe-old-card"]),
        ("12345", ["identity-length"]),
        ("0010570123456", ["identity-length"]),
        ("003057012345", ["identity-province-unknown"]),
        ("000057012345", ["identity-province-unknown"]),
        ("001657012345", ["identity-century-unknown"]),
    ],
)
def test_what_is_wrong(number: str, found: list[str]) -> None:
    assert codes(number) == found


def test_numbers_given_abroad_have_other_first_digits() -> None:
    assert codes("101057012345") == []


@pytest.mark.parametrize(
    ("known", "found"),
    [
        ({"gender": "female"}, ["identity-gender-differs"]),
        ({"gender": "không rõ"}, []),
        ({"born_year": 1958}, ["identity-year-differs"]),
        (
            {"gender": "female", "born_year": 2057},
            ["identity-gender-differs", "identity-year-differs"],
        ),
    ],
)
def test_disagreement_is_only_a_doubt(known: dict[str, object], found: list[str]) -> None:
    assert codes(GOOD, **known) == found
    problems = list(identity_problems(GOOD, **known))  # type: ignore[arg-type]
    assert all(problem.severity is Severity.WARNING for problem in problems)


@given(
    st.sampled_from(sorted(PROVINCES)),
    st.integers(0, 5),
    st.integers(0, 99),
    st.integers(0, 999_999),
)
def test_what_the_number_says_is_never_doubted(
    province: str, century_and_sex: int, year: int, rest: int
) -> None:
    number = f"{province}{century_and_sex}{year:02}{rest:06}"
    born = 1900 + 100 * (century_and_sex // 2) + year
    assert codes(number, gender=("male", "female")[century_and_sex % 2], born_year=born) == []


@given(st.sampled_from(sorted(PROVINCES)), st.integers(0, 10**9 - 1))
def test_lost_zeros_are_offered_back(province: str, rest: int) -> None:
    number = f"{province}{rest:09}"
    as_a_workbook_gives_it = str(int(number))
    offers = [
        problem.mended
        for problem in identity_problems(as_a_workbook_gives_it)
        if problem.severity is Severity.OFFER and problem.code == "identity-lost-zeros"
    ]
    assert offers == ([number] if 9 < len(as_a_workbook_gives_it) < 12 else [])


def test_separators_are_passed_over() -> None:
    assert digits("001 057.012-345") == GOOD
    assert digits("'001057012345") == GOOD


@pytest.mark.parametrize(
    ("number", "found", "mended"),
    [
        ("", [], ""),
        ("01234567", [], ""),
        ("1234567", ["old-card-length", "old-card-lost-zeros"], "01234567"),
        ("123456789", ["old-card-shape"], ""),
        ("1234567x", ["old-card-shape"], ""),
    ],
)
def test_old_cards(number: str, found: list[str], mended: str) -> None:
    problems = list(old_card_problems(number))
    assert [problem.code for problem in problems] == found
    assert "".join(problem.mended for problem in problems) == mended


@pytest.mark.parametrize(
    ("number", "wrong"),
    [("", False), ("012345678", False), ("012345678901", False), ("01234567", True), ("x", True)],
)
def test_old_identity_cards(number: str, wrong: bool) -> None:
    assert bool(list(old_identity_problems(number))) is wrong
