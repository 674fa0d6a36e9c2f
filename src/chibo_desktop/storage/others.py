"""Whether somebody else has written, asked cheaply and often."""

from sqlalchemy import Connection, func, select

from chibo_desktop.storage.tables import entry


def types_written_by_others(
    connection: Connection, own_stream: str, after: int
) -> tuple[frozenset[str], int]:
    """The types of entries after a number that are not one's own, and the newest number."""
    newest = int(connection.execute(select(func.max(entry.c.n))).scalar() or 0)
    if newest <= after or not after:
        return frozenset(), newest
    found = select(entry.c.type).distinct().where(entry.c.n > after, entry.c.stream != own_stream)
    return frozenset(connection.execute(found).scalars()), newest
