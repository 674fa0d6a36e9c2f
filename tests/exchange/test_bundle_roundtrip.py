"""What goes into a bundle comes out of it, and only its outside is readable without a key."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.exchange import sealing
from chibo_desktop.exchange.bundle import Contents, SenderKey, open_bundle
from chibo_desktop.exchange.container import read_container, read_public_header
from chibo_desktop.exchange.errors import BundleError, Code
from chibo_desktop.exchange.manifest import Envelope
from chibo_desktop.exchange.naming import bundle_file_name, invitation_file_name
from chibo_desktop.exchange.snapshot import Snapshot
from exchange.samples import (
    BRANCH,
    CONTENTS,
    ENVELOPE,
    OFFICE,
    entry,
    find_branch,
    manifest_of,
    open_at_office,
    plain_of,
    report,
)
from faults import proves


def test_what_is_written_is_what_is_read() -> None:
    opened = open_at_office(report())
    assert opened.envelope == ENVELOPE
    assert opened.contents == CONTENTS
    assert opened.key_id == sealing.key_id(BRANCH.public_key)
    assert len(opened.journal_ids) == 7
    assert len(opened.snapshot_ids) == 1


def test_an_empty_bundle_lists_no_section() -> None:
    data = report(contents=Contents())
    assert manifest_of(data)["sections"] == []
    assert open_at_office(data).contents == Contents()


def test_sections_stand_in_the_fixed_order() -> None:
    contents = Contents(
        blobs=(b"a",), acks={}, directive={}, snapshot=CONTENTS.snapshot, journal=[entry(1)]
    )
    names = [line["n"] for line in manifest_of(report(contents=contents))["sections"]]
    assert names == ["journal", "snapshot", "directive", "acks", "blobs"]


def test_the_sender_reads_back_its_own_outbox() -> None:
    opened = open_bundle(
        report(), identities=[BRANCH.identity], find_sender=find_branch, own_code="ĐU01"
    )
    assert opened.contents == CONTENTS


def test_the_next_bundle_can_name_the_previous_one() -> None:
    first = open_at_office(report())
    second = open_at_office(report(seq=13, previous=first.manifest_hash))
    assert second.envelope.previous == first.manifest_hash


def test_a_key_signed_with_before_rotation_still_counts() -> None:
    older = sealing.generate_keys()
    keys = [SenderKey(public_key=older.public_key), SenderKey(public_key=BRANCH.public_key)]
    assert open_at_office(report(), find_sender=lambda _: keys).envelope == ENVELOPE


def test_the_public_header_opens_with_no_key_and_from_an_incomplete_file() -> None:
    data = report()
    header = read_public_header(data[:400])
    assert (header.sender, header.addressee, header.id) == ("CB07", "ĐU01", ENVELOPE.id)
    assert header.file_size == len(data)


@proves("P14")
def test_the_same_arguments_give_the_same_inside() -> None:
    first, second = report(), report()
    assert first != second
    assert plain_of(first) == plain_of(second)


def test_the_inside_keeps_its_bytes_between_releases() -> None:
    """Format version 1 is final: a change of these bytes is a change of the format."""
    manifest = manifest_of(report(contents=Contents()))
    assert set(manifest) == {
        *("fmt", "kind", "id", "frm", "to", "seq", "prev", "key_id", "keyset_version", "rcpt"),
        *("created_wall", "hlc", "cs", "app", "min_reader", "period", "vec_from", "vec_to"),
        *("state_hash", "live_count", "directive_seq_seen", "sections"),
    }
    assert manifest["fmt"] == 1


@pytest.mark.skipif(shutil.which("age") is None, reason="the age command is not installed")
def test_the_ordinary_age_tool_opens_the_sealed_part(tmp_path: Path) -> None:
    data = report()
    key, sealed, plain = tmp_path / "key.txt", tmp_path / "part.age", tmp_path / "plain"
    key.write_text(OFFICE.identity + "\n")
    sealed.write_bytes(read_container(data)[1])
    subprocess.run(["age", "-d", "-i", key, "-o", plain, sealed], check=True)
    assert plain.read_bytes() == plain_of(data)
    assert plain.read_bytes().startswith(b"CBI1")


def test_an_envelope_no_reader_would_accept_is_not_written() -> None:
    for change in ({"seq": -1}, {"period": "tháng 9"}, {"sender": ""}, {"live_count": {"m": 1.5}}):
        with pytest.raises(BundleError) as caught:
            report(**change)
        assert caught.value.code is Code.INNER


def test_file_names_are_plain_and_different() -> None:
    assert bundle_file_name(ENVELOPE) == "CB07_2026-09_bao-cao_0012.cbb"
    assert "/" not in bundle_file_name(_named("../../x")) + invitation_file_name("..\\x")


def _named(sender: str) -> Envelope:
    return open_at_office(report(sender=sender), find_sender=lambda _: find_branch("CB07")).envelope


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | _TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
    max_leaves=6,
).filter(lambda value: _depth(value) <= 7)


def _depth(value: object) -> int:
    if isinstance(value, dict):
        value = list(value.values())
    return 1 + max(map(_depth, value), default=0) if isinstance(value, list) else 0


@given(
    acks=st.dictionaries(_TEXT, _PLAIN, max_size=3),
    values=st.lists(_PLAIN, max_size=5),
    streams=st.dictionaries(_TEXT, st.tuples(st.integers(0, 2**50), st.just("e" * 64)), max_size=3),
    blobs=st.lists(st.binary(max_size=50), max_size=3),
)
def test_any_plain_contents_survive(
    acks: dict[str, object],
    values: list[object],
    streams: dict[str, tuple[int, str]],
    blobs: list[bytes],
) -> None:
    entries = [entry(number, value) for number, value in enumerate(values)]
    contents = Contents(
        journal=entries or (),
        snapshot=Snapshot(cover=streams, entries=entries),
        acks=acks,
        blobs=tuple(blobs),
    )
    assert open_at_office(report(contents=contents)).contents == contents
