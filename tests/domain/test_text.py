"""Vietnamese text: one Unicode form, dictionary order, search without marks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.text import fold, match_key, name_sort_key, nfc, nfc_lines, sort_key

vietnamese = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằặấầậéềệóồộớờợúứừýỳ AĐÔƯ", max_size=12)

# The order of a Vietnamese dictionary, written by hand: letters, then tones, then case.
LETTERS = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
TONES = ["ma", "Ma", "mà", "mả", "mã", "má", "mạ"]
WORDS = [
    "an", "ăn", "ân", "ba", "bà", "bá", "bạ", "bá bộ", "da", "đa", "đà", "em", "êm",
    "ho", "hoa", "hòa", "hóa", "hô", "hơ", "thu", "thủ", "thu hà", "thư", "Thư", "thử", "thương",
    "uy", "ưu", "vui", "ý",
]  # fmt: skip
# Given name first, then family name, then the names between.
PEOPLE = [
    "Trần An",
    "Nguyễn Thị An",
    "Nguyễn Văn An",
    "Lê Ân",
    "Phạm Thị Đào",
    "Nguyễn Hòa",
    "Bùi Đức Thắng",
    "Nguyễn Minh Thư",
]


@pytest.mark.parametrize("row", [LETTERS, TONES, WORDS])
def test_dictionary_order(row: list[str]) -> None:
    backwards = row[::-1]
    assert sorted(backwards, key=sort_key) == row


def test_people_stand_by_given_name() -> None:
    expected = [
        "Nguyễn Thị An", "Nguyễn Văn An", "Trần An", "Lê Ân", "Phạm Thị Đào", "Nguyễn Hòa",
        "Bùi Đức Thắng", "Nguyễn Minh Thư",
    ]  # fmt: skip
    assert sorted(PEOPLE, key=name_sort_key) == expected


def test_a_name_of_one_word_and_none() -> None:
    assert sorted(["An", "", "Lê An"], key=name_sort_key) == ["", "An", "Lê An"]


@given(vietnamese)
def test_both_unicode_forms_stand_in_the_same_place(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert sort_key(apart) == sort_key(text)
    assert fold(apart) == fold(text)
    assert nfc(apart) == nfc(text)


@given(vietnamese, vietnamese)
def test_only_equal_texts_stand_together(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Đặng Thị Huệ", "dang thi hue"),
        ("ĐẢNG ỦY", "dang uy"),
        ("đ", "d"),
        ("Nguyễn Văn Ưng", "nguyen van ung"),
        ("Thượng úy 012", "thuong uy 012"),
    ],
)
def test_search_forgets_marks(written: str, found: str) -> None:
    assert fold(written) == found


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa", "hoà"),
        ("thúy", "thuý"),
        ("Đảng  ủy", "đảng uỷ"),
        (" Hoá ", "hóa"),
    ],
)
def test_the_place_of_the_tone_does_not_matter(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


def test_different_words_stay_different() -> None:
    assert len({match_key(word) for word in (*LETTERS, *TONES[1:])}) == len(LETTERS) + 6


@given(st.text(max_size=30))
def test_input_is_composed_and_trimmed(text: str) -> None:
    clean = nfc(text)
    assert unicodedata.is_normalized("NFC", clean)
    assert nfc(clean) == clean
    assert "  " not in clean
    assert clean == clean.strip()
    assert nfc_lines(nfc_lines(text)) == nfc_lines(text)


def test_lines_are_kept_in_long_texts() -> None:
    assert nfc_lines(" một \r\n hai\u00a0 ba \n") == "một\nhai ba"
