"""Who works on the office's server: listed, let in, let go."""

import re
from collections.abc import Sequence

from chibo_desktop.domain.ids import uuid7
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.session import Session
from chibo_desktop.services.unit_profile import LEAST_PASSWORD
from chibo_desktop.storage import operators as stored
from chibo_desktop.storage.keys import KeyCost
from chibo_desktop.storage.operators import Operator, OperatorRole
from chibo_desktop.storage.server_store import ServerStore
from chibo_desktop.storage.unit_of_work import Unit

__all__ = ["Operator", "OperatorRole", "add_operator", "operators_of", "remove_operator"]
_NAME = re.compile(r"[a-z][a-z0-9._-]{1,30}")


def operators_of(unit: Unit) -> Sequence[Operator]:
    """Everybody who has a key of the server's data; nobody for a file."""
    return stored.operators(unit.connection) if isinstance(unit.store, ServerStore) else ()


def add_operator(
    session: Session, name: str, password: str, role: OperatorRole, *, cost: KeyCost | None = None
) -> None:
    """Let somebody in under a first password, which they change afterwards.

    Raises DomainError: operator-name, password-short; StorageError: operator-known, server-may-not.
    """
    if not _NAME.fullmatch(name):
        raise DomainError(Problem(code="operator-name", field="name"))
    if len(password) < LEAST_PASSWORD:
        params = {"least": LEAST_PASSWORD}
        raise DomainError(Problem(code="password-short", field="password", params=params))
    around = session.surroundings
    stored.add_operator(
        _server(session),
        name,
        password,
        role,
        stream=uuid7(int(around.now().timestamp() * 1000), around.randomness(10)),
        randomness=around.randomness,
        cost=cost or KeyCost(),
    )


def remove_operator(session: Session, name: str) -> None:
    """Let somebody no longer in. Raises StorageError: operator-last, server-may-not."""
    stored.remove_operator(_server(session), name)


def _server(session: Session) -> ServerStore:
    if not isinstance(session.store, ServerStore):
        raise DomainError(Problem(code="server-may-not"))
    return session.store
