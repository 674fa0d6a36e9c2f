"""Whose signature counts here: every key that a node had, has, or asks to be confirmed."""

from dataclasses import asdict, dataclass
from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection, Select, bindparam, case, delete, insert, literal_column, select

from chibo_desktop.domain.organization import TrustState
from chibo_desktop.storage.bulk import found_by, mappings_by
from chibo_desktop.storage.tables import node_key

_COUNTING = (TrustState.CONFIRMED.value, TrustState.PENDING.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """A node with one of its keys.

    `letter` is the sealed letter whose code was proved; `trusted_to` is a JSON vector: how far a
    key that was replaced or revoked still counts, empty when it never counted.
    """

    node_id: str
    code: str
    name: str
    signing_key: bytes
    recipient: str
    trust: str
    registered_at: str
    letter: str = ""
    trusted_to: str = ""
    changed_at: str = ""


class ConfirmedKey(NamedTuple):
    """The key with which a node signs, and when it was confirmed."""

    signing_key: bytes
    since: str


def put_sender(connection: Connection, one: Sender, *, only: bool = False) -> None:
    """Know a node's key, in place of what was known of the same key; `only`: of any of its keys."""
    same = node_key.c.node_id == one.node_id
    if not only:
        same &= node_key.c.signing_key == one.signing_key
    connection.execute(delete(node_key).where(same))
    connection.execute(insert(node_key).values(**asdict(one)))


def senders(connection: Connection, *, code: str = "", node_id: str = "") -> list[Sender]:
    """The keys in use, and those that ask to be: of one node the confirmed key comes first."""
    return _read(connection, code, node_id, counting=True)


def confirmed_keys(connection: Connection, node_id: str = "") -> dict[str, ConfirmedKey]:
    """The confirmed key of each node, or of one: a few columns, for a wide office asks of all."""
    rows = found_by(connection, _confirmed(of_node=bool(node_id)), node=node_id)
    found: dict[str, ConfirmedKey] = {}
    for node, key, changed_at, registered_at in rows:
        found.setdefault(node, ConfirmedKey(key, changed_at or registered_at))
    return found


@cache
def _confirmed(*, of_node: bool) -> Select[str, bytes, str, str]:
    c = node_key.c
    statement = (
        select(c.node_id, c.signing_key, c.changed_at, c.registered_at)
        .where(c.trust == literal_column(f"'{TrustState.CONFIRMED.value}'"))
        .order_by(c.code, c.registered_at.desc())
    )
    return statement.where(c.node_id == bindparam("node")) if of_node else statement


def confirmed_nodes(connection: Connection, node_id: str = "") -> frozenset[str]:
    """The nodes, or the one, with a key that counts."""
    c = node_key.c
    statement = select(c.node_id).where(c.trust == TrustState.CONFIRMED.value)
    if node_id:
        statement = statement.where(c.node_id == node_id)
    return frozenset(connection.execute(statement).scalars().all())


def keys_ever(connection: Connection, *, code: str = "", node_id: str = "") -> list[Sender]:
    """Every key, former ones too; the confirmed one first."""
    return _read(connection, code, node_id, counting=False)


def _read(connection: Connection, code: str, node_id: str, *, counting: bool) -> list[Sender]:
    asked = {name: value for name, value in (("code", code), ("node_id", node_id)) if value}
    rows = mappings_by(connection, _keys(tuple(asked), counting=counting), **asked)
    return [Sender(**row) for row in rows]


@cache
def _keys(asked: tuple[str, ...], *, counting: bool) -> Select[tuple[object, ...]]:
    columns = node_key.c
    rank = case({one: place for place, one in enumerate(_COUNTING)}, value=columns.trust, else_=2)
    statement = (
        select(node_key)
        .where(*(columns[name] == bindparam(name) for name in asked))
        .order_by(columns.code, rank, columns.registered_at.desc())
    )
    return statement.where(columns.trust.in_(_COUNTING)) if counting else statement
