"""Small facts about the file itself, and its secrets: never in the journal, never in a bundle."""

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from chibo_desktop.storage.bulk import one_by
from chibo_desktop.storage.keys import seal, unseal
from chibo_desktop.storage.tables import entry, meta, secret

_META = select(meta.c.value).where(meta.c.key == bindparam("key"))
_SECRET = select(secret.c.value).where(secret.c.name == bindparam("name"))

SEALING_KEY = "sealing_key"
"""The option of an engine that names the key under which its secrets are sealed."""


def read_meta(connection: Connection, key: str) -> str:
    """The fact, or an empty text."""
    return one_by(connection, _META, key=key) or ""


def write_meta(connection: Connection, key: str, value: str) -> None:
    """Set a fact."""
    connection.execute(delete(meta).where(meta.c.key == key))
    connection.execute(insert(meta).values(key=key, value=value))


def read_secret(connection: Connection, name: str) -> bytes:
    """The secret, or nothing."""
    found = one_by(connection, _SECRET, name=name)
    key = _sealing_key(connection)
    return unseal(key, name, found) if found and key else found or b""


def write_secret(connection: Connection, name: str, value: bytes) -> None:
    """Set a secret."""
    connection.execute(delete(secret).where(secret.c.name == name))
    key = _sealing_key(connection)
    kept = seal(key, name, value) if key else value
    connection.execute(insert(secret).values(name=name, value=kept))


def _sealing_key(connection: Connection) -> bytes:
    """A file is encrypted as a whole; on a server what is secret is sealed by itself."""
    key: bytes = connection.get_execution_options().get(SEALING_KEY, b"")
    return key


def entry_count(connection: Connection) -> int:
    """How many entries the journal has: changes with every save."""
    return connection.execute(select(func.count()).select_from(entry)).scalar_one()
