"""The rows that a unit's first bundle left, written again for ever more units alike.

For what is asked of one unit it makes no difference how the rows of the others came; receiving two
thousand bundles takes an hour of a busy computer, this takes minutes.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table, func, insert, literal, select

from chibo_desktop.storage.bulk import execute_many
from chibo_desktop.storage.local_tables import node_record
from chibo_desktop.storage.name_search import index_words
from chibo_desktop.storage.server_keys import owned_operation
from chibo_desktop.storage.spellings import is_server
from chibo_desktop.storage.tables import RECORD_TABLES, entry, operation

Row = Mapping[str, Any]
_ONCE = Table(
    "operation_of_the_pattern",
    MetaData(),
    *(Column(one.name, one.type) for one in operation.columns),
    prefixes=["TEMPORARY"],
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """The rows of one unit by table, and every identity in them."""

    rows: Mapping[Table, Sequence[Row]]
    ids: frozenset[str]
    org_id: str


def pattern_of(connection: Connection, org_id: str) -> Pattern:
    """What stands of a unit."""
    numbers = select(entry.c.n).where(entry.c.org_id == org_id)
    found: dict[Table, Sequence[Row]] = {}
    for table in (entry, operation, node_record, *RECORD_TABLES.values()):
        mine = operation.c.entry_n.in_(numbers) if table is operation else table.c.org_id == org_id
        rows = [dict(row) for row in connection.execute(select(table).where(mine)).mappings()]
        if rows:
            found[table] = rows
    ids = {row["record_id"] for row in found[operation]} | {org_id}
    return Pattern(found, frozenset(ids | {row["stream"] for row in found[entry]}), org_id)


def write_again(connection: Connection, pattern: Pattern, numbers: Sequence[int]) -> None:
    """Write the rows of units alike, each told apart by its number."""
    first_entry = _next(connection, entry)
    for table, rows in pattern.rows.items():
        if table is operation:
            continue
        first = _next(connection, table)
        place = {row.get("n"): index for index, row in enumerate(rows)}
        written = [
            _alike(row, pattern.ids, number, first + step * len(rows), place)
            for step, number in enumerate(numbers)
            for row in rows
        ]
        _insert(connection, table, written)
        if table.name == "member":
            index_words(connection, written)
    _write_operations(connection, pattern, numbers, first_entry)


def _next(connection: Connection, table: Table) -> int:
    if "n" not in table.c:
        return 0
    return int(connection.execute(select(func.max(table.c.n))).scalar() or 0) + 1


def _alike(row: Row, ids: frozenset[str], number: int, shift: int, place: Mapping[Any, int]) -> Row:
    made = {
        name: f"{number:08x}{value[8:]}" if isinstance(value, str) and value in ids else value
        for name, value in row.items()
    }
    if "n" in made:
        made["n"] = shift + place[row["n"]]
    if "hash" in made:
        made["hash"] = hashlib.sha256(row["hash"] + number.to_bytes(8, "big")).digest()
    if made.get("identity_number"):
        made["identity_number"] = f"{number:06}{row['n'] % 1_000_000:06}"
    return made


def _write_operations(
    connection: Connection, pattern: Pattern, numbers: Sequence[int], first: int
) -> None:
    """Most rows by far: copied by the database itself, each naming its own unit's entry."""
    place = {row["n"]: index for index, row in enumerate(pattern.rows[entry])}
    _ONCE.create(connection)
    rows = [{**row, "entry_n": place[row["entry_n"]]} for row in pattern.rows[operation]]
    _insert(connection, _ONCE, rows)
    for step, number in enumerate(numbers):
        once = _ONCE.c
        own = literal(f"{number:08x}").concat(func.substr(once.record_id, 9))
        entry_n = once.entry_n + (first + step * len(place))
        alike = select(own, once.atom, entry_n, once.idx, once.live)
        names = ["record_id", "atom", "entry_n", "idx", "live"]
        if is_server(connection):
            alike = alike.add_columns(literal(f"{number:08x}{pattern.org_id[8:]}"))
            names.append("org_id")
        table = owned_operation if is_server(connection) else operation
        connection.execute(insert(table).from_select(names, alike))
    _ONCE.drop(connection)


def _insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    names = [column.name for column in table.columns]
    values = [tuple(row[name] for name in names) for row in rows]
    if not is_server(connection):
        execute_many(connection, insert(table), values)
        return
    quote: Callable[[str], str] = connection.dialect.identifier_preparer.quote_identifier
    columns = ", ".join(map(quote, names))
    driver: Any = connection.connection.driver_connection
    with driver.cursor().copy(f"COPY {quote(table.name)} ({columns}) FROM STDIN") as copy:
        for row in values:
            copy.write_row(row)
