"""What members are recognised by when a list from elsewhere comes in."""

from sqlalchemy import Connection, select

from chibo_desktop.domain.member_matching import MemberKeys
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.tables import RECORD_TABLES

_MEMBER = RECORD_TABLES["member"]
_KEYS = ("id", "full_name", "born_on", "central_id", "identity_number", "card_number")


def member_keys(connection: Connection, org_id: str) -> list[MemberKeys]:
    """The keys of every member of a node who is still on its lists, of whatever status."""
    statement = select(*(_MEMBER.c[name] for name in _KEYS)).where(
        _MEMBER.c.org_id == org_id, _MEMBER.c[VOID] == ""
    )
    return [
        MemberKeys(**{name: value or "" for name, value in zip(_KEYS, row, strict=True)})
        for row in connection.execute(statement)
    ]
