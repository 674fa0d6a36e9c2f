"""What members are recognised by when a list from elsewhere comes in."""

from sqlalchemy import Connection, func, select

from chibo_desktop.domain.member_matching import MemberKeys, Wanted
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.tables import RECORD_TABLES

_MEMBER = RECORD_TABLES["member"]
_KEYS = MemberKeys._fields
_AT_ONCE = 1000


def member_keys(connection: Connection, org_id: str, wanted: Wanted) -> list[MemberKeys]:
    """The keys of the members of a node that a list asks for, of whatever status.

    Who has been taken off the node's lists is not among them.
    """
    # By an index the rows would be visited in the order of names, each on another page of the
    # file. All are looked at: what is compared is no bare column, so no index serves, and the
    # file is read from front to back.
    statement = select(*(func.coalesce(_MEMBER.c[name], "") for name in _KEYS)).where(
        _MEMBER.c.org_id.concat("") == org_id, _MEMBER.c[VOID].concat("") == ""
    )
    found: list[MemberKeys] = []
    for rows in connection.execute(statement).partitions(_AT_ONCE):
        found.extend(wanted.among(rows))
    return found
