"""Making and opening an office's data on a server, and everything that can keep it from opening."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect, text

from chibo_desktop.domain.journal import JournalError
from chibo_desktop.storage.bookmark import database_of, read_bookmark
from chibo_desktop.storage.engine import SCHEMA_VERSION, BeforeMigration, Randomness
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.keys import KEY_LENGTH, KeyCost, KeySlots
from chibo_desktop.storage.meta import read_meta, write_meta
from chibo_desktop.storage.name_search import WORDS_INDEX
from chibo_desktop.storage.operators import SLOT_RANDOMNESS, OperatorRole, slot_of, slot_values
from chibo_desktop.storage.server_keys import owned_keys
from chibo_desktop.storage.server_store import (
    ServerStore,
    sealed_under,
    server_engine,
    take_turn,
    told_as_refusals,
)
from chibo_desktop.storage.server_tables import operator, server_metadata, turn
from chibo_desktop.storage.tables import metadata

_ORDER = "SELECT 'Z' < 'a' AND 'z' < 'đ' AND current_setting('server_encoding') = 'UTF8'"
_OWN_SLOT = (
    "ALTER TABLE operator ENABLE ROW LEVEL SECURITY",
    "CREATE POLICY all_see ON operator FOR SELECT USING (true)",
    "CREATE POLICY own ON operator FOR UPDATE USING (name = current_user)",
)


def create_on_server(
    path: Path, password: str, *, stream: str, randomness: Randomness, cost: KeyCost
) -> ServerStore:
    """Make the tables of a new office in the empty database that a bookmark names.

    The one who does it is the first operator and an administrator. Raises StorageError:
    `server-taken`, `server-order`, `store-not-ours`, and what keeps a server from being reached.
    """
    address = read_bookmark(path)
    key = randomness(KEY_LENGTH)
    with _engine_for(address, password) as engine, engine.begin() as connection:
        version = _version(connection, path)
        if version and read_meta(connection, "file_id"):
            raise StorageError("server-taken", database=database_of(address))
        if not version:
            make_schema(connection)
        user = connection.execute(text("SELECT current_user")).scalar_one()
        file_id = randomness(16).hex()
        take_turn(connection)
        write_meta(connection, "file_id", file_id)
        slot = slot_values(file_id, user, password, key, randomness(SLOT_RANDOMNESS), cost)
        connection.execute(insert(operator).values(name=user, stream=stream, **slot))
    sealed_under(engine, key)
    return ServerStore(path, engine, key, address, user, stream, password)


def open_on_server(
    path: Path, password: str, *, before_migration: BeforeMigration | None = None
) -> ServerStore:
    """Open what a bookmark names. Raises StorageError as for a file, and `server-empty`.

    An older database is migrated after `before_migration` has returned, in one transaction.
    """
    address = read_bookmark(path)
    with _engine_for(address, password) as engine:
        with engine.begin() as connection:
            version = _version(connection, path)
            file_id = read_meta(connection, "file_id") if version else ""
            if not file_id:
                raise StorageError("server-empty", database=database_of(address))
            user = connection.execute(text("SELECT current_user")).scalar_one()
            slot, stream = slot_of(connection, user)
        key = KeySlots(file_id=file_id, version=0, slots=(slot,)).unlock(password)
        sealed_under(engine, key)
        store = ServerStore(path, engine, key, address, user, stream, password)
        if version < SCHEMA_VERSION and before_migration is not None:
            before_migration(store)
            with engine.begin() as connection:
                _migrate(connection, path)
    return store


def make_schema(connection: Connection) -> None:
    """The tables of an empty database, as the declarations have them, and who may do what."""
    if not connection.exec_driver_sql(_ORDER).scalar_one():
        raise StorageError("server-order")
    groups = _groups(connection)
    _as_owner(connection, groups)
    metadata.create_all(connection, checkfirst=False)
    server_metadata.create_all(connection, checkfirst=False)
    for statement in owned_keys():
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(WORDS_INDEX)
    connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) PRIMARY KEY)")
    _stamp(connection)
    for statement in _OWN_SLOT:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT INTO turn (n, changes) VALUES (1, 0)")
    _let_in(connection, groups)
    connection.exec_driver_sql("RESET ROLE")


def _stamp(connection: Connection) -> None:
    stamp = (f"{SCHEMA_VERSION:04d}",)
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (%s)", stamp)


def _migrate(connection: Connection, path: Path) -> None:
    from chibo_desktop.storage.migrations import upgrade
    from chibo_desktop.storage.rebuild import rebuild

    groups = _groups(connection)
    take_turn(connection)  # two who open at once: the second finds it done
    _as_owner(connection, groups)
    upgrade(connection)
    try:
        rebuild(connection)
    except JournalError as error:
        raise StorageError("store-damaged", path=str(path)) from error
    _let_in(connection, groups)
    connection.exec_driver_sql("RESET ROLE")


def _version(connection: Connection, path: Path) -> int:
    """The schema of a database; 0 when it has no table. Raises StorageError."""
    there = set(inspect(connection).get_table_names())
    if not there:
        return 0
    if not {"alembic_version", "entry", turn.name} <= there:
        raise StorageError("store-not-ours", path=str(path))
    stamp = str(connection.exec_driver_sql("SELECT * FROM alembic_version").scalar())
    version = int(stamp) if stamp.isdigit() else 0
    if not version:
        raise StorageError("store-not-ours", path=str(path))
    if version > SCHEMA_VERSION:
        raise StorageError("store-newer", have=version, known=SCHEMA_VERSION)
    return version


@contextmanager
def _engine_for(address: str, password: str) -> Iterator[Engine]:
    """An engine that is let go when opening fails."""
    engine = server_engine(address, password)
    try:
        with told_as_refusals(address):
            yield engine
    except BaseException:
        engine.dispose()
        raise


def _groups(connection: Connection) -> dict[OperatorRole, str]:
    """The groups that the set-up made, by role; none where one person owns the database."""
    database = connection.execute(text("SELECT current_database()")).scalar_one()
    wanted = {role: f"{database}_{role}" for role in OperatorRole}
    there = set(connection.execute(text("SELECT rolname FROM pg_roles")).scalars())
    quote = connection.dialect.identifier_preparer.quote_identifier
    return {role: quote(name) for role, name in wanted.items() if name in there}


def _as_owner(connection: Connection, groups: dict[OperatorRole, str]) -> None:
    """Tables belong to the administrators, not to the one who happens to make them."""
    if OperatorRole.ADMIN in groups:
        connection.exec_driver_sql(f"SET LOCAL ROLE {groups[OperatorRole.ADMIN]}")


def _let_in(connection: Connection, groups: dict[OperatorRole, str]) -> None:
    all_tables, all_numbers = "ALL TABLES IN SCHEMA public", "ALL SEQUENCES IN SCHEMA public"
    write, read = groups.get(OperatorRole.WRITE), groups.get(OperatorRole.READ)
    if write:
        rights = "SELECT, INSERT, UPDATE, DELETE"
        connection.exec_driver_sql(f"GRANT {rights} ON {all_tables} TO {write}")
        connection.exec_driver_sql(f"GRANT USAGE ON {all_numbers} TO {write}")
    if read:
        connection.exec_driver_sql(f"GRANT SELECT ON {all_tables} TO {read}")
        connection.exec_driver_sql(f"GRANT UPDATE ON operator TO {read}")
    if write:
        connection.exec_driver_sql(f"REVOKE INSERT, DELETE ON operator FROM {write}")
