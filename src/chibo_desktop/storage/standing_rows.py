"""The records that one node holds: for registers, statistics and the figures of one unit."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Table, or_, select

from chibo_desktop.domain.records import R, type_of
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import record_of, records_in
from chibo_desktop.storage.tables import RECORD_TABLES

_BRANCH = RECORD_TABLES["branch"]


def of_node(table: Table, org_id: str) -> ColumnElement[bool]:
    """The condition that a row is a node's, found by its branches: indexes begin with those."""
    c = table.c
    own = select(_BRANCH.c.id).where(_BRANCH.c.org_id == org_id)
    is_of_a_branch = or_(c.branch_id.in_(own), c.branch_id == "", c.branch_id.is_(None))
    return (c.org_id == org_id) & is_of_a_branch


def rows_of_nodes(connection: Connection, cls: type[R], org_ids: Sequence[str]) -> list[R]:
    """The standing records of one type that some nodes hold, in order of arrival of each node."""
    kind = type_of(cls)
    table = RECORD_TABLES[kind.name]
    found: list[R] = []
    for chunk in in_chunks(org_ids):
        statement = select(table).where(table.c.org_id.in_(chunk), table.c[VOID] == "")
        found += records_in(kind, connection.execute(statement.order_by(table.c.n)))
    return found


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
