"""Files of every released format stay readable; this folder of files only grows.

The keys were made for these files and are used nowhere else.
"""

import hashlib
import json
import zlib
from pathlib import Path
from typing import Any

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from chibo_desktop.exchange.bundle import OpenedBundle, SenderKey, open_bundle
from chibo_desktop.exchange.enrolment import Registration, receive
from chibo_desktop.exchange.invitation import read_invitation
from exchange.samples import CONTENTS, DIRECTIVE, DIRECTIVE_ENVELOPE, ENVELOPE

GOLDEN = Path(__file__).parent / "golden"
OFFICE_IDENTITY = (GOLDEN / "office-identity.txt").read_text(encoding="ascii").strip()
BRANCH_IDENTITY = (GOLDEN / "branch-identity.txt").read_text(encoding="ascii").strip()
OFFICE_KEY = "688e96d398ad9387ccbb5ce292f833c671d11b4ca63ef81464f37547ab8f8a95"
BRANCH_KEY = "29acbae141bccaf0b22e1a94d34d0bc7361e526d0bfe12c89794bc9322966dd7"


def _received(name: str, *keys: SenderKey) -> OpenedBundle | Registration:
    return receive(
        (GOLDEN / name).read_bytes(),
        identities=[OFFICE_IDENTITY],
        find_sender=lambda _: keys,
        own_code="ĐU01",
    )


def test_invitation_of_version_1() -> None:
    invitation = read_invitation((GOLDEN / "v1-invitation.cbi").read_bytes())
    assert invitation.unit.code == "CB07"
    assert invitation.office.fingerprint == "18683 46534 19944 65959 95526 95144"


def test_registration_of_version_1() -> None:
    registration = _received("v1-registration.cbb")
    assert isinstance(registration, Registration)
    assert registration.public_key.hex() == BRANCH_KEY
    assert registration.fingerprint == "23901 53803 86206 14267 59911 44103"


def test_report_of_version_1() -> None:
    report = _received("v1-report.cbb", SenderKey(public_key=bytes.fromhex(BRANCH_KEY)))
    assert isinstance(report, OpenedBundle)
    assert report.envelope == ENVELOPE
    assert report.contents == CONTENTS


def test_directive_of_version_1() -> None:
    directive = open_bundle(
        (GOLDEN / "v1-directive.cbb").read_bytes(),
        identities=[BRANCH_IDENTITY],
        find_sender=lambda _: [SenderKey(public_key=bytes.fromhex(OFFICE_KEY))],
        own_code="CB07",
    )
    assert directive.envelope == DIRECTIVE_ENVELOPE
    assert directive.contents == DIRECTIVE


def _read_as_a_stranger(data: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Written from docs/bundle-format.md alone, with none of our code."""
    start = 8 + int.from_bytes(data[4:8], "big")
    header, sealed = json.loads(data[8:start]), data[start:]
    assert data[:4] == b"CBB1"
    assert (len(sealed), hashlib.sha256(sealed).hexdigest()) == (header["n"], header["h"])
    plain = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(OFFICE_IDENTITY)])
    assert plain[:4] == b"CBI1"
    size = int.from_bytes(plain[4:8], "big")
    manifest, signature = plain[8 : 8 + size], plain[8 + size : 72 + size]
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(BRANCH_KEY))
    key.verify(signature, b"chibo-bundle-v1\0" + manifest)
    told = json.loads(manifest)
    at, sections = 72 + size, {}
    for line in told["sections"]:
        stored = plain[at : at + line["z"]]
        assert hashlib.sha256(stored).hexdigest() == line["h"]
        sections[line["n"]] = zlib.decompress(stored)
        at += line["z"]
    assert at == len(plain)
    return told, sections


def _entries_as_a_stranger(section: bytes) -> list[tuple[bytes, bytes]]:
    entries, at = [], 4
    for _ in range(int.from_bytes(section[:4], "big")):
        header, payload = (int.from_bytes(section[at + i : at + i + 4], "big") for i in (0, 4))
        at += 8
        entries.append((section[at : at + header], section[at + header : at + header + payload]))
        at += header + payload
    return entries


def test_the_format_document_is_enough_to_read_one() -> None:
    told, sections = _read_as_a_stranger((GOLDEN / "v1-report.cbb").read_bytes())
    assert (told["frm"], told["to"], told["period"]) == ("CB07", "ĐU01", "2026-09")
    assert list(sections) == ["journal", "snapshot", "acks", "blobs"]
    entries = _entries_as_a_stranger(sections["journal"])
    assert entries == CONTENTS.journal
    for header, payload in entries:
        assert json.loads(header)["ph"] == hashlib.sha256(payload).hexdigest()
    assert json.loads(sections["acks"]) == CONTENTS.acks
