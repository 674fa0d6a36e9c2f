"""The section of what is forwarded: beside the units it says what an office below took back."""

import pytest

from chibo_desktop.exchange import canonical
from chibo_desktop.exchange.below import Below, decode_below, encode_below
from chibo_desktop.exchange.errors import BundleError, Code

UNIT, OFFICE = (f"01930000-0000-7000-8000-00000000000{n}" for n in (1, 2))


def head_of(data: bytes) -> dict[str, object]:
    return canonical.decode_object(data[4 : 4 + int.from_bytes(data[:4], "big")])


def with_head(head: dict[str, object]) -> bytes:
    whole = encode_below(Below(nodes=(), entries=()))
    rest = whole[4 + int.from_bytes(whole[:4], "big") :]
    written = canonical.encode(head)
    return len(written).to_bytes(4, "big") + written + rest


def test_what_was_taken_back_is_read_again() -> None:
    data = encode_below(Below(nodes=(), entries=(), taken_back={UNIT: OFFICE}))
    assert decode_below(data).taken_back == {UNIT: OFFICE}


def test_nothing_taken_back_is_written_as_before_there_was_a_word_for_it() -> None:
    data = encode_below(Below(nodes=(), entries=()))
    assert head_of(data) == {"nodes": []}
    assert decode_below(data).taken_back == {}


@pytest.mark.parametrize("wrong", [[], {UNIT: 1}, {"x": OFFICE}, {UNIT: ""}, "text"], ids=str)
def test_what_is_no_pair_of_nodes_is_refused(wrong: object) -> None:
    with pytest.raises(BundleError) as refused:
        decode_below(with_head({"nodes": [], "taken_back": wrong}))
    assert refused.value.code is Code.SECTION_CONTENT
