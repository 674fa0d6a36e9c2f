"""A PostgreSQL server of its own for the tests: in a temporary folder, on a local socket alone."""

import os
import pwd
import shutil
import subprocess
import tempfile
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from chibo_desktop.storage.bookmark import EXTENSION, write_bookmark
from chibo_desktop.storage.server_opening import make_schema
from chibo_desktop.storage.server_store import server_engine

ADMIN = "postgres"
_PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
_SETTINGS = """
listen_addresses = ''
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 40
shared_buffers = 64MB
max_locks_per_transaction = 512
max_parallel_workers_per_gather = 0
lc_messages = 'C'
"""
_WHO = """
local all postgres trust
local all all scram-sha-256
"""
_EMPTY = """
SET session_replication_role = replica;
DO $$ DECLARE name text; is_filled boolean; BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
      AND tablename NOT IN ('alembic_version', 'turn') LOOP
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I)', name) INTO is_filled;
    IF is_filled THEN EXECUTE format('DELETE FROM %I', name); END IF;
  END LOOP;
END $$
"""
_MEMORY = Path("/dev/shm")  # noqa: S108 - a private folder is made in it
_ROOM = 4 * 2**30
_numbers = count(1)


def why_not() -> str:
    """Why no server can be started here; empty when it can."""
    if not _programs():
        return "PostgreSQL's server programs are not installed (Debian: postgresql)"
    return "" if os.geteuid() or _somebody() else "a root alone may not run PostgreSQL"


@cache
def _programs() -> Path | None:
    found = shutil.which("initdb")
    places = [*([Path(found).parent] if found else []), *_PLACES]
    return next((place for place in places if (place / "pg_ctl").exists()), None)


def _somebody() -> str:
    """Whom the server runs as when the tests run as root."""
    names = {one.pw_name for one in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), "")


def _has_room() -> bool:
    """Whether the databases of a run fit into memory; some have little of it to give away."""
    return _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM


class Server:
    """A running server. `stop` leaves nothing behind."""

    def __init__(self) -> None:
        # A socket's path may have a hundred letters: not below pytest's own folders.
        self.folder = Path(tempfile.mkdtemp(prefix="chibo", dir=_MEMORY if _has_room() else None))
        self.data = self.folder / "data"
        self._lent: list[str] = []
        if not os.geteuid():
            shutil.chown(self.folder, _somebody())
        self._run("initdb", "--no-sync", "-U", ADMIN, "-A", "trust", "--locale=C", "-E", "UTF8",
                  "-D", str(self.data))  # fmt: skip
        with (self.data / "postgresql.conf").open("a") as settings:
            settings.write(_SETTINGS + f"unix_socket_directories = '{self.folder}'\n")
        (self.data / "pg_hba.conf").write_text(_WHO)
        self._run("pg_ctl", "start", "-w", "-D", str(self.data), "-l", str(self.folder / "log"))

    def stop(self) -> None:
        """End the server and remove its folder."""
        self._run("pg_ctl", "stop", "-m", "immediate", "-D", str(self.data))
        shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, database: str, user: str = ADMIN) -> str:
        """How a program reaches a database."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def new_database(self, template: str = "template0") -> str:
        """The name of a new database."""
        name = f"so{next(_numbers)}"
        self.do("CREATE DATABASE {} TEMPLATE {}", name, template)
        return name

    def ready_database(self) -> str:
        """A new database that has all tables and nothing in them."""
        return self.new_database(self._template())

    def lent_database(self) -> str:
        """A database with all tables and nothing in them: one that nobody uses any more, if any.

        Properties ask for hundreds.
        """
        busy = {row[0] for row in self.do("SELECT datname FROM pg_stat_activity")}
        name = next((one for one in self._lent if one not in busy), "")
        if name:
            self.do(_EMPTY, database=name)
        else:
            name = self.ready_database()
            self._lent.append(name)
        return name

    def bookmark(self, path: Path, database: str = "", user: str = ADMIN) -> Path:
        """A bookmark of a database, or of a new one with all tables, where a file would stand."""
        place = path.with_suffix(EXTENSION)
        write_bookmark(place, self.address(database or self.ready_database(), user))
        return place

    def do(self, statement: str, *names: str, database: str = ADMIN) -> list[tuple[Any, ...]]:
        """A statement of the administrator's, with names put in."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            asked = sql.SQL(statement).format(*map(sql.Identifier, names)) if names else statement
            cursor = connection.execute(asked)
            return cursor.fetchall() if cursor.description else []

    @cache  # noqa: B019 - one server in a run
    def _template(self) -> str:
        name = self.new_database()
        engine = server_engine(self.address(name), "")
        with engine.begin() as connection:
            make_schema(connection)
        engine.dispose()
        return name

    def _run(self, program: str, *arguments: str) -> None:
        place = _programs()
        assert place is not None
        who: dict[str, Any] = {} if os.geteuid() else {"user": _somebody(), "extra_groups": []}
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(
                [place / program, *arguments],
                check=False, stdout=said, stderr=said, cwd=self.folder, **who,
            )  # fmt: skip
            said.seek(0)
            assert done.returncode == 0, said.read().decode(errors="replace")


@cache
def server() -> Server:
    """The server of this run, started when first asked for."""
    return Server()


def stop_server() -> None:
    """End the server of this run, if one was started."""
    if server.cache_info().currsize:
        server().stop()
        server.cache_clear()
