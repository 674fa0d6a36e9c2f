"""A drop goes on after a kill, a stick pulled out, a full disk: nothing lost, nothing twice."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from chibo_desktop.domain.incoming import IncomingState
from chibo_desktop.domain.member import Member
from chibo_desktop.services.file_care import check_file
from chibo_desktop.services.inbox import Outcome, pending_registrations, receive_one
from chibo_desktop.services.inbox_drops import (
    begin_drop,
    continue_drop,
    merge_dropped,
    set_down,
    unfinished,
)
from chibo_desktop.services.key_answers import confirm_key
from chibo_desktop.services.receiving import DroppedFile, files_in, preview_drop, receive_drop
from chibo_desktop.storage.bundle_shelf import shelf_of
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.incoming import incoming_in
from chibo_desktop.storage.tables import operation
from faults import proves
from places import apart, forget, in_files
from services.exchange_story import Story, live_month, reopened

CODES = ("CB01", "CB02", "CB03")


@pytest.fixture(scope="module")
def made(place_of_data: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with three enrolled units, and the stick with a bundle of each."""
    folder = tmp_path_factory.mktemp("story")
    story = Story(folder)
    with in_files():
        for code in CODES:
            live_month(story.enrolled(code))
            story.report(code)
    (story.folder / "usb" / "anh.cbb").write_bytes(b"\x89PNG\r\n")
    story.close()
    return folder


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Iterator["Desk"]:
    shutil.copytree(made, tmp_path / "story")
    desk = Desk(tmp_path / "story")
    yield desk
    desk.session.close()
    forget(desk.file)


class Desk:
    """The office's file with the stick in it."""

    def __init__(self, folder: Path) -> None:
        self.file, self.stick = apart(folder / "office.chibo"), folder / "usb"
        self.session = reopened(self.file)

    def restart(self) -> None:
        self.session.close()
        self.session = reopened(self.file)

    def states(self) -> list[IncomingState]:
        with self.session.unit() as unit:
            return [one.state for one in incoming_in(unit.connection)]

    def members(self) -> int:
        with self.session.unit() as unit:
            return len(unit.all(Member))

    def copies(self) -> int:
        return len(list(shelf_of(self.session.store).folder.rglob("*.cbb")))


def quiet(_done: int, _total: int, _text: str) -> None:
    return


def ready(files: list[DroppedFile]) -> list[DroppedFile]:
    return [one for one in files if one.receipt.outcome is Outcome.READY]


def test_the_stick_may_go_once_the_files_are_shown(office: Desk) -> None:
    files = begin_drop(office.session, [office.stick], quiet)
    shutil.rmtree(office.stick)
    assert len(ready(files)) == 3
    assert office.copies() == 3  # what is no bundle is not kept
    done: list[DroppedFile] = []
    merge_dropped(office.session, ready(files), quiet, done)
    assert [one.receipt.outcome for one in done] == [Outcome.MERGED] * 3
    assert office.members() == 12
    with office.session.unit() as unit:
        assert unfinished(unit) is None


def test_a_killed_program_goes_on_where_it_was(office: Desk) -> None:
    files = begin_drop(office.session, [office.stick], quiet)
    merge_dropped(office.session, ready(files)[:1], quiet, [])
    office.restart()
    with office.session.unit() as unit:
        left = unfinished(unit)
    assert left is not None
    assert (left.total, left.done, left.merged, left.on_stick) == (4, 2, 1, ())
    shutil.rmtree(office.stick)
    again = continue_drop(office.session, quiet)
    outcomes = sorted(one.receipt.outcome for one in again)
    assert outcomes == ["merged", "ready", "ready", "refused"]
    merged = next(one for one in again if one.receipt.outcome is Outcome.MERGED)
    assert merged.receipt.new_records
    merge_dropped(office.session, ready(again), quiet, [])
    assert office.members() == 12
    with office.session.unit() as unit:
        assert unfinished(unit) is None


@proves("F28")
def test_a_stick_pulled_out_is_asked_for_again(office: Desk, tmp_path: Path) -> None:
    away = tmp_path / "away"

    def pull(done: int, _total: int, _text: str) -> None:
        if done == 2 and office.stick.exists():
            shutil.move(office.stick, away)

    files = begin_drop(office.session, [office.stick], pull)
    assert office.states().count(IncomingState.SEEN) == 2
    assert {one.receipt.problem.code for one in files if one.receipt.problem} >= {"file-unreadable"}
    with office.session.unit() as unit:
        left = unfinished(unit)
    assert left is not None
    assert len(left.on_stick) == 2
    shutil.move(away, office.stick)
    again = continue_drop(office.session, quiet)
    assert len(ready(again)) == 3


def test_a_disk_that_takes_nothing_more_loses_nothing(office: Desk) -> None:
    shelf = shelf_of(office.session.store).folder
    shelf.write_bytes(b"")  # a file where the folder has to be
    with pytest.raises(StorageError):
        begin_drop(office.session, [office.stick], quiet)
    shelf.unlink()
    assert len(ready(continue_drop(office.session, quiet))) == 3


def test_the_same_bundle_twice_on_the_stick_is_one(office: Desk) -> None:
    shutil.copy(next(office.stick.glob("CB01*")), office.stick / "z ban sao.cbb")
    files = begin_drop(office.session, [office.stick], quiet)
    assert len(ready(files)) == 3
    assert [one.path.name for one in files if one.receipt.outcome is Outcome.DUPLICATE] == [
        "z ban sao.cbb"
    ]
    assert office.copies() == 3


def test_a_copy_of_the_same_name_in_another_folder_is_no_second_bundle(office: Desk) -> None:
    first = next(office.stick.glob("CB01*"))
    (office.stick / "cu").mkdir()
    shutil.copy(first, office.stick / "cu" / first.name)
    files = begin_drop(office.session, [office.stick], quiet)
    assert len(ready(files)) == 3
    assert [one.path.name for one in files if one.receipt.outcome is Outcome.DUPLICATE] == [
        first.name
    ]


def test_what_is_set_down_leaves_no_copy_but_what_was_merged(office: Desk) -> None:
    first = next(office.stick.glob("CB01*"))
    receive_one(office.session, first.read_bytes(), first.name, merge=True)
    begin_drop(office.session, [office.stick], quiet)
    set_down(office.session)
    assert office.copies() == 1
    assert office.states().count(IncomingState.SET_DOWN) == 2
    assert office.states().count(IncomingState.DUPLICATE) == 1
    assert len(ready(begin_drop(office.session, [office.stick], quiet))) == 2


@proves("P8", number=3)
def test_the_database_can_be_made_again_from_the_bundles(office: Desk) -> None:
    files = begin_drop(office.session, [office.stick], quiet)
    merge_dropped(office.session, ready(files), quiet, [])
    report = check_file(office.session, reads_bundles=True)
    assert (report.problems, report.notes) == ((), ())
    shelf = shelf_of(office.session.store).folder
    first, second, third = sorted(shelf.rglob("*.cbb"))
    first.unlink()
    second.write_bytes(third.read_bytes())
    report = check_file(office.session, reads_bundles=True)
    assert [one.code for one in report.problems] == ["check-bundle-damaged"]
    assert [one.code for one in report.notes] == ["check-bundle-absent"]


def test_a_database_that_says_more_than_its_bundles_is_noticed(office: Desk) -> None:
    files = begin_drop(office.session, [office.stick], quiet)
    merge_dropped(office.session, ready(files), quiet, [])
    with office.session.unit() as unit:
        changed = update(operation).where(operation.c.live).values(live=False)
        unit.connection.execute(changed)
    codes = {one.code for one in check_file(office.session, reads_bundles=True).problems}
    assert "check-bundles-differ" in codes


@pytest.mark.parametrize("is_known", [False, True], ids=["new", "enrols again"])
def test_a_report_beside_its_registration_waits_for_the_key(
    tmp_path: Path, *, is_known: bool
) -> None:
    story = Story(tmp_path)
    if is_known:
        story.enrolled("CB07").close()
        story.folder = tmp_path / "new computer"
        story.folder.mkdir()
    stick = tmp_path / "usb"
    stick.mkdir()
    (stick / "dangky_CB07.cbb").write_bytes(story.registered("CB07"))
    live_month(story.units["CB07"])
    report = story.report("CB07", folder=stick)
    assert report.name < "dangky_CB07.cbb"
    files = begin_drop(story.office, [stick], quiet)
    assert [one.receipt.outcome for one in files] == [Outcome.REGISTERED, Outcome.WAITING]
    problem = files[1].receipt.problem
    assert problem is not None
    assert problem.code == "sender-unconfirmed"
    with story.office.unit() as unit:
        assert pending_registrations(unit) == []  # shown, not yet taken in
    seen = preview_drop(story.office, [stick], quiet)
    assert [one.receipt.outcome for one in seen] == [Outcome.REGISTERED, Outcome.WAITING]
    done: list[DroppedFile] = []
    merge_dropped(story.office, files, quiet, done)
    assert [one.receipt.outcome for one in done] == [Outcome.REGISTERED, Outcome.WAITING]
    with story.office.unit() as unit:
        ((sender, fingerprint),) = pending_registrations(unit)
        (merged,) = confirm_key(unit, sender.node_id, fingerprint[-11:])
        assert merged.outcome is Outcome.MERGED
        assert len(unit.all(Member)) == 4
    story.close()


def test_a_folder_is_taken_in_with_the_registration_before_the_report(tmp_path: Path) -> None:
    story = Story(tmp_path)
    stick = tmp_path / "usb"
    stick.mkdir()
    (stick / "dangky_CB07.cbb").write_bytes(story.registered("CB07"))
    live_month(story.units["CB07"])
    story.report("CB07", folder=stick)
    done: list[DroppedFile] = []
    receive_drop(story.office, files_in([stick]), quiet, done)
    assert [one.receipt.outcome for one in done] == [Outcome.REGISTERED, Outcome.WAITING]
    story.close()
