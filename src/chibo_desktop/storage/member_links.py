"""What points to a member: the rows of every record type that has a reference to one."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from chibo_desktop.domain.duplicates import PersonKeys
from chibo_desktop.domain.fields import Kind
from chibo_desktop.domain.records import Record, RecordType, all_types
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import record_of
from chibo_desktop.storage.tables import RECORD_TABLES

_MEMBER = RECORD_TABLES["member"]
_KEYS = (
    *("id", "full_name", "born_on", "identity_number", "card_number"),
    *("old_identity_number", "old_card_number"),
)


def linking_types() -> Iterator[tuple[RecordType[Any], tuple[str, ...]]]:
    """The record types that refer to members, each with the fields that do."""
    for kind in all_types():
        names = tuple(
            spec.name
            for spec in kind.fields
            if spec.kind is Kind.REFERENCE and spec.refers_to == "member"
        )
        if names:
            yield kind, names


def linked_records(
    connection: Connection, kind: RecordType[Any], name: str, member_id: str, org_id: str
) -> list[Record]:
    """The standing records of a node whose field `name` is that member."""
    table = RECORD_TABLES[kind.name]
    rows = connection.execute(
        select(table)
        .where(table.c[name] == member_id, table.c.org_id == org_id, table.c[VOID] == "")
        .order_by(table.c.n)
    ).mappings()
    return [record_of(kind, dict(row)) for row in rows]


def person_keys(connection: Connection, org_id: str) -> list[PersonKeys]:
    """What every member of a node who is on its lists is recognised by."""
    statement = select(*(_MEMBER.c[name] for name in _KEYS)).where(
        _MEMBER.c.org_id == org_id, _MEMBER.c[VOID] == ""
    )
    return [
        PersonKeys(**{name: value or "" for name, value in zip(_KEYS, row, strict=True)})
        for row in connection.execute(statement)
    ]


def is_standing(connection: Connection, member_id: str, org_id: str) -> bool:
    """Whether a node has that member on its lists."""
    statement = select(_MEMBER.c[VOID]).where(_MEMBER.c.id == member_id, _MEMBER.c.org_id == org_id)
    return connection.execute(statement).scalar() == ""
