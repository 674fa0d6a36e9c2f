"""The history of some records, a page of entries at a time, newest first."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.journal import Entry, Op, shown
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.history import entries_numbered
from chibo_desktop.storage.tables import entry, operation


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedEntry:
    """An entry, what each of its changes found there before, which records it entered."""

    number: int
    entry: Entry
    olds: Mapping[int, Plain]
    entered: frozenset[str]  # the records that it wrote first


def log_count(
    connection: Connection, org_id: str, record_ids: Sequence[str], atom: str = ""
) -> int:
    """How many entries concern the records, or one atom of them."""
    statement = _of(select(func.count(operation.c.entry_n.distinct())), org_id, atom)
    return sum(
        int(connection.execute(statement.where(operation.c.record_id.in_(chunk))).scalar_one())
        for chunk in in_chunks(record_ids)
    )


def log_page(
    connection: Connection,
    org_id: str,
    record_ids: Sequence[str],
    *,
    atom: str = "",
    offset: int = 0,
    limit: int = 50,
) -> list[LoggedEntry]:
    """A page of the entries that concern the records, the last written first."""
    found: dict[int, tuple[int, int]] = {}
    columns = select(operation.c.entry_n, entry.c.ms, entry.c.count.label("ticks")).distinct()
    for chunk in in_chunks(record_ids):
        rows = connection.execute(
            _of(columns, org_id, atom).where(operation.c.record_id.in_(chunk))
        )
        found.update({row.entry_n: (row.ms, row.ticks) for row in rows})
    newest = sorted(found, key=lambda n: (*found[n], n), reverse=True)[offset : offset + limit]
    return logged(connection, newest)


def logged(connection: Connection, numbers: Sequence[int]) -> list[LoggedEntry]:
    """Entries by their numbers, in that order, with what they overwrote."""
    entries = entries_numbered(connection, numbers)
    wanted = {op for one in entries.values() for change in one.changes for op in change.over}
    before = _by_hash(connection, {op[0] for op in wanted})
    ticks = {one.hash: one.tick for one in before.values()}
    first = _first_entries(connection, entries)
    answers = []
    for n in numbers:
        one = entries[n]
        olds = {}
        for index, change in enumerate(one.changes):
            known = [op for op in change.over if op[0] in before]
            if known:
                olds[index] = _value(before, shown(known, ticks))
        answers.append(
            LoggedEntry(
                number=n,
                entry=one,
                olds=olds,
                entered=frozenset(c.record_id for c in one.changes if first.get(c.record_id) == n),
            )
        )
    return answers


def atoms_with_history(connection: Connection, record_id: str) -> set[str]:
    """The atoms of a record that were ever set."""
    statement = select(operation.c.atom).distinct().where(operation.c.record_id == record_id)
    return set(connection.execute(statement).scalars())


def _of(statement: Select[Any], org_id: str, atom: str) -> Select[Any]:
    joined = statement.select_from(operation.join(entry, entry.c.n == operation.c.entry_n))
    joined = joined.where(entry.c.org_id == org_id)
    return joined.where(operation.c.atom == atom) if atom else joined


def _by_hash(connection: Connection, hashes: Collection[bytes]) -> dict[bytes, Entry]:
    numbers: list[int] = []
    for chunk in in_chunks(sorted(hashes)):
        numbers += connection.execute(select(entry.c.n).where(entry.c.hash.in_(chunk))).scalars()
    return {one.hash: one for one in entries_numbered(connection, numbers).values()}


def _first_entries(connection: Connection, entries: Mapping[int, Entry]) -> dict[str, int]:
    fresh = [one for one in entries.values() if not any(c.over for c in one.changes)]
    records = sorted({c.record_id for one in fresh for c in one.changes})
    found: dict[str, int] = {}
    for chunk in in_chunks(records):
        rows = connection.execute(
            select(operation.c.record_id, func.min(operation.c.entry_n).label("n"))
            .where(operation.c.record_id.in_(chunk))
            .group_by(operation.c.record_id)
        )
        found.update({row.record_id: row.n for row in rows})
    return found


def _value(entries: Mapping[bytes, Entry], op: Op) -> Plain:
    return entries[op[0]].changes[op[1]].value
