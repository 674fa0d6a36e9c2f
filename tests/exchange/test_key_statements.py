"""Letters, key sets, roots and changes of keys, also as others would read them."""

import base64
import hashlib
import hmac
import json
import os
import pty
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.exchange import canonical, sealing
from chibo_desktop.exchange.errors import BundleError
from chibo_desktop.exchange.keyset import (
    Keyset,
    NotAKeysetError,
    SignedKeyset,
    SigningKey,
    follow,
    read_keyset,
    write_keyset,
)
from chibo_desktop.exchange.root_key import RootKey, read_root, root_from_paper, write_root
from chibo_desktop.exchange.rotation import (
    NotARotationError,
    follow_rotations,
    read_rotation,
    write_rotation,
)
from chibo_desktop.exchange.sealed_letter import digits_of, letter_key, new_code, proof

OFFICE = "01a1a06c-1fb8-78ef-96b7-c75dd665ceb2"
KEYS = [sealing.generate_keys() for _ in range(4)]
SEEDS = [bytes([number]) * 32 for number in range(1, 5)]
ROOT = RootKey(seed=SEEDS[0], office_code="DU", office_name="Đảng ủy Cơ quan")


def keyset(version: int, roots: tuple[int, ...], signers: tuple[int, ...]) -> SignedKeyset:
    return write_keyset(
        Keyset(
            version=version,
            office_id=OFFICE,
            code="DU",
            roots=tuple(sealing.public_key_of(SEEDS[one]) for one in roots),
            keys=(SigningKey(public_key=KEYS[0].public_key),),
            recipients=(KEYS[0].recipient, KEYS[1].recipient),
            created_ms=1,
        ),
        [SEEDS[one] for one in signers],
    )


def test_the_proof_is_an_hmac_that_anybody_can_compute() -> None:
    code, keys = "1234 5678 9012 3456 7890 1234 5678 9012", KEYS[0]
    extracted = hmac.new(bytes(32), digits_of(code).encode(), hashlib.sha256).digest()
    derived = hmac.new(extracted, b"chibo-letter-v1\x01", hashlib.sha256).digest()
    parts = (b"CB07", keys.public_key, keys.recipient.encode())
    message = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    expected = hmac.new(derived, b"chibo-letter-proof-v1\0" + message, hashlib.sha256).hexdigest()
    said = proof(
        letter_key(code), code="CB07", public_key=keys.public_key, recipient=keys.recipient
    )
    assert said == expected


def test_codes_have_eight_groups_and_differ() -> None:
    codes = {new_code() for _ in range(50)}
    assert len(codes) == 50
    assert all([len(group) for group in code.split()] == [4] * 8 for code in codes)
    with pytest.raises(ValueError, match="32 digits"):
        letter_key("1234")


def test_a_key_set_is_signed_as_documented() -> None:
    signed = keyset(1, (0, 1), (0,))
    ((root, signature),) = signed.plain["sigs"].items()
    message = b"chibo-keyset-v1\0" + canonical.encode(signed.plain["body"])
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(root)).verify(
        bytes.fromhex(signature), message
    )
    assert read_keyset(json.loads(json.dumps(signed.plain))) == signed


@pytest.mark.parametrize(
    ("stated", "reached"),
    [
        ([], 1),
        ([keyset(2, (0, 1), (1,))], 2),
        ([keyset(2, (0, 2), (0,)), keyset(3, (2, 3), (2,))], 3),  # both replaced, one by one
        ([keyset(3, (2, 3), (2,))], 1),  # the link between is missing
        ([keyset(2, (2, 3), (2, 3))], 1),  # both lost: nobody vouches
        ([keyset(1, (2, 3), (0,))], 1),  # not newer
    ],
)
def test_following_from_root_to_root(stated: list[SignedKeyset], reached: int) -> None:
    assert follow(keyset(1, (0, 1), (0, 1)).keyset, reversed(stated)).version == reached


@pytest.mark.parametrize("change", ["v", "roots", "sign", "rcpt", "kind", "fmt", "office"])
def test_a_key_set_that_was_changed_is_none(change: str) -> None:
    plain = keyset(1, (0, 1), (0,)).plain
    for value in (None, 2, [], ["ff"], "x", {"id": OFFICE, "code": "DX"}):
        with pytest.raises(NotAKeysetError):
            read_keyset({**plain, "body": {**plain["body"], change: value}})
    with pytest.raises(NotAKeysetError):
        read_keyset({**plain, "sigs": {}})


def test_a_root_comes_back_from_its_paper_however_it_is_typed() -> None:
    assert [len(group) for group in ROOT.groups] == [4] * 14
    plain = base64.b32decode("".join(ROOT.groups))
    assert plain[:32] == ROOT.seed
    assert plain[32:] == hashlib.sha256(b"chibo-root-v1\0" + ROOT.seed).digest()[:3]
    typed = "-".join(ROOT.groups).lower().replace("o", "0")
    again = root_from_paper(typed, office_code="DU", office_name="Đảng ủy Cơ quan")
    assert again == ROOT


@given(place=st.integers(0, 55), letter=st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_one_wrong_letter_is_noticed(place: int, letter: str) -> None:
    text = "".join(ROOT.groups)
    typed = text[:place] + letter + text[place + 1 :]
    if typed == text:
        return
    with pytest.raises(BundleError):
        root_from_paper(typed, office_code="DU", office_name="")


@pytest.fixture(scope="module")
def stick() -> bytes:
    return write_root(ROOT, "một câu dễ nhớ")


def test_a_stick_opens_with_its_passphrase_only(stick: bytes) -> None:
    assert read_root(stick, "một câu dễ nhớ") == ROOT
    for data, secret, code in (
        (stick, "câu khác hẳn", "root-locked"),
        (stick[:-1], "một câu dễ nhớ", "root-locked"),
        (b"khoa", "một câu dễ nhớ", "root-unreadable"),
    ):
        with pytest.raises(BundleError) as refused:
            read_root(data, secret)
        assert refused.value.code.value == code


@pytest.mark.skipif(shutil.which("age") is None, reason="the age tool is not installed")
def test_the_age_tool_opens_a_stick(stick: bytes, tmp_path: Path) -> None:
    (tmp_path / "root.cbr").write_bytes(stick)
    above, below = pty.openpty()  # the tool reads a passphrase from a terminal only
    command = ["setsid", "--ctty", "age", "-d", "-o", "plain", "root.cbr"]
    with subprocess.Popen(command, stdin=below, stdout=below, stderr=below, cwd=tmp_path) as tool:
        os.write(above, "một câu dễ nhớ\n".encode())
        assert tool.wait(30) == 0
    os.close(above)
    os.close(below)
    assert json.loads((tmp_path / "plain").read_bytes())["seed"] == ROOT.seed.hex()


def test_a_change_of_keys_needs_both_signatures() -> None:
    position = {OFFICE: (3, "ab" * 32)}
    one = write_rotation(
        node_id=OFFICE, code="CB07", old=KEYS[0], new=KEYS[1], position=position, created_ms=1
    )
    assert read_rotation(json.loads(json.dumps(one.plain))) == one
    for broken in (
        {**one.plain, "old_sig": one.plain["new_sig"]},
        {**one.plain, "new_sig": one.plain["old_sig"]},
        {**one.plain, "body": {**one.plain["body"], "rcpt": KEYS[2].recipient}},
        {**one.plain, "body": {**one.plain["body"], "pos": {}}},
        {"body": one.plain["body"]},
        "x",
    ):
        with pytest.raises(NotARotationError):
            read_rotation(broken)


def test_changes_are_followed_in_their_order_and_never_round() -> None:
    def step(old: int, new: int):  # type: ignore[no-untyped-def]
        return write_rotation(
            node_id=OFFICE, code="CB07", old=KEYS[old], new=KEYS[new], position={}, created_ms=1
        )

    round_trip = [step(2, 0), step(1, 2), step(0, 1)]
    found = follow_rotations(KEYS[0].public_key, round_trip)
    assert [one.new for one in found] == [KEYS[n].public_key for n in (1, 2, 0)]
    assert follow_rotations(KEYS[3].public_key, round_trip) == []


def test_the_fingerprint_of_an_office_is_that_of_its_roots() -> None:
    one, other = keyset(1, (0, 1), (0,)).keyset, keyset(2, (1, 0), (1,)).keyset
    changed = replace(other, keys=(SigningKey(public_key=KEYS[3].public_key),))
    assert one.fingerprint == other.fingerprint == changed.fingerprint
    assert one.fingerprint != keyset(1, (0, 2), (0,)).keyset.fingerprint
