"""From the door to the main window: open or make a file, show its places, lock, close."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Qt, Signal

from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.gui.documents import Documents
from chibo_desktop.gui.others import keep_watch
from chibo_desktop.gui.places import branch_places, heading_of, office_places
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.dialogs import WindowDialogs
from chibo_desktop.gui.runtime.runner import Runner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.shell.main_window import MainWindow
from chibo_desktop.gui.start import DATA_FILES, Start
from chibo_desktop.gui.status import StatusKeeper
from chibo_desktop.gui.stepping import JournalKeeper, StepKeeper
from chibo_desktop.services.opening import Opening
from chibo_desktop.services.session import NewWorkplace, Session, open_file

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from chibo_desktop.gui.shell.unlock_dialog import UnlockDialog
    from chibo_desktop.gui.welcome import WelcomeDialog


class Program(QObject):
    """The program while it runs: at most one open file and one main window."""

    _opened = Signal(object, object)  # Session or None, DomainError or None
    _told = Signal(str)  # what opening the file is at, when it takes long

    def __init__(self, start: Start, settings: Settings) -> None:
        super().__init__()
        self._start = start
        self.settings = settings
        self.dialogs = WindowDialogs(_sentence)
        self.documents = Documents(self, start.channel)
        self.session: Session | None = None
        self.window: MainWindow | None = None
        self._runner: Runner | None = None
        self._door: UnlockDialog | None = None
        self._first: WelcomeDialog | None = None
        self._opened.connect(self._on_opened, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    def knock(self, locked: Path | None = None) -> None:
        """Show the door: choose a file and give its password; at first, ways to begin."""
        files = [locked] if locked else list(self.settings.recent_files)
        if self._start.file is not None and self._start.file not in files:
            files.insert(0, self._start.file)
        if not files:
            self._welcome()
            return
        self._show_door(files, is_locked=locked is not None)

    def _welcome(self) -> None:
        from chibo_desktop.gui.welcome import WelcomeDialog

        first = WelcomeDialog(with_practice=bool(self._start.practice_command))
        self.dialogs.attach(first)
        first.invitation_chosen.connect(self._on_invitation)
        first.create_chosen.connect(self._on_create)
        first.open_chosen.connect(self._on_other)
        first.restore_chosen.connect(lambda: self._on_restore(self._start.new_file))
        first.server_chosen.connect(self._on_server)
        first.practice_chosen.connect(self._on_practice)
        first.rejected.connect(self._quit)
        self._first = first
        first.show()

    def _show_door(self, files: list[Path], *, is_locked: bool) -> None:
        from chibo_desktop.gui.shell.unlock_dialog import UnlockDialog

        self._close_first()
        door = UnlockDialog(files, is_locked=is_locked)
        self.dialogs.attach(door)
        door.submitted.connect(self._on_submitted)
        door.other_requested.connect(self._on_other)
        door.create_requested.connect(self._on_create)
        door.restore_requested.connect(self._on_restore)
        door.server_requested.connect(self._on_server)
        door.rejected.connect(self._quit)
        self._door = door
        if self._start.hint:
            door.banner.say(self._start.hint, "information")
        door.show()

    def enter(self, session: Session) -> MainWindow:
        """Show the main window of an open file."""
        self.session = session
        self._runner = Runner(session.unit, self.dialogs, open_in_turn=session.unit_in_turn)
        self._runner.at_rest = session.store.fold
        context = Context(
            session=session,
            runner=self._runner,
            dialogs=self.dialogs,
            settings=self.settings,
            today=self._start.today,
        )
        places = office_places(context) if session.is_office else branch_places(context)
        window = MainWindow(places, self._runner, self.settings, self.dialogs, heading_of(session))
        window.lock_requested.connect(self._on_lock)
        window.closed.connect(self._on_closed)
        self._runner.changed.connect(self._on_changed)
        self.dialogs.attach(window)
        self.window = window
        if not session.is_practice:
            self.settings.add_recent_file(session.path)
        window.show()
        self._close_first()
        StatusKeeper(self._start.today, self._runner, window)
        StepKeeper(context, window)
        JournalKeeper(context, window)
        if session.witness is not None:
            from chibo_desktop.gui.behind import ask_about_gap

            ask_about_gap(context, window, self._on_newer_backup)
        keep_watch(context, window)
        if (copy := session.backup_before_migration) is not None:
            from chibo_desktop.wording.migration import migrated_text

            window.announce(migrated_text(copy.name, copy.parent.name), "information")
        if self._door is not None:
            self._door.blockSignals(True)
            self._door.close()
            self._door.deleteLater()
            self._door = None
        self.documents.deliver()
        return window

    def await_opening(self, opening: Opening) -> None:
        """Show the door, busy, until a file that is being migrated is open."""
        self.knock()
        if self._door is not None:
            self._door.set_busy(True)
        self._on_told(opening.long_work())
        opening.listen(self._told.emit)
        self._in_background(opening.wait)

    def _on_submitted(self, path: Path, password: str) -> None:
        if self._door is not None:
            self._door.set_busy(True)
        surroundings, tell = self._start.surroundings, self._told.emit
        self._in_background(lambda: open_file(path, password, surroundings, tell))

    def _in_background(self, opens: Callable[[], Session]) -> None:
        def work() -> None:
            try:
                self._opened.emit(opens(), None)
            except DomainError as refused:
                self._opened.emit(None, refused)

        threading.Thread(target=work, name="opening", daemon=True).start()

    def _on_told(self, text: str) -> None:
        if self._door is not None:
            self._door.tell(text)

    def _on_opened(self, session: Session | None, refused: DomainError | None) -> None:
        if session is not None:
            self.enter(session)
        elif refused is not None:
            self.refuse(refused)

    def refuse(self, refused: DomainError) -> None:
        """Say at the door why the file did not open."""
        if self._door is not None:
            self._door.refuse(refused.problems, _sentence)

    def _on_other(self) -> None:
        chosen = self.dialogs.open_files(
            "Chọn tệp dữ liệu", DATA_FILES, self._start.data_folder, many=False
        )
        if chosen:
            self.knock_at(chosen[0])

    def _on_server(self) -> None:
        from chibo_desktop.gui.server_door import ask_for_server

        ask_for_server(self.dialogs, self._start, self.knock_at, self.enter)

    def _on_create(self, invited: NewWorkplace | None = None) -> None:
        from chibo_desktop.gui.creating import create_with_dialog

        session = create_with_dialog(
            self.dialogs, self._start.new_file, self._start.surroundings, invited or None
        )
        if session is not None:
            self.enter(session)

    def _on_restore(self, target: Path) -> None:
        from chibo_desktop.gui.restoring import restore_with_dialog

        restored = restore_with_dialog(self.dialogs, target, self._start.surroundings)
        if restored is not None:
            self.enter(restored.session).announce(restored.words, "information")

    def _on_newer_backup(self) -> None:
        if self.session is not None:
            path = self.session.path
            self._on_lock()
            self._on_restore(path)

    def _on_invitation(self) -> None:
        chosen = self.dialogs.open_files(
            "Chọn thư mời của Đảng ủy", "Thư mời (*.cbi)", self._start.data_folder, many=False
        )
        if chosen:
            self.begin_with(chosen[0])

    def begin_with(self, invitation: Path) -> None:
        """Make a book from an invitation, or say why not."""
        from chibo_desktop.services.enrolment import invited_workplace
        from chibo_desktop.services.incoming import read_file

        try:
            self._on_create(invited_workplace(read_file(invitation)))
        except DomainError as refused:
            self.dialogs.warn_problems(refused.problems)

    @property
    def is_new_here(self) -> bool:
        """True while nobody has a book on this computer yet."""
        return self._first is not None

    @property
    def in_front(self) -> "QWidget | None":
        """What stands open: the main window, or what stands before it."""
        return self.window or self._door or self._first

    def say_at_door(self, text: str) -> None:
        """Say something above the password."""
        if self._door is not None:
            self._door.banner.say(text, "information")

    def knock_at(self, book: Path) -> None:
        """Ask for the password of a book; one that is open is closed first."""
        if self.session is not None:
            self._leave()
        others = [one for one in self.settings.recent_files if one != book]
        if self._door is None:
            self._show_door([book, *others], is_locked=False)
        else:
            self._door.set_files([book, *others])

    def _on_practice(self) -> None:
        program, *arguments = self._start.practice_command
        if QProcess.startDetached(program, arguments)[0]:
            self._quit()

    def _close_first(self) -> None:
        if self._first is not None:
            self._first.blockSignals(True)
            self._first.close()
            self._first.deleteLater()
            self._first = None

    def _on_changed(self, changes: frozenset[str]) -> None:
        if "workplace" in changes and self.window is not None and self.session is not None:
            self.window.set_heading(heading_of(self.session))

    def _on_lock(self) -> None:
        if self.session is None:
            return
        path = self.session.path
        self._leave()
        self.knock(locked=path)

    def _on_closed(self) -> None:
        if self.window is not None:
            self._leave()
            self._quit()

    def _leave(self) -> None:
        window, runner, session = self.window, self._runner, self.session
        self.window = self._runner = self.session = None
        if runner is not None and session is not None:
            from chibo_desktop.services.backups import close_safely

            runner.close(lambda: close_safely(session))
        if window is not None:
            window.hide()
            window.deleteLater()

    def _quit(self) -> None:
        from PySide6.QtWidgets import QApplication

        QApplication.quit()


def _sentence(problem: Problem) -> str:
    from chibo_desktop.wording.problems import sentence  # every sentence there is; not at start-up

    return sentence(problem)
