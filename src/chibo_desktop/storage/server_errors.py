"""Why a server refuses: codes, decided in one place from PostgreSQL's own."""

from typing import Any

from sqlalchemy.exc import DBAPIError

from chibo_desktop.storage.errors import StorageError

OVERTAKEN = "store-overtaken"
_BY_STATE = {
    "28P01": "server-refuses-user",
    "28000": "server-refuses-user",
    "3D000": "server-no-database",
    "40001": OVERTAKEN,
    "40P01": OVERTAKEN,
    "42501": "server-may-not",
    "25006": "server-may-not",
    "53100": "server-full",
    "55P03": "server-busy",
    "57014": "server-busy",
}
_BY_WORDS = (
    ("password authentication failed", "server-refuses-user"),
    ("no password supplied", "server-refuses-user"),
    ("authentication failed", "server-refuses-user"),
    ("no pg_hba.conf entry", "server-refuses-computer"),
    ("does not support ssl", "server-no-tls"),
    ("certificate", "server-no-tls"),
    ("permission denied for database", "server-refuses-user"),
)


def server_error(error: Exception, address: str) -> StorageError:
    """The refusal that a driver's exception means."""
    if isinstance(error, StorageError):
        return error
    cause: Any = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    state = getattr(cause, "sqlstate", None) or ""
    code = _BY_STATE.get(state, "")
    if not code and (state[:2] in ("08", "57") or _is_lost(error)):
        code = "server-lost"
    if not code and not state:
        code = _of_words(str(cause))
    return StorageError(code or "server-failed", address=address, state=state)


def _is_lost(error: Exception) -> bool:
    return isinstance(error, DBAPIError) and error.connection_invalidated


def _of_words(said: str) -> str:
    """A server that lets nobody in gives no code; it may speak its own language, too."""
    words = said.lower()
    for fragment, code in _BY_WORDS:
        if fragment in words:
            return code
    if "fatal:" in words:
        is_database = "database" in words and "does not exist" in words
        return "server-no-database" if is_database else "server-refuses-user"
    return "server-away"
