"""The steps of a file read back: pages of them, newest first, with what they are known by."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from chibo_desktop.domain.journal import Entry
from chibo_desktop.storage.batches import next_undo_name, undone_among
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.history import entries_numbered
from chibo_desktop.storage.steps import Step
from chibo_desktop.storage.tables import entry, operation, step
from chibo_desktop.storage.undoing import OF_UNDO, Undone, undo_entries
from chibo_desktop.storage.unit_of_work import Unit

_SHOWN = 12  # entries of a step that are read to say in words what it did
_NAME_LENGTH = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """One step: its first entries, how many there are, whether it is undone at present."""

    step: Step
    entries: tuple[Entry, ...]
    size: int
    undone: bool
    original_act: str  # of what an undoing has undone; otherwise the act itself
    last_type: str

    @property
    def act(self) -> str:
        """What was done, as its first entry names it."""
        return self.entries[0].act

    @property
    def is_undoing(self) -> bool:
        """Whether the step went back or forward itself."""
        return self.entries[0].batch.startswith(OF_UNDO)


def step_name(first: Entry) -> str:
    """By what the undoing of a step names it: its batch, or the hash of its first entry."""
    return first.batch or first.hash[:_NAME_LENGTH].hex()


def step_entries(unit: Unit, one: Step) -> list[Entry]:
    """Everything a step wrote, in order."""
    numbers = unit.connection.execute(
        select(entry.c.n).where(
            entry.c.n.between(one.first, one.last),
            entry.c.org_id == unit.author.org_id,
            entry.c.bundle_id == "",
        )
    ).scalars()
    found = entries_numbered(unit.connection, numbers)
    return [found[n] for n in sorted(found)]


def undo_step(unit: Unit, one: Step, *, act: str = "undo", reason: str = "undo") -> Undone:
    """Put back what a step overwrote; nothing happens when it is undone already."""
    entries = step_entries(unit, one)
    batch = next_undo_name(unit, step_name(entries[0])) if entries else ""
    if not batch:
        return Undone()
    return undo_entries(unit, entries, batch=batch, act=act, reason=reason)


def step_lines(
    connection: Connection,
    org_id: str,
    *,
    before: int = 0,
    limit: int = 100,
    types: Collection[str] = (),
    among: Sequence[int] | None = None,
) -> list[StepLine]:
    """Steps newest first: those whose number is below `before`, of some record types only.

    `among` narrows to steps with these first entries.
    """
    statement = (
        select(step.c.first, step.c.last)
        .join_from(step, entry, entry.c.n == step.c.first)
        .where(entry.c.org_id == org_id)
        .order_by(step.c.first.desc())
        .limit(limit)
    )
    if before:
        statement = statement.where(step.c.first < before)
    if types:
        statement = statement.where(entry.c.type.in_(sorted(types)))
    if among is not None:
        statement = statement.where(step.c.first.in_(among))
    return lines_of(connection, org_id, [Step(*row) for row in connection.execute(statement)])


def lines_of(connection: Connection, org_id: str, steps: Sequence[Step]) -> list[StepLine]:
    """The lines of given steps, in their order."""
    numbers = {n for one in steps for n in (*_first_of(one), one.last)}
    found = entries_numbered(connection, numbers)
    heads = {one: found[one.first] for one in steps if one.first in found}
    undone = undone_among(connection, org_id, {step_name(head) for head in heads.values()})
    return [
        StepLine(
            step=one,
            entries=tuple(
                found[n] for n in _first_of(one) if n in found and found[n].org_id == org_id
            ),
            size=one.last - one.first + 1,
            undone=step_name(head) in undone,
            original_act=_original_act(connection, head),
            last_type=found[one.last].type if one.last in found else head.type,
        )
        for one, head in heads.items()
    ]


def _first_of(one: Step) -> range:
    return range(one.first, min(one.last, one.first + _SHOWN - 1) + 1)


def _original_act(connection: Connection, head: Entry) -> str:
    if not head.batch.startswith(OF_UNDO):
        return head.act
    name = head.batch
    while name.startswith(OF_UNDO):
        name = name.removeprefix(OF_UNDO)
    statement = select(entry.c.act).where(entry.c.batch == name, entry.c.batch != "")
    if act := connection.execute(statement.limit(1)).scalar():
        return str(act)
    try:
        prefix = bytes.fromhex(name)
    except ValueError:
        return head.act
    by_hash = select(entry.c.act).where(
        entry.c.hash >= prefix, entry.c.hash <= prefix + b"\xff" * _NAME_LENGTH
    )
    return str(connection.execute(by_hash.limit(1)).scalar() or head.act)


def count_steps(connection: Connection) -> int:
    """How many steps the file remembers."""
    return int(connection.execute(select(func.count()).select_from(step)).scalar_one())


def entered_in(connection: Connection, one: Step, record_ids: Sequence[str]) -> set[str]:
    """Those of the records that were first written by a step."""
    found: set[str] = set()
    for chunk in in_chunks(record_ids):
        rows = connection.execute(
            select(operation.c.record_id, func.min(operation.c.entry_n).label("n"))
            .where(operation.c.record_id.in_(chunk))
            .group_by(operation.c.record_id)
        )
        found.update(row.record_id for row in rows if one.first <= row.n <= one.last)
    return found


def steps_touching(connection: Connection, record_ids: Sequence[str]) -> list[int]:
    """The first entries of the steps that wrote to any of these records."""
    holding = (
        select(func.max(step.c.first))
        .where(step.c.first <= operation.c.entry_n)
        .correlate(operation)
        .scalar_subquery()
    )
    firsts: set[int] = set()
    for chunk in in_chunks(record_ids):
        statement = (
            select(step.c.first)
            .distinct()
            .join_from(operation, step, step.c.first == holding)
            .where(operation.c.record_id.in_(chunk), operation.c.entry_n <= step.c.last)
        )
        firsts.update(connection.execute(statement).scalars())
    return sorted(firsts)
