"""A changed file is backed up when it is closed; an unchanged one is not."""

import pytest

from branch_files import new_branch
from chibo_desktop.domain.organization import Branch
from chibo_desktop.services.backups import (
    BACKUP_FOLDER,
    BackupReason,
    back_up,
    close_safely,
    found_backups,
    restore_file,
)
from chibo_desktop.services.opening import Opening
from chibo_desktop.services.safety import load_safety
from chibo_desktop.services.session import open_file
from chibo_desktop.storage.errors import StorageError


def copies(folder):
    return sorted((folder / BACKUP_FOLDER).glob("*.chibo-sao-luu"))


def test_closing_backs_up_what_has_changed(tmp_path):
    branch = new_branch(tmp_path)
    close_safely(branch.session)
    assert len(copies(tmp_path)) == 1


def test_closing_again_without_a_change_adds_nothing(tmp_path):
    branch = new_branch(tmp_path)
    around = branch.session.surroundings
    close_safely(branch.session)
    close_safely(open_file(tmp_path / "chi-bo.chibo", "mật khẩu thử", around))
    assert len(copies(tmp_path)) == 1


def test_the_status_strip_learns_of_the_backup(tmp_path):
    branch = new_branch(tmp_path)
    with branch.unit() as unit:
        assert load_safety(unit).backed_up_at is None
    back_up(branch.session, BackupReason.BY_HAND)
    with branch.unit() as unit:
        assert load_safety(unit).backed_up_at is not None
    branch.session.close()


def test_a_backup_that_fails_does_not_keep_the_file_open(tmp_path, caplog):
    branch = new_branch(tmp_path)
    (tmp_path / BACKUP_FOLDER).write_text("a file where the folder should be")
    around = branch.session.surroundings
    close_safely(branch.session)
    session = Opening(tmp_path / "chi-bo.chibo", "mật khẩu thử", around).wait()
    with session.unit() as unit:
        assert unit.all(Branch)
    session.close()


def test_going_back_keeps_the_file_before_it_and_writes_on(tmp_path):
    branch = new_branch(tmp_path)
    around, target = branch.session.surroundings, tmp_path / "chi-bo.chibo"
    back_up(branch.session, BackupReason.BY_HAND)
    with branch.unit() as unit:
        unit.save(Branch(id=unit.new_id(), org_id=unit.author.org_id, name="Mới"), act="x")
    before = branch.session.author.stream
    branch.session.close()
    (chosen,) = found_backups(tmp_path)
    done = restore_file(chosen, target, "mật khẩu thử", around)
    for path, there in ((target, False), (done.kept / target.name, True)):
        session = open_file(path, "mật khẩu thử", around)
        with session.unit() as unit:
            assert ("Mới" in {one.name for one in unit.all(Branch)}) is there
        assert (session.author.stream == before) is there
        session.close()


def test_a_backup_on_a_stick_makes_the_file_on_a_new_computer(tmp_path):
    branch = new_branch(tmp_path)
    around, stick = branch.session.surroundings, tmp_path / "usb"
    back_up(branch.session, BackupReason.BY_HAND, stick)
    branch.session.close()
    target = tmp_path / "may-moi" / "chi-bo.chibo"
    (chosen,) = found_backups(stick)
    with pytest.raises(StorageError):
        restore_file(chosen, target, "không phải", around)
    assert not target.exists()
    assert restore_file(chosen, target, "mật khẩu thử", around).kept is None
    open_file(target, "mật khẩu thử", around).close()
