"""What members are recognised by when a list from elsewhere comes in."""

from dataclasses import fields

from sqlalchemy import Connection, select

from chibo_desktop.domain.member_matching import MemberKeys
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.tables import RECORD_TABLES

_MEMBER = RECORD_TABLES["member"]
_KEYS = tuple(field.name for field in fields(MemberKeys))


def member_keys(connection: Connection, org_id: str) -> list[MemberKeys]:
    """The keys of every member of a node who is still on its lists, of whatever status."""
    statement = select(*(_MEMBER.c[name] for name in _KEYS)).where(
        _MEMBER.c.org_id == org_id, _MEMBER.c[VOID] == ""
    )
    return [MemberKeys(*[value or "" for value in row]) for row in connection.execute(statement)]
