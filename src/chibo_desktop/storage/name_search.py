"""What is typed into the search box, as a question to the index of words."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Select, Table, Text, literal, select

from chibo_desktop.domain.search_words import bare_words, exact_words, near_words

_SEARCH = Table("member_search", MetaData(), Column("rowid", Text), Column("words", Text))


def numbers_found(query: str) -> Select[Any]:
    """The row numbers of the members that a question finds."""
    return select(_SEARCH.c.rowid).where(_SEARCH.c.words.op("MATCH")(literal(query)))


def exact_query(typed: str) -> str:
    """The question for the very marks typed; empty when there are none."""
    return _all_of(exact_words(typed))


def search_query(connection: Connection, typed: str, *, nearest: bool = False) -> str:
    """The question that finds every word as the beginning of an indexed one, in any order.

    `nearest` asks for what one slip of a finger makes of the words that nobody has; when each is
    somebody's and nobody has them all, of every word.
    """
    words = bare_words(typed)
    if not nearest:
        return _all_of(words)
    unknown = [word for word in words if not _is_known(connection, word)]
    slips = unknown or words
    return " AND ".join(_near(word) if word in slips else _begun(word) for word in words)


def _is_known(connection: Connection, word: str) -> bool:
    return connection.execute(numbers_found(_begun(word)).limit(1)).first() is not None


def _near(word: str) -> str:
    return "(" + " OR ".join(f'"{one}"' for one in near_words(word)) + ")"


def _begun(word: str) -> str:
    return f'"{word}"*'


def _all_of(words: Sequence[str]) -> str:
    return " AND ".join(map(_begun, words))
