"""Unit of work: one transaction, one author; rolls back unless it ends well.

Saving a record appends its differences to the journal. An edit overwrites only what its author
saw: `edit` hands out a record together with the ops it was made of.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, select, update

from chibo_desktop.domain.clock import Tick, next_tick
from chibo_desktop.domain.ids import uuid7
from chibo_desktop.domain.journal import Author, Change, Entry, Op, write_entry
from chibo_desktop.domain.records import Record, RecordType, type_of
from chibo_desktop.domain.streams import StreamOpening, StreamReason
from chibo_desktop.domain.surroundings import Surroundings
from chibo_desktop.storage.absorb import absorb
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.closed_dossiers import refuse_handed_over
from chibo_desktop.storage.engine import Store
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import records_in
from chibo_desktop.storage.steps import Step, newest_entry, note_step
from chibo_desktop.storage.streams import begin_stream, opening_changes, read_head
from chibo_desktop.storage.tables import RECORD_TABLES, entry, operation, stream

R = TypeVar("R", bound=Record)
Seen = Mapping[str, Sequence[Op]]
"""The ops that stood, by atom, when an author looked."""


@dataclass(frozen=True, slots=True)
class Seeing(Generic[R]):
    """A record as its author sees it, and the ops it is made of."""

    record: R
    seen: Seen


@dataclass(slots=True)
class Unit:
    """One transaction on an open store."""

    store: Store
    connection: Connection
    author: Author
    surroundings: Surroundings
    touched: set[str] = field(default_factory=set)
    step: Step | None = None
    """What has been written, once it is committed; None when nothing was."""
    going: str = ""
    """"back" or "forward" when what is written moves along the steps, and is no new act."""
    if_undone: ExitStack = field(default_factory=ExitStack)  # takes back what was done elsewhere
    _head: tuple[int, bytes, Tick] | None = None
    _first: int = 0

    @property
    def now(self) -> datetime:
        """The moment, with its zone."""
        return self.surroundings.now()

    @property
    def changed(self) -> frozenset[str]:
        """Names of the record types touched so far."""
        return frozenset(self.touched)

    def new_id(self) -> str:
        """A fresh identity."""
        return uuid7(self._wall(), self.surroundings.randomness(10))

    def get(self, cls: type[R], record_id: str) -> R | None:
        """The record with that id, or None. A record taken off the lists is still found."""
        return self.get_many(cls, [record_id]).get(record_id)

    def get_many(self, cls: type[R], record_ids: Sequence[str]) -> dict[str, R]:
        """The records with these ids; of two nodes' records of one id, our own."""
        kind = type_of(cls)
        record_table = RECORD_TABLES[kind.name]
        found: dict[str, R] = {}
        for chunk in in_chunks(record_ids):
            rows = self.connection.execute(
                select(record_table)
                .where(record_table.c.id.in_(chunk))
                .order_by(record_table.c.org_id == self.author.org_id)  # ours last: it stays
            )
            found.update((one.id, one) for one in records_in(kind, rows))
        return found

    def all(self, cls: type[R]) -> list[R]:
        """Every record of a small type that still stands, in order of arrival."""
        kind = type_of(cls)
        record_table = RECORD_TABLES[kind.name]
        rows = self.connection.execute(
            select(record_table).where(record_table.c[VOID] == "").order_by(record_table.c.n)
        )
        return records_in(kind, rows)

    def edit(self, cls: type[R], record_id: str) -> Seeing[R] | None:
        """A record to be edited, with what its author sees now."""
        return self.edit_all(cls, [record_id]).get(record_id)

    def edit_all(self, cls: type[R], record_ids: Sequence[str]) -> dict[str, Seeing[R]]:
        """Records to be edited, with what their author sees now; unknown ids are left out."""
        records, seen = self.get_many(cls, record_ids), self.seen(record_ids)
        return {key: Seeing(record, seen.get(key, {})) for key, record in records.items()}

    def seen(self, record_ids: Sequence[str]) -> dict[str, dict[str, tuple[Op, ...]]]:
        """The standing ops of records, by record and atom."""
        found: dict[str, dict[str, tuple[Op, ...]]] = {}
        for chunk in in_chunks(record_ids):
            statement = (
                select(operation.c.record_id, operation.c.atom, entry.c.hash, operation.c.idx)
                .join_from(operation, entry)
                .where(
                    operation.c.record_id.in_(chunk),
                    operation.c.live,
                    entry.c.org_id == self.author.org_id,
                )
            )
            for record_id, atom, digest, index in self.connection.execute(statement):
                atoms = found.setdefault(record_id, {})
                atoms[atom] = (*atoms.get(atom, ()), (digest, index))
        return found

    def save(
        self,
        record: R,
        *,
        act: str,
        base: Seeing[R] | None = None,
        batch: str = "",
        note: str = "",
    ) -> bool:
        """Append the differences of one record; True when there were any."""
        bases = {record.id: base} if base else None
        return self.save_all([record], act=act, bases=bases, batch=batch, note=note) == 1

    def save_all(
        self,
        records: Sequence[R],
        *,
        act: str,
        bases: Mapping[str, Seeing[R]] | None = None,
        batch: str = "",
        note: str = "",
    ) -> int:
        """Append the differences of records of one type, an entry each; returns how many differed.

        A record with a base is compared with what its author saw and overwrites only that;
        without a base it is compared with what stands now, and stands again if it was voided.
        Raises DomainError member-handed-over for the dossier of somebody whom another unit has,
        or is about to have.
        """
        if not records:
            return 0
        kind: RecordType[Any] = type_of(type(records[0]))
        unseen = [record.id for record in records if record.id not in (bases or {})]
        standing, ops = self.get_many(kind.cls, unseen), self.seen(unseen)
        voided = self._voided(kind.name, list(standing))
        nothing = kind.atom_values(kind.cls(id="", org_id=""))
        entries = []
        for record in records:
            base = (bases or {}).get(record.id)
            old = base.record if base else standing.get(record.id)
            if old is not None and old.org_id != self.author.org_id:
                old = None  # another node's record of that id: ours is a new one
            over = base.seen if base else ops.get(record.id, {})
            before = kind.atom_values(old) if old else nothing
            changes = [
                Change(record_id=record.id, atom=atom, over=tuple(over.get(atom, ())), value=value)
                for atom, value in kind.atom_values(record).items()
                if value != before[atom]
            ]
            if record.id in voided:
                over_void = tuple(over.get(VOID, ()))
                changes.append(Change(record_id=record.id, atom=VOID, over=over_void, value=""))
            if changes:
                entries.append(self._write(kind, act, batch, changes, note))
        self._absorb(entries)
        return len(entries)

    def set_atoms(
        self,
        cls: type[Record],
        changes: Iterable[tuple[str, str, tuple[Op, ...], Any]],
        *,
        act: str,
        batch: str = "",
        note: str = "",
    ) -> None:
        """Append changes given as (record id, atom, ops overwritten, value): undo, resolving."""
        by_record: dict[str, list[Change]] = {}
        for record_id, atom, over, value in changes:
            change = Change(record_id=record_id, atom=atom, over=over, value=value)
            by_record.setdefault(record_id, []).append(change)
        kind = type_of(cls)
        self._absorb([self._write(kind, act, batch, ops, note) for ops in by_record.values()])

    def void(self, record: Record, *, reason: str, act: str, batch: str = "") -> None:
        """Take a record off the lists. It stays in the journal and can be taken back."""
        over = self.seen([record.id]).get(record.id, {}).get(VOID, ())
        self.set_atoms(type(record), [(record.id, VOID, over, reason)], act=act, batch=batch)

    def begin_stream(self, reason: StreamReason) -> None:
        """Write on in a new stream, from the next entry on, which will say why."""
        new = self.new_id()
        begin_stream(self.connection, new, reason)
        self.author = replace(self.author, stream=new)
        self.touched.add(type_of(StreamOpening).name)
        self._head = None

    def take_over(self, inner: "Unit") -> None:
        """Go on from an act inside this one that was kept."""
        self.touched |= inner.touched
        self.if_undone.push(inner.if_undone.pop_all())
        self.author, self._head = inner.author, inner._head or self._head
        self._first = self._first or inner._first

    def _voided(self, name: str, record_ids: Sequence[str]) -> set[str]:
        table = RECORD_TABLES[name]
        mine = select(table.c.id).where(table.c.org_id == self.author.org_id, table.c[VOID] != "")
        found: set[str] = set()
        for chunk in in_chunks(record_ids):
            found.update(self.connection.execute(mine.where(table.c.id.in_(chunk))).scalars())
        return found

    def _write(
        self, kind: RecordType[Any], act: str, batch: str, changes: Sequence[Change], note: str
    ) -> Entry:
        if self._head is None:
            self._head = read_head(self.connection, self.author)
            self._say_opening()
        return self._next(kind, act, batch, changes, note)

    def _say_opening(self) -> None:
        """Let the first entry of a new stream say why it is one. It is no step of anybody's."""
        changes = opening_changes(self.connection, self.author, self.new_id(), self.now.date())
        if changes:
            first = self._next(type_of(StreamOpening), "stream.open", "", changes, "")
            self.touched |= absorb(self.connection, [first]).record_types

    def _next(
        self, kind: RecordType[Any], act: str, batch: str, changes: Sequence[Change], note: str
    ) -> Entry:
        assert self._head is not None  # noqa: S101 - read by the caller
        seq, previous, last = self._head
        tick, suspect = next_tick(last, self._wall(), built_ms=self.surroundings.built_ms)
        one = write_entry(
            author=self.author,
            seq=seq + 1,
            previous=previous,
            tick=tick,
            clock_suspect=suspect,
            type=kind.name,
            type_version=kind.version,
            act=act,
            batch=batch,
            salt=self.surroundings.randomness(16),
            changes=changes,
            note=note,
        )
        self._head = (seq + 1, one.hash, tick)
        return one

    def _absorb(self, entries: Sequence[Entry]) -> None:
        if not entries:
            return
        refuse_handed_over(self.connection, self.author.org_id, entries)
        self._first = self._first or newest_entry(self.connection) + 1
        self.touched |= absorb(self.connection, entries).record_types
        own, last = stream.c.id == self.author.stream, entries[-1]
        self.connection.execute(update(stream).where(own).values(seq=last.seq, hash=last.hash))

    def _finish(self) -> None:
        """Note what was written as one step."""
        last = newest_entry(self.connection) if self._first else 0
        if last >= self._first > 0:
            self.step = Step(self._first, last)
            note_step(self.connection, self.step)

    def _wall(self) -> int:
        return int(self.now.timestamp() * 1000)


@contextmanager
def unit_of_work(
    store: Store, author: Author, surroundings: Surroundings, *, takes_turn: bool = False
) -> Iterator[Unit]:
    """One unit of work: committed or rolled back; for `takes_turn` see `Store.transaction`."""
    with ExitStack() as if_undone:
        with store.transaction(takes_turn=takes_turn) as connection:
            unit = Unit(store, connection, author, surroundings, if_undone=if_undone)
            yield unit
            unit._finish()
        if_undone.pop_all()  # it is committed
