"""Who works on a server: a role of the database each, and the data key under the own password.

What a role may do is granted to three groups named after the database; the program asks the
server and decides nothing by itself.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text, update

from chibo_desktop.storage.engine import Randomness
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.keys import KeyCost, KeySlot, KeySlots
from chibo_desktop.storage.server_store import ServerStore, out_of_turn
from chibo_desktop.storage.server_tables import operator

SLOT_RANDOMNESS = 28


class OperatorRole(StrEnum):
    """What somebody may do on the server; the ending of the group that grants it."""

    ADMIN = "admin"
    WRITE = "write"
    READ = "read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """Somebody who works on the server. Without a role: the database no longer lets in."""

    name: str
    role: OperatorRole | None


def group_name(connection: Connection, role: OperatorRole) -> str:
    """The group of the database that grants a role."""
    database = connection.execute(text("SELECT current_database()")).scalar_one()
    return f"{database}_{role}"


def role_of(connection: Connection, name: str) -> OperatorRole | None:
    """The most that somebody may do; who owns the database without any group may do all."""
    known = text(
        "SELECT pg_has_role(who.oid, its.oid, 'member') FROM pg_roles who, pg_roles its "
        "WHERE who.rolname = :who AND its.rolname = :its"
    )
    found = False
    for role in OperatorRole:
        answer = connection.execute(known, {"who": name, "its": group_name(connection, role)})
        belongs = answer.scalar()
        if belongs:
            return role
        found = found or belongs is not None
    owner = text(
        "SELECT pg_has_role(:who, datdba, 'member') FROM pg_database "
        "WHERE datname = current_database()"
    )
    is_owner = not found and connection.execute(owner, {"who": name}).scalar()
    return OperatorRole.ADMIN if is_owner else None


def operators(connection: Connection) -> list[Operator]:
    """Everybody who has a key here."""
    names = connection.execute(select(operator.c.name).order_by(operator.c.name)).scalars().all()
    there = set(connection.execute(text("SELECT rolname FROM pg_roles")).scalars())
    return [
        Operator(name=name, role=role_of(connection, name) if name in there else None)
        for name in names
    ]


def slot_of(connection: Connection, name: str) -> tuple[KeySlot, str]:
    """Somebody's key slot and stream. Raises StorageError `server-no-operator`."""
    row = connection.execute(select(operator).where(operator.c.name == name)).mappings().first()
    if row is None:
        raise StorageError("server-no-operator", user=name)
    slot = KeySlot(
        user=name,
        salt=row["salt"],
        nonce=row["nonce"],
        wrapped=row["wrapped"],
        cost=KeyCost(row["memory_kib"], row["passes"], row["lanes"]),
    )
    return slot, row["stream"]


def slot_values(
    file_id: str, name: str, password: str, key: bytes, randomness: bytes, cost: KeyCost
) -> dict[str, Any]:
    """The data key wrapped under a password, as the columns of an operator."""
    slots = KeySlots(file_id=file_id, version=0, slots=())
    (slot,) = slots.with_password(name, password, key, randomness, cost).slots
    return {
        "salt": slot.salt,
        "nonce": slot.nonce,
        "wrapped": slot.wrapped,
        "memory_kib": cost.memory_kib,
        "passes": cost.passes,
        "lanes": cost.lanes,
    }


def add_operator(
    store: ServerStore,
    name: str,
    password: str,
    role: OperatorRole,
    *,
    stream: str,
    randomness: Randomness,
    cost: KeyCost,
) -> None:
    """Let somebody work here, from now on under this password.

    A role of that name that the database has already gets the password, too.
    Raises StorageError: `operator-known`, `server-may-not`.
    """
    with store.transaction(takes_turn=True) as connection:
        if connection.execute(select(operator.c.name).where(operator.c.name == name)).first():
            raise StorageError("operator-known", user=name)
        is_there = connection.execute(
            text("SELECT 1 FROM pg_roles WHERE rolname = :name"), {"name": name}
        ).first()
        who, verifier = _quoted(connection, name), _verifier(connection, name, password)
        connection.exec_driver_sql(
            f"{'ALTER' if is_there else 'CREATE'} ROLE {who} LOGIN PASSWORD '{verifier}'"
        )
        _grant(connection, who, role)
        values = slot_values(
            _file_id(connection), name, password, store.key, randomness(SLOT_RANDOMNESS), cost
        )
        connection.execute(insert(operator).values(name=name, stream=stream, **values))


def remove_operator(store: ServerStore, name: str) -> None:
    """Let somebody no longer in; what they wrote stays under their name.

    Raises StorageError: `operator-last`, `server-may-not`.
    """
    with store.transaction(takes_turn=True) as connection:
        if name == store.operator:
            raise StorageError("operator-last", user=name)
        connection.execute(delete(operator).where(operator.c.name == name))
        is_there = connection.execute(
            text("SELECT 1 FROM pg_roles WHERE rolname = :name"), {"name": name}
        ).first()
        if is_there:
            who = _quoted(connection, name)
            for role in OperatorRole:
                group = _quoted(connection, group_name(connection, role))
                connection.exec_driver_sql(f"REVOKE {group} FROM {who}")
            connection.exec_driver_sql(f"ALTER ROLE {who} NOLOGIN")


def change_own_password(store: ServerStore, old: str, new: str, *, randomness: Randomness) -> None:
    """Let the server and the key know a new password, both or neither.

    Raises StorageError `store-wrong-password`.
    """
    with store.transaction() as connection, out_of_turn(connection):
        slot, _ = slot_of(connection, store.operator)
        file_id = _file_id(connection)
        KeySlots(file_id=file_id, version=0, slots=(slot,)).unlock(old)
        values = slot_values(
            file_id, store.operator, new, store.key, randomness(SLOT_RANDOMNESS), slot.cost
        )
        connection.execute(update(operator).where(operator.c.name == store.operator).values(values))
        who = _quoted(connection, store.operator)
        verifier = _verifier(connection, store.operator, new)
        connection.exec_driver_sql(f"ALTER ROLE {who} PASSWORD '{verifier}'")


def _grant(connection: Connection, who: str, role: OperatorRole) -> None:
    """The group of the role; an administrator also lets others into each."""
    if role is not OperatorRole.ADMIN:
        group = _quoted(connection, group_name(connection, role))
        connection.exec_driver_sql(f"GRANT {group} TO {who}")
        return
    groups = ", ".join(_quoted(connection, group_name(connection, one)) for one in OperatorRole)
    connection.exec_driver_sql(f"GRANT {groups} TO {who} WITH ADMIN OPTION")
    connection.exec_driver_sql(f"ALTER ROLE {who} CREATEROLE")


def _file_id(connection: Connection) -> str:
    from chibo_desktop.storage.meta import read_meta

    return read_meta(connection, "file_id")


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote_identifier(name)


def _verifier(connection: Connection, name: str, password: str) -> str:
    """What the server keeps of a password: the password itself is never sent in a statement."""
    driver: Any = connection.connection.driver_connection
    made = driver.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256")
    return str(made.decode())
