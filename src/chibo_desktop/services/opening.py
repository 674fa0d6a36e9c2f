"""A file being opened while the program's windows load.

Deriving the key from the password takes a tenth of a second and more, on purpose, and needs no
interpreter; so it begins before anything heavy is imported.
"""

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.surroundings import Surroundings
from chibo_desktop.storage.bookmark import is_bookmark
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.keys import read_slots

if TYPE_CHECKING:
    from chibo_desktop.services.migrating import Telling
    from chibo_desktop.services.session import Session


class Opening:
    """Begins at once, on a thread of its own; `wait` gives the open file."""

    def __init__(self, path: Path, password: str, surroundings: Surroundings) -> None:
        self._path = path
        self._password = password
        self._surroundings = surroundings
        self._session: Session | None = None
        self._refused: DomainError | None = None
        self._told = ""
        self._listener: Telling | None = None
        self._decided = threading.Event()
        self._thread = threading.Thread(target=self._open, name="opening")
        self._thread.start()

    def long_work(self) -> str:
        """What will keep the file from opening for a while, in words; empty once it is open.

        Waits until one or the other is known: usually until the file is open.
        """
        self._decided.wait()
        return self._told

    def listen(self, listener: "Telling") -> None:
        """Hear what it is at from now on, on the thread that opens, and the last word at once."""
        self._listener = listener
        listener(self._told)

    def wait(self) -> "Session":
        """The open file. Raises DomainError: why it does not open."""
        self._thread.join()
        if self._session is None:
            raise self._refused or DomainError(Problem(code="store-unreadable"))
        return self._session

    def _open(self) -> None:
        try:
            if not self._path.exists():
                from chibo_desktop.services.witness import refuse_if_lost

                refuse_if_lost(self._path, self._surroundings)
                raise StorageError("store-missing", path=str(self._path))
            if is_bookmark(self._path):
                from chibo_desktop.services.session import open_file

                self._session = open_file(
                    self._path, self._password, self._surroundings, self._tell
                )
                return
            key = read_slots(self._path).unlock(self._password)
            from chibo_desktop.services.session import open_unlocked

            self._session = open_unlocked(self._path, key, self._surroundings, self._tell)
        except DomainError as refused:
            self._refused = refused
        finally:
            self._decided.set()

    def _tell(self, text: str) -> None:
        self._told = text
        self._decided.set()
        if self._listener is not None:
            self._listener(text)
