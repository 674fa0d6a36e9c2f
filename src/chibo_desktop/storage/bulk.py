"""Many rows in one driver call: statements compiled once, rows given as tuples."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.base import Executable

T = TypeVar("T")
_CHUNK = 500  # well under SQLite's limit on parameters


@lru_cache(maxsize=256)
def _compiled(statement: Executable, dialect: Dialect) -> str:
    return str(statement.compile(dialect=dialect))  # type: ignore[attr-defined]


def execute_many(
    connection: Connection, statement: Executable, rows: Sequence[tuple[Any, ...]]
) -> None:
    """Run a statement for each tuple of parameters, in the statement's own order.

    Twice as fast as handing dictionaries to SQLAlchemy; statements must be module constants, for
    their compiled text is cached.
    """
    if rows:
        connection.exec_driver_sql(_compiled(statement, connection.dialect), list(rows))


def in_chunks(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Slices small enough for an IN list."""
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]
