"""Kinds of file that came later to version 1 stay readable, with the contents they were given."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from chibo_desktop.exchange.bundle import OpenedBundle, SenderKey, open_bundle
from chibo_desktop.exchange.dossier_file import read_dossier_file
from chibo_desktop.exchange.keyset import read_keyset
from chibo_desktop.exchange.rotation import read_rotation
from exchange import stranger

LATER = Path(__file__).parent / "golden" / "v1-later"
SAID: dict[str, Any] = json.loads((LATER / "expected.json").read_bytes())
BUNDLES = ("chi-dao-co-phan.cbb", "bao-cao-co-ban-quet.cbb", "bao-cao-cua-cap-giua.cbb")
SCAN = SAID["scan"].encode()


def parties(name: str) -> tuple[dict[str, str], dict[str, str]]:
    """Who wrote a bundle and who reads it."""
    unit, office = SAID["unit"], SAID["office"]
    return (office, unit) if name.startswith("chi-dao") else (unit, office)


def opened(name: str) -> OpenedBundle:
    sender, reader = parties(name)
    return open_bundle(
        (LATER / name).read_bytes(),
        identities=[reader["identity"]],
        find_sender=lambda _: [SenderKey(public_key=bytes.fromhex(sender["public_key"]))],
        own_code=SAID[name]["manifest"]["to"],
    )


@pytest.mark.parametrize("name", BUNDLES)
def test_a_stranger_finds_what_was_put_in(name: str) -> None:
    sender, reader = parties(name)
    letter = stranger.read((LATER / name).read_bytes(), reader["identity"], sender["public_key"])
    assert letter.manifest == SAID[name]["manifest"]
    sections = {key: hashlib.sha256(one).hexdigest() for key, one in letter.sections.items()}
    assert sections == SAID[name]["sections"]
    if "below" in letter.sections:
        nodes, entries = stranger.below_of(letter.sections["below"])
        assert [json.loads(bytes.fromhex(one["man"]))["frm"] for one in nodes[0]["proofs"]] == [
            "CB07"
        ]
        assert len(entries) == 2


def test_a_directive_with_parts() -> None:
    contents = opened("chi-dao-co-phan.cbb").contents
    assert contents.directive == SAID["parts"]
    assert contents.snapshot is not None
    assert (len(contents.journal), len(contents.snapshot.entries)) == (1, 2)
    assert contents.acks is not None
    assert contents.acks["have"] == [hashlib.sha256(SCAN).hexdigest()]


def test_a_report_with_a_scan_and_what_its_snapshot_knows() -> None:
    contents = opened("bao-cao-co-ban-quet.cbb").contents
    assert contents.blobs == (SCAN,)
    assert contents.snapshot is not None
    assert [(place, tuple(indexes)) for place, indexes in contents.snapshot.dead] == [(0, (0,))]
    assert {name: list(ends) for name, ends in contents.snapshot.ends.items()} == {
        "s1": [b"\x0b" * 32]
    }


def test_a_report_of_an_office_in_the_middle() -> None:
    below = opened("bao-cao-cua-cap-giua.cbb").contents.below
    assert below is not None
    (node,) = below.nodes
    assert (node.reach, node.state) == ({"s1": (9, "b" * 64)}, "c" * 64)
    assert node.proofs[0].read().sender == "CB07"
    assert len(below.entries) == 2


def test_a_sealed_dossier() -> None:
    told = SAID["ho-so.hsdv"]
    dossier = read_dossier_file((LATER / "ho-so.hsdv").read_bytes(), told["passphrase"])
    assert (dossier.from_name, dossier.to_name) == (told["from"], told["to"])
    assert (dossier.decision, dossier.dossier) == (told["decision"], told["dossier"])
    assert list(dossier.scans) == [SCAN]


def test_a_key_set_and_a_change_of_keys() -> None:
    told = SAID["bo-khoa.json"]
    signed = read_keyset(json.loads((LATER / "bo-khoa.json").read_bytes()))
    assert (signed.keyset.version, signed.keyset.fingerprint) == (2, told["fingerprint"])
    assert sorted(one.hex() for one in signed.signed_by) == told["signed_by"]
    assert [[one.public_key.hex(), one.last] for one in signed.keyset.keys] == told["keys"]
    changed = read_rotation(json.loads((LATER / "doi-khoa.json").read_bytes()))
    assert {"old": changed.old.hex(), "new": changed.new.hex()} == SAID["doi-khoa.json"]
