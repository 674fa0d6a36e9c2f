"""Every refusal has a sentence that says what, why and what to do, with its own figures."""

import re
import string
import unicodedata

import pytest

from chibo_desktop.exchange.errors import BundleError, Code
from chibo_desktop.exchange.sections import SECTION_NAMES
from chibo_desktop.wording.bundle import (
    SECTION_WORDS,
    SENTENCES,
    refusal_sentence,
    size_text,
)

# What each code is raised with; everything else takes no parameter.
_SENDER = {"frm"}
PARAMS = {
    Code.TOO_BIG: {"have", "limit"},
    Code.TRUNCATED_HEAD: {"have"},
    Code.TRUNCATED: {"have", "expected", "frm"},
    Code.WRONG_KEY: {"frm", "to"},
    Code.UNKNOWN_SENDER: _SENDER,
    Code.REVOKED: _SENDER,
    Code.SIGNATURE: _SENDER,
    Code.IS_REGISTRATION: _SENDER,
    Code.NOT_FOR_US: {"to", "own"},
    Code.NEWER_FORMAT: {"app"},
    Code.SECTION_HASH: {"section"},
    Code.SECTION_INFLATE: {"section"},
    Code.ENTRY_LIMIT: {"entries", "limit"},
    Code.ENTRY_HASH: {"position"},
}


def test_codes_and_sentences_match() -> None:
    assert set(SENTENCES) == {code.value for code in Code}
    assert set(SECTION_WORDS) == set(SECTION_NAMES)


@pytest.mark.parametrize("code", list(Code))
def test_a_sentence_uses_only_what_its_code_is_raised_with(code: Code) -> None:
    used = {name for _, name, _, _ in string.Formatter().parse(SENTENCES[code]) if name}
    assert used <= PARAMS.get(code, set())


@pytest.mark.parametrize("code", list(Code))
def test_a_sentence_is_composed_and_says_what_to_do(code: Code) -> None:
    sentence = SENTENCES[code]
    assert unicodedata.is_normalized("NFC", sentence)
    assert sentence.endswith(".")
    assert re.search(r"[Hh]ãy |cần ", sentence)
    assert "!" not in sentence


def test_figures_read_as_people_write_them() -> None:
    refusal = BundleError(Code.TRUNCATED, have=3_250_586, expected=4_928_307, frm="CB07")
    sentence = refusal_sentence(refusal.code, refusal.params)
    assert "có 3,1\u202fMB trong 4,7\u202fMB" in sentence
    assert "CB07" in sentence
    assert size_text(512) == "512\u202fbyte"
    assert size_text(256 * 1024**2) == "256\u202fMB"
    assert "“chỉ đạo”" in refusal_sentence("bundle-section-hash", {"section": "directive"})
    assert "thứ 1.024 " in refusal_sentence("bundle-entry-hash", {"position": 1024})
