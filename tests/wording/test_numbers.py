from decimal import Decimal

import pytest

from chibo_desktop.wording.numbers import (
    count_text,
    decimal_text,
    mark_text,
    ordinal,
    percent_text,
)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("8", "8"),
        ("8.00", "8"),
        ("7.50", "7,5"),
        ("0.25", "0,25"),
        ("100", "100"),
        ("1E+2", "100"),
        ("-2", "−2"),
        ("-0.0", "0"),
        ("-0.5", "−0,5"),
        ("1234567.5", "1.234.567,5"),
    ],
)
def test_numbers_have_a_comma_and_no_trailing_zeros(value: str, written: str) -> None:
    assert decimal_text(Decimal(value)) == written


def test_no_mark_is_nothing_and_zero_is_zero() -> None:
    assert mark_text(None) == ""
    assert mark_text(Decimal(0)) == "0"


def test_a_percentage_never_leaves_its_sign_on_the_next_line() -> None:
    assert percent_text(Decimal("0.8571")) == "85,7\u202f%"
    assert percent_text(Decimal("0.2")) == "20\u202f%"
    assert percent_text(Decimal("1")) == "100\u202f%"


def test_ordinals_and_counts() -> None:
    assert [ordinal(number) for number in (1, 4, 10, 11)] == [
        "thứ nhất",
        "thứ tư",
        "thứ mười",
        "thứ 11",
    ]
    assert count_text(5600000) == "5.600.000"
