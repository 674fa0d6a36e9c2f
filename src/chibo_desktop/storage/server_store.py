"""An office's data on a PostgreSQL server: several people at once, each under the own name.

Everybody reads what stood when the transaction began. Who writes first locks the table `turn`:
writers follow one another as in a file, and nothing is written upon what somebody else has changed
meanwhile: such a transaction is refused as `store-overtaken` and done again by whoever asked.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlalchemy.util import LRUCache

from chibo_desktop.storage.engine import Store
from chibo_desktop.storage.meta import SEALING_KEY
from chibo_desktop.storage.server_errors import server_error
from chibo_desktop.storage.server_order import ServerCompiler
from chibo_desktop.storage.server_tables import turn

if TYPE_CHECKING:
    import psycopg

_WRITES = ("INSERT", "UPDATE", "DELETE")
_HAS_TURN = "chibo_has_turn"
_SETTINGS: Mapping[str, Any] = {
    "connect_timeout": 10,
    "application_name": "chibo",
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "client_encoding": "utf8",
    # For another's turn: an import takes some seconds. A page elsewhere is hardly dearer than the
    # next one: without that, all operations of all units were read for those of one. Translating a
    # question into machine code took longer than answering it, for all but the widest.
    "options": "-c lock_timeout=60s -c random_page_cost=1.1 -c jit=off",
}
_POOL: Mapping[str, Any] = {"pool_size": 1, "max_overflow": 1, "pool_pre_ping": True}
_FIRST: list[Engine] = []
_COMPILED: LRUCache[Any, Any] = LRUCache(1000)


@dataclass(frozen=True, slots=True)
class ServerStore(Store):
    """An open database. `path` is the bookmark it was opened by: scans and copies lie beside it."""

    address: str
    operator: str
    stream: str
    password: str = field(repr=False)

    @contextmanager
    def transaction(self, *, takes_turn: bool = False) -> Iterator[Connection]:
        """One transaction: committed at the end, rolled back by any exception.

        With `takes_turn` it waits for those who write before it reads, and cannot be overtaken.
        """
        with told_as_refusals(self.address), self.engine.begin() as connection:
            if takes_turn:
                take_turn(connection)
            yield connection

    def let_log_grow(self) -> None:
        """Nothing: the server sees to its own log."""

    def fold(self) -> None:
        """Nothing: the server sees to its own log."""

    def close(self) -> None:
        """Let the connection go."""
        self.engine.dispose()


@contextmanager
def told_as_refusals(address: str) -> Iterator[None]:
    """What the server or the way to it says, as a StorageError."""
    import psycopg

    try:
        yield
    except (DBAPIError, psycopg.Error, OSError) as error:
        raise server_error(error, address) from error


def take_turn(connection: Connection) -> None:
    """Wait until nobody else writes, then count a change.

    Locking comes before anything is read, so that everything read is what the last writer left.
    Later in a transaction, counting fails when somebody has written since it began.
    """
    connection.info[_HAS_TURN] = True
    connection.exec_driver_sql("LOCK TABLE turn IN EXCLUSIVE MODE")
    connection.execute(update(turn).values(changes=turn.c.changes + 1))


def count_of_changes(connection: Connection) -> int:
    """How often something was written on this server."""
    return int(connection.execute(select(turn.c.changes)).scalar_one())


def server_engine(address: str, password: str) -> Engine:
    """An engine of one connection, made anew when it was lost. Nothing is asked of the server yet.

    The password is given to the server alone. One that it refuses is tried without: the system's
    own list of passwords (`~/.pgpass`) may know a better one.
    """

    def connect() -> "psycopg.Connection[Any]":
        import psycopg

        try:
            made = psycopg.connect(address, password=password, **_SETTINGS)
        except psycopg.OperationalError as refused:
            if "password" not in str(refused).lower():
                raise
            made = psycopg.connect(address, **_SETTINGS)
        made.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        return made

    engine = _engine(connect)
    engine.update_execution_options(compiled_cache=_COMPILED)
    event.listen(engine, "begin", _has_no_turn)
    event.listen(engine, "before_cursor_execute", _write_in_turn)
    return engine


def sealed_under(engine: Engine, key: bytes) -> None:
    """From now on secrets are sealed and opened with this key."""
    engine.update_execution_options(**{SEALING_KEY: key})


def _engine(connect: Callable[[], Any]) -> Engine:
    """The first engine asks what the server can do; the others share that, and what is compiled."""
    if not _FIRST:
        # Rows are given as tuples, as to a file.
        first = create_engine(
            "postgresql+psycopg://", creator=connect, paramstyle="format", **_POOL
        )
        first.dialect.statement_compiler = ServerCompiler
        event.listen(first, "engine_connect", lambda _connection: _FIRST.append(first))
        return first
    dialect = _FIRST[0].dialect
    pool = QueuePool(connect, pool_size=1, max_overflow=1, pre_ping=True, dialect=dialect)
    prepare = dialect.on_connect()
    if prepare is not None:
        event.listen(pool, "connect", lambda made, _record: prepare(made))
    return Engine(pool, dialect, _FIRST[0].url)


def _has_no_turn(connection: Connection) -> None:
    connection.info[_HAS_TURN] = False


def _write_in_turn(connection: Connection, _cursor: Any, statement: str, *_rest: Any) -> None:
    if statement.lstrip()[:6].upper() in _WRITES and not connection.info[_HAS_TURN]:
        take_turn(connection)


@contextmanager
def out_of_turn(connection: Connection) -> Iterator[None]:
    """Write what is no part of the office's data, without waiting for those who write that."""
    connection.info[_HAS_TURN] = True
    yield
