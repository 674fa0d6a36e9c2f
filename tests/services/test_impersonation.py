"""Reports that are not what they say: wrong key, wrong addressee, others' rows (F23).

The table has a row for each thing the office may know of the key, a column for each bundle.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from chibo_desktop.domain.organization import TrustState
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.exchange import sealing
from chibo_desktop.exchange.bundle import Contents, unseal, verify_bundle, write_bundle
from chibo_desktop.exchange.errors import BundleError
from chibo_desktop.exchange.snapshot import plain_vector
from chibo_desktop.services.bundle_checks import keys_of
from chibo_desktop.services.inbox import Outcome, take_bundle
from chibo_desktop.services.node_keys import node_keys
from chibo_desktop.services.session import Unit
from chibo_desktop.storage.node_keys import Sender, put_sender, senders
from chibo_desktop.storage.vectors import version_vector
from faults import proves
from services.exchange_story import NOVEMBER, OCTOBER, Story, live_month

BUNDLES = ("within", "beyond", "other's key", "other office", "not sealed to us", "other's rows")
_UNKNOWN = ("bundle-unknown-sender",) * 4
_REVOKED = ("bundle-revoked",) * 4
_FALSE = ("bundle-signature", "bundle-not-for-us", "bundle-wrong-key", "entry-not-owner")
TABLE = {
    "no key": (*_UNKNOWN, "bundle-wrong-key", "bundle-unknown-sender"),
    "pending": ("sender-unconfirmed", "sender-unconfirmed", *_FALSE),
    "confirmed": ("", "", *_FALSE),
    "replaced after October": ("", "sender-beyond-position", *_FALSE),
    "revoked after October": ("", "sender-beyond-position", *_FALSE),
    "revoked from the start": ("sender-beyond-position", "sender-beyond-position", *_FALSE),
    "rejected": (*_REVOKED, "bundle-wrong-key", "bundle-revoked"),
}
_WAITING = frozenset({"sender-unconfirmed", "sender-beyond-position"})


@dataclass
class Setting:
    story: Story
    sender: Sender
    october: str  # the position, as it is kept
    files: dict[str, bytes]


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Setting]:
    story = Story(tmp_path_factory.mktemp("false"))
    session = story.enrolled("CB07")
    story.enrolled("CB08")
    files: dict[str, bytes] = {}
    live_month(session, OCTOBER)
    files["within"] = _read(story.report("CB07", OCTOBER))
    with session.unit() as unit:
        position = version_vector(unit.connection, unit.author.org_id)
    live_month(session, NOVEMBER)
    files["beyond"] = _read(story.report("CB07", NOVEMBER))
    live_month(story.units["CB08"], OCTOBER)
    theirs = _read(story.report("CB08", OCTOBER))
    with story.office.unit() as unit:
        files |= _false(unit, story, files["within"], theirs)
        sender = senders(unit.connection, code="CB07")[0]
    yield Setting(story, sender, json.dumps(plain_vector(position)), files)
    story.close()


def _read(path: Path) -> bytes:
    return path.read_bytes()


def _false(office: Unit, story: Story, ours: bytes, theirs: bytes) -> dict[str, bytes]:
    keys = node_keys(office)

    def opened(data: bytes, code: str):  # type: ignore[no-untyped-def]
        return verify_bundle(
            unseal(data, [keys.identity]),
            find_sender=lambda _: keys_of(office, code),
            own_code="DU",
        )

    with story.units["CB07"].unit() as unit:
        right = node_keys(unit)
    with story.units["CB08"].unit() as unit:
        wrong = node_keys(unit)
    one, other = opened(ours, "CB07"), opened(theirs, "CB08")
    letter, contents = one.envelope, one.contents

    def made(envelope=letter, keys=right, to=keys.recipient, body: Contents = contents) -> bytes:  # type: ignore[no-untyped-def]
        return write_bundle(envelope, body, signing_seed=keys.signing_seed, recipients=(to,))

    return {
        "other's key": made(keys=wrong),
        "other office": made(replace(letter, addressee="DX")),
        "not sealed to us": made(to=sealing.generate_keys().recipient),
        "other's rows": made(body=other.contents),
    }


def _known(setting: Setting, what: str) -> Sender:
    one = setting.sender
    trusts = {
        "pending": (TrustState.PENDING, ""),
        "confirmed": (TrustState.CONFIRMED, ""),
        "replaced after October": (TrustState.REPLACED, setting.october),
        "revoked after October": (TrustState.REVOKED, setting.october),
        "revoked from the start": (TrustState.REVOKED, "{}"),
        "rejected": (TrustState.REJECTED, ""),
    }
    if what == "no key":
        return replace(one, code="CB99")
    trust, position = trusts[what]
    return replace(one, trust=trust, trusted_to=position)


@proves("F23")
@pytest.mark.parametrize("what", TABLE)
@pytest.mark.parametrize("bundle", BUNDLES)
def test_impersonation(setting: Setting, what: str, bundle: str) -> None:
    code = ""
    with setting.story.office.unit() as unit:
        savepoint = unit.connection.begin_nested()
        put_sender(unit.connection, _known(setting, what))
        try:
            receipt = take_bundle(unit, setting.files[bundle], bundle, merge=False)
            code = receipt.problem.code if receipt.problem else ""
            assert (receipt.outcome is Outcome.WAITING) == (code in _WAITING)
        except BundleError as error:
            code = error.code.value
        except DomainError as error:
            code = error.problems[0].code
        finally:
            savepoint.rollback()
            unit.touched.clear()
    assert code == TABLE[what][BUNDLES.index(bundle)]
