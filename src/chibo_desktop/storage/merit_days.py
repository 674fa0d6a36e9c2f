"""The days on which members were commended or disciplined, for whoever counts them."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.tables import RECORD_TABLES


def commendation_days(
    connection: Connection, member_ids: Sequence[str]
) -> dict[str, list[PartialDate]]:
    """The days of commendations by member."""
    return _days(connection, "commendation", "awarded_on", member_ids)


def discipline_days(
    connection: Connection, member_ids: Sequence[str]
) -> dict[str, list[PartialDate]]:
    """The days of disciplinary decisions by member."""
    return _days(connection, "discipline", "decided_on", member_ids)


def _days(
    connection: Connection, table: str, column: str, member_ids: Sequence[str]
) -> dict[str, list[PartialDate]]:
    rows = RECORD_TABLES[table]
    found: dict[str, list[PartialDate]] = {}
    for chunk in in_chunks(member_ids):
        statement = (
            select(rows.c.member_id, rows.c[column])
            .where(rows.c.member_id.in_(chunk), rows.c[VOID] == "", rows.c[column].is_not(None))
            .order_by(rows.c[column])
        )
        for member, day in connection.execute(statement):
            if day:
                found.setdefault(member, []).append(PartialDate.parse(day))
    return found
