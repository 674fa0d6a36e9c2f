"""By which criteria sets the rounds of a node were opened, and to whom sets were handed down."""

from collections import Counter

from sqlalchemy import Connection, func, select

from chibo_desktop.domain.criteria_record import PublishedCriteria
from chibo_desktop.domain.records import type_of
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import record_of
from chibo_desktop.storage.spellings import json_text
from chibo_desktop.storage.tables import RECORD_TABLES


def criteria_uses(connection: Connection, org_id: str) -> Counter[tuple[str, str]]:
    """How many rounds froze a set, by the set's id and version."""
    rounds = RECORD_TABLES["round"]
    family = json_text(rounds.c.criteria, "id")
    version = json_text(rounds.c.criteria, "version")
    statement = (
        select(family, version, func.count())
        .where(rounds.c.org_id == org_id, rounds.c[VOID] == "")
        .group_by(family, version)
    )
    return Counter(
        {(str(row[0]), str(row[1])): int(row[2]) for row in connection.execute(statement)}
    )


def published_copies(connection: Connection, org_id: str, set_id: str) -> list[PublishedCriteria]:
    """The copies of a set that an office hands down."""
    kind = type_of(PublishedCriteria)
    table = RECORD_TABLES[kind.name]
    statement = select(table).where(
        table.c.org_id == org_id, table.c.set_id == set_id, table.c[VOID] == ""
    )
    return [record_of(kind, dict(row)) for row in connection.execute(statement).mappings()]
