"""A unit of an office by its code, whatever the number of units."""

from sqlalchemy import Connection, select

from chibo_desktop.domain.organization import Subordinate
from chibo_desktop.domain.records import type_of
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import records_in
from chibo_desktop.storage.tables import RECORD_TABLES


def subordinate_of_code(connection: Connection, org_id: str, code: str) -> Subordinate | None:
    """The unit of this office's own tree with that code; of several the one that came first."""
    kind = type_of(Subordinate)
    table = RECORD_TABLES[kind.name]
    statement = (
        select(table)
        .where(table.c.code == code, table.c.org_id == org_id, table.c[VOID] == "")
        .order_by(table.c.n)
        .limit(1)
    )
    return next(iter(records_in(kind, connection.execute(statement))), None)
