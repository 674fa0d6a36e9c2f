"""The dossier of somebody who is handed over is closed: the unit that gave them reads it only.

The check stands where entries are written, so that no way of changing a dossier leads round it.
Source: protocol.md §3.6, step 1.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from chibo_desktop.domain.dossier_extent import OF_MEMBER, is_of_dossier
from chibo_desktop.domain.journal import Entry
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.transfers.records import closed_problem
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.tables import RECORD_TABLES
from chibo_desktop.storage.transfer_rows import FREE_ACTS
from chibo_desktop.storage.transfers import handed_over


def refuse_handed_over(connection: Connection, org_id: str, entries: Sequence[Entry]) -> None:
    """Raise DomainError member-handed-over when an entry would change a closed dossier."""
    concerned = [
        one for one in entries if is_of_dossier(one.type) and not one.act.startswith(FREE_ACTS)
    ]
    closed = handed_over(connection, org_id) if concerned else {}
    if not closed:
        return
    for member_id in sorted(_members(connection, concerned, org_id) & closed.keys()):
        raise DomainError(closed_problem(closed[member_id]))


def _members(connection: Connection, entries: Sequence[Entry], org_id: str) -> set[str]:
    """Whose dossiers entries speak of: by the rows that stand, and by what they set."""
    found: set[str] = set()
    by_type: dict[str, set[str]] = {}
    for one in entries:
        for change in one.changes:
            by_type.setdefault(one.type, set()).add(change.record_id)
            if change.atom == OF_MEMBER and isinstance(change.value, str):
                found.add(change.value)
    for name, ids in by_type.items():
        if name == "member":
            found |= ids
            continue
        table = RECORD_TABLES[name]
        for chunk in in_chunks(sorted(ids)):
            statement = select(table.c[OF_MEMBER]).where(
                table.c.id.in_(chunk), table.c.org_id == org_id
            )
            found.update(filter(None, connection.execute(statement).scalars()))
    return found
