"""Who is handed over: facts, whose rows do not count, whom one is offered, closed dossiers.

Facts are what units and offices have written, and what the office above tells of units elsewhere.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Table,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
)

from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.member import ActivityStatus
from chibo_desktop.domain.records import Record, type_of
from chibo_desktop.domain.transfers.ledger import Facts, closed_by, elsewhere, facts_by_member
from chibo_desktop.domain.transfers.records import MemberTransfer, TransferAnswer
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.heard_transfers import heard_of, put_heard
from chibo_desktop.storage.local_tables import arriving_member, member_elsewhere
from chibo_desktop.storage.picture import forget_parts
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import records_in
from chibo_desktop.storage.tables import RECORD_TABLES

R = TypeVar("R", bound=Record)
_MEMBER = RECORD_TABLES["member"]
_TRANSFER = RECORD_TABLES["member_transfer"]
_ANSWER = RECORD_TABLES["transfer_answer"]
_SUBORDINATE = RECORD_TABLES["subordinate"]
_OTHER = _MEMBER.alias("handed_over")
_GONE = (  # made once: an alias of a table of so many columns takes milliseconds
    select(_OTHER.c.n).where(
        _OTHER.c.id.in_(select(member_elsewhere.c.member_id)),  # few, so that not all are looked at
        exists().where(
            _OTHER.c.id == member_elsewhere.c.member_id,
            _OTHER.c.org_id == member_elsewhere.c.org_id,
        ),
        func.coalesce(_OTHER.c.activity_status, "") != ActivityStatus.TRANSFERRED.value,
    )
)
FACTS = frozenset({"member_transfer", "transfer_answer"})
"""The record types from which it follows who has a member."""


def counts_here(member: FromClause) -> ColumnElement[bool]:
    """The condition that a member's row may be counted: no other unit has the member.

    A row that says itself that the member has moved away counts nowhere and stays in sight. By row
    number, so that an index which has everything else a statement asks for still serves.
    """
    return member.c.n.not_in(_GONE)


def rows_elsewhere(connection: Connection) -> frozenset[tuple[str, str]]:
    """Member and node of every row that does not count."""
    rows = connection.execute(select(member_elsewhere.c.member_id, member_elsewhere.c.org_id))
    return frozenset((row.member_id, row.org_id) for row in rows)


def transfers_of(
    connection: Connection, member_ids: Sequence[str] | None = None
) -> list[MemberTransfer]:
    """The transfers that stand in every journal, of some members or of all."""
    return _standing(connection, MemberTransfer, _TRANSFER, member_ids)


def answers_of(
    connection: Connection, member_ids: Sequence[str] | None = None
) -> list[TransferAnswer]:
    """The answers that stand in every journal, of some members or of all."""
    return _standing(connection, TransferAnswer, _ANSWER, member_ids)


def members_moving(connection: Connection, nodes: Collection[str]) -> list[str]:
    """The members of whom any transfer from one of the nodes or to it is known."""
    statement = select(_TRANSFER.c.member_id).where(_TRANSFER.c[VOID] == "").distinct()
    found = {
        one.transfer.member_id
        for one in heard_of(connection)
        if one.transfer.from_node in nodes or one.transfer.to_node in nodes
    }
    for chunk in in_chunks(sorted(nodes)):
        concerned = or_(_TRANSFER.c.from_node.in_(chunk), _TRANSFER.c.to_node.in_(chunk))
        found.update(filter(None, connection.execute(statement.where(concerned)).scalars()))
    return sorted(found)


def transfer_facts(
    connection: Connection, member_ids: Sequence[str] | None = None
) -> dict[str, Facts]:
    """What is known of the transfers of members, by member.

    Where a journal that is here says the same as was heard, the journal counts.
    """
    heard = heard_of(connection, member_ids)
    ordered = {one.transfer.org_id for one in heard if one.transfer.is_order}
    return facts_by_member(
        [*(one.transfer for one in heard), *transfers_of(connection, member_ids)],
        [*filter(None, (one.answer for one in heard)), *answers_of(connection, member_ids)],
        _offices(connection) | ordered,
    )


def note_heard(connection: Connection, said: Collection[Plain]) -> frozenset[str]:
    """Take in what the office above says of transfers; whose rows count follows at once.

    Returns the members of whom it says something new.
    """
    changed = put_heard(connection, said)
    if changed:
        _follow(connection, changed)
    return changed


def follow_transfers(connection: Connection, touched: Iterable[tuple[str, str, str]]) -> None:
    """Keep in step whose rows count, once facts of transfers were written (type, node, record)."""
    ids = [record_id for name, _, record_id in touched if name in FACTS]
    if not ids:
        return
    members: set[str] = set()
    for table in (_TRANSFER, _ANSWER):
        for chunk in in_chunks(ids):
            rows = connection.execute(select(table.c.member_id).where(table.c.id.in_(chunk)))
            members.update(filter(None, rows.scalars()))
    _follow(connection, members)


def _follow(connection: Connection, members: Collection[str]) -> None:
    refresh_elsewhere(connection, sorted(members))
    forget_parts(connection, _nodes_with(connection, members))


def _nodes_with(connection: Connection, members: Collection[str]) -> set[str]:
    """The nodes that have a row of any of these members."""
    found: set[str] = set()
    for chunk in in_chunks(sorted(members)):
        rows = connection.execute(
            select(_MEMBER.c.org_id).distinct().where(_MEMBER.c.id.in_(chunk))
        )
        found.update(rows.scalars())
    return found


def refresh_elsewhere(connection: Connection, member_ids: Sequence[str] | None = None) -> None:
    """Work out anew whose rows do not count, of some members or of all."""
    if member_ids is None:
        connection.execute(delete(member_elsewhere))
    else:
        for chunk in in_chunks(member_ids):
            gone = member_elsewhere.c.member_id.in_(chunk)
            connection.execute(delete(member_elsewhere).where(gone))
    facts = transfer_facts(connection, member_ids)
    answers = answers_of(connection, member_ids)
    concerned = sorted({*facts, *(one.member_id for one in answers)})
    pairs = sorted(elsewhere(facts, answers, _nodes_of(connection, concerned)))
    if pairs:
        rows = [{"member_id": member_id, "org_id": node} for member_id, node in pairs]
        connection.execute(insert(member_elsewhere), rows)


def handed_over(connection: Connection, org_id: str) -> dict[str, MemberTransfer]:
    """By member, the transfer for which a node has closed a dossier: under way, or done."""
    own = select(_TRANSFER).where(
        _TRANSFER.c.org_id == org_id, _TRANSFER.c.from_node == org_id, _TRANSFER.c[VOID] == ""
    )
    given = _read(connection, MemberTransfer, own)
    return closed_by(given, answers_of(connection, sorted({one.member_id for one in given})))


def put_offers(connection: Connection, bundle_id: str, offers: Collection[Plain]) -> None:
    """Whom a directive offers; whom the one before offered and this one does not, is gone."""
    connection.execute(delete(arriving_member))
    rows = [
        {
            "transfer_id": one["transfer"]["id"],
            "bundle_id": bundle_id,
            "offer": json.dumps(one, ensure_ascii=False, sort_keys=True),
        }
        for one in offers
    ]
    if rows:
        connection.execute(insert(arriving_member), rows)


def offers_of(connection: Connection) -> list[tuple[str, Plain]]:
    """Whom the newest directive offers: the bundle that says so, and what it says."""
    rows = connection.execute(
        select(arriving_member.c.bundle_id, arriving_member.c.offer).order_by(
            arriving_member.c.transfer_id
        )
    )
    return [(row.bundle_id, json.loads(row.offer)) for row in rows]


def _nodes_of(connection: Connection, member_ids: Sequence[str]) -> dict[str, set[str]]:
    """Which nodes have a standing record of each member."""
    found: dict[str, set[str]] = defaultdict(set)
    for chunk in in_chunks(member_ids):
        statement = select(_MEMBER.c.id, _MEMBER.c.org_id).where(
            _MEMBER.c.id.in_(chunk), _MEMBER.c[VOID] == ""
        )
        for row in connection.execute(statement):
            found[row.id].add(row.org_id)
    return found


def _offices(connection: Connection) -> frozenset[str]:
    """The nodes that keep a tree of units: only these order a transfer."""
    return frozenset(connection.execute(select(_SUBORDINATE.c.org_id).distinct()).scalars())


def _standing(
    connection: Connection, cls: type[R], table: Table, member_ids: Sequence[str] | None
) -> list[R]:
    statement = select(table).where(table.c[VOID] == "").order_by(table.c.n)
    if member_ids is None:
        return _read(connection, cls, statement)
    found: list[R] = []
    for chunk in in_chunks(member_ids):
        found += _read(connection, cls, statement.where(table.c.member_id.in_(chunk)))
    return found


def _read(connection: Connection, cls: type[R], statement: Select[Any]) -> list[R]:
    return records_in(type_of(cls), connection.execute(statement))
