"""What of a node counts now: asked before and after a merge to tell what it ended."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from chibo_desktop.domain.journal import Entry
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.sent_down import Addressed, by_type
from chibo_desktop.storage.tables import RECORD_TABLES, conflict

_MEMBER = RECORD_TABLES["member"]


def taken_off(entries: Iterable[Entry]) -> Addressed:
    """The records that entries say are taken off the lists, by type."""
    return by_type(
        (one.type, change.record_id)
        for one in entries
        for change in one.changes
        if change.atom == VOID and change.value
    )


def standing(connection: Connection, node_id: str, wanted: Addressed) -> frozenset[str]:
    """Those of the records that are on the lists."""
    found: set[str] = set()
    for name, ids in wanted.items():
        table = RECORD_TABLES.get(name)
        if table is None:
            continue
        for chunk in in_chunks(sorted(ids)):
            found.update(
                connection.execute(
                    select(table.c.id).where(
                        table.c.org_id == node_id, table.c[VOID] == "", table.c.id.in_(chunk)
                    )
                ).scalars()
            )
    return frozenset(found)


def names_of(connection: Connection, node_id: str, member_ids: Iterable[str]) -> dict[str, str]:
    """Names of members by id, also of those who count no longer, in the order of the lists."""
    found: dict[str, tuple[str, str]] = {}
    for chunk in in_chunks(sorted(member_ids)):
        statement = select(_MEMBER.c.id, _MEMBER.c.full_name, _MEMBER.c.sort_key).where(
            _MEMBER.c.org_id == node_id, _MEMBER.c.id.in_(chunk)
        )
        found |= {
            row.id: (row.sort_key or "", row.full_name or "")
            for row in connection.execute(statement)
        }
    return {one: name for one, (_, name) in sorted(found.items(), key=lambda item: item[1])}


def members_in_conflict(connection: Connection, node_id: str) -> frozenset[str]:
    """The members of a node of whom something stands at more than one value."""
    statement = select(conflict.c.record_id).where(
        conflict.c.record_type == "member", conflict.c.org_id == node_id
    )
    return frozenset(connection.execute(statement).scalars())
