"""A drop of many files: which of them to read, what each would bring, merging them one by one.

Before anything is merged a backup is written and verified (protocol.md §3.16, §6).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from chibo_desktop.services.inbox import (
    Outcome,
    Receipt,
    receive_file,
    receive_one,
)
from chibo_desktop.services.incoming import read_file
from chibo_desktop.services.introductions import Introductions, registrations_first
from chibo_desktop.services.receipts import once
from chibo_desktop.services.session import Session
from chibo_desktop.services.watched import Progress

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
        receipt = once(receive_file(session, path, merge=False, drop=drop), names)
        dropped.append(DroppedFile(path=path, receipt=receipt))
    step(len(files), len(files), "")
    return dropped


def receive_drop(
    session: Session,
    files: Sequence[Path],
    step: Progress,
    done: list[DroppedFile],
    ended: Mapping[str, int] | None = None,
) -> None:
    """Merge files one by one, each in its own transaction, adding each to `done` as it ends.

    `ended` has, by the unit's code, the number that lets a bundle in which takes much away.
    Whatever `step` raises stops it between two files; those in `done` stay merged.
    """
    for index, path in enumerate(registrations_first(session, files, read_file)):
        step(index, len(files), path.name)
        receipt = receive_file(session, path, merge=True)
        number = (ended or {}).get(receipt.unit_code)
        if receipt.outcome is Outcome.HELD and number is not None:
            receipt = receive_one(session, read_file(path), path.name, merge=True, typed=number)
        done.append(DroppedFile(path=path, receipt=receipt))
    step(len(files), len(files), "")
