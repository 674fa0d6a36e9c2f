"""A drop of many files: which of them to read, what each would bring, merging them one by one.

Before anything is merged a backup is written and verified (protocol.md §3.16, §6).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.inbox import Outcome, Receipt, receive_in, receive_one
from chibo_desktop.services.incoming import read_file
from chibo_desktop.services.introductions import Introductions, registrations_first
from chibo_desktop.services.receipts import once, refusal
from chibo_desktop.services.session import Session
from chibo_desktop.services.together import taken
from chibo_desktop.services.watched import Progress
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.unit_of_work import Unit

_SUFFIXES = (".cbb",)


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedFile:
    """One file of a drop with what it brings, or brought."""

    path: Path
    receipt: Receipt
    row_id: str = ""  # of the inbox, when it is kept there


def files_in(paths: Sequence[Path]) -> list[Path]:
    """The files meant by a drop: files as they are, folders by the bundles in them.

    In the order of their names, which is the order of their numbers; each file once.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = (one for one in path.rglob("*") if one.suffix.lower() in _SUFFIXES)
            found |= dict.fromkeys(one for one in inside if one.is_file())
        else:
            found[path] = None
    return sorted(found, key=lambda one: (one.name, str(one)))


def preview_drop(session: Session, paths: Sequence[Path], step: Progress) -> list[DroppedFile]:
    """What each file would bring. Nothing is merged; a bundle chosen twice counts once."""
    files = registrations_first(session, files_in(paths), read_file)
    drop, names, dropped = Introductions(), dict[str, str](), list[DroppedFile]()
    for index, path in enumerate(files):
        step(index, len(files), path.name)
        look = partial(receive_one, session, file_name=path.name, merge=False, drop=drop)
        dropped.append(DroppedFile(path=path, receipt=once(_read(path, look), names)))
    step(len(files), len(files), "")
    return dropped


def receive_drop(
    session: Session,
    files: Sequence[Path],
    step: Progress,
    done: list[DroppedFile],
    ended: Mapping[str, int] | None = None,
) -> None:
    """Merge files one by one, a few in one transaction, adding each to `done` as it is committed.

    `ended` has, by the unit's code, the number that lets a bundle in which takes much away.
    Whatever `step` raises stops it between two files; those before it stay merged.
    """
    ordered = registrations_first(session, files, read_file)

    def take(unit: Unit, path: Path) -> DroppedFile:
        merge = partial(_received, unit, path.name, ended=ended or {})
        return DroppedFile(path=path, receipt=_read(path, merge))

    def refused(path: Path, error: StorageError) -> DroppedFile:
        return DroppedFile(path=path, receipt=refusal(path.name, error.problems[0]))

    def told(place: int, path: Path) -> None:
        step(place, len(ordered), path.name)

    done.extend(taken(session, ordered, told, take, refused))
    step(len(ordered), len(ordered), "")


def _read(path: Path, take: Callable[[bytes], Receipt]) -> Receipt:
    """The answer to a file's bytes, or why it cannot be read."""
    try:
        data = read_file(path)
    except DomainError as error:
        return refusal(path.name, error.problems[0])
    return take(data)


def _received(unit: Unit, name: str, data: bytes, ended: Mapping[str, int]) -> Receipt:
    receipt = receive_in(unit, data, name, merge=True)
    number = ended.get(receipt.unit_code)
    if receipt.outcome is Outcome.HELD and number is not None:
        return receive_in(unit, data, name, merge=True, typed=number)
    return receipt
