"""A person is found by the beginnings of words, without marks, by initials and last digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.search_words import bare_words, exact_words, near_words, words_of_person

PERSON = words_of_person(["Đỗ Thị Hường", "Út"], ["036157001234"]).split()


def finds(typed: tuple[str, ...]) -> bool:
    return all(any(word.startswith(part) for word in PERSON) for part in typed)


@pytest.mark.parametrize(
    "typed", ["do huong", "Đỗ", "hường đỗ", "DTH", "dth", "1234", "036157", "ut", "Thị"]
)
def test_it_is_found(typed: str) -> None:
    assert finds(bare_words(typed))


@pytest.mark.parametrize("typed", ["hoang", "0361570012345", "57001"])
def test_it_is_not_found(typed: str) -> None:
    assert not finds(bare_words(typed))


@pytest.mark.parametrize(("typed", "exact"), [("Hường", True), ("Hương", False), ("Hưởng", False)])
def test_marks_tell_spellings_apart(typed: str, exact: bool) -> None:
    assert finds(bare_words(typed))
    assert finds(exact_words(typed)) is exact


def test_without_marks_there_is_nothing_exact_to_rank() -> None:
    assert exact_words("huong 1234") == ()


@given(st.text())
def test_any_text_becomes_plain_words(typed: str) -> None:
    assert all(word and '"' not in word and not word.isspace() for word in bare_words(typed))


@given(st.lists(st.sampled_from(["Hường", "Đặng", "Ánh", "Quý", "Mỹ", "An"]), min_size=2))
def test_a_name_is_found_by_itself(words: list[str]) -> None:
    name = " ".join(words)
    indexed = words_of_person([name], []).split()
    for typed in (*bare_words(name), *exact_words(name)):
        assert any(word.startswith(typed) for word in indexed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nguyne", "nguyen"),
        ("nguen", "nguyen"),
        ("nguyenn", "nguyen"),
        ("nguyrn", "nguyen"),
        ("036157000012", "036157000011"),
    ],
)
def test_one_slip_of_a_finger_is_near(typed: str, meant: str) -> None:
    assert meant in near_words(typed)


@pytest.mark.parametrize("word", ["a", "an", "0011"])
def test_short_words_have_no_near_ones(word: str) -> None:
    assert near_words(word) == (word,)


@given(st.text("abcdeghiklmnopqrstuvxy", min_size=3, max_size=8), st.data())
def test_every_letter_left_out_changed_or_added_is_near(word: str, data: st.DataObject) -> None:
    near = near_words(word)
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcxyz"))
    assert word[:at] + word[at + 1 :] in near
    assert word[:at] + letter + word[at + 1 :] in near
    assert word[:at] + letter + word[at:] in near


@pytest.mark.parametrize(("name", "typed"), [("Hòa", "hoà"), ("Hoà", "hòa"), ("Thuý", "thúy")])
def test_the_tone_may_stand_on_either_letter(name: str, typed: str) -> None:
    indexed = words_of_person([name], []).split()
    (exact,) = exact_words(typed)
    assert exact in indexed
