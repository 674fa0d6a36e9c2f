"""Files of every released format stay readable; this folder of files only grows.

The keys were made for these files and are used nowhere else.
"""

from pathlib import Path

from chibo_desktop.exchange.bundle import OpenedBundle, SenderKey, open_bundle
from chibo_desktop.exchange.enrolment import Registration, receive
from chibo_desktop.exchange.invitation import read_invitation
from exchange import stranger
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


def test_the_format_document_is_enough_to_read_one() -> None:
    letter = stranger.read((GOLDEN / "v1-report.cbb").read_bytes(), OFFICE_IDENTITY, BRANCH_KEY)
    told = letter.manifest
    assert (told["frm"], told["to"], told["period"]) == ("CB07", "ĐU01", "2026-09")
    assert list(letter.sections) == ["journal", "snapshot", "acks", "blobs"]
    assert letter.journal == CONTENTS.journal
    assert letter.said("acks") == CONTENTS.acks
    assert tuple(stranger.blobs_of(letter.sections["blobs"]).values()) == CONTENTS.blobs
