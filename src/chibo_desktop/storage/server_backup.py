"""A copy of an office's data on a server, made by PostgreSQL's own program.

It is read back as far as `pg_restore` reads it without a database: its list of contents. It is
not encrypted, but for the secrets in it. Going back to one is the server's business
(docs/postgresql.md).
"""

import contextlib
import os
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

from chibo_desktop.storage.backup import BackupInfo, content_of
from chibo_desktop.storage.backup_names import free_name
from chibo_desktop.storage.errors import StorageError, storage_error
from chibo_desktop.storage.server_store import ServerStore

EXTENSION = ".dump"
_HOUR = 3600


def dump(store: ServerStore, folder: Path, label: str, now: datetime) -> BackupInfo:
    """Let `pg_dump` copy the whole database into a folder.

    Raises StorageError: `server-no-dump` where that program is missing, `server-dump-failed`, and
    those of a place that cannot be written.
    """
    programs = [shutil.which(name) for name in ("pg_dump", "pg_restore")]
    if None in programs:
        raise StorageError("server-no-dump")
    dumps, restores = (str(one) for one in programs)
    target = free_name(folder, store.path.stem, now, extension=EXTENSION)
    part = target.with_name(f".{target.name}.part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with store.transaction() as connection:
            content = content_of(connection)
        # Everybody sees every row of every table; without the option it refuses to rely on that.
        options = ["--format=custom", "--enable-row-security", "--no-password"]
        _run([dumps, *options, f"--file={part}", f"--dbname={store.address}"], store)
        _run([restores, "--list", str(part)], store)
        size = part.stat().st_size
        part.replace(target)
    except OSError as error:
        raise storage_error(error, str(target)) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return BackupInfo(
        path=target,
        label=label,
        taken_at=now.isoformat(timespec="seconds"),
        entries=content.entries,
        members=content.members,
        digest=content.digest,
        size=size,
    )


def _run(command: list[str], store: ServerStore) -> None:
    """Run one of PostgreSQL's programs; the password goes by the environment, seen by nobody."""
    known = {**os.environ, "PGPASSWORD": store.password} if store.password else None
    try:
        done = subprocess.run(  # noqa: S603 - PostgreSQL's own programs, by their full paths
            command,
            env=known,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_HOUR,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise StorageError("server-dump-failed") from error
    if done.returncode:
        raise StorageError("server-dump-failed")
