"""Each thing that can be wrong with a bundle has its own code."""

import base64
import hashlib
import json
import tracemalloc
import zlib
from typing import Any

import pyrage
import pytest

from chibo_desktop.exchange import sealing
from chibo_desktop.exchange.bundle import Contents, SenderKey, open_bundle, write_bundle
from chibo_desktop.exchange.container import MAX_BUNDLE, write_container
from chibo_desktop.exchange.errors import BundleError, Code
from chibo_desktop.exchange.inner import split_inner
from exchange.samples import (
    BRANCH,
    CONTENTS,
    ENVELOPE,
    OFFICE,
    RECIPIENTS,
    STRANGER,
    canonical,
    entry,
    find_branch,
    manifest_of,
    open_at_office,
    plain_of,
    report,
    resigned,
    with_manifest,
    wrap,
)
from faults import proves, times


def refused(data: bytes, **circumstances: Any) -> BundleError:
    with pytest.raises(BundleError) as caught:
        open_at_office(data, **circumstances)
    return caught.value


@pytest.mark.parametrize("data", [b"PK\x03\x04 zip", b"CBX1", b"CBI1" + bytes(100), b"\0" * 500])
def test_another_kind_of_file(data: bytes) -> None:
    assert refused(data).code is Code.NOT_A_BUNDLE


def test_a_later_container_is_newer_rather_than_foreign() -> None:
    assert refused(b"CBB2" + bytes(100)).code is Code.NEWER_FORMAT


def test_too_big() -> None:
    data = bytearray(MAX_BUNDLE + 1)
    data[:4] = b"CBB1"
    assert refused(data).code is Code.TOO_BIG  # type: ignore[arg-type]


def test_a_half_copied_file_says_how_much_is_there() -> None:
    data = report()
    refusal = refused(data[:-1])
    assert refusal.code is Code.TRUNCATED
    assert refusal.params == {"have": len(data) - 1, "expected": len(data), "frm": "CB07"}


def test_a_file_that_ends_within_its_head() -> None:
    for size in (0, 3, 7, 50):
        assert refused(report()[:size]).code is Code.TRUNCATED_HEAD


def test_sealed_for_somebody_else() -> None:
    data = wrap(plain_of(report()), (STRANGER.recipient,))
    refusal = refused(data)
    assert refusal.code is Code.WRONG_KEY
    assert refusal.params == {"frm": "CB07", "to": "ĐU01"}


_SEALED_WITH_A_PASSWORD = base64.b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCAvTkxKd0ZIb3pqTVZRZ2drUExRY1lBIDE5ClND"
    "NEVDUmxBUGp4RERqVHV2NkhTdU5WMEJnUXpJdURubFZTTTQ1dUk3TmMKLS0tIDBnTEdTM3lkSElXRUlX"
    "SFJ5aEcwekVpc3hWYmlFdTV4bVJxelFGcHVkQ0EKminZOU3zyKpNGdwHYuyWCX0PH98hIftWfPJ3LItK"
    "J8ixijzZ"
)


def test_a_password_sealed_part_is_never_tried() -> None:
    data = write_container(
        fmt=1, sender="CB07", addressee="ĐU01", id=ENVELOPE.id, sealed=_SEALED_WITH_A_PASSWORD
    )
    assert refused(data).code is Code.WRONG_KEY


def test_an_armoured_sealed_part_is_refused() -> None:
    recipient = pyrage.x25519.Recipient.from_str(OFFICE.recipient)
    sealed = pyrage.encrypt(plain_of(report()), [recipient], armored=True)
    data = write_container(fmt=1, sender="CB07", addressee="ĐU01", id=ENVELOPE.id, sealed=sealed)
    assert refused(data).code is Code.DAMAGED


def test_an_unknown_sender() -> None:
    assert refused(report(), find_sender=lambda _: []).code is Code.UNKNOWN_SENDER


def test_a_revoked_key() -> None:
    revoked = SenderKey(public_key=BRANCH.public_key, revoked=True)
    current = SenderKey(public_key=STRANGER.public_key)
    assert refused(report(), find_sender=lambda _: [revoked]).code is Code.REVOKED
    assert refused(report(), find_sender=lambda _: [revoked, current]).code is Code.REVOKED


def test_another_branch_impersonates() -> None:
    data = write_bundle(
        ENVELOPE, CONTENTS, signing_seed=STRANGER.signing_seed, recipients=RECIPIENTS
    )
    assert refused(data).code is Code.SIGNATURE


def test_the_signature_is_asked_for_before_the_manifest_is_parsed() -> None:
    inner = split_inner(plain_of(report()))
    manifest = b"[" * len(inner.manifest)
    plain = plain_of(report()).replace(inner.manifest, manifest)
    assert refused(wrap(plain)).code is Code.SIGNATURE


def test_a_key_id_that_is_not_of_the_signing_key() -> None:
    assert refused(with_manifest(report(), key_id="0" * 16)).code is Code.SIGNATURE


def test_addressed_to_another_office() -> None:
    refusal = refused(report(), own_code="ĐU02")
    assert refusal.code is Code.NOT_FOR_US
    assert refusal.params == {"to": "ĐU01", "own": "ĐU02"}


@pytest.mark.parametrize(
    "change",
    [{"frm": "CB08"}, {"to": "ĐU02"}, {"fmt": 2}, {"id": ENVELOPE.id.replace("7c00", "7c01")}],
)
def test_every_outer_field_must_be_the_signed_one(change: dict[str, Any]) -> None:
    assert refused(with_manifest(report(), **change)).code is Code.ADDRESS


def test_an_opened_bundle_sealed_again_to_us_is_refused() -> None:
    """The branch wrote to somebody else, who passes it on as if it had been for us."""
    data = write_bundle(
        ENVELOPE, CONTENTS, signing_seed=BRANCH.signing_seed, recipients=[STRANGER.recipient]
    )
    plain = sealing.unseal(data[data.index(sealing.AGE_INTRO) :], [STRANGER.identity])
    assert refused(wrap(plain)).code is Code.ADDRESS


def test_a_newer_format_is_named_with_its_program() -> None:
    refusal = refused(with_manifest(report(), min_reader=3, app="2.3.0", novelty={"x": 1}))
    assert refusal.code is Code.NEWER_FORMAT
    assert refusal.params == {"app": "2.3.0"}


def test_fields_of_a_newer_writer_that_still_writes_for_us_are_ignored() -> None:
    assert open_at_office(with_manifest(report(), novelty=[1, 2])).envelope == ENVELOPE


def test_a_manifest_without_a_field_is_refused() -> None:
    whole = manifest_of(report())
    for name in set(whole) - {"fmt", "frm", "to", "id", "rcpt"}:
        partial = {key: value for key, value in whole.items() if key != name}
        assert refused(resigned(report(), manifest=canonical(partial))).code is Code.INNER


@pytest.mark.parametrize(
    "twist",
    [
        lambda text: text.replace(b'"cs":0', b'"cs":0,"cs":0'),
        lambda text: text.replace(b'"cs":0', b'"cs":0.0'),
        lambda text: text.replace(b'"cs":0', b'"cs":NaN'),
        lambda text: text.replace(b'"cs":0', b'"cs":-0'),
        lambda text: text.replace(b'"cs":0', b'"cs":' + b"9" * 400_000),
        lambda text: text.replace(b'"cs":0', b'"cs": 0'),
        lambda text: text.replace(b'"cs":0', b'"cs":' + b"[" * 9 + b"]" * 9),
        lambda text: text.replace(b'"cs":0', b'"cs":' + b"[" * 200_000 + b"]" * 200_000),
        lambda text: text.replace(b'"0.1.0"', b'"\\ud800"'),
        lambda text: text.replace(b'"0.1.0"', b'"\xff"'),
        lambda text: text.replace(b'"cs":0', b'"cs":true'),
        lambda text: b"\xef\xbb\xbf" + text,
        lambda text: text.decode().encode("utf-16"),
        lambda text: b"[]",
        lambda text: b"",
    ],
)
def test_json_has_one_spelling(twist: Any) -> None:
    manifest = split_inner(plain_of(report())).manifest
    assert refused(resigned(report(), manifest=twist(manifest))).code is Code.INNER


@pytest.mark.parametrize("plain", [b"", b"CBI1", b"CBI2" + bytes(200), b"CBI1\xff\xff\xff\xff"])
def test_an_inside_of_another_shape(plain: bytes) -> None:
    assert refused(wrap(plain)).code is Code.INNER


def _one_section(content: bytes, /, **line: Any) -> bytes:
    """A signed bundle with one section, of which the manifest may lie."""
    body = zlib.compress(content)
    told = {"n": "acks", "raw": len(content), "z": len(body), "h": hashlib.sha256(body).hexdigest()}
    told.update(line)
    base = report(contents=Contents())
    manifest = canonical(manifest_of(base) | {"sections": [told]})
    return resigned(base, manifest=manifest, body=body)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ({"n": "../acks"}, Code.SECTION_LIST),
        ({"n": "ACKS"}, Code.SECTION_LIST),
        ({"raw": -1}, Code.SECTION_LIST),
        ({"raw": "7"}, Code.SECTION_LIST),
        ({"z": 3}, Code.SECTION_LENGTH),
        ({"raw": 2**40}, Code.SECTION_LENGTH),
        ({"h": "0" * 64}, Code.SECTION_HASH),
        ({"raw": 1}, Code.SECTION_INFLATE),
        ({"raw": 4000}, Code.SECTION_INFLATE),
    ],
)
def test_a_manifest_that_lies_about_a_section(line: dict[str, Any], code: Code) -> None:
    assert refused(_one_section(b'{"a":"b"}', **line)).code is code


def test_sections_out_of_order_or_twice() -> None:
    data = report()
    lines = manifest_of(data)["sections"]
    for twisted in (lines[::-1], [lines[0], *lines]):
        assert refused(with_manifest(data, sections=twisted)).code is Code.SECTION_LIST


def test_appended_bytes_inside() -> None:
    body = split_inner(plain_of(report())).body
    assert refused(resigned(report(), body=body + b"x")).code is Code.SECTION_LENGTH


def test_a_section_that_does_not_inflate() -> None:
    body = b"khong phai zlib"
    digest = hashlib.sha256(body).hexdigest()
    line = {"n": "acks", "raw": 5, "z": len(body), "h": digest}
    data = with_manifest(report(contents=Contents()), sections=[line])
    assert refused(resigned(data, body=body)).code is Code.SECTION_INFLATE


BOMB = times(pr=64, nightly=240) * 1024 * 1024


@proves("F21")
def test_an_inflate_bomb_costs_no_memory() -> None:
    bomb = _one_section(bytes(BOMB), raw=1000)
    assert len(bomb) < BOMB // 32
    tracemalloc.start()
    refusal = refused(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert refusal.code is Code.SECTION_INFLATE
    assert peak < 16 * 1024 * 1024


@pytest.mark.parametrize("raw", [b'{"a":1,"a":2}', b"[]", b"{", b'{"a":1.0}', b"", b"[" * 100_000])
def test_a_section_that_is_not_canonical_json(raw: bytes) -> None:
    assert refused(_one_section(raw)).code is Code.SECTION_CONTENT


def test_an_entry_whose_payload_was_exchanged() -> None:
    header, _ = entry(2)
    journal = [entry(1), (header, entry(3)[1])]
    refusal = refused(report(contents=Contents(journal=journal)))
    assert refusal.code is Code.ENTRY_HASH
    assert refusal.params == {"position": 2}


def test_an_office_bundle_opens_at_the_branch_only_with_the_office_key() -> None:
    reply = write_bundle(
        ENVELOPE, CONTENTS, signing_seed=OFFICE.signing_seed, recipients=[BRANCH.recipient]
    )
    with pytest.raises(BundleError) as caught:
        open_bundle(reply, identities=[BRANCH.identity], find_sender=find_branch, own_code="ĐU01")
    assert caught.value.code is Code.SIGNATURE


def test_a_refusal_speaks_as_a_problem() -> None:
    problem = refused(report()[:-5]).problem
    assert problem.code == "bundle-truncated"
    assert json.dumps(dict(problem.params))
