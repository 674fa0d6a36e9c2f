"""A drop of every unit's bundle through the real inbox: 37 at each change, 2,000 at night."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import member
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch
from chibo_desktop.services.inbox import Outcome
from chibo_desktop.services.receiving import DroppedFile, receive_drop
from chibo_desktop.services.session import Session
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.vectors import state_hash
from faults import proves, times
from services.exchange_story import OCTOBER, Story

UNITS = times(pr=37, nightly=2_000)
MEMBERS = 3
_MOST_MEMORY = 300 * 2**20


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    one = Story(tmp_path)
    yield one
    one.close()


def _people(session: Session, number: int) -> str:
    org_id = session.author.org_id
    with session.unit() as unit:
        (branch,) = unit.all(Branch)
        unit.save_all(
            [
                member(1000 * number + place, org_id=org_id, branch_id=branch.id)
                for place in range(MEMBERS)
            ],
            act="member.create",
        )
        return state_hash(unit.connection, org_id)


@proves("F43", number=UNITS)
def test_every_unit_arrives_once_and_one_bad_file_stops_nobody(
    story: Story, tmp_path: Path
) -> None:
    told: dict[str, str] = {}
    files: list[Path] = []
    for number in range(UNITS):
        session = story.enrolled(f"CB{number:04}")
        told[session.author.org_id] = _people(session, number)
        files.append(story.report(f"CB{number:04}", OCTOBER, folder=tmp_path / "usb"))
        session.close()
        del story.units[f"CB{number:04}"]
    bad = tmp_path / "usb" / "CB0005_hong.cbb"
    bad.write_bytes(files[0].read_bytes()[:-1] + b"\0")
    before = _memory()
    half, whole = list[DroppedFile](), list[DroppedFile]()
    receive_drop(story.office, files[: UNITS // 2], lambda *_: None, half)
    receive_drop(story.office, [*files, bad], lambda *_: None, whole)
    assert {one.receipt.outcome for one in half} == {Outcome.MERGED}
    outcomes = [one.receipt.outcome for one in whole]
    assert outcomes.count(Outcome.DUPLICATE) == UNITS // 2
    assert outcomes.count(Outcome.MERGED) == UNITS - UNITS // 2
    assert outcomes.count(Outcome.REFUSED) == 1
    assert _memory() - before < _MOST_MEMORY
    with story.office.unit() as unit:
        assert {node: state_hash(unit.connection, node) for node in told} == told
        assert len(unit.all(Member)) == UNITS * MEMBERS
    assert check_store(story.office.store).is_sound


def _memory() -> int:
    """The most this process ever had, in bytes; 0 where nobody says it."""
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else 1024 * most
