"""Files opened from outside the window: shown in their place, or kept until a book is open."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.runtime.dialogs import Dialogs
from chibo_desktop.gui.shell.main_window import MainWindow
from chibo_desktop.services.session import Session

BOOK, BUNDLE, INVITATION = ".chibo", ".cbb", ".cbi"
_TITLE = "Không mở được tệp"


class Opener(Protocol):
    """The program, as far as opening files concerns it."""

    session: Session | None
    window: MainWindow | None

    @property
    def dialogs(self) -> Dialogs:
        """Where to say why a file is not opened."""
        ...

    @property
    def in_front(self) -> QWidget | None:
        """What stands open."""
        ...

    @property
    def is_new_here(self) -> bool:
        """True while nobody has a book on this computer yet."""
        ...

    def knock_at(self, book: Path) -> None:
        """Ask for the password of a book."""
        ...

    def begin_with(self, invitation: Path) -> None:
        """Make a book from an invitation."""
        ...

    def say_at_door(self, text: str) -> None:
        """Say something above the password."""
        ...


class Documents(QObject):
    """Hears of files that another start of the program was asked to open, and shows them."""

    def __init__(self, program: Opener, channel: str) -> None:
        super().__init__()
        self._program = program
        self._channel = channel
        self.waiting: Path | None = None  # to be shown once a book is open

    def listen(self) -> None:
        """Hear of them from now on. Loads Qt's network library: not before the window stands."""
        if self._channel:
            from chibo_desktop.gui.single import Listener

            self.listener = Listener(self._channel, self)
            self.listener.opened.connect(self.open)

    def open(self, path: Path) -> None:
        """Come to the front and show a file, at once or when a book is open."""
        program = self._program
        _raise(program.in_front)
        problem = _problem(path)
        if problem is not None:
            program.dialogs.warn_problems([problem], _TITLE)
        elif path.suffix.lower() == BOOK:
            self._open_book(path.absolute())
        elif program.session is not None:
            self._show(path)
        elif path.suffix.lower() == INVITATION and program.is_new_here:
            program.begin_with(path)
        else:
            self.waiting = path
            program.say_at_door(f"Mở sổ của đơn vị để xem tệp {path.name}.")

    def deliver(self) -> None:
        """A book is open now: show what waited for it."""
        path, self.waiting = self.waiting, None
        if path is not None:
            self._show(path)

    def _open_book(self, path: Path) -> None:
        session = self._program.session
        if session is None or (session.path != path and self._may_close(session.path, path)):
            self._program.knock_at(path)

    def _may_close(self, open_now: Path, wanted: Path) -> bool:
        return self._program.dialogs.confirm(
            f"Mở sổ {wanted.name}?",
            f"Sổ {open_now.name} đang mở sẽ được sao lưu và đóng lại trước.",
            "Đóng sổ này, mở sổ kia",
        )

    def _show(self, path: Path) -> None:
        program = self._program
        if program.session is None or program.window is None:
            return
        if program.session.is_office and path.suffix.lower() == INVITATION:
            program.dialogs.warn_problems([Problem(code="document-for-units")], _TITLE)
            return
        program.window.go("inbox" if program.session.is_office else "exchange", path)


def _raise(window: QWidget | None) -> None:
    if window is not None:
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()


def _problem(path: Path) -> Problem | None:
    if path.suffix.lower() not in (BOOK, BUNDLE, INVITATION):
        return Problem(code="document-unknown", params={"name": path.name})
    if not path.is_file():
        return Problem(code="document-missing", params={"name": path.name})
    return None
