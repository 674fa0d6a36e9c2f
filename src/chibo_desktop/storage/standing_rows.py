"""Every standing record of one type that one node holds: for registers and statistics."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from chibo_desktop.domain.records import R, type_of
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import record_of
from chibo_desktop.storage.tables import RECORD_TABLES


def standing_rows(
    connection: Connection, cls: type[R], org_id: str, kinds: Sequence[str] = ()
) -> list[R]:
    """In order of arrival; with `kinds`, only those whose `kind` is one of them."""
    kind = type_of(cls)
    table = RECORD_TABLES[kind.name]
    statement = select(table).where(table.c.org_id == org_id, table.c[VOID] == "")
    if kinds:
        statement = statement.where(table.c.kind.in_(kinds))
    rows = connection.execute(statement.order_by(table.c.n)).mappings()
    return [record_of(kind, dict(row)) for row in rows]
