"""Every flipped, missing or added byte is refused, and by nothing but a BundleError."""

import random
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chibo_desktop.exchange.bundle import Unsealed, verify_bundle
from chibo_desktop.exchange.container import read_container, read_public_header
from chibo_desktop.exchange.enrolment import receive
from chibo_desktop.exchange.errors import BundleError, Code
from chibo_desktop.exchange.inner import split_inner
from chibo_desktop.exchange.invitation import read_invitation
from exchange.samples import OFFICE, find_branch, open_at_office, plain_of, report, wrap
from faults import PROPERTY_EXAMPLES, proves, times

DATA = report()
PLAIN = plain_of(DATA)
HEADER, SEALED = read_container(DATA)
FLIPS = times(pr=2_000, nightly=10_000)
INNER_FLIPS = times(pr=500, nightly=10_000)
FUZZED = times(pr=settings().max_examples, nightly=PROPERTY_EXAMPLES)


def flip(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def code_of(data: bytes) -> Code:
    with pytest.raises(BundleError) as caught:
        open_at_office(data)
    return caught.value.code


@proves("F13", number=HEADER.start * 8)
def test_every_bit_of_the_public_header() -> None:
    for bit in range(HEADER.start * 8):
        code_of(flip(DATA, bit))


@proves("F13", number=FLIPS)
def test_bits_anywhere() -> None:
    chance = random.Random(1)
    for _ in range(FLIPS):
        code_of(flip(DATA, chance.randrange(len(DATA) * 8)))


@proves("F14")
def test_every_bit_inside_before_the_sections_resealed_by_an_attacker() -> None:
    """Everybody knows the recipients, so an attacker can seal what he changed."""
    inner = split_inner(PLAIN)
    recipients = (OFFICE.recipient,)
    for bit in range((len(PLAIN) - len(inner.body)) * 8):
        with pytest.raises(BundleError) as caught:
            verify_bundle(
                Unsealed(
                    header=HEADER,
                    inner=split_inner(flip(PLAIN, bit)),
                    own_recipients=recipients,
                ),
                find_sender=find_branch,
                own_code="ĐU01",
            )
        assert caught.value.code in (Code.INNER, Code.SIGNATURE)


@proves("F14", number=INNER_FLIPS)
def test_random_bits_inside_resealed_end_to_end() -> None:
    chance = random.Random(2)
    allowed = {Code.INNER, Code.SIGNATURE, Code.SECTION_HASH}
    for _ in range(INNER_FLIPS):
        assert code_of(wrap(flip(PLAIN, chance.randrange(len(PLAIN) * 8)))) in allowed


@proves("F14")
def test_every_bit_of_the_sections_is_refused_before_inflating() -> None:
    start = len(PLAIN) - len(split_inner(PLAIN).body)
    for byte in range(start, len(PLAIN)):
        assert code_of(wrap(flip(PLAIN, byte * 8))) is Code.SECTION_HASH


@proves("F15")
def test_truncated_outside() -> None:
    edges = {0, 3, 4, 7, 8, HEADER.start - 1, HEADER.start, len(DATA) - 1}
    for size in edges | set(range(0, len(DATA), 7)):
        expected = Code.TRUNCATED if size >= HEADER.start else Code.TRUNCATED_HEAD
        assert code_of(DATA[:size]) is expected


@proves("F15")
def test_truncated_inside_and_resealed() -> None:
    inner = split_inner(PLAIN)
    parts = [4, 4, len(inner.manifest), 64]
    edges = set(accumulate(parts)) | {len(PLAIN) - 1, 0}
    for size in edges | set(range(0, len(PLAIN), 7)):
        assert code_of(wrap(PLAIN[:size])) in (Code.INNER, Code.SECTION_LENGTH)


@proves("F15")
@pytest.mark.parametrize("tail", [b"\0", b"x" * 65_536, DATA])
def test_appended(tail: bytes) -> None:
    assert code_of(DATA + tail) is Code.DAMAGED
    assert code_of(wrap(PLAIN + tail)) is Code.SECTION_LENGTH


def _only_bundle_errors(data: bytes) -> None:
    for reader in (
        lambda: open_at_office(data),
        lambda: receive(
            data, identities=[OFFICE.identity], find_sender=find_branch, own_code="ĐU01"
        ),
        lambda: read_public_header(data),
        lambda: read_invitation(data),
    ):
        try:
            reader()
        except BundleError:
            continue


@proves("F19", number=FUZZED)
@given(data=st.binary(max_size=300))
def test_noise(data: bytes) -> None:
    _only_bundle_errors(data)
    _only_bundle_errors(b"CBB1" + data)
    _only_bundle_errors(b"CBB1" + len(data).to_bytes(4, "big") + data)
    _only_bundle_errors(wrap(data))
    _only_bundle_errors(wrap(b"CBI1" + len(data).to_bytes(4, "big") + data + bytes(64)))


@proves("F19", number=FUZZED)
@given(at=st.integers(0, len(DATA)), cut=st.integers(0, 40), inserted=st.binary(max_size=40))
def test_replaced_pieces(at: int, cut: int, inserted: bytes) -> None:
    changed = DATA[:at] + inserted + DATA[at + cut :]
    _only_bundle_errors(changed)
    if changed != DATA:
        code_of(changed)


@proves("F19", number=FUZZED)
@given(at=st.integers(0, len(PLAIN)), cut=st.integers(0, 40), inserted=st.binary(max_size=40))
def test_replaced_pieces_inside(at: int, cut: int, inserted: bytes) -> None:
    changed = PLAIN[:at] + inserted + PLAIN[at + cut :]
    _only_bundle_errors(wrap(changed))
    if changed != PLAIN:
        code_of(wrap(changed))
