"""The rows of the inbox: which file of which drop has come how far."""

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, replace

from sqlalchemy import Connection, func, insert, select, update

from chibo_desktop.domain.incoming import IncomingState
from chibo_desktop.domain.problems import Problem
from chibo_desktop.storage.tables import incoming


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One file of a drop. `digest` is empty while it is only on the stick."""

    id: str
    drop_id: str
    place: int
    path: str
    state: IncomingState
    digest: str = ""
    unit_code: str = ""
    bundle_id: str = ""
    problem: Problem | None = None
    seen_at: str = ""
    changed_at: str = ""


def put_incoming(connection: Connection, rows: Iterable[Incoming]) -> None:
    """Note the files of a drop."""
    plain = [_plain(one) for one in rows]
    if plain:
        connection.execute(insert(incoming), plain)


def change_incoming(
    connection: Connection,
    one: Incoming,
    state: IncomingState,
    at: str,
    *,
    problem: Problem | None = None,
    digest: str = "",
    unit_code: str = "",
    bundle_id: str = "",
) -> Incoming:
    """Let a file pass to another state. Raises ValueError for a step that does not exist."""
    if not one.state.may_become(state):
        raise ValueError(f"{one.state} -> {state}")
    changed = replace(
        one,
        state=state,
        problem=problem,
        changed_at=at,
        digest=digest or one.digest,
        unit_code=unit_code or one.unit_code,
        bundle_id=bundle_id or one.bundle_id,
    )
    connection.execute(update(incoming).where(incoming.c.id == one.id).values(**_plain(changed)))
    return changed


def incoming_in(
    connection: Connection,
    states: Collection[IncomingState] = (),
    *,
    drops: Collection[str] = (),
    digest: str = "",
) -> list[Incoming]:
    """The files in some states, of some drops or of one content, in the order they were seen."""
    statement = select(incoming).order_by(incoming.c.drop_id, incoming.c.place)
    if states:
        statement = statement.where(incoming.c.state.in_([one.value for one in states]))
    if drops:
        statement = statement.where(incoming.c.drop_id.in_(list(drops)))
    if digest:
        statement = statement.where(incoming.c.digest == digest)
    return [_read(row) for row in connection.execute(statement).mappings()]


def incoming_one(connection: Connection, row_id: str) -> Incoming | None:
    """The file with that id."""
    row = connection.execute(select(incoming).where(incoming.c.id == row_id)).mappings().first()
    return _read(row) if row else None


def states_of(connection: Connection, drops: Collection[str]) -> dict[IncomingState, int]:
    """How many files of some drops are in which state."""
    statement = (
        select(incoming.c.state, func.count())
        .where(incoming.c.drop_id.in_(list(drops)))
        .group_by(incoming.c.state)
    )
    return {IncomingState(state): count for state, count in connection.execute(statement)}


def _plain(one: Incoming) -> dict[str, object]:
    why = one.problem
    said = json.dumps({"code": why.code, "params": dict(why.params)}) if why else ""
    return asdict(replace(one, problem=None)) | {"state": one.state.value, "problem": said}


def _read(row: object) -> Incoming:
    values = dict(row)  # type: ignore[call-overload]  # a mapping of columns
    said = json.loads(values.pop("problem") or "null")
    problem = Problem(code=said["code"], params=said["params"]) if said else None
    return Incoming(**(values | {"state": IncomingState(values["state"]), "problem": problem}))
