"""The yardstick of merging: the rows a merge has left, put in by prepared inserts."""

from collections.abc import Sequence
from typing import Any

from chibo_desktop.storage.engine import Store
from chibo_desktop.storage.tables import RECORD_TABLES

Inserts = list[tuple[str, list[tuple[Any, ...]]]]
"""Statements with their rows, in the order in which they go in."""


def rows_of_bundles(store: Store, bundle_ids: Sequence[str]) -> list[Inserts]:
    """What each bundle has left in the journal, its index, the records and the word index.

    A record belongs to the bundle of its node.
    """
    found: list[Inserts] = []
    with store.transaction() as connection:

        def rows(table: str, where: str, *given: Any) -> tuple[str, list[tuple[Any, ...]]]:
            query = f"SELECT * FROM {table} WHERE {where}"  # noqa: S608 - names of our own tables
            kept = [tuple(row) for row in connection.exec_driver_sql(query, given)]
            marks = ",".join("?" * len(kept[0])) if kept else ""
            return f"INSERT INTO {table} VALUES ({marks})", kept  # noqa: S608 - likewise

        for bundle_id in bundle_ids:
            nodes = connection.exec_driver_sql(
                "SELECT DISTINCT org_id FROM entry WHERE bundle_id = ?", (bundle_id,)
            ).scalars()
            of_node = [
                rows(name, "org_id = ? ORDER BY n", node)
                for node in nodes
                for name in RECORD_TABLES
            ]
            inserts = [
                rows("entry", "bundle_id = ? ORDER BY n", bundle_id),
                rows(
                    "operation",
                    "entry_n IN (SELECT n FROM entry WHERE bundle_id = ?)",
                    bundle_id,
                ),
                *of_node,
                (
                    "INSERT INTO member_search(rowid, words) VALUES (?, ?)",
                    _words(connection, bundle_id),
                ),
            ]
            found.append([one for one in inserts if one[1]])
    return found


def rows_of_month(store: Store, bundle_ids: Sequence[str]) -> list[Inserts]:
    """What each bundle of a month has left, whether it brought a record or changed one."""
    found: list[Inserts] = []
    with store.transaction() as connection:

        def rows(table: str, where: str, *given: Any) -> tuple[str, list[tuple[Any, ...]]]:
            query = f"SELECT * FROM {table} WHERE {where}"  # noqa: S608 - names of our own tables
            kept = [tuple(row) for row in connection.exec_driver_sql(query, given)]
            marks = ",".join("?" * len(kept[0])) if kept else ""
            return f"INSERT OR REPLACE INTO {table} VALUES ({marks})", kept  # noqa: S608 - likewise

        for bundle_id in bundle_ids:
            types = connection.exec_driver_sql(
                "SELECT DISTINCT type FROM entry WHERE bundle_id = ?", (bundle_id,)
            ).scalars()
            entries = rows("entry", "bundle_id = ? ORDER BY n", bundle_id)
            numbers = [row[0] for row in entries[1]]  # they came one after the other
            ops = rows("operation", "entry_n BETWEEN ? AND ?", numbers[0], numbers[-1])
            spoken_of = sorted({row[0] for row in ops[1]})
            these = ",".join("?" * len(spoken_of))
            first_here = (
                f"SELECT record_id FROM operation WHERE record_id IN ({these})"  # noqa: S608 - marks
                " GROUP BY record_id HAVING min(entry_n) >= ?"
            )
            inserts = [
                entries,
                ops,
                *(rows(name, f"id IN ({these}) ORDER BY n", *spoken_of) for name in types),
                rows("node_record", f"record_id IN ({first_here})", *spoken_of, numbers[0]),
                rows("received", "bundle_id = ?", bundle_id),
                rows("proof", "bundle_id = ?", bundle_id),
                rows("month_arrival", "bundle_id = ?", bundle_id),
            ]
            found.append([one for one in inserts if one[1]])
    return found


def _words(connection: Any, bundle_id: str) -> list[tuple[Any, ...]]:
    query = (
        "SELECT n, search_text FROM member WHERE org_id IN"
        " (SELECT org_id FROM entry WHERE bundle_id = ?) ORDER BY n"
    )
    return [tuple(row) for row in connection.exec_driver_sql(query, (bundle_id,))]


def insert_plainly(store: Store, bundles: Sequence[Inserts]) -> None:
    """Put the rows in, a transaction for each bundle as the merge does."""
    for inserts in bundles:
        with store.transaction() as connection:
            driver: Any = connection.connection.driver_connection
            for statement, rows in inserts:
                driver.executemany(statement, rows)
