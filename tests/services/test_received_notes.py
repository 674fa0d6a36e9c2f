"""What is noted of a bundle: kept whole, read from earlier programs, found by its words."""

import json

import pytest

from chibo_desktop.domain.problems import Problem
from chibo_desktop.services.received_notes import (
    Noted,
    read_note,
    stream_and_reach,
    words_of_stream,
    written_note,
)
from chibo_desktop.storage import arrivals

FULL = Noted(
    new=3,
    changed=2,
    withdrawn=1,
    conflicts=4,
    doubts=("Nguyễn Văn A (0123)",),
    same_state=False,
    below=(Problem(code="below-state", params={"unit": "Chi bộ 1"}),),
    directive_seen=7,
    keyset=2,
    key="ab",
    stream="s1",
    reach={"s1": [4, "0" * 64]},
    cover={"steps": [], "scans": 1},
)


@pytest.mark.parametrize(
    "one",
    [Noted(), FULL, Noted(refusal=Problem(code="bundle-older", params={"seq": 3, "latest": 4}))],
    ids=["as usual", "everything", "refused"],
)
def test_what_is_noted_is_read_again(one: Noted) -> None:
    assert read_note(written_note(one)) == one


def test_what_is_as_usual_is_not_written() -> None:
    assert written_note(Noted()) == "{}"


def test_notes_of_earlier_programs_are_read() -> None:
    earlier = {
        "new": 3, "changed": 0, "conflicts": 0, "doubts": [], "same_state": True, "below": [],
        "directive_seen": 5, "keyset": 0, "key": "ab", "stream": "s1", "reach": {}, "cover": {},
    }  # fmt: skip
    note = read_note(json.dumps(earlier))
    assert note == Noted(new=3, directive_seen=5, key="ab", stream="s1", reach={})
    assert read_note('{"new": 2}') == Noted(new=2)
    refused = read_note('{"code": "bundle-damaged", "params": {}}')
    assert refused == Noted(refusal=Problem(code="bundle-damaged"))


def test_the_words_that_are_looked_for_stand_in_the_text() -> None:
    doubtful = arrivals._DOUBTFUL
    for one in (FULL, Noted(same_state=False), Noted(doubts=("A",))):
        assert any(words in written_note(one) for words in doubtful)
    assert not any(words in written_note(Noted(new=1)) for words in doubtful)
    assert words_of_stream("s1") in written_note(FULL)
    assert stream_and_reach(written_note(FULL)) == (FULL.stream, FULL.reach)
    assert stream_and_reach("{}") == ("", None)
    assert words_of_stream("s") not in written_note(FULL)
