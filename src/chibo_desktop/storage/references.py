"""Which records others point to, by the references that the declarations state."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from chibo_desktop.domain.fields import Kind
from chibo_desktop.domain.records import all_types
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.tables import RECORD_TABLES


def pointed_to(
    connection: Connection, record_type: str, record_ids: Collection[str], besides: Collection[str]
) -> set[str]:
    """Those of the records to which a standing record points that is none of `besides`."""
    found: set[str] = set()
    passed = set(besides)
    for kind in all_types():
        table = RECORD_TABLES[kind.name]
        for spec in kind.fields:
            if spec.kind is not Kind.REFERENCE or spec.refers_to != record_type:
                continue
            column = table.c[spec.name]
            for chunk in in_chunks(sorted(record_ids)):
                rows = connection.execute(
                    select(column, table.c.id).where(column.in_(chunk), table.c[VOID] == "")
                )
                found.update(aim for aim, record_id in rows if record_id not in passed)
    return found
