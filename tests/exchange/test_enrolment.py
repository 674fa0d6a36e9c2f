"""An invitation, a registration, and why neither can pass for anything else."""

import json
from typing import Any

import pytest

from chibo_desktop.exchange import sealing
from chibo_desktop.exchange.bundle import Contents, OpenedBundle, SenderKey, write_bundle
from chibo_desktop.exchange.enrolment import (
    Registration,
    open_registration,
    receive,
    write_registration,
)
from chibo_desktop.exchange.errors import BundleError, Code
from chibo_desktop.exchange.invitation import (
    Invitation,
    Office,
    Unit,
    read_invitation,
    write_invitation,
)
from chibo_desktop.exchange.manifest import Envelope, Kind
from exchange.samples import (
    BRANCH,
    ENVELOPE,
    OFFICE,
    STRANGER,
    canonical,
    find_branch,
    open_at_office,
    report,
)

INVITATION = Invitation(
    id="01936b2e-7c00-7abc-8def-000000000001",
    office=Office(
        id="01936b2e-7c00-7abc-8def-000000000002",
        code="ĐU01",
        name="Đảng ủy xã An Bình",
        public_key=OFFICE.public_key,
        recipient=OFFICE.recipient,
    ),
    unit=Unit(
        id="01936b2e-7c00-7abc-8def-000000000003",
        code="CB07",
        name="Chi bộ thôn 7",
        kind="branch",
        parent="Đảng ủy xã An Bình",
    ),
    created_ms=1_764_000_000_000,
)
LETTER = write_invitation(INVITATION, signing_seed=OFFICE.signing_seed)


def register(invitation: Invitation = INVITATION, **changes: Any) -> bytes:
    arguments: dict[str, Any] = {
        "keys": BRANCH,
        "id": "01936b2e-7c00-7abc-8def-000000000004",
        "created_ms": 1,
        "hlc": (1, 0),
        "app": "0.1.0",
    }
    return write_registration(invitation, **(arguments | changes))


def register_by_hand(enrolment: dict[str, Any], contents: Contents | None = None) -> bytes:
    envelope = Envelope(
        kind=Kind.ENROLL,
        id=ENVELOPE.id,
        sender="CB07",
        addressee="ĐU01",
        seq=0,
        created_ms=1,
        hlc=(1, 0),
        app="0.1.0",
        enrolment=enrolment,
    )
    return write_bundle(
        envelope,
        contents or Contents(),
        signing_seed=BRANCH.signing_seed,
        recipients=[OFFICE.recipient],
    )


def at_office(data: bytes, own_code: str = "ĐU01") -> Registration:
    return open_registration(data, identities=[OFFICE.identity], own_code=own_code)


def dropped(data: bytes, find_sender: Any = find_branch) -> OpenedBundle | Registration:
    return receive(data, identities=[OFFICE.identity], find_sender=find_sender, own_code="ĐU01")


def test_both_sides_read_the_same_fingerprints() -> None:
    invitation = read_invitation(LETTER)
    assert invitation == INVITATION
    registration = at_office(register(invitation))
    assert invitation.office.fingerprint == INVITATION.office.fingerprint
    assert registration.fingerprint == sealing.unit_fingerprint(
        code="CB07", public_key=BRANCH.public_key, recipient=BRANCH.recipient
    )
    assert registration.unit_id == INVITATION.unit.id
    assert registration.invitation_id == INVITATION.id
    assert registration.key_id == sealing.key_id(BRANCH.public_key)
    assert registration.recipient == BRANCH.recipient


def test_the_keys_of_a_registration_open_and_close_the_circle() -> None:
    registration = at_office(register(read_invitation(LETTER)))
    keys = [SenderKey(public_key=registration.public_key)]
    assert open_at_office(report(), find_sender=lambda _: keys).envelope == ENVELOPE


def test_an_invitation_is_the_same_bytes_again() -> None:
    assert write_invitation(INVITATION, signing_seed=OFFICE.signing_seed) == LETTER


def test_only_the_holder_of_the_office_key_writes_its_invitation() -> None:
    with pytest.raises(ValueError, match="does not belong"):
        write_invitation(INVITATION, signing_seed=STRANGER.signing_seed)


def test_every_flipped_bit_of_an_invitation_is_refused() -> None:
    for bit in range(len(LETTER) * 8):
        changed = bytearray(LETTER)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(BundleError, match="invitation-"):
            read_invitation(bytes(changed))


def test_every_truncated_invitation_is_refused() -> None:
    for size in range(len(LETTER)):
        with pytest.raises(BundleError, match="invitation-unreadable"):
            read_invitation(LETTER[:size])


def _letter(**changes: Any) -> bytes:
    body = json.loads(LETTER)["body"] | changes
    signature = sealing.sign(OFFICE.signing_seed, b"chibo-invitation-v1\0" + canonical(body))
    return canonical({"body": body, "sig": signature.hex()})


def test_a_newer_invitation_says_so() -> None:
    with pytest.raises(BundleError) as caught:
        read_invitation(_letter(fmt=2, office="elsewhere"))
    assert caught.value.code is Code.INVITATION_NEWER


def test_the_sealed_letter_has_its_place_in_the_format() -> None:
    assert read_invitation(_letter(letter={"codes": 1}, more=[1])).letter == {"codes": 1}


@pytest.mark.parametrize(
    "change",
    [{"office": {}}, {"unit": 1}, {"id": "x"}, {"kind": "report"}, {"letter": []}, {"fmt": "1"}],
)
def test_a_senseless_invitation(change: dict[str, Any]) -> None:
    with pytest.raises(BundleError) as caught:
        read_invitation(_letter(**change))
    assert caught.value.code is Code.INVITATION_UNREADABLE


def test_whoever_replaces_the_keys_of_an_invitation_changes_the_fingerprint() -> None:
    false_office = Office(
        id=INVITATION.office.id,
        code=INVITATION.office.code,
        name=INVITATION.office.name,
        public_key=STRANGER.public_key,
        recipient=STRANGER.recipient,
    )
    assert false_office.fingerprint != INVITATION.office.fingerprint


def test_a_registration_is_never_a_report() -> None:
    for keys in ([], [SenderKey(public_key=BRANCH.public_key)]):
        with pytest.raises(BundleError) as caught:
            open_at_office(register(), find_sender=lambda _, keys=keys: keys)
        assert caught.value.code in (Code.UNKNOWN_SENDER, Code.IS_REGISTRATION)


def test_a_report_is_never_a_registration() -> None:
    with pytest.raises(BundleError) as caught:
        at_office(report())
    assert caught.value.code is Code.NOT_A_REGISTRATION


def test_a_report_may_not_carry_keys() -> None:
    with pytest.raises(BundleError, match="bundle-inner"):
        report(enrolment={"key": BRANCH.public_key.hex()})


def test_the_inbox_tells_them_apart() -> None:
    lost = [SenderKey(public_key=STRANGER.public_key)]
    revoked = [SenderKey(public_key=BRANCH.public_key, revoked=True)]
    for keys in ([], lost, revoked, find_branch("CB07")):
        assert isinstance(dropped(register(), lambda _, keys=keys: keys), Registration)
    assert isinstance(dropped(report()), OpenedBundle)


def test_the_inbox_keeps_the_reason_why_a_report_was_refused() -> None:
    for keys, code in (
        ([], Code.UNKNOWN_SENDER),
        ([SenderKey(public_key=STRANGER.public_key)], Code.SIGNATURE),
        ([SenderKey(public_key=BRANCH.public_key, revoked=True)], Code.REVOKED),
    ):
        with pytest.raises(BundleError) as caught:
            dropped(report(), lambda _, keys=keys: keys)
        assert caught.value.code is code


def test_a_registration_with_the_key_of_somebody_else() -> None:
    enrolment = {
        "org": INVITATION.unit.id,
        "inv": INVITATION.id,
        "key": STRANGER.public_key.hex(),
        "rcpt": BRANCH.recipient,
        "proof": "",
    }
    with pytest.raises(BundleError) as caught:
        at_office(register_by_hand(enrolment))
    assert caught.value.code is Code.SIGNATURE


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"key": BRANCH.public_key.hex().upper()}, Code.SIGNATURE),
        ({"key": "ab"}, Code.SIGNATURE),
        ({"rcpt": "age1xyz"}, Code.INNER),
        ({"rcpt": None}, Code.INNER),
        ({"org": "../CB07"}, Code.INNER),
        ({"proof": "x" * 129}, Code.INNER),
    ],
)
def test_a_senseless_registration(change: dict[str, Any], code: Code) -> None:
    enrolment = {
        "org": INVITATION.unit.id,
        "inv": INVITATION.id,
        "key": BRANCH.public_key.hex(),
        "rcpt": BRANCH.recipient,
        "proof": "",
    }
    assert at_office(register_by_hand(enrolment)).code == "CB07"
    with pytest.raises(BundleError) as caught:
        at_office(register_by_hand(enrolment | change))
    assert caught.value.code is code
    with pytest.raises(BundleError) as caught:
        at_office(register_by_hand(enrolment, Contents(acks={})))
    assert caught.value.code is Code.INNER


def test_a_registration_for_another_office() -> None:
    with pytest.raises(BundleError) as caught:
        at_office(register(), own_code="ĐU02")
    assert caught.value.code is Code.NOT_FOR_US
