"""Where the data of a test lies: in a file, or in a database of a server as bookmark says."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chibo_desktop.storage.bookmark import EXTENSION, database_of, read_bookmark
from postgres import server

_where = {"server": False}


def on_server() -> bool:
    """Whether new data goes to the server."""
    return _where["server"]


def use_server(is_used: bool) -> None:
    """Let new data go to the server from now on, or to files again."""
    _where["server"] = is_used


def data_place(path: Path) -> Path:
    """The path itself, or beside it the bookmark of a new database."""
    if not on_server():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    return server().bookmark(path)


@contextmanager
def in_files() -> Iterator[None]:
    """Let new data go to files for a while: units have files also where their office has none."""
    before = on_server()
    use_server(False)
    yield
    use_server(before)


def apart(path: Path) -> Path:
    """Where closed data lies that was copied, apart from what it was copied from.

    A copied file is; a copied bookmark names the same database, and gets a copy of that.
    """
    if not on_server():
        return path
    place = path.with_suffix(EXTENSION)
    copy = server().new_database(database_of(read_bookmark(place)))
    return server().bookmark(place, copy)


def forget(path: Path) -> None:
    """Closed data is needed no more: a database would stay until the server ends."""
    if on_server():
        server().do("DROP DATABASE {}", database_of(read_bookmark(path)))
