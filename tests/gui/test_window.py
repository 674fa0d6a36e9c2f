"""The program from the door to the main window and back, on a real file."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from branch_files import new_branch
from chibo_desktop.gui.creating import create_with_dialog
from chibo_desktop.gui.shell.restore_dialog import RestoreDialog
from chibo_desktop.gui.start import Start
from chibo_desktop.gui.window import Program
from chibo_desktop.services.backups import BACKUP_FOLDER, BackupReason, back_up
from chibo_desktop.services.enrolment import invite, invited_workplace
from chibo_desktop.services.opening import Opening
from chibo_desktop.services.session import open_file
from services.exchange_story import Story
from services.files_of_old import old_file

PASSWORD = "mật khẩu thử"


@pytest.fixture
def program(look, settings, tmp_path):
    branch = new_branch(tmp_path)
    around = branch.session.surroundings
    branch.session.close()
    start = Start(
        arguments=["chibo"],
        surroundings=around,
        settings_file=tmp_path / "settings.ini",
        data_folder=tmp_path,
        log_file=tmp_path / "chibo.log",
        today=lambda: date(2026, 11, 28),
        file=tmp_path / "chi-bo.chibo",
    )
    made = Program(start, settings)
    made.path = start.file
    made.around = around
    yield made
    if made.window is not None:
        made._leave()
    if made._door is not None:
        made._door.blockSignals(True)
        made._door.close()


def test_the_right_password_opens_the_branch(program, qtbot):
    program.knock()
    program._door.submitted.emit(program.path, PASSWORD)
    qtbot.waitUntil(lambda: program.window is not None, timeout=10_000)
    assert program.window.current_key == "home"
    assert program._door is None


def test_a_wrong_password_is_said_at_the_door_and_nothing_opens(program, qtbot):
    program.knock()
    with qtbot.waitSignal(program._opened, timeout=10_000):
        program._door.submitted.emit(program.path, "không phải")
    qtbot.waitUntil(lambda: "ật khẩu" in program._door.banner.text(), timeout=5_000)
    assert program.window is None


def test_locking_closes_the_file_and_asks_for_the_password_again(program, qtbot):
    program.enter(open_file(program.path, PASSWORD, program.around))
    program.window.lock_requested.emit()
    assert program.window is None
    assert program._door.isVisible()
    open_file(program.path, PASSWORD, program.around).close()  # nobody holds it


def test_leaving_a_changed_file_backs_it_up(program, tmp_path):
    program.enter(open_file(program.path, PASSWORD, program.around))
    program._leave()
    assert list((tmp_path / BACKUP_FOLDER).glob("*.chibo-sao-luu"))


def test_every_place_can_be_visited(program, qtbot):
    program.enter(open_file(program.path, PASSWORD, program.around))
    for key in ("home", "members", "evaluations", "printing", "exchange"):
        assert program.window.go(key)
        assert program.window.current_key == key


def test_opening_ahead_says_why_it_does_not_open(program):
    from chibo_desktop.domain.problems import DomainError

    with pytest.raises(DomainError) as refused:
        Opening(program.path, "không phải", program.around).wait()
    assert refused.value.problems[0].code == "store-wrong-password"


def test_a_computer_without_a_file_is_shown_the_ways_to_begin(look, settings, tmp_path, program):
    start = replace(program._start, file=None, practice_command=("true",))
    fresh = Program(start, settings)
    fresh.knock()
    assert fresh._door is None
    assert fresh._first.isVisible()
    assert fresh._first.practising.isVisible()
    fresh._close_first()


def test_an_invitation_fills_the_form_and_gives_the_file_its_id(program, dialogs, tmp_path):
    folder = tmp_path / "office"
    folder.mkdir()
    story = Story(folder)
    one = story.add("CB07")
    with story.office.unit() as unit:
        invited = invited_workplace(invite(unit, one.id).data)
    story.close()
    shown = []

    def answer():
        dialog = QApplication.activeModalWidget()
        shown.append(dialog.values()["name"])
        dialog.submitted.emit(dialog.values(), tmp_path / "cb07.chibo", "song tre mua hen lua")

    QTimer.singleShot(0, answer)
    session = create_with_dialog(dialogs, tmp_path / "chi-bo.chibo", program.around, invited)
    assert shown == ["Chi bộ CB07"]
    assert session.author.org_id == one.node_id
    session.close()


@pytest.fixture
def old(program, tmp_path):
    (tmp_path / "old").mkdir()
    program.path = old_file(tmp_path / "old")
    return program


def test_a_file_of_an_older_program_says_that_it_was_migrated_and_where_the_backup_is(old, qtbot):
    old.knock()
    with qtbot.waitSignal(old._told, timeout=10_000):
        old._door.submitted.emit(old.path, PASSWORD)
    qtbot.waitUntil(lambda: old.window is not None, timeout=10_000)
    page = old.window.page("home")
    qtbot.waitUntil(lambda: "nâng cấp" in page.banner.text(), timeout=5_000)
    assert f"{old.session.backup_before_migration.name}" in page.banner.text()


def test_without_a_backup_the_door_says_why_and_what_to_do(old, qtbot):
    (old.path.parent / BACKUP_FOLDER).write_text("a file where the folder should be")
    old.knock()
    old._door.submitted.emit(old.path, PASSWORD)
    qtbot.waitUntil(lambda: "chưa nâng cấp" in old._door.banner.text(), timeout=10_000)
    assert "vẫn nguyên" in old._door.banner.text()
    assert not old._door._moving.isVisible()
    assert old._door._other.isEnabled()
    assert old.window is None


def test_a_file_opened_at_start_shows_the_door_while_it_is_migrated(old, qtbot):
    opening = Opening(old.path, PASSWORD, old.around)
    assert opening.long_work()
    old.await_opening(opening)
    assert "nâng cấp" in old._door.banner.text()
    assert old._door._moving.isVisible()
    qtbot.waitUntil(lambda: old.window is not None, timeout=10_000)
    assert old._door is None


def _answer_restore(dialog_does):
    def answer():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, RestoreDialog):
            dialog_does(dialog)
        else:
            QTimer.singleShot(50, answer)

    QTimer.singleShot(0, answer)


def test_a_backup_takes_the_place_of_a_broken_file(program, qtbot, tmp_path):
    session = open_file(program.path, PASSWORD, program.around)
    back_up(session, BackupReason.BY_HAND)
    session.close()
    program.path.write_bytes(b"x" * 4096)
    shown = []

    def choose(dialog):
        shown.append([dialog.model.line(row).label for row in range(len(dialog.model.lines))])
        dialog.password.editor.setText("không phải")
        dialog.submit.click()
        qtbot.waitUntil(lambda: "ật khẩu chưa đúng" in dialog.banner.text(), timeout=10_000)
        dialog.password.editor.setText(PASSWORD)
        dialog.submit.click()

    _answer_restore(choose)
    program.knock()
    program._door._restore.click()
    assert shown == [["thu-cong"]]
    assert program.window is not None
    assert program._door is None
    page = program.window.page("home")
    assert "Đã khôi phục bản sao lưu" in page.banner.text()
    (kept,) = (tmp_path / "cu").iterdir()
    assert (kept / "chi-bo.chibo").read_bytes() == b"x" * 4096


def test_without_a_backup_the_dialog_says_where_to_look(program, dialogs):
    def look(dialog):
        assert not dialog.submit.isEnabled()
        assert "Không thấy bản sao lưu nào" in dialog.banner.text()
        dialog.reject()

    _answer_restore(look)
    program.knock()
    program._door._restore.click()
    assert program.window is None
