"""The members that each unit counts: on its lists, neither left nor dead, and no other unit's."""

from sqlalchemy import ColumnElement, Connection, FromClause, and_, func, select

from chibo_desktop.domain.member import COUNTED
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.tables import RECORD_TABLES
from chibo_desktop.storage.transfers import counts_here

_MEMBER = RECORD_TABLES["member"]


def is_counted(member: FromClause) -> ColumnElement[bool]:
    """The condition that a member's row counts in its unit."""
    return and_(
        member.c[VOID] == "",
        member.c.activity_status.in_(sorted(COUNTED)),
        counts_here(member),
    )


def members_by_node(connection: Connection) -> dict[str, int]:
    """How many members each node has on its list."""
    statement = (
        select(_MEMBER.c.org_id, func.count()).where(is_counted(_MEMBER)).group_by(_MEMBER.c.org_id)
    )
    return {row[0]: row[1] for row in connection.execute(statement)}


def counted_members(connection: Connection, node_id: str = "") -> dict[str, dict[str, str]]:
    """The members counted in one node or in each: id and name, in the order of their names."""
    statement = (
        select(_MEMBER.c.org_id, _MEMBER.c.id, _MEMBER.c.full_name)
        .where(is_counted(_MEMBER))
        .order_by(_MEMBER.c.sort_key, _MEMBER.c.n)
    )
    if node_id:
        statement = statement.where(_MEMBER.c.org_id == node_id)
    found: dict[str, dict[str, str]] = {}
    for org_id, member_id, name in connection.execute(statement):
        found.setdefault(org_id, {})[member_id] = name or ""
    return found


def counted_in(connection: Connection, node_id: str) -> dict[str, str]:
    """The members counted in one node: id and name, in the order of their names."""
    return counted_members(connection, node_id).get(node_id, {})
