"""What is typed into the search box, as a question to the index of words.

A file keeps the index in a full-text table beside the members, a server as an index of the
members' own column: there nothing has to be kept in step.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Connection, literal, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from chibo_desktop.domain.search_words import bare_words, exact_words, near_words
from chibo_desktop.storage.spellings import SERVER, is_server
from chibo_desktop.storage.tables import RECORD_TABLES

_MEMBER = RECORD_TABLES["member"]
# What separates words is what separates them in SQLite's index: everything but letters and digits.
_WORDS = (
    "array_to_tsvector(array_remove(regexp_split_to_array("
    "lower({column}), '[^0-9a-z\\u0080-\\uffff]+'), ''))"
)
WORDS_INDEX = f"CREATE INDEX ix_member_words ON member USING gin ({_WORDS})".format(
    column="search_text"
)
"""What makes the index of words on a server."""


@dataclass(frozen=True, slots=True)
class Question:
    """For each word what may stand for it, as whole words or beginnings; all must be there.

    With `but`, of those found the ones that another question does not find.
    """

    words: tuple[tuple[str, ...], ...] = ()
    begun: tuple[bool, ...] = ()
    but: "Question | None" = None

    def __bool__(self) -> bool:
        return bool(self.words)

    def of_file(self) -> str:
        """As SQLite's full-text search is asked."""
        parts = [
            "(" + " OR ".join(f'"{one}"{"*" * is_begun}' for one in words) + ")"
            for words, is_begun in zip(self.words, self.begun, strict=True)
        ]
        text = " AND ".join(parts)
        return f"({text}) NOT ({self.but.of_file()})" if self.but else text

    def of_server(self) -> str:
        """As PostgreSQL's text search is asked."""
        parts = [
            "(" + " | ".join(f"'{one}'{':*' * is_begun}" for one in words) + ")"
            for words, is_begun in zip(self.words, self.begun, strict=True)
        ]
        text = " & ".join(parts)
        return f"({text}) & !({self.but.of_server()})" if self.but else text


class _Found(FunctionElement[bool]):
    type = Boolean(create_constraint=False)
    inherit_cache = True


def is_found(question: Question) -> ColumnElement[bool]:
    """Whether a member is one whom the question finds."""
    return _Found(
        _MEMBER.c.n,
        _MEMBER.c.search_text,
        literal(question.of_file()),
        literal(question.of_server()),
    )


@compiles(_Found)
def _found_in_a_file(element: _Found, compiler: SQLCompiler, **options: Any) -> str:
    n, _, asked, _ = element.clauses
    number = compiler.process(n, **options)
    where = f"words MATCH {compiler.process(asked)}"
    return f"{number} IN (SELECT rowid FROM member_search WHERE {where})"  # noqa: S608 - no values


@compiles(_Found, SERVER)
def _found_on_a_server(element: _Found, compiler: SQLCompiler, **options: Any) -> str:
    _, text, _, asked = element.clauses
    words = _WORDS.format(column=compiler.process(text, **options))
    return f"({words} @@ CAST({compiler.process(asked)} AS tsquery))"


def exact_question(typed: str) -> Question:
    """The question for the very marks typed; empty when there are none."""
    return _all_of(exact_words(typed))


def question(connection: Connection, typed: str, *, nearest: bool = False) -> Question:
    """The question that finds every word as the beginning of an indexed one, in any order.

    `nearest` asks for what one slip of a finger makes of the words that nobody has; when each is
    somebody's and nobody has them all, of every word.
    """
    words = bare_words(typed)
    if not nearest:
        return _all_of(words)
    slips = [word for word in words if not _is_known(connection, word)] or words
    return Question(
        tuple(near_words(word) if word in slips else (word,) for word in words),
        tuple(word not in slips for word in words),
    )


def _is_known(connection: Connection, word: str) -> bool:
    statement = select(_MEMBER.c.n).where(is_found(_all_of((word,)))).limit(1)
    return connection.execute(statement).first() is not None


def _all_of(words: Sequence[str]) -> Question:
    return Question(tuple((word,) for word in words), (True,) * len(words))


def index_words(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    """Keep a file's index of words in step with these rows of members."""
    words = [(row["n"], row["search_text"]) for row in rows]
    if words and not is_server(connection):
        connection.exec_driver_sql(
            "INSERT OR REPLACE INTO member_search(rowid, words) VALUES (?, ?)", words
        )


def forget_words(connection: Connection, org_id: str = "") -> None:
    """Empty a file's index of words, or what it has of one node's members."""
    if is_server(connection):
        return
    if org_id:
        connection.exec_driver_sql(
            "DELETE FROM member_search WHERE rowid IN (SELECT n FROM member WHERE org_id = ?)",
            (org_id,),
        )
    else:
        connection.exec_driver_sql("INSERT INTO member_search(member_search) VALUES ('delete-all')")
