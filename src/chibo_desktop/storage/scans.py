"""The folder of scans beside a data file: sealed, named by keyed digests, each content once.

`chi-bo.chibo.giayto/ab/abcd…`. A scan is written before the entry that names it: an entry never
points to nothing, and a scan that no entry names does no harm. Source: protocol.md §3.8.
"""

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from chibo_desktop.files import atomic_write
from chibo_desktop.storage.blob_sealing import NONCE_LENGTH, BlobSealer
from chibo_desktop.storage.engine import Store
from chibo_desktop.storage.errors import StorageError, storage_error

SUFFIX = ".giayto"


def digest_of(data: bytes) -> str:
    """The name of a content: SHA-256 of the plain bytes, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class ScanFolder:
    """One folder of scans, sealed for one data file."""

    folder: Path
    sealer: BlobSealer

    def put(self, data: bytes, randomness: Callable[[int], bytes]) -> str:
        """Keep a content; returns its digest. What is here already and whole is not written again.

        Raises StorageError `store-disk-full`, `store-read-only`; then nothing half is left.
        """
        digest = digest_of(data)
        with contextlib.suppress(StorageError):
            if self.get(digest) == data:
                return digest
        sealed = self.sealer.seal(data, digest, randomness(NONCE_LENGTH))
        self.write(self.sealer.name_of(digest), sealed)
        return digest

    def get(self, digest: str) -> bytes:
        """The plain bytes, verified. Raises StorageError `scan-missing`, `scan-damaged`."""
        return self.sealer.open(self.sealed(self.sealer.name_of(digest)), digest)

    def sealed(self, name: str) -> bytes:
        """The bytes as they lie. Raises StorageError `scan-missing`, `store-unreadable`."""
        path = self._path(name)
        try:
            return path.read_bytes()
        except FileNotFoundError:
            raise StorageError("scan-missing") from None
        except OSError as error:
            raise storage_error(error, str(path)) from error

    def write(self, name: str, sealed: bytes) -> None:
        """Write sealed bytes whole or not at all, read back. Raises StorageError."""
        path = self._path(name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            atomic_write(path, sealed)
        except OSError as error:
            raise storage_error(error, str(path)) from error

    def remove(self, name: str) -> None:
        """Remove one, if the disk lets us."""
        with contextlib.suppress(OSError):
            self._path(name).unlink(missing_ok=True)

    def has(self, digest: str) -> bool:
        """True when the content lies here; it is not read."""
        return self._path(self.sealer.name_of(digest)).is_file()

    def names(self) -> frozenset[str]:
        """The names of all that lies here, without reading any."""
        return frozenset(entry.name for entry in self._entries() if not entry.name.startswith("."))

    def age(self, name: str) -> float:
        """When it was written, seconds since 1970; 0 when it is gone."""
        try:
            return self._path(name).stat().st_mtime
        except OSError:
            return 0.0

    def sweep(self) -> None:
        """Remove what a write that was cut off left behind; nobody else writes while we do."""
        for entry in self._entries():
            if entry.name.startswith(".") and entry.name.endswith(".part"):
                with contextlib.suppress(OSError):
                    Path(entry.path).unlink()

    def _entries(self) -> Iterator[os.DirEntry[str]]:
        try:
            with os.scandir(self.folder) as shelves:
                names = sorted(shelf.path for shelf in shelves if shelf.is_dir())
        except OSError:
            return
        for name in names:
            with contextlib.suppress(OSError), os.scandir(name) as entries:
                yield from entries

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name


def scans_of(store: Store) -> ScanFolder:
    """The scans beside an open data file; the folder is made by the first of them."""
    beside = store.path.with_name(store.path.name + SUFFIX)
    return ScanFolder(beside, BlobSealer(store.key))
