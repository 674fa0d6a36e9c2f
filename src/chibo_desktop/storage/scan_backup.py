"""Scans in a backup folder: each content is copied once, verified as it is written, never again.

    sao-luu/chi-bo_2026-11-25_1700.chibo-sao-luu      one of the last ten
    sao-luu/chi-bo.giayto/ab/abcd…                    every scan that any of them names

A daily backup so copies what is new since the last one. A scan that cannot be read is counted and
passed over: it must not keep the rest from being saved.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from chibo_desktop.storage.attachment_lines import digests_held
from chibo_desktop.storage.blob_sealing import BlobSealer
from chibo_desktop.storage.engine import Store
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.meta import read_meta
from chibo_desktop.storage.scans import SUFFIX, ScanFolder, scans_of

_KEPT_FOR = timedelta(days=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanBackup:
    """What a backup did with the scans; `missing` are digests that could not be read."""

    kept: int
    copied: int
    missing: tuple[str, ...]
    pruned: int


def back_up_scans(store: Store, folder: Path, now: datetime) -> ScanBackup:
    """Bring the scans in `folder` up to what the open file names. Raises StorageError."""
    with store.transaction() as connection:
        digests = digests_held(connection, read_meta(connection, "node_id"))
    if not digests:
        return ScanBackup(kept=0, copied=0, missing=(), pruned=0)
    ours, copy = scans_of(store), backed_up_scans(store, folder)
    there = copy.names()
    by_name = {ours.sealer.name_of(digest): digest for digest in digests}
    new = [name for name in by_name if name not in there]
    if new:  # a write that was cut off is begun again now: what it left can go
        ours.sweep()
        copy.sweep()
    missing = []
    for name in new:
        try:
            sealed = ours.sealed(name)
            ours.sealer.open(sealed, by_name[name])
        except StorageError:
            missing.append(by_name[name])
            continue
        copy.write(name, sealed)
    loose = there - by_name.keys()
    pruned = _prune(copy, loose - ours.names() if loose else loose, now)
    return ScanBackup(
        kept=len(by_name) - len(new),
        copied=len(new) - len(missing),
        missing=tuple(missing),
        pruned=pruned,
    )


def backed_up_scans(store: Store, folder: Path) -> ScanFolder:
    """The scans of an open file in a backup folder."""
    return ScanFolder(folder / f"{store.path.stem}{SUFFIX}", BlobSealer(store.key))


def bring_back(store: Store, folder: Path) -> tuple[int, tuple[str, ...]]:
    """Fetch from the backups in `folder` what the open file names and does not have whole.

    Returns how many came back and the digests of those that are nowhere. Raises StorageError.
    """
    with store.transaction() as connection:
        return fetch(connection, store.path, store.key, folder)


def fetch(
    connection: Connection, path: Path, key: bytes, folder: Path
) -> tuple[int, tuple[str, ...]]:
    """The same for a file at `path`, behind a connection to it. Raises StorageError."""
    digests = digests_held(connection, read_meta(connection, "node_id"))
    sealer = BlobSealer(key)
    ours = ScanFolder(path.with_name(path.name + SUFFIX), sealer)
    here = ours.names()
    brought, lost = 0, []
    for digest in digests:
        name = sealer.name_of(digest)
        if name in here:
            continue
        if fetch_one(ours, folder, digest):
            brought += 1
        else:
            lost.append(digest)
    return brought, tuple(lost)


def fetch_one(ours: ScanFolder, folder: Path, digest: str) -> bool:
    """Bring one scan back from any folder of scans in `folder`; False when none has it whole."""
    name = ours.sealer.name_of(digest)
    for place in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            sealed = ScanFolder(place, ours.sealer).sealed(name)
            ours.sealer.open(sealed, digest)
        except StorageError:
            continue
        ours.write(name, sealed)
        return True
    return False


def _prune(copy: ScanFolder, loose: frozenset[str], now: datetime) -> int:
    """Only what nothing names, here or in the open file, and has lain for long."""
    limit = (now - _KEPT_FOR).timestamp()
    old = [name for name in loose if 0 < copy.age(name) < limit]
    for name in old:
        copy.remove(name)
    return len(old)
