"""The projection and the search index against ones made anew; both are thrown away afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Table

from chibo_desktop.storage.local_tables import node_record
from chibo_desktop.storage.rebuild import filled, rebuild
from chibo_desktop.storage.tables import (
    RECORD_TABLES,
    conflict,
    operation,
    pending_kill,
)

_SEARCH = "fts5(words, content='', tokenize='unicode61 remove_diacritics 2')"


def differing_rows(connection: Connection) -> Iterator[str]:
    """Table and key of every row that is not what the journal alone would give."""
    tables = (*RECORD_TABLES.values(), operation, conflict, node_record, pending_kill)
    with _thrown_away(connection):
        before = filled(connection, tables)
        for table in before:
            connection.exec_driver_sql(f"CREATE TEMP TABLE was_{table.name} AS {_rows(table)}")
        rebuild(connection)
        found = [
            f"{table.name} {key}"
            for table in {*before, *filled(connection, tables)}
            for key in _differing(connection, table, is_kept=table in before)
        ]
    yield from sorted(set(found))


def differing_words(connection: Connection) -> Iterator[str]:
    """Words that the search index finds and should not, or should find and does not."""
    with _thrown_away(connection):
        for statement in (
            f"CREATE VIRTUAL TABLE temp.search_again USING {_SEARCH}",
            "INSERT INTO temp.search_again(rowid, words) SELECT n, search_text FROM member",
            "CREATE VIRTUAL TABLE temp.words_is USING fts5vocab(main, member_search, instance)",
            "CREATE VIRTUAL TABLE temp.words_due USING fts5vocab(temp, search_again, instance)",
        ):
            connection.exec_driver_sql(statement)
        found = [
            str(row[0])
            for one, other in (("is", "due"), ("due", "is"))
            for row in connection.exec_driver_sql(
                f'SELECT term, doc, "offset" FROM temp.words_{one} '  # noqa: S608 - two names of ours
                f'EXCEPT SELECT term, doc, "offset" FROM temp.words_{other}'
            ).all()
        ]
    yield from sorted(set(found))


@contextmanager
def _thrown_away(connection: Connection) -> Iterator[None]:
    connection.exec_driver_sql("SAVEPOINT checking")
    try:
        yield
    finally:
        connection.exec_driver_sql("ROLLBACK TO checking")
        connection.exec_driver_sql("RELEASE checking")


def _rows(table: Table, name: str = "") -> str:
    # The number of a record's row is its order of arrival here: not part of what it says.
    columns = [f'"{column.name}"' for column in table.columns if column.name != "n"]
    return f"SELECT {', '.join(columns)} FROM {name or table.name}"  # noqa: S608 - declared names


def _differing(connection: Connection, table: Table, *, is_kept: bool) -> list[str]:
    nothing = f"({_rows(table)} LIMIT 0)"
    was = f"was_{table.name}" if is_kept else nothing
    return [
        str(row[0])
        for one, other in ((was, table.name), (table.name, was))
        for row in connection.exec_driver_sql(f"{_rows(table, one)} EXCEPT {_rows(table, other)}")
    ]
