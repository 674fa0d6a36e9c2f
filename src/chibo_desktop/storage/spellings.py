"""What SQLite and PostgreSQL do alike and spell differently: one expression each for both.

Everything else in this package is written in SQLAlchemy's own expressions and raw SQL that both
understand.
"""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Connection, Numeric, Text, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

SERVER = "postgresql"
_WILD = frozenset("*?[")
_NUMBER = "^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)$"


def is_server(connection: Connection) -> bool:
    """Whether the data lies on a PostgreSQL server and not in a file."""
    return connection.dialect.name == SERVER


class _JsonText(FunctionElement[str]):
    type = Text()
    inherit_cache = True


class _Spelt(FunctionElement[bool]):
    type = Boolean(create_constraint=False)
    inherit_cache = True


class _Number(FunctionElement[Any]):
    type = Numeric()
    inherit_cache = True


class _NotByIndex(FunctionElement[str]):
    type = Text()
    inherit_cache = True


def json_text(column: ColumnElement[Any], key: str) -> ColumnElement[str]:
    """The text under a key of an object that a column keeps as JSON; nothing when it has none."""
    return _JsonText(column, literal(f'$."{key}"'), literal(key))


def spelt(
    column: ColumnElement[Any], letters: Sequence[str], *, inside: bool
) -> ColumnElement[bool]:
    """Whether a text is spelt so, or with `inside` has such a part.

    `letters` gives for each place the letters that may stand there; large and small differ.
    """
    around, ends = ("*", ("", "")) if inside else ("", ("^", "$"))
    glob = "".join(f"[{one}]" if len(one) > 1 or one in _WILD else one for one in letters)
    regex = "".join(f"[{re.escape(one)}]" if len(one) > 1 else re.escape(one) for one in letters)
    return _Spelt(column, literal(f"{around}{glob}{around}"), literal(regex.join(ends)))


def number_of(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The number that a column keeps as text; of what is no number nothing useful, but no error."""
    return _Number(column, literal(_NUMBER))


def not_by_index(column: ColumnElement[Any]) -> ColumnElement[str]:
    """A text column that SQLite shall not look up in an index, for another one serves better."""
    return _NotByIndex(column)


def _parts(element: FunctionElement[Any], compiler: SQLCompiler, **options: Any) -> list[str]:
    return [compiler.process(one, **options) for one in element.clauses]


@compiles(_JsonText)
def _json_text_in_a_file(element: _JsonText, compiler: SQLCompiler, **options: Any) -> str:
    column, path, _ = element.clauses
    return f"json_extract({compiler.process(column, **options)}, {compiler.process(path)})"


@compiles(_JsonText, SERVER)
def _json_text_on_a_server(element: _JsonText, compiler: SQLCompiler, **options: Any) -> str:
    column, _, key = element.clauses
    return f"(CAST({compiler.process(column, **options)} AS JSON) ->> {compiler.process(key)})"


@compiles(_Spelt)
def _spelt_in_a_file(element: _Spelt, compiler: SQLCompiler, **options: Any) -> str:
    column, glob, _ = element.clauses
    return f"({compiler.process(column, **options)} GLOB {compiler.process(glob)})"


@compiles(_Spelt, SERVER)
def _spelt_on_a_server(element: _Spelt, compiler: SQLCompiler, **options: Any) -> str:
    column, _, regex = element.clauses
    return f"({compiler.process(column, **options)} ~ {compiler.process(regex)})"


@compiles(_Number)
def _number_in_a_file(element: _Number, compiler: SQLCompiler, **options: Any) -> str:
    return f"CAST({_parts(element, compiler, **options)[0]} AS NUMERIC)"


@compiles(_Number, SERVER)
def _number_on_a_server(element: _Number, compiler: SQLCompiler, **options: Any) -> str:
    column, pattern = _parts(element, compiler, **options)
    text = f"CAST({column} AS TEXT)"
    return f"(CASE WHEN {text} ~ {pattern} THEN CAST({text} AS NUMERIC) END)"


@compiles(_NotByIndex)
def _not_by_index_in_a_file(element: _NotByIndex, compiler: SQLCompiler, **options: Any) -> str:
    return f"+{_parts(element, compiler, **options)[0]}"


@compiles(_NotByIndex, SERVER)
def _as_it_is_on_a_server(element: _NotByIndex, compiler: SQLCompiler, **options: Any) -> str:
    return _parts(element, compiler, **options)[0]
