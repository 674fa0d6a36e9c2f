"""Opening and creating the encrypted data file, and everything that can keep it from opening.

SQLCipher with a random raw key; write-ahead log, full synchronisation, exclusive lock: one program
at a time. Source: protocol.md D7, §3.15; libraries.md §2.
"""

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlalchemy.util import LRUCache
from sqlcipher3 import dbapi2 as sqlcipher

from chibo_desktop.domain.journal import JournalError
from chibo_desktop.storage import tables
from chibo_desktop.storage.errors import StorageError, storage_error
from chibo_desktop.storage.keys import (
    KEY_LENGTH,
    KeyCost,
    KeySlots,
    read_slots,
    slot_paths,
    write_slots,
)
from chibo_desktop.storage.once import begin

EXTENSION = ".chibo"
APPLICATION_ID = 0x43484942  # "CHIB"
SCHEMA_VERSION = 5
Randomness = Callable[[int], bytes]
_USUAL_COST = KeyCost()
_COMPILED: LRUCache[Any, Any] = LRUCache(1000)  # statements; a practice Đảng bộ has 38 files
_REFUSALS = (DBAPIError, StorageError, sqlcipher.Error, OSError)
_LOG, _LONG_LOG = 1_000, 16_000  # pages of 4 KiB, until a commit copies them into the file
BeforeMigration = Callable[["Store"], None]

# Of every value that is no number and no text the driver asks for a way to store it, and drops the
# exception that it gets for an answer: with a way that changes nothing, rows are written faster.
for _kind, _as_it_is in ((bytes, bytes), (bool, int), (type(None), {}.get)):
    sqlcipher.register_adapter(_kind, _as_it_is)


@dataclass(frozen=True, slots=True)
class Store:
    """An open data file. One connection, one thread; `close` leaves one single file behind.

    `server_store.ServerStore` is the same for data that lies on a server.
    """

    path: Path
    engine: Engine
    key: bytes

    @contextmanager
    def transaction(self, *, takes_turn: bool = False) -> Iterator[Connection]:
        """One transaction: committed at the end, rolled back by any exception.

        Nobody else writes in it. On a server others may have written since it began: then it is
        refused as `store-overtaken`, unless it takes its turn before it reads.
        """
        del takes_turn  # in a file every transaction does
        try:
            with self.engine.begin() as connection:
                begin(connection)
                yield connection
        except _REFUSALS as error:
            raise _meaning(error, self.path) from error

    def let_log_grow(self) -> None:
        """Let commits leave what they write in the write-ahead log, up to 64 MB, until `fold`.

        It is as safe there, and nobody waits until it is copied into the file too.
        """
        self._tell(f"wal_autocheckpoint={_LONG_LOG}")

    def fold(self) -> None:
        """Copy into the file what `let_log_grow` has left in the log; nothing without it."""
        if self._tell("wal_autocheckpoint") == _LONG_LOG:
            self._tell("wal_checkpoint(PASSIVE)")
            self._tell(f"wal_autocheckpoint={_LOG}")

    def close(self) -> None:
        """Fold the write-ahead log into the file and let it go."""
        self._tell("wal_checkpoint(TRUNCATE)")
        self.engine.dispose()

    def _tell(self, pragma: str) -> Any:
        # A disk that is full or gone must not keep the file open; its log stays beside it, whole.
        with (
            contextlib.suppress(DBAPIError, sqlcipher.Error),
            self.engine.connect() as connection,
        ):
            connection.rollback()
            driver: Any = connection.connection.driver_connection
            return driver.execute(f"PRAGMA {pragma}").fetchone()[0]


def create_store(
    path: Path, password: str, *, randomness: Randomness, cost: KeyCost = _USUAL_COST
) -> Store:
    """Make a new, empty data file with its key slots.

    Raises StorageError: `store-exists`, `store-read-only`, `store-disk-full`.
    """
    for taken in (path, *slot_paths(path)):
        if taken.exists():
            raise StorageError("store-exists", path=str(taken))
    key = randomness(KEY_LENGTH)
    file_id = randomness(16).hex()
    slots = KeySlots(file_id=file_id, version=0, slots=())
    slots = slots.with_password("owner", password, key, randomness(28), cost)
    engine: Engine | None = None
    try:
        write_slots(path, slots)
        engine = _engine(path, key)
        with engine.connect() as connection:
            _write_ahead(connection)
            _build_schema(connection)
            with connection.begin():
                connection.execute(insert(tables.meta).values(key="file_id", value=file_id))
    except _REFUSALS as error:
        if engine is not None:
            engine.dispose()
        for left in (path, *slot_paths(path), *_side_files(path)):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)
        raise _meaning(error, path) from error
    return Store(path=path, engine=engine, key=key)


def open_store(
    path: Path, password: str, *, before_migration: BeforeMigration | None = None
) -> Store:
    """Open a data file. Nothing is written before password, shape and version are known good.

    Raises StorageError: `store-missing`, `store-keys-missing`, `store-wrong-password`,
    `store-damaged`, `store-newer`, `store-in-use`, `store-read-only`, `store-not-ours`.
    """
    if not path.exists():
        raise StorageError("store-missing", path=str(path))
    key = read_slots(path).unlock(password)
    return open_with_key(path, key, before_migration=before_migration)


def open_with_key(
    path: Path, key: bytes, *, before_migration: BeforeMigration | None = None
) -> Store:
    """Open with the data key itself: backups, and everything after the password is checked.

    An older file is migrated only after `before_migration` has returned; it gets the file open as
    it is. Without it an older file is opened as it is and stays so: what verifies a copy wants that
    copy, not a newer one.
    """
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise StorageError("store-read-only", path=str(path))
    log = _side_files(path)[0]
    had_log = log.exists()
    if not path.stat().st_size and not had_log:
        raise StorageError("store-damaged", path=str(path))  # SQLite would take it for a new one
    engine = _engine(path, key)
    store = Store(path=path, engine=engine, key=key)
    try:
        with engine.connect() as connection:
            version = _checked_version(connection, path)
            _write_ahead(connection)
        if version < SCHEMA_VERSION and before_migration is not None:
            before_migration(store)
            with engine.connect() as connection:
                _migrate(connection, path)
    except _REFUSALS as error:
        engine.dispose()
        with contextlib.suppress(OSError):
            if not had_log and log.exists() and not log.stat().st_size:
                log.unlink()
        raise _meaning(error, path) from error
    return store


def change_password(store: Store, old: str, new: str, *, randomness: Randomness) -> None:
    """Wrap the data key under a new password. Raises StorageError `store-wrong-password`."""
    slots = read_slots(store.path)
    key = slots.unlock(old)
    cost = slots.slots[0].cost
    write_slots(store.path, slots.with_password("owner", new, key, randomness(28), cost))


def _checked_version(connection: Connection, path: Path) -> int:
    application = connection.execute(text("PRAGMA application_id")).scalar_one()
    if application != APPLICATION_ID:
        raise StorageError("store-not-ours", path=str(path))
    version = int(connection.execute(text("PRAGMA user_version")).scalar_one())
    if version > SCHEMA_VERSION:
        raise StorageError("store-newer", have=version, known=SCHEMA_VERSION)
    if connection.execute(text("PRAGMA quick_check(1)")).scalar_one() != "ok":
        raise StorageError("store-damaged", path=str(path))
    connection.execute(select(tables.meta.c.value).limit(1)).all()
    connection.rollback()
    return version


def _write_ahead(connection: Connection) -> None:
    """Only now: a file that turns out not to be ours keeps its own journal mode."""
    connection.rollback()
    connection.connection.driver_connection.execute(  # type: ignore[union-attr]
        "PRAGMA journal_mode=WAL"
    )


def _build_schema(connection: Connection) -> None:
    from chibo_desktop.storage.migrations.new_file import make_schema  # heavy, for new files alone

    connection.rollback()
    with connection.begin():
        make_schema(connection)
        _sign(connection)


def _migrate(connection: Connection, path: Path) -> None:
    from chibo_desktop.storage.migrations import upgrade  # heavy, needed once in a file's life
    from chibo_desktop.storage.rebuild import rebuild

    connection.rollback()
    with connection.begin():
        upgrade(connection)
        try:
            rebuild(connection)  # a new column: empty, or what a newer program wrote before us
        except JournalError as error:
            raise StorageError("store-damaged", path=str(path)) from error
        _sign(connection)


def _sign(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


def _engine(path: Path, key: bytes) -> Engine:
    def connect() -> sqlcipher.Connection:
        connection = sqlcipher.connect(
            str(path), timeout=1.0, check_same_thread=False, isolation_level=None
        )
        connection.execute("PRAGMA cipher_log_level=NONE")  # else a wrong key talks on stderr
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        for pragma in (
            "locking_mode=EXCLUSIVE",
            "synchronous=FULL",
            "foreign_keys=ON",
            "trusted_schema=OFF",
            "cell_size_check=ON",
            "mmap_size=0",
            "temp_store=MEMORY",
            "cache_size=-32000",
            "busy_timeout=1000",
        ):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    pattern = _pattern()
    engine = Engine(StaticPool(connect), pattern.dialect, pattern.url)
    engine.update_execution_options(compiled_cache=_COMPILED)
    event.listen(engine, "begin", _begin_writing)
    return engine


@cache
def _pattern() -> Engine:
    """Has looked at SQLite once for the engines of all files: they then share what was compiled."""
    pattern = create_engine("sqlite://", module=sqlcipher, poolclass=StaticPool)
    pattern.connect().close()
    return pattern


def _begin_writing(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _meaning(error: Exception, path: Path) -> StorageError:
    if isinstance(error, StorageError):
        return error
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    return storage_error(cause, str(path))


def _side_files(path: Path) -> tuple[Path, Path]:
    return path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")
