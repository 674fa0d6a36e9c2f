"""Two people in one office: the same bundles at once, and what one sees of the other's work."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import places
import postgres
from builders import PASSWORD
from chibo_desktop.domain.member import Member
from chibo_desktop.services.backups import BackupReason, back_up, secure
from chibo_desktop.services.inbox import receive_one
from chibo_desktop.services.others import OthersWork
from chibo_desktop.services.receipts import Outcome
from chibo_desktop.services.session import Session, open_file
from chibo_desktop.services.taking_back import take_back_bundle
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.errors import StorageError
from services.exchange_story import Story, live_month

pytestmark = pytest.mark.skipif(bool(postgres.why_not()), reason=postgres.why_not())
CODES = ("CB01", "CB02", "CB03")


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    """An office on a server, its units in files, a bundle of each on the stick."""
    places.use_server(True)
    story = Story(tmp_path)
    places.use_server(False)
    for code in CODES:
        live_month(story.enrolled(code))
    yield story
    story.close()


@pytest.fixture
def second(story: Story) -> Iterator[Session]:
    """Another person at the same office."""
    session = open_file(story.office.path, PASSWORD, story.office.surroundings)
    session.author = replace(session.author, stream="of another", user="nga")
    yield session
    session.close()


def test_two_who_merge_the_same_bundles_at_once_merge_each_once(
    story: Story, second: Session
) -> None:
    bundles = [story.report(code) for code in CODES]
    found: dict[str, list[Outcome]] = {path.name: [] for path in bundles}

    def merge(session: Session) -> None:
        for path in bundles:
            receipt = receive_one(session, path.read_bytes(), path.name, merge=True)
            found[path.name].append(receipt.outcome)

    threads = [threading.Thread(target=merge, args=(one,)) for one in (story.office, second)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert {name: sorted(outcomes) for name, outcomes in found.items()} == {
        path.name: sorted([Outcome.MERGED, Outcome.DUPLICATE]) for path in bundles
    }
    assert check_store(story.office.store).problems == ()
    with second.unit() as unit:
        assert len(unit.all(Member)) == 4 * len(CODES)


def test_what_others_wrote_is_seen(story: Story, second: Session) -> None:
    looking = OthersWork()
    with second.unit() as unit:
        assert looking.new(unit) == frozenset()
    with story.office.unit() as unit:
        unit.save(replace(story.office.workplace, place="Huế"), act="workplace.edit")
    with second.unit() as unit:
        assert "workplace" in looking.new(unit)
        assert looking.new(unit) == frozenset()
    with second.unit() as unit:
        unit.save(replace(second.workplace, place="Hà Nội"), act="workplace.edit")
    with second.unit() as unit:
        assert "workplace" not in looking.new(unit)


def test_a_bundle_is_taken_back_without_a_backup_of_ours(story: Story) -> None:
    path = story.report(CODES[0])
    receipt = receive_one(story.office, path.read_bytes(), path.name, merge=True)
    secure(story.office, BackupReason.BEFORE_RECEIVING)
    take_back_bundle(story.office, receipt.bundle_id)
    with story.office.unit() as unit:
        assert unit.all(Member) == []
    assert not (story.office.path.parent / "sao-luu").exists()


def test_the_servers_own_program_writes_a_backup(story: Story, tmp_path: Path) -> None:
    info = back_up(story.office, BackupReason.BY_HAND, tmp_path / "usb")
    assert info.size > 0
    assert info.path.parent == tmp_path / "usb"
    assert [one.name for one in (tmp_path / "usb").iterdir()] == [info.path.name]


def test_without_that_program_it_is_said(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StorageError) as refused:
        back_up(story.office, BackupReason.BY_HAND, tmp_path)
    assert refused.value.code == "server-no-dump"
