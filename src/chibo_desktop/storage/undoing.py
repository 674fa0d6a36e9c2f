"""Undoing entries: what they overwrote is put back, as if they had never come.

Undoing takes nothing out of the journal: it appends entries that put back what was overwritten.
What somebody changed since is kept and listed. What an earlier undoing put back counts as what it
had been before, so that one can go back step by step and forward again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from chibo_desktop.domain.clock import Tick
from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.journal import Change, Entry, Op
from chibo_desktop.domain.records import type_named
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.history import entries_numbered
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.references import pointed_to
from chibo_desktop.storage.tables import entry, operation
from chibo_desktop.storage.unit_of_work import Unit

OF_UNDO = "undo:"
"""How the batch of an undoing begins; what follows names what was undone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRecord:
    """A record that was edited since; these atoms of it stay as they are."""

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
    of_undo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One atom to be put back: what is overwritten, and the op whose value comes back."""

    record_id: str
    atom: str
    over: tuple[Op, ...]
    source: _Placed | None = None


@dataclass(slots=True)
class _Plan:
    needed: set[str] = field(default_factory=set)  # others point to these by now
    steps: list[_Step] = field(default_factory=list)
    void: list[_Step] = field(default_factory=list)
    kept: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def undo_entries(
    unit: Unit, entries: Sequence[Entry], *, batch: str, act: str = "undo", reason: str = "undo"
) -> Undone:
    """Put back what entries of this node overwrote, in entries of the batch `batch`.

    Records that came with them are voided with `reason`, unless somebody touched them since or
    another record points to them by now. Other nodes' records are never concerned.
    """
    changes = {
        (one.hash, index): change for one in entries for index, change in enumerate(one.changes)
    }
    types = {change.record_id: one.type for one in entries for change in one.changes}
    plan = _Plan(needed=_needed(unit, types))
    for record_id, placed in _ops_on(unit, types).items():
        meanings = _Meanings(unit, placed, changes)
        _plan_record(plan, record_id, placed, changes, meanings)
    _carry_out(unit, plan, types, act=act, batch=batch, reason=reason)
    return Undone(
        restored=tuple(dict.fromkeys(step.record_id for step in (*plan.void, *plan.steps))),
        kept=tuple(
            KeptRecord(record_type=types[record_id], record_id=record_id, atoms=tuple(atoms))
            for record_id, atoms in plan.kept.items()
        ),
    )


def _ops_on(unit: Unit, records: Collection[str]) -> dict[str, list[_Placed]]:
    """All ops on these records, in order of arrival."""
    found: dict[str, list[_Placed]] = {record_id: [] for record_id in records}
    for chunk in in_chunks(list(records)):
        rows = unit.connection.execute(
            select(operation, entry.c.hash, entry.c.ms, entry.c.count.label("ticks"), entry.c.batch)
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
                    of_undo=row.batch.startswith(OF_UNDO),
                )
            )
    return found


@dataclass(slots=True)
class _Meanings:
    """What the ops on one record stand for: one of an undoing stands for what it put back."""

    unit: Unit
    placed: Sequence[_Placed]
    changes: Mapping[Op, Change]
    _all: dict[Op, Change] = field(default_factory=dict)

    def is_ours(self, one: _Placed) -> bool:
        """Whether an op is one of those to be undone, or has put one of them back."""
        return any(op in self.changes for op in self._chain(one))

    def is_nothing(self, one: _Placed) -> bool:
        """Whether an op has put back that nothing was there."""
        *_, last = self._chain(one)
        return one.of_undo and self._is_undoing(last) and self._read()[last].value is None

    def _chain(self, one: _Placed) -> Iterator[Op]:
        op: Op | None = one.op
        while op is not None:
            yield op
            op = self._put_back(op) if self._is_undoing(op) else None

    def _is_undoing(self, op: Op) -> bool:
        return any(one.op == op and one.of_undo for one in self.placed)

    def _put_back(self, op: Op) -> Op | None:
        """The op whose value an undoing has put back: named last in what it overwrote."""
        known = self._read()
        over = known[op].over
        if not over or over[-1] not in known or known[op].value is None:
            return None
        return over[-1] if known[over[-1]].value == known[op].value else None

    def seen_by(self, op: Op) -> tuple[Op, ...]:
        """What stood when an op came."""
        over = self.changes[op].over
        put_back = self._put_back(op) if over and self._is_undoing(op) else None
        return over[:-1] if put_back else over

    def _read(self) -> dict[Op, Change]:
        if not self._all:
            numbers = {one.n for one in self.placed}
            entries = entries_numbered(self.unit.connection, numbers)
            self._all = {one.op: entries[one.n].changes[one.op[1]] for one in self.placed}
        return self._all


def _plan_record(
    plan: _Plan,
    record_id: str,
    placed: Sequence[_Placed],
    changes: Mapping[Op, Change],
    meanings: _Meanings,
) -> None:
    ours = list(dict.fromkeys(one.atom for one in placed if one.op in changes))
    standing: dict[str, list[_Placed]] = defaultdict(list)
    for one in placed:
        if one.live:
            standing[one.atom].append(one)
    if placed[0].op in changes:  # it came with them
        live = [one for ops in standing.values() for one in ops]
        if record_id not in plan.needed and all(
            meanings.is_ours(one) or meanings.is_nothing(one) for one in live
        ):
            over = tuple(one.op for one in standing[VOID])
            plan.void.append(_Step(record_id=record_id, atom=VOID, over=over))
        else:
            plan.kept[record_id] = ours
        return
    for atom in ours:
        beside = [one for one in standing[atom] if not meanings.is_ours(one)]
        if len(beside) == len(standing[atom]):
            plan.kept[record_id].append(atom)
            continue
        source = _shown(beside or _overwritten(atom, placed, changes, meanings))
        over = tuple(one.op for one in standing[atom] if one is not source)
        plan.steps.append(
            _Step(
                record_id=record_id,
                atom=atom,
                # What comes back is named last: by this an undoing is known for what it stands for.
                over=(*over, source.op) if source else over,
                source=source,
            )
        )


def _needed(unit: Unit, types: Mapping[str, str]) -> set[str]:
    by_type: dict[str, list[str]] = defaultdict(list)
    for record_id, name in types.items():
        by_type[name].append(record_id)
    return {
        one
        for name, ids in by_type.items()
        for one in pointed_to(unit.connection, name, ids, besides=types)
    }


def _overwritten(
    atom: str, placed: Iterable[_Placed], changes: Mapping[Op, Change], meanings: _Meanings
) -> list[_Placed]:
    """What was overwritten of an atom, as it was before."""
    of_atom = [one for one in placed if one.atom == atom]
    seen = {op for one in of_atom if one.op in changes for op in meanings.seen_by(one.op)}
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
