import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.legacy_letters import (
    Lettering,
    from_unicode,
    is_capital_font,
    lettering_of_font,
    seems,
    to_unicode,
)
from chibo_desktop.domain.syllables import is_syllable
from chibo_desktop.domain.text import match_key

SMALL = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
SPOKEN = st.sampled_from(
    [
        "nguyễn",
        "văn",
        "đạt",
        "trần",
        "thị",
        "hường",
        "lê",
        "quốc",
        "khánh",
        "phạm",
        "ngọc",
        "ánh",
        "vũ",
        "đình",
        "thuỷ",
        "đặng",
        "hữu",
        "phước",
        "bùi",
        "kiều",
        "oanh",
        "trương",
        "mỹ",
        "huyền",
        "quách",
        "tuấn",
        "nghĩa",
        "phường",
        "xã",
        "huyện",
        "thôn",
        "đồng",
        "tháp",
        "thừa",
        "thiên",
        "huế",
    ]
)


@pytest.mark.parametrize("lettering", [Lettering.TCVN, Lettering.VNI])
@pytest.mark.parametrize("letter", SMALL)
def test_every_small_letter_goes_there_and_back(letter: str, lettering: Lettering) -> None:
    assert to_unicode(from_unicode(letter, lettering), lettering) == letter


@pytest.mark.parametrize("letter", SMALL.upper())
def test_every_capital_goes_there_and_back(letter: str) -> None:
    vni, tcvn3 = (from_unicode(letter, one) for one in (Lettering.VNI, Lettering.TCVN))
    assert to_unicode(vni, Lettering.VNI) == letter
    assert to_unicode(tcvn3, Lettering.TCVN, capitals=True) == letter


@given(words=st.lists(SPOKEN, min_size=1, max_size=6), capitals=st.booleans())
def test_text_goes_there_and_back_in_either_unicode_form(words: list[str], capitals: bool) -> None:
    text = " ".join(word.title() if capitals else word for word in words)
    decomposed = unicodedata.normalize("NFD", text)
    assert to_unicode(from_unicode(decomposed, Lettering.VNI), Lettering.VNI) == text
    typed = from_unicode(decomposed, Lettering.TCVN)
    assert to_unicode(typed, Lettering.TCVN, capitals=True) == text.upper()


@given(words=st.lists(SPOKEN, min_size=1, max_size=6), old=st.sampled_from(list(Lettering)))
def test_the_letters_of_a_text_are_known_by_how_it_spells(words: list[str], old: Lettering) -> None:
    typed = from_unicode(" ".join(words), old)
    # “thị” in VNI is typed “thò”: what can be read as it stands is left as it is.
    readable = all(is_syllable(word) for word in typed.split() if not word.isascii())
    assert seems(typed) is (Lettering.UNICODE if readable else old)


@pytest.mark.parametrize(
    "text", ["H'Bla Niê", "Y Bliêu Mlô", "Xtiêng", "Bru – Vân Kiều", "café", "Đắk Lắk", "", "An"]
)
def test_names_of_ethnic_groups_and_foreign_words_are_left_alone(text: str) -> None:
    assert to_unicode(text, seems(text)) == text


@pytest.mark.parametrize(
    ("font", "lettering", "capitals"),
    [
        (".VnTime", Lettering.TCVN, False),
        (".VnTimeH", Lettering.TCVN, True),
        (".vnarial", Lettering.TCVN, False),
        ("VNI-Times", Lettering.VNI, False),
        ("Times New Roman", Lettering.UNICODE, False),
    ],
)
def test_a_font_says_how_its_letters_are_read(
    font: str, lettering: Lettering, capitals: bool
) -> None:
    assert (lettering_of_font(font), is_capital_font(font)) == (lettering, capitals)


@pytest.mark.parametrize("word", ["Nguyễn", "quốc", "giường", "nghiêng", "khuya", "yêu", "Đắk"])
def test_a_word_that_can_be_read_aloud_is_a_syllable(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", ["NguyÔn", "traàn", "hát2", "bàc", "ngươờng", "§¹t"])
def test_what_cannot_be_read_aloud_is_none(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hoà", "Hòa"), ("Thuý", "Thúy"), ("Quí", "Quý"), ("Lí", "LÝ"), ("Uỷ", "ủy"), ("Mĩ", "Mỹ")],
)
def test_two_spellings_of_one_word_are_equal(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(("one", "other"), [("Thúy", "Thúi"), ("Hoa", "Hòa"), ("Tay", "Tai")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)
