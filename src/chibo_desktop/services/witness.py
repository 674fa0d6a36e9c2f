"""The witness (nhân chứng): what was last seen of a data file, kept outside of it.

A file that is put back behind the program's back cannot tell by itself that it is older than it
was. So its newest entry is noted beside the file and in the user's own folder, after the commit and
never in its way: a witness may lag behind the file. A file behind its witness writes on in a new
stream, and says what it lacks. Nothing in a witness says anything about a person.
Source: protocol.md §3.9, T22, T29.
"""

import contextlib
import json
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from chibo_desktop.domain.streams import StreamReason
from chibo_desktop.domain.surroundings import Surroundings
from chibo_desktop.files import atomic_write
from chibo_desktop.services.known_gap import note_behind
from chibo_desktop.storage.bookmark import is_bookmark
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.meta import read_meta, write_meta
from chibo_desktop.storage.streams import StreamHead, begun_stream
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import is_known

_BESIDE = ".dau"
_FILE_ID, _MACHINE = "file-id", "machine"
_LAG = 1.0  # seconds that a witness may be behind


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """What was seen of a file: where it lay, its newest own entry, computer, newest directive."""

    file: str
    path: str
    stream: str
    seq: int
    hash: str
    machine: str
    directive: int
    seen_at: str


class WitnessKeeper:
    """Writes the newest witness of one open file soon after it is told of it, on its own thread."""

    def __init__(self, path: Path, folder: Path, file_id: str, surroundings: Surroundings) -> None:
        self._path = path
        self._targets = (folder / f"{file_id}.json", _beside(path))
        self._file_id = file_id
        self._surroundings = surroundings
        self._lock = threading.Lock()
        self._newest: StreamHead | None = None
        self._timer: threading.Timer | None = None

    def note(self, head: StreamHead) -> None:
        """Something was committed. Returns at once."""
        with self._lock:
            self._newest = head
            if self._timer is None:
                self._timer = threading.Timer(_LAG, self.write)
                self._timer.daemon = True
                self._timer.start()

    def write(self) -> None:
        """Write what is newest. A witness that cannot be written keeps nobody from working."""
        with self._lock:
            head, self._newest = self._newest, None
            timer, self._timer = self._timer, None
            if timer is not None:
                timer.cancel()
            if head is None:
                return
            seen = Witness(
                file=self._file_id,
                path=str(self._path),
                stream=head.stream,
                seq=head.seq,
                hash=head.hash,
                machine=self._surroundings.machine,
                directive=head.directive,
                seen_at=self._surroundings.now().isoformat(timespec="seconds"),
            )
            data = json.dumps(asdict(seen), ensure_ascii=False, indent=1).encode()
            for target in self._targets:
                with contextlib.suppress(OSError):
                    target.parent.mkdir(parents=True, exist_ok=True)
                    atomic_write(target, data)


def keep_witness(unit: Unit) -> WitnessKeeper | None:
    """Compare a file just opened with its witnesses; a keeper of its own from now on.

    A file from another computer, or one that is older than it was seen, begins a new stream.
    None where the program was started without a place for witnesses, and of data on a server, which
    nobody copies back behind the program's back.
    """
    connection, path, around = unit.connection, unit.store.path, unit.surroundings
    if not around.witnesses or is_bookmark(path):
        return None
    folder, file_id = Path(around.witnesses), read_meta(connection, _FILE_ID)
    if not file_id:
        file_id = unit.new_id()
        write_meta(connection, _FILE_ID, file_id)
    _settle_on_this_computer(unit)
    for seen in _witnesses(folder / f"{file_id}.json", _beside(path)):
        known = is_known(connection, unit.author.org_id, seen.stream, seen.seq, seen.hash)
        if seen.file == file_id and seen.seq and not known:
            note_behind(unit, seen.stream, seen.seq, seen.hash)
            if begun_stream(connection) is None:
                unit.begin_stream(StreamReason.BEHIND)
            break
    return WitnessKeeper(path, folder, file_id, around)


def refuse_if_lost(path: Path, surroundings: Surroundings) -> None:
    """Refuse to go on as if a file had never been where one was seen.

    Raises StorageError: store-was-here.
    """
    if not surroundings.witnesses or path.exists():
        return
    everywhere = sorted(Path(surroundings.witnesses).glob("*.json"))
    for seen in _witnesses(*everywhere, _beside(path)):
        if seen.path == str(path):
            day = datetime.fromisoformat(seen.seen_at)
            raise StorageError("store-was-here", path=str(path), day=f"{day:%d/%m/%Y}")


def _settle_on_this_computer(unit: Unit) -> None:
    machine, known = unit.surroundings.machine, read_meta(unit.connection, _MACHINE)
    if not machine or machine == known:
        return
    write_meta(unit.connection, _MACHINE, machine)
    if known:
        unit.begin_stream(StreamReason.OTHER_COMPUTER)


def _witnesses(*paths: Path) -> Iterator[Witness]:
    for path in paths:
        with contextlib.suppress(OSError, ValueError, TypeError):
            yield Witness(**json.loads(path.read_bytes()))


def _beside(path: Path) -> Path:
    return path.with_name(path.name + _BESIDE)
