"""A changed file is backed up when it is closed; an unchanged one is not."""

from branch_files import new_branch
from chibo_desktop.domain.organization import Branch
from chibo_desktop.services.backups import BACKUP_FOLDER, back_up, close_safely
from chibo_desktop.services.opening import Opening
from chibo_desktop.services.safety import load_safety
from chibo_desktop.services.session import open_file


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
    back_up(branch.session, "thu")
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
