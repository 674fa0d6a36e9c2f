"""Entries travel as the bytes they are; their hashes are looked at without parsing them."""

import hashlib
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.exchange import entries as section
from chibo_desktop.exchange.entries import decode_entries, encode_entries, verify_entries
from chibo_desktop.exchange.errors import BundleError
from chibo_desktop.exchange.snapshot import (
    MAX_BLOB,
    Snapshot,
    blob_id,
    decode_blobs,
    decode_snapshot,
    encode_blobs,
    encode_snapshot,
)
from exchange.samples import canonical, entry


@given(entries=st.lists(st.tuples(st.binary(max_size=80), st.binary(max_size=80)), max_size=20))
def test_any_bytes_survive(entries: list[tuple[bytes, bytes]]) -> None:
    assert decode_entries(encode_entries(entries)) == entries


@given(
    entries=st.lists(st.tuples(st.binary(max_size=9), st.binary(max_size=9)), max_size=4),
    cut=st.integers(1, 50),
)
def test_a_section_cut_anywhere_is_refused(entries: list[tuple[bytes, bytes]], cut: int) -> None:
    with pytest.raises(BundleError):
        decode_entries(encode_entries(entries)[:-cut])


@given(data=st.binary(max_size=200))
def test_noise_is_refused_or_read(data: bytes) -> None:
    for reader in (decode_entries, decode_snapshot, decode_blobs):
        with suppress(BundleError):
            reader(data)


def test_the_layout_is_what_the_format_document_says() -> None:
    assert encode_entries([(b"ab", b"c")]).hex() == "00000001" + "00000002" + "00000001" + "616263"


def test_limits_hold_on_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BundleError, match="entry-limit"):
        encode_entries([(b"h", bytes(64 * 1024))])
    many = encode_entries([(b"h", b"p")] * 3)
    monkeypatch.setattr(section, "MAX_ENTRIES", 2)
    with pytest.raises(BundleError, match="entry-limit"):
        encode_entries([(b"h", b"p")] * 3)
    with pytest.raises(BundleError, match="entry-limit"):
        decode_entries(many)
    monkeypatch.setattr(section, "MAX_ENTRIES", 200_000)
    monkeypatch.setattr(section, "MAX_ENTRY", 1)
    with pytest.raises(BundleError, match="entry-limit"):
        decode_entries(many)


def test_an_id_is_the_hash_of_the_header() -> None:
    entries = [entry(1), entry(2)]
    assert verify_entries(entries) == [hashlib.sha256(header).digest() for header, _ in entries]


def _entry_with(**fields: object) -> tuple[bytes, bytes]:
    header, payload = entry(1)
    return canonical(json.loads(header) | fields), payload


def test_a_header_may_spell_ph_elsewhere_too() -> None:
    """In a text it is escaped; as a nested key it makes the reader look closer."""
    text = _entry_with(t='"ph":"' + "0" * 64 + '"')
    nested = _entry_with(c=[{"ph": "0" * 64}])
    assert len(verify_entries([text, nested])) == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"ph": "0" * 64},
        {"ph": 7},
        {"ph": "\u00e9"},
        {"ph": "0" * 64, "t": '"ph":"' + hashlib.sha256(entry(1)[1]).hexdigest() + '"'},
        {"ph": "0" * 64, "c": [{"ph": hashlib.sha256(entry(1)[1]).hexdigest()}]},
    ],
)
def test_a_header_that_names_another_payload(fields: dict[str, object]) -> None:
    with pytest.raises(BundleError, match="entry-hash"):
        verify_entries([_entry_with(**fields)])


def test_a_header_that_is_not_json() -> None:
    for header in (b"", b"[1]", b'{"ph":', b"\xff" * 40):
        with pytest.raises(BundleError, match="entry-hash"):
            verify_entries([(header, b"{}")])


def test_a_snapshot_keeps_entries_verbatim() -> None:
    snapshot = Snapshot(cover={"s1": (7, "a" * 64)}, entries=[entry(1), entry(2)])
    assert decode_snapshot(encode_snapshot(snapshot)) == snapshot


@pytest.mark.parametrize(
    "cover", [None, [], {"s": 1}, {"s": [1]}, {"s": [True, "a" * 64]}, {"s": [1, "x"]}]
)
def test_a_snapshot_with_a_senseless_cover(cover: object) -> None:
    head = canonical({"cover": cover})
    with pytest.raises(BundleError, match="section-content"):
        decode_snapshot(len(head).to_bytes(4, "big") + head + encode_entries([]))


def test_attachments_are_called_by_their_hash_and_bounded() -> None:
    assert decode_blobs(encode_blobs([b"", b"abc"])) == (b"", b"abc")
    assert blob_id(b"abc") == hashlib.sha256(b"abc").hexdigest()
    with pytest.raises(BundleError, match="too-big"):
        encode_blobs([bytes(MAX_BLOB + 1)])
