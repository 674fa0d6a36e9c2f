"""An office's data on a server: the bookmark by which it is opened, and who works there."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from chibo_desktop.storage.bookmark import (
    EXTENSION,
    address_of,
    is_bookmark,
    read_bookmark,
    without_password,
    write_bookmark,
)

__all__ = ["EXTENSION", "FOLDER", "address_of", "bookmark_for", "is_bookmark", "read_bookmark"]
FOLDER = "may-chu"
"""Where bookmarks lie among this user's data, each with what is kept beside it."""
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


def bookmark_for(folder: Path, address: str) -> Path:
    """The bookmark of an address, made when there is none; one folder each.

    Raises StorageError: `server-address`, and those of a place that cannot be written.
    """
    known = without_password(address)
    parts = urlsplit(known)
    database = parts.path.strip("/")
    names = (database, parts.hostname or "", parts.username or "")
    name = _UNSAFE.sub("-", "_".join(one for one in names if one))
    path = folder / FOLDER / name / f"{_UNSAFE.sub('-', database)}{EXTENSION}"
    write_bookmark(path, known)
    return path
