"""The watched folder of the scanner: says which scans are new and finished."""

import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from chibo_desktop.domain.scan_file import SUFFIXES

_LOOK_AGAIN_MS = 1_500
_RECENT_SECONDS = 12 * 3600
_MOST = 200

Shape = tuple[int, int]  # size and time of writing


class ScanWatch(QObject):
    """`found(paths)` whenever the set of finished new scans changes.

    A file is finished when between two looks neither its size nor its time has changed: a scanner
    writes for seconds. What lay there for half a day before is not new.
    """

    found = Signal(object)  # tuple[Path, ...]

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._seen: dict[Path, Shape] = {}
        self._done: set[tuple[Path, Shape]] = set()
        self._told: tuple[Path, ...] = ()
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.look)
        self._watcher.directoryChanged.connect(self._timer.start)

    @property
    def folder(self) -> Path | None:
        """The folder watched."""
        return self._folder

    def watch(self, folder: Path | None) -> None:
        """Watch a folder, or none; one that is not there is asked for again at the next call."""
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._folder = folder
        self._seen = {}
        self._told = ()
        if folder is not None and folder.is_dir():
            self._watcher.addPath(str(folder))
            self.look()

    def look(self) -> None:
        """Look now; what is still growing is looked at again soon."""
        now = self._shapes()
        finished = [path for path, shape in now.items() if self._seen.get(path) == shape]
        self._seen = now
        if len(finished) < len(now):
            self._timer.start()
        fresh = tuple(path for path in sorted(finished) if (path, now[path]) not in self._done)[
            :_MOST
        ]
        if fresh != self._told:
            self._told = fresh
            self.found.emit(fresh)

    def put_away(self, paths: tuple[Path, ...]) -> None:
        """These have been taken, or are not wanted: not offered again."""
        self._done |= {(path, self._seen[path]) for path in paths if path in self._seen}
        self._told = tuple(path for path in self._told if path not in paths)
        self.found.emit(self._told)

    def _shapes(self) -> dict[Path, Shape]:
        found: dict[Path, Shape] = {}
        recent = time.time() - _RECENT_SECONDS
        try:
            entries = list(self._folder.iterdir()) if self._folder is not None else []
        except OSError:
            return found
        for path in entries:
            if path.suffix.lower() not in SUFFIXES or path.name.startswith((".", "~")):
                continue
            try:
                about = path.stat()
            except OSError:
                continue
            if about.st_size and about.st_mtime > recent and path.is_file():
                found[path] = (about.st_size, about.st_mtime_ns)
        return found
