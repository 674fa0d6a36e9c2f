"""Backups (sao lưu): written, opened afresh, compared, then named; only then an older one goes.

A backup is a data file like any other, with its own copies of the key slots: what opens the data
opens the backup. Source: protocol.md §6.
"""

import contextlib
import hashlib
import json
import os
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, func, select
from sqlcipher3 import dbapi2 as sqlcipher

from chibo_desktop.domain.streams import StreamReason
from chibo_desktop.files import atomic_write
from chibo_desktop.storage.backup_names import EXTENSION, free_folder, free_name
from chibo_desktop.storage.engine import Store, open_with_key
from chibo_desktop.storage.errors import StorageError, storage_error
from chibo_desktop.storage.keys import read_slots, slot_paths, write_slots
from chibo_desktop.storage.scan_backup import back_up_scans, fetch
from chibo_desktop.storage.streams import begin_stream
from chibo_desktop.storage.tables import (
    RECORD_TABLES,
    entry,
    operation,
    opinion,
    opinion_step,
)

BACKUP_FOLDER = "sao-luu"
BEFORE_MIGRATION = "truoc-nang-cap"
KEPT_FOLDER = "cu"
_LABEL = ".json"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupInfo:
    """One verified backup; `taken_at` is ISO text. Nothing in it says anything about a person."""

    path: Path
    label: str
    taken_at: str
    entries: int
    members: int
    digest: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    entries: int
    members: int
    digest: str


def backup(store: Store, folder: Path, label: str, now: datetime, *, keep: int = 10) -> BackupInfo:
    """Copy an open file into `folder`, verify the copy, name it, keep the newest `keep` so named.

    Only backups of this file and label are ever removed, and none before the new one is verified.
    The scans come after: a disk with too little room for them has at least the journal.
    Raises StorageError: `backup-differs`, `store-disk-full`, `store-read-only`.
    """
    info = _write(store, free_name(folder, store.path.stem, now), label, now)
    back_up_scans(store, folder, now)
    _rotate(folder, store.path.stem, label, keep)
    return info


def back_up_before_migration(store: Store, folder: Path, now: datetime) -> BackupInfo:
    """Copy a file that is open as an older program left it, and verify the copy as such.

    Its name says what it is for, and it is never rotated away. Scans stay where they are: they lie
    beside the file and no migration touches them.
    Raises StorageError: `migration-no-room`, `migration-no-backup`, `store-damaged`.
    """
    target = free_name(folder, store.path.stem, now, f"_{BEFORE_MIGRATION}")
    try:
        return _write(store, target, BEFORE_MIGRATION, now)
    except StorageError as error:
        if error.code == "store-damaged":  # what was there to copy is not whole
            raise StorageError("store-damaged", path=str(store.path)) from error
        is_full = error.code == "store-disk-full"
        code = "migration-no-room" if is_full else "migration-no-backup"
        raise StorageError(code, path=str(store.path), folder=str(folder)) from error


def backups(folder: Path, name: str = "") -> list[BackupInfo]:
    """The verified backups in a folder, newest first, of one data file's name or of all."""
    found = []
    for path in folder.glob(f"{name or '*'}_*{EXTENSION}"):
        with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
            plain = json.loads(_label_path(path).read_bytes())
            found.append(BackupInfo(**plain, path=path, size=path.stat().st_size))
    return sorted(found, key=_age, reverse=True)


def restore(source: Path, target: Path, password: str, *, now: datetime, new_stream: str) -> Path:
    """Put a backup in the place of `target`, which must not be open. Returns where the old one is.

    The copy is opened and verified before anything moves. The current file goes, untouched and with
    its key slots, into a folder of its own under `cu/`, and comes back when a step fails. The
    restored file writes on in `new_stream`: the backup's own stream may have gone on elsewhere.
    Raises StorageError.
    """
    slots = read_slots(source)
    key = slots.unlock(password)
    part = target.with_name(f".{target.name}.part")
    kept = free_folder(target.parent / KEPT_FOLDER, now)
    try:
        _remove(part)
        shutil.copyfile(source, part)
        # An older backup is brought up to date here: `source` itself is what it was before.
        opened = open_with_key(part, key, before_migration=lambda _as_it_is: None)
        try:
            with opened.transaction() as connection:
                _refuse_damaged(connection, source)
                begin_stream(connection, new_stream, StreamReason.RESTORED)
                with contextlib.suppress(StorageError):  # the journal is worth more than a scan
                    fetch(connection, target, key, source.parent)
        finally:
            opened.close()
        _flush(part)
        kept.mkdir(parents=True)
        moved = _move_away(target, kept)
        try:
            write_slots(target, slots)
            part.replace(target)
        except OSError:
            _remove(target)
            _move_back(moved)
            raise
    except OSError as error:
        raise storage_error(error, str(target)) from error
    finally:
        _tidy(part)
    return kept


def _write(store: Store, target: Path, label: str, now: datetime) -> BackupInfo:
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _remove(part)
        with store.transaction() as connection:
            before = content_of(connection)
        _copy_pages(store, part)
        copied = open_with_key(part, store.key)  # as it is: an older file is not migrated
        try:
            with copied.transaction() as connection:
                _refuse_damaged(connection, part)
                if content_of(connection) != before:
                    raise StorageError("backup-differs", path=str(target))
        finally:
            copied.close()
        _flush(part)
        write_slots(target, read_slots(store.path))
        info = BackupInfo(
            path=target,
            label=label,
            taken_at=now.isoformat(timespec="seconds"),
            size=part.stat().st_size,
            **asdict(before),
        )
        _write_label(info)
        part.replace(target)
    except (OSError, sqlcipher.Error) as error:
        raise storage_error(error, str(target)) from error
    finally:
        _tidy(part)
        if not target.exists():
            _tidy(target)
    return info


def _age(info: BackupInfo) -> tuple[datetime, int]:
    return datetime.fromisoformat(info.taken_at), info.path.stat().st_mtime_ns


def content_of(connection: Connection) -> _Content:
    """What a copy must have: the same entries in the same order, the same ops standing."""
    digest = hashlib.sha256()
    count = 0
    for value in connection.execute(select(entry.c.hash).order_by(entry.c.n)).scalars():
        digest.update(value)
        count += 1
    standing = select(func.count()).select_from(operation).where(operation.c.live)
    digest.update(str(connection.execute(standing).scalar_one()).encode())
    for table in (opinion, opinion_step):  # what no journal has; files of before have no such table
        if connection.dialect.has_table(connection, table.name):
            rows = connection.execute(select(func.count()).select_from(table)).scalar_one()
            digest.update(f"{table.name} {rows}".encode() if rows else b"")
    member = RECORD_TABLES["member"]
    members = select(func.count()).select_from(member).where(member.c.voided == "")
    return _Content(
        entries=count,
        members=connection.execute(members).scalar_one(),
        digest=digest.hexdigest(),
    )


def _copy_pages(store: Store, part: Path) -> None:
    """By the live connection: its exclusive lock lets no second one in."""
    destination = sqlcipher.connect(str(part), isolation_level=None)
    try:
        destination.execute("PRAGMA cipher_log_level=NONE")
        destination.execute(f"PRAGMA key=\"x'{store.key.hex()}'\"")
        with store.engine.connect() as connection:
            connection.connection.driver_connection.backup(destination)  # type: ignore[union-attr]
    finally:
        destination.close()


def _refuse_damaged(connection: Connection, path: Path) -> None:
    if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one() != "ok":
        raise StorageError("store-damaged", path=str(path))
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise StorageError("store-damaged", path=str(path))


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _label_path(path: Path) -> Path:
    return path.with_name(path.name + _LABEL)


def _write_label(info: BackupInfo) -> None:
    plain = {key: value for key, value in asdict(info).items() if key not in ("path", "size")}
    data = json.dumps(plain, ensure_ascii=False, indent=1).encode()
    atomic_write(_label_path(info.path), data)


def _beside(path: Path) -> tuple[Path, ...]:
    """Everything that belongs to a data file, the file itself first."""
    journal = (path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm"))
    return (path, *journal, *slot_paths(path), _label_path(path))


def _remove(path: Path) -> None:
    for one in _beside(path):
        one.unlink(missing_ok=True)


def _tidy(path: Path) -> None:
    """Leave no half behind where the disk lets us; the reason for stopping is said already."""
    with contextlib.suppress(OSError):
        _remove(path)


def _rotate(folder: Path, stem: str, label: str, keep: int) -> None:
    same = [info for info in backups(folder, stem) if info.label == label]
    for info in same[max(keep, 1) :]:
        _remove(info.path)


def _move_away(target: Path, kept: Path) -> list[tuple[Path, Path]]:
    moved: list[tuple[Path, Path]] = []
    try:
        for path in _beside(target):
            if path.exists():
                path.replace(kept / path.name)
                moved.append((path, kept / path.name))
    except OSError:
        _move_back(moved)
        raise
    return moved


def _move_back(moved: list[tuple[Path, Path]]) -> None:
    for home, away in reversed(moved):
        away.replace(home)
