"""The folder of bundles beside an office's file: each as it came, named by its content, for ever.

`dang-uy.chibo.goi/ab/abcd….cbb`. Bundles are sealed as they are, so they lie here as they came;
whatever the database says of units can be made again from them. Source: protocol.md §3.13, §3.16.
"""

import contextlib
import hashlib
from dataclasses import dataclass
from pathlib import Path

from chibo_desktop.files import atomic_write
from chibo_desktop.storage.engine import Store
from chibo_desktop.storage.errors import StorageError, storage_error

SUFFIX = ".goi"


@dataclass(frozen=True, slots=True)
class BundleShelf:
    """The bundles kept beside one data file."""

    folder: Path

    def put(self, data: bytes) -> str:
        """Keep a bundle; returns its SHA-256. What lies here whole is not written again.

        Raises StorageError `store-disk-full`, `store-read-only`; then nothing half is left.
        """
        digest = hashlib.sha256(data).hexdigest()
        with contextlib.suppress(StorageError):
            if self.get(digest) == data:
                return digest
        path = self._path(digest)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            atomic_write(path, data)
        except OSError as error:
            raise storage_error(error, str(path)) from error
        return digest

    def get(self, digest: str) -> bytes:
        """A bundle as it came. Raises StorageError `bundle-copy-missing`, `bundle-copy-damaged`."""
        try:
            data = self._path(digest).read_bytes()
        except OSError:
            raise StorageError("bundle-copy-missing") from None
        if hashlib.sha256(data).hexdigest() != digest:
            raise StorageError("bundle-copy-damaged")
        return data

    def remove(self, digest: str) -> None:
        """Let go of a bundle that was not received, if the disk lets us."""
        with contextlib.suppress(OSError):
            self._path(digest).unlink(missing_ok=True)

    def _path(self, digest: str) -> Path:
        return self.folder / digest[:2] / f"{digest}.cbb"


def shelf_of(store: Store) -> BundleShelf:
    """The bundles beside an open data file; the folder is made by the first of them."""
    return BundleShelf(store.path.with_name(store.path.name + SUFFIX))
