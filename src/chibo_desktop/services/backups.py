"""Verified backups: before anything large, and when a changed file is closed; going back to one."""

import contextlib
import logging
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from chibo_desktop.domain.ids import uuid7
from chibo_desktop.domain.surroundings import Surroundings
from chibo_desktop.services.safety import note_backup, writes_text
from chibo_desktop.services.session import Session
from chibo_desktop.storage.backup import (
    BACKUP_FOLDER,
    BEFORE_MIGRATION,
    BackupInfo,
    backup,
    backups,
    restore,
)
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.meta import read_meta
from chibo_desktop.storage.server_store import ServerStore

__all__ = ["BACKUP_FOLDER", "BackupInfo", "BackupReason", "back_up", "close_safely", "secure"]

_log = logging.getLogger(__name__)


class BackupReason(StrEnum):
    """Why a backup was written; of each the newest are kept. Stands on the backup."""

    AT_CLOSING = "cuoi-phien"
    BY_HAND = "thu-cong"
    BEFORE_IMPORT = "truoc-khi-nhap"
    BEFORE_RECEIVING = "truoc-khi-nhan-goi"
    BEFORE_TAKING_BACK = "truoc-khi-go"
    BEFORE_MIGRATION = BEFORE_MIGRATION


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoredFile:
    """A backup stands in the place of a file. `kept` is where the file before it is, if any."""

    backup: BackupInfo
    kept: Path | None


def back_up(session: Session, reason: BackupReason, folder: Path | None = None) -> BackupInfo:
    """Write a backup beside the data file, or in a folder, open it and compare it.

    Of a server's data: let PostgreSQL's own program write one and read its list of contents.
    Raises StorageError; then no older backup was removed either.
    """
    now = session.surroundings.now()
    place = folder or session.path.parent / BACKUP_FOLDER
    if isinstance(session.store, ServerStore):
        from chibo_desktop.storage.server_backup import dump

        info = dump(session.store, place, reason, now)
    else:
        info = backup(session.store, place, reason, now)
    with session.unit(takes_turn=True) as unit:
        note_backup(unit)
    return info


def secure(session: Session, reason: BackupReason) -> None:
    """Have a backup before something large. Raises StorageError.

    On a server nothing is copied here: its backups are the server's, and every act can be taken
    back by itself.
    """
    if not session.is_on_server:
        back_up(session, reason)


def close_safely(session: Session) -> None:
    """Back up what has changed since the last backup, then let the file go.

    A backup that fails does not keep the file from being closed: the strip says at the next
    opening how old the last one is.
    """
    try:
        if not session.is_on_server and _has_changed(session):
            back_up(session, BackupReason.AT_CLOSING)
    except StorageError as refused:
        _log.warning("no backup at closing: %s", refused.code)
    finally:
        with contextlib.suppress(StorageError):
            session.close()


def found_backups(folder: Path) -> list[BackupInfo]:
    """The verified backups in a folder and in the one a data file there keeps; newest first."""
    found = [*backups(folder), *backups(folder / BACKUP_FOLDER)]
    return sorted(found, key=lambda one: one.taken_at, reverse=True)


def restore_file(
    chosen: BackupInfo, target: Path, password: str, surroundings: Surroundings
) -> RestoredFile:
    """Put a backup in the place of a data file that is not open. The file before it is kept.

    `password` is that of the day of the backup. Raises StorageError; then everything is as before.
    """
    now = surroundings.now()
    stream = uuid7(int(now.timestamp() * 1000), surroundings.randomness(10))
    target.parent.mkdir(parents=True, exist_ok=True)
    kept = restore(chosen.path, target, password, now=now, new_stream=stream)
    if any(kept.iterdir()):
        return RestoredFile(backup=chosen, kept=kept)
    kept.rmdir()
    return RestoredFile(backup=chosen, kept=None)


def _has_changed(session: Session) -> bool:
    with session.unit() as unit:
        saved = read_meta(unit.connection, "backed-up-entries")
        return saved != writes_text(unit)
