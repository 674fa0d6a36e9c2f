"""A file being opened while the program's windows load.

Deriving the key from the password takes a tenth of a second and more, on purpose, and needs no
interpreter; so it begins before anything heavy is imported.
"""

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.surroundings import Surroundings
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.keys import read_slots

if TYPE_CHECKING:
    from chibo_desktop.services.session import Session


class Opening:
    """Begins at once, on a thread of its own; `wait` gives the open file."""

    def __init__(self, path: Path, password: str, surroundings: Surroundings) -> None:
        self._path = path
        self._password = password
        self._surroundings = surroundings
        self._session: Session | None = None
        self._refused: DomainError | None = None
        self._thread = threading.Thread(target=self._open, name="opening")
        self._thread.start()

    def wait(self) -> "Session":
        """The open file. Raises DomainError: why it does not open."""
        self._thread.join()
        if self._session is None:
            raise self._refused or DomainError(Problem(code="store-unreadable"))
        return self._session

    def _open(self) -> None:
        try:
            if not self._path.exists():
                raise StorageError("store-missing", path=str(self._path))
            key = read_slots(self._path).unlock(self._password)
            from chibo_desktop.services.session import open_unlocked

            self._session = open_unlocked(self._path, key, self._surroundings)
        except DomainError as refused:
            self._refused = refused
