"""A small file that says where a server's data lies; people open it as they open a data file.

It has no password and no key in it: it may be copied to everybody who works on that server.
"""

import json
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from chibo_desktop.files import atomic_write
from chibo_desktop.storage.errors import StorageError, storage_error

EXTENSION = ".chibo-may-chu"
_FORMAT = 1
_SCHEMES = ("postgresql", "postgres")


def is_bookmark(path: Path) -> bool:
    """Whether a path names a bookmark and not a data file."""
    return path.suffix == EXTENSION


def write_bookmark(path: Path, address: str) -> None:
    """Remember an address without its password.

    Raises StorageError: `server-address`, and those of a place that cannot be written.
    """
    plain = {"format": _FORMAT, "address": without_password(address)}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(path, json.dumps(plain, ensure_ascii=False, indent=1).encode())
    except OSError as error:
        raise storage_error(error, str(path)) from error


def read_bookmark(path: Path) -> str:
    """The address. Raises StorageError: `store-missing`, `store-not-ours`."""
    try:
        plain = json.loads(path.read_bytes())
        return without_password(plain["address"])
    except FileNotFoundError as error:
        raise StorageError("store-missing", path=str(path)) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StorageError("store-not-ours", path=str(path)) from error


def address_of(host: str, port: str, database: str, user: str, *, encrypted: bool = True) -> str:
    """The address that these parts make; a host that begins with a slash is a socket's folder."""
    options = {"sslmode": "require"} if encrypted and not host.startswith("/") else {}
    if host.startswith("/"):
        options["host"] = host
        if port:
            options["port"] = port
    place = "" if host.startswith("/") else f"{host}:{port}" if port else host
    query = urlencode(options, safe="/")
    return urlunsplit(
        ("postgresql", f"{user}@{place}" if user else place, f"/{database}", query, "")
    )


def without_password(address: str) -> str:
    """The address with nothing secret in it. Raises StorageError `server-address`."""
    try:
        parts = urlsplit(address.strip())
        _ = parts.port
    except ValueError as error:
        raise StorageError("server-address", address=address) from error
    if parts.scheme not in _SCHEMES or not parts.path.strip("/"):
        raise StorageError("server-address", address=address)
    user, _, place = parts.netloc.rpartition("@")
    user = user.partition(":")[0]
    query = urlencode([one for one in parse_qsl(parts.query) if one[0] != "password"], safe="/")
    netloc = f"{user}@{place}" if user else place
    # Not `urlunsplit`: it leaves out the empty place of a socket's address.
    return f"postgresql://{netloc}{parts.path}" + (f"?{query}" if query else "")


def database_of(address: str) -> str:
    """The name of the database in an address."""
    return urlsplit(address).path.strip("/")
