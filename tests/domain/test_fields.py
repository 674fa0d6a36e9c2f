"""Field declarations: what a value is in plain form, and back, whatever the kind."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.journal import canonical
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.text import nfc, nfc_lines
from strategies import any_plain

texts = st.text(max_size=10)
VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: texts.map(nfc),
    Kind.LONG_TEXT: texts.map(nfc_lines),
    Kind.CHOICE: texts.map(nfc),
    Kind.REFERENCE: texts,
    Kind.INTEGER: st.none() | st.integers(),
    Kind.DECIMAL: st.none() | st.decimals(allow_nan=False, allow_infinity=False),
    Kind.FLAG: st.booleans(),
    Kind.DATE: st.none() | st.dates(),
    Kind.PARTIAL_DATE: st.none() | st.dates(date(1800, 1, 1), date(2200, 1, 1)).map(PartialDate.of),
    Kind.MONTH: st.none() | st.builds(Month, st.integers(1900, 9999), st.integers(1, 12)),
    Kind.MAPPING: st.dictionaries(texts, texts),
    Kind.DOCUMENT: st.dictionaries(texts, any_plain),
}


def spec(kind: Kind) -> FieldSpec:
    return FieldSpec(kind=kind, label="Trường", name="field")


def test_every_kind_is_tried() -> None:
    assert set(VALUES) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_a_value_comes_back_from_its_plain_form(kind: Kind) -> None:
    @given(VALUES[kind])
    def there_and_back(value: Any) -> None:
        plain = spec(kind).to_plain(value)
        canonical(plain)
        assert spec(kind).from_plain(plain) == value

    there_and_back()


@pytest.mark.parametrize("kind", Kind)
def test_the_empty_value_is_empty_in_every_form(kind: Kind) -> None:
    one = spec(kind)
    assert one.from_plain(None) == one.from_plain(one.to_plain(one.empty)) == one.empty
    assert not one.empty


@pytest.mark.parametrize("kind", Kind)
def test_anything_else_is_refused(kind: Kind) -> None:
    @given(any_plain)
    def refused_or_held(plain: Any) -> None:
        try:
            value = spec(kind).from_plain(plain)
        except ValueError:
            return
        spec(kind).to_plain(value)

    refused_or_held()


@pytest.mark.parametrize(
    ("kind", "plain"),
    [
        (Kind.TEXT, 5),
        (Kind.REFERENCE, ["x"]),
        (Kind.INTEGER, 1.5),
        (Kind.INTEGER, "một"),
        (Kind.DECIMAL, "ba"),
        (Kind.DATE, "2026-02-30"),
        (Kind.PARTIAL_DATE, "02/1957"),
        (Kind.MONTH, "2026-13"),
        (Kind.MAPPING, "x"),
        (Kind.DOCUMENT, "x"),
        (Kind.DOCUMENT, ["x"]),
    ],
)
def test_what_is_no_such_value(kind: Kind, plain: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        spec(kind).from_plain(plain)


def test_texts_are_composed_on_the_way_in() -> None:
    assert spec(Kind.TEXT).from_plain("Nguye\u0302\u0303n  Va\u0306n ") == "Nguyễn Văn"


def test_decimals_keep_every_digit() -> None:
    one = spec(Kind.DECIMAL)
    assert one.to_plain(one.from_plain("10.50")) == "10.50"
    assert one.from_plain("0.1") == Decimal("0.1")


@pytest.mark.parametrize("change", [lambda value: value.update(a="b"), lambda value: value.clear()])
def test_mappings_cannot_be_changed_in_place(change: Callable[[Any], None]) -> None:
    value = spec(Kind.MAPPING).from_plain({"TC1": "9.5"})
    with pytest.raises(AttributeError):
        change(value)
