"""Entries: known by their bytes, refused when anything is spelled otherwise; what stands."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.clock import Tick
from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.journal import (
    NO_HASH,
    Author,
    Change,
    Entry,
    JournalError,
    Op,
    canonical,
    live,
    op_of,
    op_text,
    read_entry,
    shown,
    state_hash,
    write_entry,
)

AUTHOR = Author(stream="s", org_id="org", user="secretary", role="branch")
plain_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def entry(
    value: Plain = "x",
    *over: Op,
    seq: int = 1,
    ms: int = 5,
    org_id: str = "org",
    record_id: str = "r",
    atom: str = "name",
) -> Entry:
    return write_entry(
        author=Author(stream="s", org_id=org_id, user="secretary", role="branch"),
        seq=seq,
        previous=NO_HASH,
        tick=Tick(ms, 0),
        clock_suspect=False,
        type="member",
        type_version=1,
        act="edit",
        batch="",
        salt=bytes(16),
        changes=[Change(record_id=record_id, atom=atom, over=over, value=value)],
    )


@given(plain_values, st.text(max_size=20))
def test_stored_bytes_read_back(value: Plain, note: str) -> None:
    written = write_entry(
        author=AUTHOR, seq=3, previous=bytes(range(32)), tick=Tick(7, 2), clock_suspect=True,
        type="member", type_version=4, act="edit", batch="b", salt=b"0" * 16, note=note,
        changes=[Change(record_id="r", atom="a", over=((bytes(32), 9),), value=value)],
    )  # fmt: skip
    again = read_entry(written.header, written.payload)
    assert again == written
    assert (again.changes[0].value, again.note, again.tick) == (value, note, Tick(7, 2))
    assert again.hash == hashlib.sha256(again.header).digest()


def test_no_float_enters_the_journal() -> None:
    with pytest.raises(JournalError):
        entry(1.5)
    with pytest.raises(JournalError):
        entry({"marks": [2.0]})


def _rehashed(header: dict[str, Any], payload: bytes) -> tuple[bytes, bytes]:
    return canonical(header | {"ph": hashlib.sha256(payload).hexdigest()}), payload


WHOLE = entry()
HEAD = json.loads(WHOLE.header)


def _changed(**changes: Any) -> tuple[bytes, bytes]:
    return canonical(HEAD | changes), WHOLE.payload


@pytest.mark.parametrize(
    ("header", "payload", "code"),
    [
        (b"", b"{}", "entry-shape"),
        (b"[]", b"{}", "entry-not-canonical"),
        (b"\xff", b"{}", "entry-shape"),
        (b"[" * 100_000, b"{}", "entry-shape"),
        (entry().header + b" ", entry().payload, "entry-not-canonical"),
        (WHOLE.header.replace(b'"a":', b'"a":"y","a":'), WHOLE.payload, "entry-not-canonical"),
        (WHOLE.header.replace(b'"edit"', b'"\\u0065dit"'), WHOLE.payload, "entry-not-canonical"),
        (entry().header, entry("y").payload, "entry-payload-hash"),
        (*_changed(v=2), "entry-newer"),
        (*_changed(v=0), "entry-shape"),
        (*_changed(v="1"), "entry-shape"),
        (*_changed(q="1"), "entry-shape"),
        (*_changed(q=-1), "entry-shape"),
        (*_changed(q=2**70), "entry-shape"),
        (*_changed(hlc=[2**70, 0]), "entry-shape"),
        (*_changed(hlc=[1]), "entry-shape"),
        (*_changed(t=5), "entry-shape"),
        (*_changed(org=None), "entry-shape"),
        (*_changed(b=["x"]), "entry-shape"),
        (*_changed(p="zz"), "entry-shape"),
        (*_changed(c=[]), "entry-shape"),
        (*_changed(c=[{"k": ["r"], "f": "name", "o": []}]), "entry-shape"),
        (*_changed(c=[{"k": "r", "f": {}, "o": []}]), "entry-shape"),
        *(
            (*_changed(c=[{"k": "r", "f": "name", "o": [op]}]), "entry-shape")
            for op in ("x", "ab:0", f"{'ab' * 32}:-1", f"{'ab' * 32}:01", f"{'AB' * 32}:1",
                       f"{'ab' * 32}:{2**70}", f"{'ab' * 32}:1:2", 7)
        ),
        (*_rehashed(HEAD, b'{"salt":"","x":["x"],"note":1}'), "entry-not-canonical"),
        (*_rehashed(HEAD, b'{"note":1,"salt":"","x":["x"]}'), "entry-shape"),
        (*_rehashed(HEAD, b'{"salt":"","x":[1.5]}'), "entry-not-canonical"),
        (*_rehashed(HEAD, b'{"salt":"","x":[NaN]}'), "entry-not-canonical"),
        (*_rehashed(HEAD, b'{"salt":"","x":["\\ud800"]}'), "entry-shape"),
    ],
)  # fmt: skip
def test_refused(header: bytes, payload: bytes, code: str) -> None:
    with pytest.raises(JournalError) as caught:
        read_entry(header, payload)
    assert caught.value.code == code


@given(st.binary(max_size=60), st.binary(max_size=60))
def test_garbage_is_refused_and_nothing_else(header: bytes, payload: bytes) -> None:
    with pytest.raises(JournalError):
        read_entry(header, payload)


@given(st.data())
def test_any_flipped_byte_is_noticed(data: st.DataObject) -> None:
    whole = entry({"k": ["v"]})
    part = data.draw(st.sampled_from(["header", "payload"]))
    changed = bytearray(getattr(whole, part))
    changed[data.draw(st.integers(0, len(changed) - 1))] ^= data.draw(st.integers(1, 255))
    parts = {"header": whole.header, "payload": whole.payload, part: bytes(changed)}
    try:
        assert read_entry(parts["header"], parts["payload"]).hash != whole.hash
    except JournalError:
        return


def test_an_edit_beats_what_its_author_saw() -> None:
    first = entry("An")
    second = entry("Ân", (first.hash, 0), seq=2)
    assert live([second, first]) == {("org", "r", "name"): {(second.hash, 0): "Ân"}}


def test_edits_that_did_not_see_each_other_both_stand() -> None:
    first = entry("An")
    here, there = entry("Ân", (first.hash, 0), seq=2), entry("Ăn", (first.hash, 0), seq=3)
    standing = live([first, here, there])["org", "r", "name"]
    assert sorted(standing.values()) == ["Ân", "Ăn"]
    settled = entry("Ân", (here.hash, 0), (there.hash, 0), seq=4)
    assert list(live([first, here, there, settled])["org", "r", "name"].values()) == ["Ân"]


@pytest.mark.parametrize(
    "stranger",
    [
        lambda op: entry("x", op, org_id="other", seq=2),
        lambda op: entry("x", op, record_id="other", seq=2),
        lambda op: entry("x", op, atom="other", seq=2),
        lambda op: entry("x", (op[0], 7), seq=2),
    ],
)
def test_only_the_same_atom_of_the_same_record_is_overwritten(
    stranger: Callable[[Op], Entry],
) -> None:
    first = entry("An")
    standing = live([first, stranger((first.hash, 0))])
    assert standing["org", "r", "name"][first.hash, 0] == "An"


@given(st.permutations(range(6)), st.lists(st.integers(0, 10**15), min_size=6, max_size=6))
def test_neither_order_nor_clocks_decide_what_stands(order: list[int], clocks: list[int]) -> None:
    def history(times: list[int]) -> list[Entry]:
        made: list[Entry] = []
        for index, ms in enumerate(times):
            over = [(one.hash, 0) for one in made[max(0, index - 3) : index - 1]]
            made.append(entry(f"v{index}", *over, seq=index + 1, ms=ms))
        return made

    def standing(entries: list[Entry]) -> list[str]:
        return sorted(live(entries)["org", "r", "name"].values())

    made = history([1] * 6)
    assert live([made[index] for index in order]) == live(made)
    assert standing(history(clocks)) == standing(made)


def test_the_shown_value_is_the_same_everywhere() -> None:
    ops = [(bytes([n]) * 32, 0) for n in range(4)]
    ticks = {op[0]: Tick(1, n % 2) for n, op in enumerate(ops)}
    assert shown(ops, ticks) == shown(reversed(ops), ticks) == ops[3]


def test_state_hash_knows_nothing_of_order() -> None:
    one, two = ("org", "r", "a"), ("org", "r", "b")
    ops = [(bytes([n]) * 32, 0) for n in range(3)]
    assert state_hash([(one, ops), (two, ops[:1])]) == state_hash(
        [(two, ops[:1]), (one, ops[::-1])]
    )
    assert state_hash([(one, ops)]) != state_hash([(one, ops[:2])])
    assert state_hash([]) == hashlib.sha256().hexdigest()


@given(st.binary(min_size=32, max_size=32), st.integers(0, 10**6))
def test_ops_are_written_and_read(digest: bytes, index: int) -> None:
    assert op_of(op_text((digest, index))) == (digest, index)
