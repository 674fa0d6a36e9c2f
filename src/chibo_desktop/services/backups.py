"""Verified backups: before anything large, and when a changed file is closed."""

import contextlib
import logging
from pathlib import Path

from chibo_desktop.services.safety import note_backup, writes_text
from chibo_desktop.services.session import Session
from chibo_desktop.storage.backup import BACKUP_FOLDER, BackupInfo, backup
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.meta import read_meta

__all__ = ["BACKUP_FOLDER", "back_up", "close_safely"]

_AT_CLOSING = "cuoi-phien"
_log = logging.getLogger(__name__)


def back_up(session: Session, label: str, folder: Path | None = None) -> BackupInfo:
    """Write a backup beside the data file, or in a folder, open it and compare it.

    Raises StorageError; then no older backup was removed either.
    """
    now = session.surroundings.now()
    info = backup(session.store, folder or session.path.parent / BACKUP_FOLDER, label, now)
    with session.unit() as unit:
        note_backup(unit)
    return info


def close_safely(session: Session) -> None:
    """Back up what has changed since the last backup, then let the file go.

    A backup that fails does not keep the file from being closed: the strip says at the next
    opening how old the last one is.
    """
    try:
        if _has_changed(session):
            back_up(session, _AT_CLOSING)
    except StorageError as refused:
        _log.warning("no backup at closing: %s", refused.code)
    finally:
        with contextlib.suppress(StorageError):
            session.close()


def _has_changed(session: Session) -> bool:
    with session.unit() as unit:
        saved = read_meta(unit.connection, "backed-up-entries")
        return saved != writes_text(unit)
