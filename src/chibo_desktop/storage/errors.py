"""Why a data file cannot be opened or written: codes, decided in one place from SQLite's words."""

import errno

from chibo_desktop.domain.problems import DomainError, Problem


class StorageError(DomainError):
    """The file refuses. Nothing has been changed; `code` has a sentence in wording."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(Problem(code=code, params=params))
        self.code = code
        self.params = params


_BY_WORDS = (
    ("database is locked", "store-in-use"),
    ("database or disk is full", "store-disk-full"),
    ("readonly database", "store-read-only"),
    ("unable to open database file", "store-read-only"),
    ("disk i/o error", "store-unreadable"),
    ("malformed", "store-damaged"),
    ("not a database", "store-damaged"),
)


def storage_error(error: Exception, path: str) -> StorageError:
    """The refusal that a driver's or system's exception means; `store-unreadable` if unknown."""
    if isinstance(error, OSError):
        code = {
            errno.ENOSPC: "store-disk-full",
            errno.EDQUOT: "store-disk-full",
            errno.EFBIG: "store-disk-full",
            errno.EACCES: "store-read-only",
            errno.EPERM: "store-read-only",
            errno.EROFS: "store-read-only",
            errno.ENOENT: "store-missing",
        }.get(error.errno or 0, "store-unreadable")
        return StorageError(code, path=path)
    words = str(error).lower()
    for fragment, code in _BY_WORDS:
        if fragment in words:
            return StorageError(code, path=path)
    return StorageError("store-unreadable", path=path)
