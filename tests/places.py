"""Where the data of a test lies: in a file, or in a database of a server as bookmark says."""

from pathlib import Path

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
