"""Going back to a backup from the door: choose, check, put in place, open."""

import threading
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog

from chibo_desktop.domain.problems import DomainError
from chibo_desktop.gui.runtime.dialogs import Dialogs
from chibo_desktop.gui.shell.restore_dialog import RestoreDialog, when_text
from chibo_desktop.services.backups import (
    BACKUP_FOLDER,
    BackupInfo,
    RestoredFile,
    found_backups,
    restore_file,
)
from chibo_desktop.services.session import Session, Surroundings, open_file
from chibo_desktop.wording.backups import restored_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """The file, open again, and what to say on its first page."""

    session: Session
    words: str


class _Answer(QObject):
    """Brings what became of it back to the window's thread."""

    came = Signal(object, object)  # Restored or None, DomainError or None


def restore_with_dialog(
    dialogs: Dialogs, target: Path, surroundings: Surroundings
) -> Restored | None:
    """Ask which backup takes the place of `target`, put it there and return it open.

    None when the user steps back; then nothing has changed.
    """
    dialog = RestoreDialog(target, dialogs.window())
    answer = _Answer(dialog)
    found: list[Restored] = []

    def look_elsewhere() -> None:
        folder = dialogs.choose_folder("Thư mục có bản sao lưu", target.parent)
        if folder is not None:
            dialog.show_backups(found_backups(folder), folder)

    def restore(chosen: BackupInfo, password: str) -> None:
        dialog.set_busy(True)

        def work() -> None:
            try:
                done = restore_file(chosen, target, password, surroundings)
                session = open_file(target, password, surroundings)
                answer.came.emit(Restored(session=session, words=_words(done)), None)
            except DomainError as refused:
                answer.came.emit(None, refused)

        threading.Thread(target=work, name="restoring", daemon=True).start()

    def on_came(restored: Restored | None, refused: DomainError | None) -> None:
        dialog.set_busy(False)
        if restored is not None:
            found.append(restored)
            dialog.accept()
        elif refused is not None:
            dialog.show_problems(refused.problems, dialogs.say)

    dialog.elsewhere_requested.connect(look_elsewhere)
    dialog.submitted.connect(restore)
    answer.came.connect(on_came, Qt.ConnectionType.QueuedConnection)
    dialog.show_backups(found_backups(target.parent), target.parent / BACKUP_FOLDER)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    return found[0] if accepted and found else None


def _words(done: RestoredFile) -> str:
    kept = f"{done.kept.parent.name}/{done.kept.name}" if done.kept else ""
    return restored_text(when_text(done.backup), kept)
