"""Keys, their names, and the digits people read to each other."""

import subprocess
import sys
from pathlib import Path

import pytest

from chibo_desktop.exchange import sealing
from exchange.samples import BRANCH, OFFICE, STRANGER

EXPECTED = "58700 36977 32762 21905 97481 88827"
SOURCE = str(Path(sealing.__file__).parents[2])


def test_a_signature_counts_for_one_key_and_one_message() -> None:
    signature = sealing.sign(BRANCH.signing_seed, b"m")
    assert sealing.verify(BRANCH.public_key, signature, b"m")
    assert not sealing.verify(BRANCH.public_key, signature, b"n")
    assert not sealing.verify(OFFICE.public_key, signature, b"m")
    assert not sealing.verify(b"short", signature, b"m")
    assert not sealing.verify(BRANCH.public_key, b"", b"m")


def test_any_recipient_opens_and_nobody_else() -> None:
    sealed = sealing.seal(b"x", [OFFICE.recipient, BRANCH.recipient])
    for keys in (OFFICE, BRANCH):
        assert sealing.unseal(sealed, [STRANGER.identity, keys.identity]) == b"x"
    for identities in ([STRANGER.identity], []):
        with pytest.raises(sealing.CannotOpenError):
            sealing.unseal(sealed, identities)


def test_secrets_do_not_show_in_a_message() -> None:
    assert "AGE-SECRET" not in repr(BRANCH)
    assert repr(BRANCH.signing_seed) not in repr(BRANCH)


def test_a_fingerprint_is_six_groups_of_five_digits_and_stays_what_it_was() -> None:
    assert sealing.fingerprint(bytes(32), b"age1") == EXPECTED
    assert [len(group) for group in EXPECTED.split()] == [5] * 6


def test_a_fingerprint_depends_on_where_parts_end() -> None:
    assert sealing.fingerprint(b"ab", b"c") != sealing.fingerprint(b"a", b"bc")


def test_fingerprints_are_compared_as_people_type_them() -> None:
    assert sealing.same_fingerprint(EXPECTED.replace(" ", "-"), EXPECTED)
    assert sealing.same_fingerprint(EXPECTED.replace(" ", ""), EXPECTED)
    assert not sealing.same_fingerprint(EXPECTED[:-1], EXPECTED)
    assert not sealing.same_fingerprint("", EXPECTED)


def test_key_names() -> None:
    assert sealing.key_id(bytes(32)) == "66687aadf862bd77"
    assert sealing.from_hex("00ff") == b"\x00\xff"
    assert sealing.from_hex("00FF") == sealing.from_hex("0") == sealing.from_hex(7) == b""
    assert not sealing.is_recipient(BRANCH.identity)


def test_the_package_starts_without_the_crypto_libraries() -> None:
    """Start-up time is a budget: they are loaded when something is sealed or opened."""
    program = (
        "import sys, chibo_desktop.exchange.enrolment;"
        "sys.exit(bool({'pyrage', 'cryptography'} & sys.modules.keys()))"
    )
    subprocess.run([sys.executable, "-c", program], check=True, env={"PYTHONPATH": SOURCE})
