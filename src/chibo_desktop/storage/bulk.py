"""Many rows in one driver call: statements compiled once, rows given and taken as tuples.

What a merge asks and writes goes this way: naming a statement anew, or letting SQLAlchemy carry it
out, takes many times as long as the database needs.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Connection, CursorResult
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.base import Executable

from chibo_desktop.storage.spellings import is_server

T = TypeVar("T")
L = TypeVar("L")
_CHUNK = 500  # well under SQLite's limit on parameters


@lru_cache(maxsize=1000)
def _compiled(
    statement: Executable, dialect: Dialect
) -> tuple[str, tuple[str, ...], Mapping[str, Any]]:
    """Its text, the names of its parameters in their order, and those that have a value already."""
    compiled = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
    spelt_out = compiled.construct_expanded_state(compiled.params)  # lists of values too
    return spelt_out.statement, tuple(spelt_out.positiontup or ()), spelt_out.parameters


def found_by(
    connection: Connection, statement: Executable, **asked: Any
) -> Sequence[tuple[Any, ...]]:
    """The rows that a question finds, as the driver gives them.

    The question must be a module constant or cached, for its compiled text is.
    """
    rows: Sequence[tuple[Any, ...]] = _ask(connection, statement, asked).fetchall()
    return rows


def one_by(connection: Connection, statement: Executable, **asked: Any) -> Any:
    """The first value of the first row that a question finds, or nothing."""
    rows = found_by(connection, statement, **asked)
    return rows[0][0] if rows else None


def mappings_by(
    connection: Connection, statement: Executable, **asked: Any
) -> list[dict[str, Any]]:
    """As `found_by`, each row by the names of its columns."""
    cursor = _ask(connection, statement, asked)
    names = [one[0] for one in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _ask(connection: Connection, statement: Executable, asked: Mapping[str, Any]) -> Any:
    text, names, known = _compiled(statement, connection.dialect)
    values = {**known, **asked}
    cursor = _cursor(connection)
    cursor.execute(text, [values[name] for name in names])
    return cursor


def _cursor(connection: Connection) -> Any:
    """The driver's own, inside a transaction: SQLAlchemy, passed by, would not begin one."""
    if not connection.in_transaction():
        connection.begin()
    return connection.connection.cursor()


def execute_many(
    connection: Connection, statement: Executable, rows: Sequence[tuple[Any, ...]]
) -> None:
    """Run a statement for each tuple of parameters, in the statement's own order.

    Statements must be module constants, for their compiled text is cached.
    """
    if not rows:
        return
    text = _compiled(statement, connection.dialect)[0]
    if is_server(connection):
        connection.exec_driver_sql(text, list(rows))  # by SQLAlchemy, so that it waits its turn
    else:
        _cursor(connection).executemany(text, rows)


def rows_in(
    connection: Connection, query: str, values: Sequence[Any], *before: Any
) -> Iterator[Any]:
    """The rows of a query that ends in `IN`, for any number of values.

    `before` are the parameters that stand before them, each a `?` in the query. Spelt out for the
    driver: SQLAlchemy would prepare every value of a list anew.
    """
    for chunk in in_chunks(values):
        yield from _spelt_out(connection, f"{query} ({_marks(len(chunk))})", [*before, *chunk])


def rows_among(
    connection: Connection, query: str, keys: Iterable[tuple[Any, ...]]
) -> Iterator[Any]:
    """As `rows_in`, of a query that asks for several columns together."""
    for chunk in in_chunks(sorted(keys)):
        marks = ",".join([f"({_marks(len(chunk[0]))})"] * len(chunk))
        values = [value for key in chunk for value in key]
        yield from _spelt_out(connection, f"{query} (VALUES {marks})", values)


def _marks(count: int) -> str:
    return ",".join("?" * count)


def _spelt_out(connection: Connection, query: str, values: Sequence[Any]) -> Any:
    cursor = _cursor(connection)
    cursor.execute(query.replace("?", "%s") if is_server(connection) else query, values)
    return cursor.fetchall()


def lines_of(cls: Callable[..., L], answer: CursorResult[Any]) -> list[L]:
    """The lines of an answer whose columns bear the names of the fields of `cls`."""
    names = tuple(answer.keys())
    return [cls(**dict(zip(names, row, strict=True))) for row in answer.all()]


def in_chunks(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Slices small enough for an IN list."""
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]
