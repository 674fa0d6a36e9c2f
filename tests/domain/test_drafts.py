"""What people type becomes plain values, or a problem beside its field."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.catalogue import Catalogue
from chibo_desktop.domain.drafts import read_draft
from chibo_desktop.domain.fields import FieldSpec, Kind, Plain
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import Severity
from chibo_desktop.wording.values import MASK, SENTENCES, typed_text, value_text

SEXES = Catalogue(
    name="gender",
    title="Giới tính",
    source="",
    labels={"male": "Nam", "female": "Nữ"},
    aliases={"Gái": "female"},
)
CATALOGUES = {"gender": SEXES}


def spec(kind: Kind, **rest: object) -> FieldSpec:
    return FieldSpec(kind=kind, label="Ô", name="field", **rest)  # type: ignore[arg-type]


def read(kind: Kind, text: str, **rest: object) -> Plain:
    reading = read_draft([spec(kind, **rest)], {"field": text}, CATALOGUES)
    assert not reading.problems
    return reading.values["field"]


@pytest.mark.parametrize(
    ("kind", "typed", "plain"),
    [
        (Kind.PARTIAL_DATE, " 5/2/1957 ", "1957-02-05"),
        (Kind.PARTIAL_DATE, "--/02/1957", "1957-02"),
        (Kind.PARTIAL_DATE, "1957", "1957"),
        (Kind.PARTIAL_DATE, "", None),
        (Kind.DATE, "05/12/2026", "2026-12-05"),
        (Kind.MONTH, "11/2026", "2026-11"),
        (Kind.DECIMAL, "7,50", "7.50"),
        (Kind.DECIMAL, "1.234,5", "1234.5"),
        (Kind.INTEGER, "1.200", 1200),
        (Kind.FLAG, "Có", True),
        (Kind.FLAG, "", False),
        (Kind.TEXT, "  Nguyễn   Văn\u00a0A ", "Nguyễn Văn A"),
        (Kind.LONG_TEXT, "một \n hai", "một\nhai"),
    ],
)
def test_what_people_type_is_understood(kind: Kind, typed: str, plain: Plain) -> None:
    assert read(kind, typed) == plain


@pytest.mark.parametrize("typed", ["female", "nữ", "Nu", "gái", "NỮ"])
def test_a_choice_is_known_by_any_spelling(typed: str) -> None:
    assert read(Kind.CHOICE, typed, catalogue="gender") == "female"


def test_a_choice_outside_its_catalogue_is_kept_and_told() -> None:
    reading = read_draft([spec(Kind.CHOICE, catalogue="gender")], {"field": "khác"}, CATALOGUES)
    assert reading.values == {"field": "khác"}
    (problem,) = reading.problems
    assert (problem.code, problem.severity) == ("choice-unknown", Severity.WARNING)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (Kind.PARTIAL_DATE, "31/02/1957"),
        (Kind.PARTIAL_DATE, "hôm qua"),
        (Kind.DATE, "02/1957"),
        (Kind.MONTH, "13/2026"),
        (Kind.DECIMAL, "bảy"),
        (Kind.DECIMAL, "NaN"),
        (Kind.INTEGER, "7,5"),
        (Kind.FLAG, "có lẽ"),
    ],
)
def test_what_cannot_be_read_is_left_out_and_told(kind: Kind, typed: str) -> None:
    reading = read_draft([spec(kind)], {"field": typed}, CATALOGUES)
    assert not reading.values
    (problem,) = reading.problems
    assert problem.field == "field"
    assert typed in SENTENCES[problem.code].format_map(problem.params)


@given(st.text())
def test_no_text_brings_the_reader_down(typed: str) -> None:
    for kind in Kind:
        reading = read_draft([spec(kind)], {"field": typed}, CATALOGUES)
        for value in reading.values.values():
            assert spec(kind).to_plain(spec(kind).from_plain(value)) == value


_DAYS = st.dates(min_value=date(1901, 1, 1), max_value=date(2199, 12, 31))
_PLAINS = st.one_of(
    st.tuples(st.just(Kind.PARTIAL_DATE), _DAYS.map(lambda day: str(PartialDate.of(day)))),
    st.tuples(st.just(Kind.PARTIAL_DATE), _DAYS.map(lambda day: f"{day:%Y-%m}")),
    st.tuples(st.just(Kind.PARTIAL_DATE), _DAYS.map(lambda day: f"{day.year}")),
    st.tuples(st.just(Kind.DATE), _DAYS.map(date.isoformat)),
    st.tuples(st.just(Kind.MONTH), _DAYS.map(lambda day: str(Month.of(day)))),
    st.tuples(st.just(Kind.FLAG), st.booleans()),
    st.tuples(
        st.just(Kind.DECIMAL),
        st.integers(-(10**9), 10**9).map(lambda n: str(Decimal(n).scaleb(-2).normalize() + 0)),
    ),
)


@given(_PLAINS)
def test_what_stands_in_the_editor_reads_back_the_same(case: tuple[Kind, Plain]) -> None:
    kind, plain = case
    again = read(kind, typed_text(spec(kind), plain))
    assert spec(kind).from_plain(again) == spec(kind).from_plain(plain)


def test_a_sensitive_number_shows_its_last_four_digits_only() -> None:
    number = spec(Kind.TEXT, sensitive=True)
    assert value_text(number, "036157001234", {}, revealed=False) == f"{MASK} 1234"
    assert value_text(number, "1234", {}, revealed=False) == MASK
    assert value_text(number, "Nguyễn Văn Minh", {}, revealed=False) == MASK
    assert value_text(number, "036157001234", {}) == "036157001234"


def test_codes_and_ids_are_shown_by_name() -> None:
    assert value_text(spec(Kind.CHOICE, catalogue="gender"), "female", CATALOGUES) == "Nữ"
    assert value_text(spec(Kind.REFERENCE), "b1", {}, {"b1": "Chi bộ 1"}) == "Chi bộ 1"
    assert value_text(spec(Kind.PARTIAL_DATE), "1957-02", {}) == "02/1957"
