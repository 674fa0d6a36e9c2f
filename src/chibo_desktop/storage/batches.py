"""Batches: many records changed in one go, and undoing one as if it had never come.

Undoing takes nothing out of the journal: it appends entries that put back what the batch overwrote.
What somebody changed after the batch is kept and listed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, func, literal_column, select

from chibo_desktop.domain.clock import Tick
from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.journal import Change, Entry, Op, read_entry
from chibo_desktop.domain.records import type_named
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.history import entries_numbered
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.tables import entry, operation
from chibo_desktop.storage.unit_of_work import Unit

_OF_UNDO = "undo:"
_IN_A_BATCH: ColumnElement[bool] = literal_column("batch != ''")  # literal: it has an index


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """Many records changed in one go, e.g. an import; `when` is in ms since 1970."""

    batch: str
    act: str
    when: int
    user: str
    records: int
    undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRecord:
    """A record of the batch that was edited since; these atoms of it stay as they are."""

    record_type: str
    record_id: str
    atoms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What undoing has done: ids of records put back or taken off the lists, and the kept."""

    restored: tuple[str, ...] = ()
    kept: tuple[KeptRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """An op on a record: in which entry, and whether it stands."""

    n: int
    op: Op
    atom: str
    live: bool
    tick: Tick


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One atom to be put back: what is overwritten, and the op whose value comes back."""

    record_id: str
    atom: str
    over: tuple[Op, ...]
    source: _Placed | None = None


@dataclass(slots=True)
class _Plan:
    steps: list[_Step] = field(default_factory=list)
    void: list[_Step] = field(default_factory=list)
    kept: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def undo_name(batch: str) -> str:
    """The batch that holds the undoing of `batch`; undoing that one does it again."""
    return _OF_UNDO + batch


def batch_lines(connection: Connection, org_id: str) -> list[BatchLine]:
    """The batches of a node, newest first."""
    first = func.min(entry.c.n)
    rows = connection.execute(
        select(entry.c.batch, first.label("first"), func.count().label("records"))
        .where(_IN_A_BATCH, entry.c.org_id == org_id)
        .group_by(entry.c.batch)
        .order_by(first.desc())
    ).all()
    names = {row.batch for row in rows}
    firsts = entries_numbered(connection, {row.first for row in rows})
    return [
        BatchLine(
            batch=row.batch,
            act=firsts[row.first].act,
            when=firsts[row.first].tick.ms,
            user=firsts[row.first].user,
            records=row.records,
            undone=undo_name(row.batch) in names,
        )
        for row in rows
    ]


def undo_batch(unit: Unit, batch: str, *, act: str = "undo", reason: str = "undo") -> Undone:
    """Put back what a batch of this node overwrote; undoing twice changes nothing.

    Records that came with the batch and that nobody touched since are voided with `reason`. Other
    nodes' records are never concerned.
    """
    entries = _entries_of(unit, batch)
    if not entries or _entries_of(unit, undo_name(batch)):
        return Undone()
    changes = {
        (one.hash, index): change for one in entries for index, change in enumerate(one.changes)
    }
    types = {change.record_id: one.type for one in entries for change in one.changes}
    plan = _Plan()
    for record_id, placed in _ops_on(unit, types).items():
        _plan_record(plan, record_id, placed, changes)
    _carry_out(unit, plan, types, act=act, batch=undo_name(batch), reason=reason)
    return Undone(
        restored=tuple(dict.fromkeys(step.record_id for step in (*plan.void, *plan.steps))),
        kept=tuple(
            KeptRecord(record_type=types[record_id], record_id=record_id, atoms=tuple(atoms))
            for record_id, atoms in plan.kept.items()
        ),
    )


def _entries_of(unit: Unit, batch: str) -> list[Entry]:
    rows = unit.connection.execute(
        select(entry.c.header, entry.c.payload)
        .where(_IN_A_BATCH, entry.c.batch == batch, entry.c.org_id == unit.author.org_id)
        .order_by(entry.c.n)
    )
    return [read_entry(header, payload) for header, payload in rows]


def _ops_on(unit: Unit, records: Collection[str]) -> dict[str, list[_Placed]]:
    """All ops on these records, in order of arrival."""
    found: dict[str, list[_Placed]] = {record_id: [] for record_id in records}
    for chunk in in_chunks(list(records)):
        rows = unit.connection.execute(
            select(operation, entry.c.hash, entry.c.ms, entry.c.count.label("ticks"))
            .join_from(operation, entry)
            .where(operation.c.record_id.in_(chunk), entry.c.org_id == unit.author.org_id)
            .order_by(operation.c.entry_n, operation.c.idx)
        )
        for row in rows:
            found[row.record_id].append(
                _Placed(
                    n=row.entry_n,
                    op=(row.hash, row.idx),
                    atom=row.atom,
                    live=row.live,
                    tick=Tick(row.ms, row.ticks),
                )
            )
    return found


def _plan_record(
    plan: _Plan, record_id: str, placed: Sequence[_Placed], changes: Mapping[Op, Change]
) -> None:
    ours = list(dict.fromkeys(one.atom for one in placed if one.op in changes))
    standing: dict[str, list[_Placed]] = defaultdict(list)
    for one in placed:
        if one.live:
            standing[one.atom].append(one)
    if placed[0].op in changes:  # it came with the batch
        if any(one.op not in changes for one in placed):
            plan.kept[record_id] = ours
        else:
            over = tuple(one.op for one in standing[VOID])
            plan.void.append(_Step(record_id=record_id, atom=VOID, over=over))
        return
    for atom in ours:
        if not any(one.op in changes for one in standing[atom]):
            plan.kept[record_id].append(atom)
            continue
        beside = [one for one in standing[atom] if one.op not in changes]
        plan.steps.append(
            _Step(
                record_id=record_id,
                atom=atom,
                over=tuple(one.op for one in standing[atom]),
                source=_shown(beside or _overwritten(atom, placed, changes)),
            )
        )


def _overwritten(
    atom: str, placed: Iterable[_Placed], changes: Mapping[Op, Change]
) -> list[_Placed]:
    """What the batch overwrote of an atom, as it was before the batch."""
    of_atom = [one for one in placed if one.atom == atom]
    seen = {op for one in of_atom if one.op in changes for op in changes[one.op].over}
    return [one for one in of_atom if one.op in seen and one.op not in changes]


def _shown(placed: Sequence[_Placed]) -> _Placed | None:
    return max(placed, key=lambda one: (one.tick, one.op), default=None)


def _carry_out(
    unit: Unit, plan: _Plan, types: Mapping[str, str], *, act: str, batch: str, reason: str
) -> None:
    sources = entries_numbered(
        unit.connection, {step.source.n for step in plan.steps if step.source is not None}
    )
    by_type: dict[str, list[tuple[str, str, tuple[Op, ...], Plain]]] = defaultdict(list)
    for step in plan.void:
        by_type[types[step.record_id]].append((step.record_id, step.atom, step.over, reason))
    for step in plan.steps:
        value = None
        if step.source is not None:
            value = sources[step.source.n].changes[step.source.op[1]].value
        by_type[types[step.record_id]].append((step.record_id, step.atom, step.over, value))
    for name, changes in by_type.items():
        kind = type_named(name)
        if kind is not None:
            unit.set_atoms(kind.cls, changes, act=act, batch=batch)
