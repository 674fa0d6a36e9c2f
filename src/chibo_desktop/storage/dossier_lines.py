"""The rows of a dossier's tables: those of one member, or of many for a paper."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, func, select

from chibo_desktop.domain.dossier.tables import DossierTable
from chibo_desktop.domain.records import Record
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import record_of
from chibo_desktop.storage.tables import RECORD_TABLES


def rows_of_members(
    connection: Connection, table: DossierTable, member_ids: Sequence[str], org_id: str
) -> dict[str, list[Record]]:
    """The standing rows of one node's members, by member, in the table's own order."""
    rows_table = RECORD_TABLES[table.name]
    found: dict[str, list[Record]] = {}
    for chunk in in_chunks(member_ids):
        statement = (
            select(rows_table)
            .where(
                rows_table.c.member_id.in_(chunk),
                rows_table.c.org_id == org_id,
                rows_table.c[VOID] == "",
            )
            .order_by(rows_table.c[table.order_by].nulls_last(), rows_table.c.n)
        )
        for row in connection.execute(statement).mappings():
            found.setdefault(row["member_id"], []).append(record_of(table.kind, dict(row)))
    return found


def row_counts(
    connection: Connection, tables: Sequence[DossierTable], member_id: str, org_id: str
) -> Mapping[str, int]:
    """How many rows each table of a member's dossier has."""
    counts = {}
    for table in tables:
        rows_table = RECORD_TABLES[table.name]
        counts[table.name] = connection.execute(
            select(func.count())
            .select_from(rows_table)
            .where(
                rows_table.c.member_id == member_id,
                rows_table.c.org_id == org_id,
                rows_table.c[VOID] == "",
            )
        ).scalar_one()
    return counts
