"""Papers as lists need them: of one member, by content, and which types each member has."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import Connection, select

from chibo_desktop.domain.attachment import Attachment
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.records import type_of
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import record_of
from chibo_desktop.storage.tables import RECORD_TABLES

_PAPER = RECORD_TABLES["attachment"]
_MEMBER = RECORD_TABLES["member"]


def papers_of(connection: Connection, member_id: str, org_id: str) -> list[Attachment]:
    """The papers of a member that stand, in order of arrival."""
    statement = (
        select(_PAPER)
        .where(_PAPER.c.member_id == member_id, _PAPER.c.org_id == org_id, _PAPER.c[VOID] == "")
        .order_by(_PAPER.c.n)
    )
    kind = type_of(Attachment)
    return [record_of(kind, row) for row in connection.execute(statement).mappings()]  # type: ignore[arg-type]


def papers_with(connection: Connection, digest: str, org_id: str) -> list[Attachment]:
    """The papers that stand and have that content."""
    statement = select(_PAPER).where(
        _PAPER.c.content_digest == digest, _PAPER.c.org_id == org_id, _PAPER.c[VOID] == ""
    )
    kind = type_of(Attachment)
    return [record_of(kind, row) for row in connection.execute(statement).mappings()]  # type: ignore[arg-type]


def digests_held(connection: Connection, org_id: str) -> list[str]:
    """Every content that a node's papers name, also those taken off the list: bytes are kept."""
    statement = (
        select(_PAPER.c.content_digest)
        .where(_PAPER.c.org_id == org_id, _PAPER.c.content_digest != "")
        .distinct()
    )
    return list(connection.execute(statement).scalars())


def titles_by_digest(connection: Connection, org_id: str) -> dict[str, str]:
    """A title for each content that a node's standing papers name."""
    statement = select(_PAPER.c.content_digest, _PAPER.c.title).where(
        _PAPER.c.org_id == org_id, _PAPER.c[VOID] == "", _PAPER.c.content_digest != ""
    )
    return {digest: title or "" for digest, title in connection.execute(statement)}


def types_by_member(connection: Connection, org_id: str) -> Mapping[str, frozenset[str]]:
    """Which document types each member of a node has, by member id."""
    found: dict[str, set[str]] = defaultdict(set)
    statement = select(_PAPER.c.member_id, _PAPER.c.document_type).where(
        _PAPER.c.org_id == org_id, _PAPER.c[VOID] == ""
    )
    for member_id, document_type in connection.execute(statement):
        found[member_id].add(document_type)
    return {member_id: frozenset(types) for member_id, types in found.items()}


def active_members(connection: Connection, org_id: str) -> list[Member]:
    """A node's members who count in a branch, in the order of the list."""
    statement = (
        select(_MEMBER)
        .where(_MEMBER.c.org_id == org_id, _MEMBER.c[VOID] == "")
        .order_by(_MEMBER.c.sort_key)
    )
    kind = type_of(Member)
    found = [record_of(kind, row) for row in connection.execute(statement).mappings()]  # type: ignore[arg-type]
    return [member for member in found if member.is_active]
