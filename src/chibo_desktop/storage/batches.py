"""Batches: many records changed in one go, and undoing one as if it had never come."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, literal_column, select

from chibo_desktop.domain.journal import Entry, read_entry
from chibo_desktop.storage.history import entries_numbered
from chibo_desktop.storage.tables import entry
from chibo_desktop.storage.undoing import OF_UNDO, Undone, undo_entries
from chibo_desktop.storage.unit_of_work import Unit

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


def undo_name(batch: str) -> str:
    """The batch that holds the undoing of `batch`; undoing that one does it again."""
    return OF_UNDO + batch


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
            undone=_is_undone(row.batch, names),
        )
        for row in rows
    ]


def undo_batch(unit: Unit, batch: str, *, act: str = "undo", reason: str = "undo") -> Undone:
    """Put back what a batch of this node overwrote; undoing twice changes nothing.

    See `undoing.undo_entries`.
    """
    entries = _entries_of(unit, batch)
    name = next_undo_name(unit, batch) if entries else ""
    if not name:
        return Undone()
    return undo_entries(unit, entries, batch=name, act=act, reason=reason)


def next_undo_name(unit: Unit, batch: str) -> str:
    """The batch that shall hold the next undoing of `batch`; empty when it is undone already.

    What was undone and done again is undone anew after those.
    """
    last, is_undone = undo_name(batch), False
    while _is_known(unit, last):
        last, is_undone = undo_name(last), not is_undone
    return "" if is_undone else last


def undone_among(connection: Connection, org_id: str, batches: set[str]) -> set[str]:
    """Those of the batches that are undone at present: undone, and not done again since."""
    found: set[str] = set()
    asked = {undo_name(batch): batch for batch in batches}
    while asked:
        rows = connection.execute(
            select(entry.c.batch)
            .distinct()
            .where(_IN_A_BATCH, entry.c.batch.in_(sorted(asked)), entry.c.org_id == org_id)
        )
        known = [asked[name] for name in rows.scalars()]
        found ^= set(known)
        depth = {batch: name for name, batch in asked.items()}
        asked = {undo_name(depth[batch]): batch for batch in known}
    return found


def _is_undone(batch: str, names: set[str]) -> bool:
    undone = False
    while (batch := undo_name(batch)) in names:
        undone = not undone
    return undone


def _is_known(unit: Unit, batch: str) -> bool:
    of_ours = select(entry.c.n).where(
        _IN_A_BATCH, entry.c.batch == batch, entry.c.org_id == unit.author.org_id
    )
    return unit.connection.execute(of_ours.limit(1)).first() is not None


def _entries_of(unit: Unit, batch: str) -> list[Entry]:
    rows = unit.connection.execute(
        select(entry.c.header, entry.c.payload)
        .where(_IN_A_BATCH, entry.c.batch == batch, entry.c.org_id == unit.author.org_id)
        .order_by(entry.c.n)
    )
    return [read_entry(header, payload) for header, payload in rows]
