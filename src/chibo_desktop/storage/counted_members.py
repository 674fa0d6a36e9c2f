"""The members that each unit counts: on its lists, neither left nor dead, and no other unit's."""

from collections.abc import Collection
from functools import cache

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    bindparam,
    func,
    insert,
    select,
)

from chibo_desktop.domain.member import COUNTED
from chibo_desktop.storage.bulk import found_by, in_chunks
from chibo_desktop.storage.picture_tables import unit_size
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.spellings import is_server
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


def members_by_node(connection: Connection, nodes: Collection[str]) -> dict[str, int]:
    """How many members each of some nodes has on its list, where there are any.

    In a file a node is counted once; the number is kept until its journal changes. On a server
    somebody else's merge may come between counting and keeping: there nothing is kept.
    """
    sizes = select(unit_size.c.org_id, unit_size.c.members)
    known = {row[0]: row[1] for row in connection.execute(sizes).all()}
    for chunk in in_chunks(sorted(set(nodes) - known.keys())):
        counted = dict.fromkeys(chunk, 0)
        statement = (
            select(_MEMBER.c.org_id, func.count())
            .where(_MEMBER.c.org_id.in_(chunk), is_counted(_MEMBER))
            .group_by(_MEMBER.c.org_id)
        )
        counted.update((row[0], row[1]) for row in connection.execute(statement).all())
        if not is_server(connection):
            rows = [{"org_id": node, "members": count} for node, count in counted.items()]
            connection.execute(insert(unit_size), rows)
        known |= counted
    return {node: known[node] for node in nodes if known[node]}


def counted_members(connection: Connection, node_id: str = "") -> dict[str, dict[str, str]]:
    """The members counted in one node or in each: id and name, in the order of their names."""
    found: dict[str, dict[str, str]] = {}
    statement = _counted(of_node=bool(node_id))
    for org_id, member_id, name in found_by(connection, statement, org=node_id):
        found.setdefault(org_id, {})[member_id] = name or ""
    return found


@cache
def _counted(*, of_node: bool) -> Select[str, str, str]:
    statement = (
        select(_MEMBER.c.org_id, _MEMBER.c.id, _MEMBER.c.full_name)
        .where(is_counted(_MEMBER))
        .order_by(_MEMBER.c.sort_key, _MEMBER.c.n)
    )
    return statement.where(_MEMBER.c.org_id == bindparam("org")) if of_node else statement


def counted_in(connection: Connection, node_id: str) -> dict[str, str]:
    """The members counted in one node: id and name, in the order of their names."""
    return counted_members(connection, node_id).get(node_id, {})
