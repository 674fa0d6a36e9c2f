"""A file that 0.1.0 left is backed up, then migrated: what stood in it stands, the new works."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import PASSWORD
from chibo_desktop.domain.filter import FieldCondition, Filter, Operator
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.records import type_of
from chibo_desktop.services.going_back import go_back, ways
from chibo_desktop.services.inbox import Outcome, receive_one
from chibo_desktop.services.journal_log import JournalFilter, journal_page
from chibo_desktop.services.members import MemberFilters, count_members
from chibo_desktop.services.record_history import member_history
from chibo_desktop.services.reports import seal_report
from chibo_desktop.services.rounds import load_sheet, round_lines
from chibo_desktop.services.session import Session
from chibo_desktop.storage.backup import BACKUP_FOLDER, BackupInfo, backups
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.engine import SCHEMA_VERSION, open_store
from chibo_desktop.storage.vectors import live_counts, state_hash
from services.files_of_old import old_bundle, old_file, opened, said
from services.member_book import read
from services.test_members import correct
from storage.on_disk import run_child


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[Session]:
    session = opened(old_file(tmp_path))
    yield session
    session.close()


def version_of(path: Path) -> int:
    """The schema of a data file, which stays as it is."""
    store = open_store(path, PASSWORD)
    with store.transaction() as connection:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    store.close()
    return int(version)


def only_backup(folder: Path) -> BackupInfo:
    (info,) = backups(folder / BACKUP_FOLDER)
    return info


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


# The backup


def test_it_is_backed_up_as_it_was_before_anything_changes(branch: Session) -> None:
    info = only_backup(branch.path.parent)
    assert branch.backup_before_migration == info.path
    assert "truoc-nang-cap" in info.path.name
    assert (info.label, info.members) == ("truoc-nang-cap", said()["count"])
    assert version_of(info.path) == 1


def test_the_next_opening_backs_up_nothing(branch: Session) -> None:
    branch.close()
    again = opened(branch.path)
    assert again.backup_before_migration is None
    again.close()
    assert len(backups(branch.path.parent / BACKUP_FOLDER)) == 1


def test_the_backup_opens_in_its_turn(branch: Session, tmp_path: Path) -> None:
    info = only_backup(branch.path.parent)
    (tmp_path / "elsewhere").mkdir()
    copy = tmp_path / "elsewhere" / "chi-bo.chibo"
    info.path.rename(copy)
    info.path.with_name(info.path.name + ".khoa").rename(copy.with_name(copy.name + ".khoa"))
    again = opened(copy)
    with again.unit() as unit:
        assert state_hash(unit.connection, unit.author.org_id) == said()["state"]
    again.close()


def test_without_a_backup_the_file_stays_as_it_was(tmp_path: Path) -> None:
    path = old_file(tmp_path)
    before = digest(path)
    (tmp_path / BACKUP_FOLDER).write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(DomainError) as refused:
        opened(path)
    assert refused.value.problems[0].code == "migration-no-backup"
    assert (digest(path), version_of(path)) == (before, 1)
    (tmp_path / BACKUP_FOLDER).unlink()
    opened(path).close()
    assert version_of(path) == SCHEMA_VERSION


_OPEN = """
import sys
from pathlib import Path
from chibo_desktop.domain.problems import DomainError
from services.files_of_old import opened
try:
    opened(Path(sys.argv[1]))
except DomainError as refused:
    print(refused.problems[0].code)
print(sorted(path.name for path in Path(sys.argv[2]).iterdir()))
"""


def test_a_disk_without_room_for_the_backup_is_said_and_nothing_is_migrated(tmp_path: Path) -> None:
    path = old_file(tmp_path)
    before = digest(path)
    folder = tmp_path / BACKUP_FOLDER
    folder.mkdir()
    lines = run_child(_OPEN, path, folder, mounts=f"mount -t tmpfs -o size=128k none '{folder}'")
    assert lines == ["migration-no-room", "[]"]
    assert (digest(path), version_of(path)) == (before, 1)


# What stood in it


def test_nothing_is_amiss_after_the_migration(branch: Session) -> None:
    report = check_store(branch.store)
    assert report.is_sound
    assert not report.notes


def test_every_member_is_as_before(branch: Session) -> None:
    known = said()["members"]
    with branch.unit() as unit:
        members = unit.all(Member)
        assert [one.name for one in unit.all(Branch)] == said()["branches"]
    assert {one.id for one in members} == known.keys()
    for one in members:
        plain = type_of(Member).plain(one)
        assert {name: plain[name] for name in known[one.id]} == known[one.id]


def test_the_closed_round_has_the_same_figures(branch: Session) -> None:
    known = said()["round"]
    with branch.unit() as unit:
        (line,) = round_lines(unit)
        sheet = load_sheet(unit, line.id)
    rows = [
        [
            row.evaluation.member_id,
            {marker: str(total.total) for marker, total in row.outcome.totals.items()},
            str(row.rating),
        ]
        for row in sheet.rows
    ]
    assert (str(line.period), str(line.state), rows) == (
        known["period"], known["state"], known["rows"],
    )  # fmt: skip
    assert {str(rating): number for rating, number in sheet.counts.items()} == known["counts"]


def test_what_stands_is_the_same_to_the_last_atom(branch: Session) -> None:
    with branch.unit() as unit:
        assert state_hash(unit.connection, unit.author.org_id) == said()["state"]
        counts = live_counts(unit.connection, unit.author.org_id)
    assert {kind: counts[kind] for kind in said()["live"]} == said()["live"]
    assert sum(counts.values()) == sum(said()["live"].values())


def test_the_history_of_corrections_is_still_told(branch: Session) -> None:
    for member_id, steps in said()["history"].items():
        with branch.unit() as unit:
            history = member_history(unit, member_id)
        told = {(field.old, field.new) for one in history.steps for field in one.fields}
        notes = {one.note for one in history.steps}
        for _act, note, fields in steps:
            assert note in notes
            assert {(old, new) for _label, old, new in fields} <= told


# What is new


def test_nothing_done_in_the_old_program_is_on_the_stack(branch: Session) -> None:
    with branch.unit() as unit:
        assert not ways(unit, branch.steps).back
        with pytest.raises(DomainError, match="undo-nothing"):
            go_back(unit, branch.steps)


def test_the_journal_shows_what_was_done_then_and_that_the_import_is_undone(
    branch: Session,
) -> None:
    with branch.unit() as unit:
        page = journal_page(unit, JournalFilter())
    undone = [line for line in page.lines if line.is_undone]
    assert page.total == len(page.lines) > len(said()["members"])
    assert len(undone) == 1
    assert undone[0].note == "danh-sach.xlsx"
    assert all(line.words for line in page.lines)


def test_search_and_filters_find_them(branch: Session) -> None:
    women = FieldCondition(field="gender", operator=Operator.ONE_OF, values=("female",))
    known = said()["members"].values()
    with branch.unit() as unit:
        assert count_members(unit, MemberFilters(text="hoai an")) == 1
        assert count_members(unit, MemberFilters(text="quoc khanh")) == 0  # of the undone import
        found = count_members(unit, MemberFilters(condition=Filter(parts=(women,))))
    assert found == sum(one["gender"] == "female" for one in known)


def test_a_correction_made_now_goes_back(branch: Session) -> None:
    member_id = next(iter(said()["members"]))
    before = read(branch, member_id)
    correct(branch, member_id, note="ghi ở bản mới")
    with branch.unit() as unit:
        go_back(unit, branch.steps)
    assert read(branch, member_id) == before


# The way to the office


def test_the_bundle_it_wrote_is_taken_by_an_office_that_was_migrated(tmp_path: Path) -> None:
    office = opened(old_file(tmp_path, "dang-uy"))
    receipt = receive_one(office, old_bundle(), "thang-10.cbb", merge=True)
    assert (receipt.outcome, receipt.set_aside) == (Outcome.MERGED, 0)
    with office.unit() as unit:
        members = unit.all(Member)
        state = state_hash(unit.connection, members[0].org_id)
    assert {one.id for one in members} == said()["members"].keys()
    assert state == said()["state"]
    assert check_store(office.store).is_sound
    office.close()


def test_what_is_written_after_the_migration_follows_on(branch: Session, tmp_path: Path) -> None:
    (tmp_path / "office").mkdir()
    office = opened(old_file(tmp_path / "office", "dang-uy"))
    receive_one(office, old_bundle(), "thang-10.cbb", merge=True)
    correct(branch, next(iter(said()["members"])), note="ghi ở bản mới")
    with branch.unit() as unit:
        _, data, _ = seal_report(unit, Month(2026, 11))
        state = state_hash(unit.connection, unit.author.org_id)
    receipt = receive_one(office, data, "thang-11.cbb", merge=True)
    assert (receipt.outcome, receipt.changed_members) == (Outcome.MERGED, 1)
    with office.unit() as unit:
        assert state_hash(unit.connection, branch.author.org_id) == state
    office.close()
