"""A late change as it travels: read as written, passed on whole, refused where it is none."""

import json

import pytest

from chibo_desktop.services.late_words import plain_word, read_word

SAID = {
    "id": "i", "to": "n2", "entry": "ab", "member": "m", "name": "Nguyễn Văn A",
    "unit": "Chi bộ 1", "from": "n1", "at": "08:00 02/11/2026", "t": "attachment", "k": "r",
    "x": json.dumps({"title": "Lý lịch"}, ensure_ascii=False), "note": "", "scans": {"cd": 7},
}  # fmt: skip


def test_a_word_is_read_and_passed_on_with_what_a_newer_program_says() -> None:
    said = {**SAID, "since": "2026-11-01"}
    word = read_word(said)
    assert word is not None
    assert (word.member_id, word.from_node, word.values) == ("m", "n1", {"title": "Lý lịch"})
    assert plain_word(word) == said


def test_a_word_of_an_earlier_program_says_not_from_where() -> None:
    earlier = {name: one for name, one in SAID.items() if name not in ("from", "scans")}
    word = read_word(earlier)
    assert word is not None
    assert word.from_node == ""
    assert plain_word(word) == earlier


@pytest.mark.parametrize(
    "wrong",
    [{"id": 1}, {"to": None}, {"x": "{"}, {"x": {}}, {"scans": []}, {"from": 3}],
    ids=str,
)
def test_what_is_no_word_is_passed_over(wrong: dict[str, object]) -> None:
    assert read_word({**SAID, **wrong}) is None
