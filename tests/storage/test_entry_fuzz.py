"""Whatever a well-formed entry says, reading it is an answer or a refusal, and merging it works."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import ORG, Node, copy_of
from chibo_desktop.domain.journal import JournalError, canonical, op_text
from chibo_desktop.domain.records import all_types
from chibo_desktop.storage.absorb import absorb
from chibo_desktop.storage.check import check
from chibo_desktop.storage.engine import Store
from chibo_desktop.storage.entry_reader import read_entries
from faults import proves, times
from strategies import any_plain

NUMBER = times(pr=settings().max_examples, nightly=100_000)
_often = settings(max_examples=NUMBER)
_KINDS = [kind.name for kind in all_types()]
_ATOMS = sorted({atom for kind in all_types() for atom in kind.atoms} | {"voided", "x" * 300, ""})
_texts = st.sampled_from(["", "r1", ORG, "\x1f", "a\x1eb", "\x00", "ộ" * 50]) | st.text(max_size=5)
_ops = st.builds(
    lambda digest, index: op_text((digest, index)),
    st.binary(min_size=32, max_size=32),
    st.integers(0, 2**31 - 1),
)
_changes = st.lists(
    st.fixed_dictionaries(
        {"k": _texts, "f": st.sampled_from(_ATOMS), "o": st.lists(_ops, max_size=2)}
    ),
    max_size=4,
)
_FIELDS = [
    *("v", "t", "tv", "a", "b", "org", "s", "q", "p", "hlc", "cs", "u", "r", "c", "ph"),
    *("salt", "x", "note", "more"),
]
_whole = st.sampled_from([0, 1, 2, 2**31, 2**53 - 1])


@pytest.fixture(scope="module")
def node(template: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    """One file for all examples: what they write is rolled back."""
    made = copy_of(template, tmp_path_factory.mktemp("fuzz"), "fuzz")
    yield made
    made.store.close()


@st.composite
def odd_entries(draw: st.DrawFn) -> tuple[bytes, bytes]:
    """An entry as the journal wants it, with any names, numbers and values in it."""
    changes = draw(_changes)
    payload = canonical({"salt": "", "x": [draw(any_plain) for _ in changes]})
    header = {
        "v": 1, "t": draw(st.sampled_from([*_KINDS, "newer"])), "tv": draw(_whole),
        "a": draw(_texts), "b": draw(_texts), "org": draw(_texts), "s": draw(_texts),
        "q": draw(_whole), "p": draw(st.sampled_from(["", "00" * 32])),
        "hlc": [draw(_whole), draw(_whole)], "cs": draw(_whole), "u": draw(_texts),
        "r": draw(_texts), "c": changes, "ph": hashlib.sha256(payload).hexdigest(),
    }  # fmt: skip
    return canonical(header), payload


@proves("F20", number=NUMBER)
@_often
@given(entries=st.lists(odd_entries(), min_size=1, max_size=4))
def test_merging_any_well_formed_entry_never_fails(
    node: Node, entries: list[tuple[bytes, bytes]]
) -> None:
    with node.store.engine.connect() as connection:
        done = absorb(connection, read_entries(entries), bundle_id="b")
        assert done.new_entries == len(set(entries))
        assert check(connection).problems == ()
        connection.rollback()


@proves("F20", number=NUMBER)
@_often
@given(
    entry=odd_entries(),
    field=st.sampled_from(_FIELDS),
    value=any_plain,
    is_gone=st.booleans(),
)
def test_an_entry_out_of_shape_is_refused_as_a_journal_error(
    entry: tuple[bytes, bytes], field: str, value: Any, is_gone: bool
) -> None:
    head, body = json.loads(entry[0]), json.loads(entry[1])
    place = body if field in ("salt", "x", "note") else head
    place.pop(field, None) if is_gone else place.update({field: value})
    if place is body:
        head["ph"] = hashlib.sha256(canonical(body)).hexdigest()
    with suppress(JournalError):
        read_entries([(canonical(head), canonical(body))])
