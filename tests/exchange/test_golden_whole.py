"""A file of every kind as the program itself wrote it: readable for ever, by the page alone too."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from chibo_desktop.exchange.bundle import OpenedBundle, SenderKey, open_bundle
from chibo_desktop.exchange.dossier_file import read_dossier_file
from chibo_desktop.exchange.enrolment import Registration, receive
from chibo_desktop.exchange.invitation import read_invitation
from chibo_desktop.exchange.keyset import read_keyset
from chibo_desktop.exchange.manifest import Kind
from chibo_desktop.exchange.root_key import read_root
from chibo_desktop.exchange.rotation import read_rotation
from chibo_desktop.exchange.sealed_letter import letter_key, proof
from exchange import stranger
from faults import proves

WHOLE = Path(__file__).parent / "golden" / "v1-whole"
SAID: dict[str, Any] = json.loads((WHOLE / "expected.json").read_bytes())
FILES: dict[str, Any] = SAID["files"]
BUNDLES = sorted(FILES.keys() - {"dang-ky.cbb"})


def read_by_stranger(name: str) -> stranger.Letter:
    said = FILES[name]
    return stranger.read((WHOLE / name).read_bytes(), said["identity"], said["public_key"])


def opened(name: str, data: bytes = b"") -> OpenedBundle:
    """The bundle of that name, or other bytes in its place."""
    said = FILES[name]
    return open_bundle(
        data or (WHOLE / name).read_bytes(),
        identities=[said["identity"]],
        find_sender=lambda _: [SenderKey(public_key=bytes.fromhex(said["public_key"]))],
        own_code=said["who"],
    )


@proves("P11")
@pytest.mark.parametrize("name", sorted(FILES))
def test_a_stranger_finds_what_was_found_then(name: str) -> None:
    letter = read_by_stranger(name)
    assert letter.manifest == FILES[name]["manifest"]
    sections = {key: hashlib.sha256(one).hexdigest() for key, one in letter.sections.items()}
    assert sections == FILES[name]["sections"]
    if letter.manifest["kind"] in ("report", "rescue"):
        node = json.loads(letter.journal[0][0])["org"]
        state = stranger.state_hash(letter.standing, node)
        assert state == letter.manifest["state_hash"]


@proves("P11")
@pytest.mark.parametrize("name", BUNDLES)
def test_the_program_reads_the_same(name: str) -> None:
    letter, bundle = read_by_stranger(name), opened(name)
    contents = bundle.contents
    assert contents.journal == letter.journal
    assert (list(contents.snapshot.entries) if contents.snapshot else []) == letter.snapshot
    assert (contents.directive or {}) == letter.said("directive")
    assert (contents.acks or {}) == letter.said("acks")
    blobs = stranger.blobs_of(letter.sections.get("blobs", b""))
    assert [hashlib.sha256(one).hexdigest() for one in contents.blobs] == list(blobs)
    if contents.below is not None:
        nodes, entries = stranger.below_of(letter.sections["below"])
        assert [one.node_id for one in contents.below.nodes] == [one["node"] for one in nodes]
        assert contents.below.entries == entries
        for one in contents.below.nodes:
            assert [proof.read().kind for proof in one.proofs] == [Kind.REPORT]


def test_they_hold_everything_that_travels() -> None:
    """What a later program must still read: each section, each optional field, each part."""
    letters = {name: read_by_stranger(name) for name in FILES}
    fields = {name for one in letters.values() for name in one.manifest}
    assert fields >= {"stream", "enroll", "keysets", "rotations", "part", "cover"}
    sections = {name for one in letters.values() for name in one.sections}
    assert sections == {"journal", "directive", "acks", "snapshot", "blobs", "below"}
    parts = letters["chi-dao.cbb"].said("directive")
    assert parts.keys() >= {"keys", "transfers", "above"}
    assert len(parts["transfers"]["arriving"]) == 1
    assert {name for one in letters.values() for name in one.said("acks")} >= {
        *("vec", "state", "bundles", "reports", "have", "need", "below"),
    }
    scans = {digest for name in ("bao-cao-phan-1.cbb", "bao-cao-phan-2.cbb")
             for digest in stranger.blobs_of(letters[name].sections["blobs"])}  # fmt: skip
    assert scans == set(SAID["scans"])


@proves("P11")
def test_the_invitation_with_a_letter_and_the_registration_that_proves_it() -> None:
    invitation = read_invitation((WHOLE / "thu-moi.cbi").read_bytes())
    assert invitation.letter == {"no": SAID["invitation"]["letter"]}
    assert invitation.keyset is not None
    said = FILES["dang-ky.cbb"]
    registration = receive(
        (WHOLE / "dang-ky.cbb").read_bytes(),
        identities=[said["identity"]],
        find_sender=lambda _: [],
        own_code=said["who"],
    )
    assert isinstance(registration, Registration)
    assert registration.public_key.hex() == said["public_key"]
    assert registration.proof == proof(
        letter_key(SAID["letter_code"]),
        code="CB01",
        public_key=registration.public_key,
        recipient=registration.recipient,
    )


@proves("P11")
def test_key_sets_and_changes_of_keys_that_travel_in_manifests() -> None:
    (plain,) = FILES["chi-dao.cbb"]["manifest"]["keysets"]
    root = read_root((WHOLE / "khoa-goc.cbr").read_bytes(), SAID["root"]["passphrase"])
    assert root.public_key.hex() == SAID["root"]["public_key"]
    assert root.public_key in read_keyset(plain).keyset.roots
    (plain,) = FILES["bao-cao-doi-khoa.cbb"]["manifest"]["rotations"]
    assert read_rotation(plain).new.hex() == FILES["bao-cao-doi-khoa.cbb"]["public_key"]


@proves("P11")
def test_the_sealed_dossier() -> None:
    said = SAID["dossier"]
    dossier = read_dossier_file((WHOLE / "ho-so.hsdv").read_bytes(), said["passphrase"])
    assert dossier.dossier["member"]["x"]["full_name"] == said["full_name"]
