"""Who saw numbers in full, and when. Of this file only: it is in no bundle."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from chibo_desktop.storage.tables import reveal


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealLine:
    """One time that numbers were shown or printed in full; `at` is ISO with its zone."""

    at: str
    user: str
    occasion: str
    about: str
    members: int


def note_reveal(connection: Connection, line: RevealLine) -> None:
    """Write one line; lines are never changed."""
    connection.execute(
        insert(reveal).values(
            at=line.at,
            user=line.user,
            occasion=line.occasion,
            about=line.about,
            members=line.members,
        )
    )


def reveal_lines(connection: Connection, limit: int) -> list[RevealLine]:
    """The latest lines, newest first."""
    rows = connection.execute(select(reveal).order_by(reveal.c.n.desc()).limit(limit))
    return [
        RevealLine(
            at=row.at, user=row.user, occasion=row.occasion, about=row.about, members=row.members
        )
        for row in rows
    ]
