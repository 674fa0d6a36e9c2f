"""Files of schema 4 are migrated when they are opened, and the bundles of then stay readable."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chibo_desktop.domain.member import Member
from chibo_desktop.domain.records import all_types, type_of
from chibo_desktop.exchange.bundle import OpenedBundle, SenderKey
from chibo_desktop.exchange.enrolment import Registration, receive
from chibo_desktop.exchange.invitation import read_invitation
from chibo_desktop.services.bundle_checks import keys_of
from chibo_desktop.services.inbox import Outcome, receive_one
from chibo_desktop.services.node_keys import node_keys
from chibo_desktop.services.rounds import load_sheet, round_lines
from chibo_desktop.services.session import Session
from chibo_desktop.services.taking_back import take_back_bundle
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.exchange_log import received_by
from chibo_desktop.storage.vectors import state_hash
from services.files_of_old import DATABASES, old_file, opened, said

SCHEMA_4 = "schema-4"
SAID = said(SCHEMA_4)


@pytest.fixture(scope="module")
def unit_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    session = opened(old_file(tmp_path_factory.mktemp("unit"), "chi-bo", SCHEMA_4))
    yield session
    session.close()


@pytest.fixture(scope="module")
def office_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    session = opened(old_file(tmp_path_factory.mktemp("office"), "dang-uy", SCHEMA_4))
    yield session
    session.close()


@pytest.mark.parametrize("name", ["unit", "office"])
def test_what_stood_stands(name: str, unit_file: Session, office_file: Session) -> None:
    session, told = {"unit": unit_file, "office": office_file}[name], SAID[name]
    with session.unit() as unit:
        assert state_hash(unit.connection, unit.author.org_id) == told["state"]
        found = {kind.name: sorted(one.id for one in unit.all(kind.cls)) for kind in all_types()}
        members = {one.id: type_of(Member).plain(one) for one in unit.all(Member)}
        rounds = [
            [
                str(line.period),
                str(line.state),
                sorted(
                    [row.evaluation.member_id, str(row.rating)]
                    for row in load_sheet(unit, line.id).rows
                ),
            ]
            for line in round_lines(unit)
        ]
    assert {kind: ids for kind, ids in found.items() if ids} == told["records"]
    for identity, plain in told["members"].items():
        assert {field: members[identity][field] for field in plain} == plain
    assert rounds == told["rounds"]
    assert check_store(session.store).problems == ()


@pytest.mark.parametrize("name", ["thang-10.cbb", "thang-11.cbb", "chi-dao.cbb", "cuu-ho.cbb"])
def test_its_bundles_stay_readable(name: str, unit_file: Session, office_file: Session) -> None:
    down = name in ("chi-dao.cbb", "cuu-ho.cbb")
    told, session = (SAID["office"], unit_file) if down else (SAID["unit"], office_file)
    bundle = _received(session, name, told)
    assert isinstance(bundle, OpenedBundle)
    assert bundle.envelope.sender == told["code"]
    assert bundle.contents.journal


def test_its_registration_and_invitation_stay_readable(office_file: Session) -> None:
    registration = _received(office_file, "dang-ky.cbb", SAID["unit"])
    assert isinstance(registration, Registration)
    assert registration.public_key.hex() == SAID["unit"]["public_key"]
    invitation = read_invitation((DATABASES / SCHEMA_4 / "moi.cbi").read_bytes())
    assert invitation.office.public_key.hex() == SAID["office"]["public_key"]


def _received(session: Session, name: str, sender: dict[str, Any]) -> OpenedBundle | Registration:
    with session.unit() as unit:
        assert [key.public_key.hex() for key in keys_of(unit, sender["code"])] == [
            sender["public_key"]
        ]
        return receive(
            (DATABASES / SCHEMA_4 / name).read_bytes(),
            identities=[node_keys(unit).identity],
            find_sender=lambda _: [SenderKey(public_key=bytes.fromhex(sender["public_key"]))],
            own_code=session.workplace.code,
        )


def test_a_bundle_of_then_is_merged_again_after_it_was_taken_back(tmp_path: Path) -> None:
    session = opened(old_file(tmp_path, "dang-uy", SCHEMA_4))
    node = SAID["unit"]["node"]
    with session.unit() as unit:
        newest = received_by(unit.connection, node_id=node)[0]
    take_back_bundle(session, newest.bundle_id)
    data = (DATABASES / SCHEMA_4 / "thang-11.cbb").read_bytes()
    assert receive_one(session, data, "thang-11.cbb", merge=True).outcome is Outcome.MERGED
    with session.unit() as unit:
        assert state_hash(unit.connection, node) == SAID["merged"]
    session.close()
