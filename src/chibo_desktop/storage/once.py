"""What is read again and again, read once until somebody writes: a wide office's tree of units.

SQLite counts the rows that a connection has written. As long as the count stands still nothing can
be different. A transaction that has written, or tries something in a savepoint, keeps nothing: it
may be rolled back. On a server others write too: there nothing is kept.
"""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection

T = TypeVar("T")
_BEGUN, _KEPT, _AT = "begun-at", "kept", "kept-at"


def begin(connection: Connection) -> None:
    """Note where a transaction on a file begins."""
    connection.info[_BEGUN] = _writes(connection)


def once(connection: Connection, name: str, make: Callable[[], T]) -> T:
    """What `make` reads, or what it read before under that name. Nobody may change the value."""
    info = connection.info
    begun = info.get(_BEGUN)
    if begun is None or connection.in_nested_transaction() or _writes(connection) != begun:
        return make()
    if info.get(_AT) != begun:
        info[_AT], info[_KEPT] = begun, {}
    if name not in info[_KEPT]:
        value = make()
        if _writes(connection) != begun:
            return value
        info[_KEPT][name] = value
    found: T = info[_KEPT][name]
    return found


def _writes(connection: Connection) -> int:
    return int(connection.connection.dbapi_connection.total_changes)  # type: ignore[union-attr]
