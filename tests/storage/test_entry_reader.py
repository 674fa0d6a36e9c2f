"""The fast reader of entries says exactly what the domain's reader says."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.clock import Tick
from chibo_desktop.domain.journal import (
    NO_HASH,
    Author,
    Change,
    JournalError,
    canonical,
    read_entry,
    write_entry,
)
from chibo_desktop.storage.entry_reader import read_entries

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


def _entry(value: object, note: str = "", over: tuple[tuple[bytes, int], ...] = ()) -> object:
    return write_entry(
        author=Author(stream="s", org_id="org", user="owner", role="secretary"),
        seq=1,
        previous=NO_HASH,
        tick=Tick(1_790_000_000_000, 3),
        clock_suspect=False,
        type="member",
        type_version=1,
        act="member.edit",
        batch="",
        salt=bytes(16),
        changes=[Change(record_id="r", atom="full_name", over=over, value=value)],
        note=note,
    )


@given(value=PLAIN, note=st.text(), index=st.integers(0, 99))
def test_it_reads_what_we_write(value, note, index):
    one = _entry(value, note, ((bytes(range(32)), index),))
    assert read_entries([(one.header, one.payload)]) == [one]


@given(data=st.data())
def test_it_refuses_with_the_same_code(data):
    one = _entry({"I": "18"})
    header = json.loads(one.header)
    key = data.draw(st.sampled_from(sorted(header)))
    header[key] = data.draw(st.none() | st.text() | st.integers() | st.lists(st.integers()))
    changed = canonical(header)
    assert _answer(lambda: read_entries([(changed, one.payload)])[0]) == _answer(
        lambda: read_entry(changed, one.payload)
    )


def _answer(read):
    try:
        return read()
    except JournalError as refused:
        return refused.code


@pytest.mark.parametrize("spelling", [b'{"a":1,"a":1}', b"{ }", b"[]", b'{"x":1.5}', b"\xff", b""])
def test_other_spellings_are_refused(spelling):
    one = _entry("An")
    for pair in ((spelling, one.payload), (one.header, spelling)):
        with pytest.raises(JournalError):
            read_entries([pair])


@pytest.mark.parametrize(
    "change",
    [
        {"p": "zz"}, {"q": -1}, {"q": 2**70}, {"cs": -1}, {"hlc": [2**60, 0]}, {"tv": -3},
        {"c": [{"f": "full_name", "k": "r", "o": ["x"]}]},
        {"c": [{"f": "full_name", "k": "r", "o": [f"{'ab' * 32}:-1"]}]},
        {"c": [{"f": "full_name", "k": "r", "o": [f"{'ab' * 32}:{2**70}"]}]},
    ],
)  # fmt: skip
def test_what_no_table_could_hold_is_refused(change):
    one = _entry("x")
    header = canonical(json.loads(one.header) | change)
    with pytest.raises(JournalError) as caught:
        read_entries([(header, one.payload)])
    assert caught.value.code == "entry-shape"
