"""Every flipped, missing or added byte is refused, and by nothing but a BundleError."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chibo_desktop.exchange import sealing
from chibo_desktop.exchange.bundle import (
    Contents,
    SenderKey,
    Unsealed,
    open_bundle,
    verify_bundle,
    write_bundle,
)
from chibo_desktop.exchange.container import read_container, read_public_header
from chibo_desktop.exchange.dossier_file import read_dossier_file
from chibo_desktop.exchange.enrolment import receive
from chibo_desktop.exchange.errors import BundleError, Code
from chibo_desktop.exchange.inner import Inner, split_inner
from chibo_desktop.exchange.invitation import read_invitation
from chibo_desktop.exchange.manifest import Kind
from chibo_desktop.exchange.sections import SECTION_NAMES, plain_sections, store_sections
from exchange.samples import (
    BRANCH,
    CONTENTS,
    DIRECTIVE,
    DIRECTIVE_ENVELOPE,
    OFFICE,
    RECIPIENTS,
    canonical,
    find_branch,
    manifest_of,
    open_at_office,
    plain_of,
    report,
    wrap,
)
from exchange.test_golden_files import GOLDEN, OFFICE_IDENTITY
from exchange.test_golden_whole import SAID, WHOLE, opened
from faults import PROPERTY_EXAMPLES, chance, proves, times
from strategies import any_plain

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
    luck = chance(1)
    for _ in range(FLIPS):
        code_of(flip(DATA, luck.randrange(len(DATA) * 8)))


def _opened_by_the_branch(data: bytes) -> object:
    return open_bundle(
        data,
        identities=[BRANCH.identity],
        find_sender=lambda _: [SenderKey(public_key=OFFICE.public_key)],
        own_code="CB07",
    )


def _registered(data: bytes) -> object:
    return receive(data, identities=[OFFICE_IDENTITY], find_sender=find_branch, own_code="ĐU01")


_DOWN = {"signing_seed": OFFICE.signing_seed, "recipients": RECIPIENTS}
_DIRECTIVE = write_bundle(DIRECTIVE_ENVELOPE, DIRECTIVE, **_DOWN)
_RESCUE = write_bundle(
    replace(DIRECTIVE_ENVELOPE, kind=Kind.RESCUE), Contents(journal=CONTENTS.journal), **_DOWN
)
_FORWARDED = "bao-cao-cap-giua.cbb"
FLIPS_OF_A_KIND = times(pr=200, nightly=10_000)
FLIPS_OF_A_DOSSIER = times(pr=8, nightly=1_000)  # each guess of a passphrase is made slow


@proves("F13", number=FLIPS_OF_A_KIND)
@pytest.mark.parametrize(
    ("data", "read"),
    [
        (_DIRECTIVE, _opened_by_the_branch),
        (_RESCUE, _opened_by_the_branch),
        ((GOLDEN / "v1-registration.cbb").read_bytes(), _registered),
        ((GOLDEN / "v1-invitation.cbi").read_bytes(), read_invitation),
        ((WHOLE / _FORWARDED).read_bytes(), partial(opened, _FORWARDED)),
    ],
    ids=["directive", "rescue", "registration", "invitation", "forwarded"],
)
def test_bits_of_every_kind(data: bytes, read: Callable[[bytes], object]) -> None:
    read(data)
    luck = chance(3)
    for _ in range(FLIPS_OF_A_KIND):
        with pytest.raises(BundleError):
            read(flip(data, luck.randrange(len(data) * 8)))


@proves("F13", number=FLIPS_OF_A_DOSSIER)
def test_bits_of_a_sealed_dossier() -> None:
    data, passphrase = (WHOLE / "ho-so.hsdv").read_bytes(), SAID["dossier"]["passphrase"]
    luck = chance(4)
    for _ in range(FLIPS_OF_A_DOSSIER):
        with pytest.raises(BundleError):
            read_dossier_file(flip(data, luck.randrange(len(data) * 8)), passphrase)


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
    luck = chance(2)
    allowed = {Code.INNER, Code.SIGNATURE, Code.SECTION_HASH}
    for _ in range(INNER_FLIPS):
        assert code_of(wrap(flip(PLAIN, luck.randrange(len(PLAIN) * 8)))) in allowed


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


_words = st.sampled_from(["", "report", "enroll", "CB07", "ĐU01", "0" * 64, "x" * 201, "2026-09"])
_said = _words | any_plain | st.integers(-(2**53) + 1, 2**53 - 1)
_FIELDS = [*sorted(manifest_of(DATA)), "enroll", "newer"]


@proves("F19", number=FUZZED)
@settings(max_examples=FUZZED)
@given(
    changes=st.dictionaries(st.sampled_from(_FIELDS), _said, max_size=3),
    raw=st.dictionaries(st.sampled_from(SECTION_NAMES), st.binary(max_size=60), max_size=5),
    lies=st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["n", "raw", "z", "h"]), _said)),
)
def test_whatever_a_known_sender_signs(
    changes: dict[str, Any], raw: dict[str, bytes], lies: list[tuple[int, str, Any]]
) -> None:
    """Behind a good signature too: any field, any section, any lie about a section."""
    lines, bodies = store_sections(raw)
    told = plain_sections(lines)
    for place, name, value in lies:
        if place < len(told):
            told[place][name] = value
    manifest = canonical(manifest_of(DATA) | {"sections": told} | changes)
    unsigned = Inner(manifest=manifest, signature=b"", body=b"".join(bodies))
    signed = replace(unsigned, signature=sealing.sign(BRANCH.signing_seed, unsigned.signed))
    with suppress(BundleError):
        verify_bundle(
            Unsealed(header=HEADER, inner=signed, own_recipients=(OFFICE.recipient,)),
            find_sender=find_branch,
            own_code="ĐU01",
        )
