"""What records were at a moment that has passed, folded from the journal."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from chibo_desktop.domain.dossier_extent import OF_MEMBER, points_to_member
from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.journal import live, shown
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.history import entries_numbered
from chibo_desktop.storage.tables import RECORD_TABLES, entry, operation

PastAtoms = Mapping[str, Mapping[str, Plain]]
"""Values by record and atom."""


def records_of_member(connection: Connection, org_id: str, member_id: str) -> dict[str, list[str]]:
    """The ids of everything that points to a member, by record type, in order of arrival.

    Found by the declarations: a new type of record with a reference `member_id` needs no code.
    What was taken off the lists is among them.
    """
    found: dict[str, list[str]] = {}
    for name, table in RECORD_TABLES.items():
        if not points_to_member(name):
            continue
        rows = connection.execute(
            select(table.c.id)
            .where(table.c[OF_MEMBER] == member_id, table.c.org_id == org_id)
            .order_by(table.c.n)
        )
        if ids := list(rows.scalars()):
            found[name] = ids
    return found


def records_at(
    connection: Connection, org_id: str, record_ids: Sequence[str], moments: Sequence[int]
) -> list[PastAtoms]:
    """The atoms of records as they stood at each moment, in ms since 1970.

    A record that had not yet been written at a moment is missing from its answer. Of values that
    disagreed, the one on show then.
    """
    numbers: set[int] = set()
    for chunk in in_chunks(record_ids):
        numbers.update(
            connection.execute(
                select(operation.c.entry_n)
                .distinct()
                .join_from(operation, entry)
                .where(operation.c.record_id.in_(chunk), entry.c.org_id == org_id)
            ).scalars()
        )
    entries = list(entries_numbered(connection, numbers).values())
    ticks = {one.hash: one.tick for one in entries}
    wanted = set(record_ids)
    answers: list[PastAtoms] = []
    for moment in moments:
        then: dict[str, dict[str, Plain]] = {}
        standing = live(one for one in entries if one.tick.ms <= moment)
        for (_, record_id, atom), ops in standing.items():
            if record_id in wanted:
                then.setdefault(record_id, {})[atom] = ops[shown(ops, ticks)]
        answers.append(then)
    return answers
