"""Many rows in one driver call: statements compiled once, rows given as tuples."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Connection, CursorResult
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.base import Executable

from chibo_desktop.storage.spellings import is_server

T = TypeVar("T")
L = TypeVar("L")
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


def rows_in(
    connection: Connection, query: str, values: Sequence[Any], *before: Any
) -> Iterator[Any]:
    """The rows of a query that ends in `IN`, for any number of values.

    `before` are the parameters that stand before them, each a `?` in the query. Spelt out for the
    driver: SQLAlchemy would prepare every value of a list anew.
    """
    for chunk in in_chunks(values):
        asked = f"{query} ({','.join('?' * len(chunk))})"
        if is_server(connection):
            asked = asked.replace("?", "%s")
        yield from connection.exec_driver_sql(asked, (*before, *chunk))


def lines_of(cls: Callable[..., L], answer: CursorResult[Any]) -> list[L]:
    """The lines of an answer whose columns bear the names of the fields of `cls`."""
    names = tuple(answer.keys())
    return [cls(**dict(zip(names, row, strict=True))) for row in answer.all()]


def in_chunks(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Slices small enough for an IN list."""
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]
