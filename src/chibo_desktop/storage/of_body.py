"""Standing records of one Party organisation of a node: of a branch, or of the node as a whole."""

from sqlalchemy import Connection, Table, func, select

from chibo_desktop.domain.records import R, type_of
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import record_of
from chibo_desktop.storage.tables import RECORD_TABLES


def of_body(connection: Connection, cls: type[R], org_id: str, branch_id: str) -> list[R]:
    """The records of a type in order of arrival; without a branch, those of the node itself."""
    kind = type_of(cls)
    table: Table = RECORD_TABLES[kind.name]
    rows = connection.execute(
        select(table)
        .where(
            table.c.org_id == org_id,
            table.c[VOID] == "",
            func.coalesce(table.c.branch_id, "") == branch_id,
        )
        .order_by(table.c.n)
    ).mappings()
    return [record_of(kind, dict(row)) for row in rows]
