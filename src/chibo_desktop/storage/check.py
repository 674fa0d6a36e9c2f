"""Is the file what it says: entries, chains, what stands, rows, search, pages.

Everything is computed a second time, by another way where there is one, and compared. Nothing is
mended and nothing is left changed. Source: protocol.md §3.15, §3.17.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from chibo_desktop.domain.journal import Entry, JournalError, live, read_entry
from chibo_desktop.storage.absorb import ACCEPTED
from chibo_desktop.storage.attachment_lines import titles_by_digest
from chibo_desktop.storage.engine import Store
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.meta import read_meta
from chibo_desktop.storage.projection_check import differing_rows, differing_words
from chibo_desktop.storage.scan_travel import awaited_by_node
from chibo_desktop.storage.scans import ScanFolder, scans_of
from chibo_desktop.storage.spellings import is_server
from chibo_desktop.storage.tables import entry, historic, operation, stream

_MOST = 20  # enough to see what kind of damage it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found: a code with a sentence in wording, and where it was found."""

    code: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What a check found. Notes are no damage: a gap or a fork is news from another computer."""

    entries: int
    problems: tuple[Finding, ...]
    notes: tuple[Finding, ...] = ()

    @property
    def is_sound(self) -> bool:
        """True when nothing is wrong."""
        return not self.problems


def check_store(store: Store, *, reads_scans: bool = False) -> CheckReport:
    """Check an open file from the first page to the last row, and that its scans are there.

    With `reads_scans` each scan is opened and compared with what the journal says it is.
    A damaged file is a finding; a disk that is full or gone says nothing about the file.
    Raises StorageError.
    """
    try:
        with store.transaction() as connection:
            report = check(connection)
            findings = list(_scan_problems(store, connection, reads_scans=reads_scans))
            notes = _awaited_scans(store, connection)
            connection.rollback()  # what was rebuilt for comparing is not worth a write
            return replace(
                report, problems=(*report.problems, *findings), notes=(*report.notes, *notes)
            )
    except StorageError as error:
        if error.code != "store-damaged":
            raise
        finding = Finding(code="check-file-damaged", where=error.code)
        return CheckReport(entries=0, problems=(finding,))


def check(connection: Connection) -> CheckReport:
    """Check the file behind a connection, inside its transaction; at most 20 findings a kind."""
    problems: list[Finding] = []
    notes: list[Finding] = []
    count = 0
    try:
        if not is_server(connection):  # a server looks after its own pages and references
            problems += _few("check-file-damaged", _file_problems(connection))
            problems += _few("check-reference-broken", _broken_references(connection))
        for org_id in connection.execute(select(entry.c.org_id).distinct()).scalars().all():
            entries, damaged = _read_entries(connection, org_id)
            count += len(entries) + len(damaged)
            problems += _few("check-entry-damaged", damaged)
            problems += _few(
                "check-standing-differs", _standing_differs(connection, org_id, entries)
            )
            notes += _chain_notes(one for _, _, one in entries)
        problems += _few("check-head-differs", _wrong_heads(connection))
        if not problems:
            problems += _few("check-row-differs", differing_rows(connection))
            if not is_server(connection):
                problems += _few("check-search-differs", differing_words(connection))
    except (DBAPIError, JournalError) as error:
        if isinstance(error, DBAPIError) and is_server(connection):
            raise  # that transaction answers nothing more; what went wrong is the server's to say
        problems.append(Finding(code="check-file-damaged", where=type(error).__name__))
    return CheckReport(entries=count, problems=tuple(problems), notes=tuple(notes))


def _few(code: str, places: Iterable[str]) -> list[Finding]:
    return [Finding(code=code, where=where) for where, _ in zip(places, range(_MOST), strict=False)]


def _scan_problems(store: Store, connection: Connection, *, reads_scans: bool) -> Iterator[Finding]:
    scans = scans_of(store)
    titles = titles_by_digest(connection, read_meta(connection, "node_id"))
    there = scans.names() if titles else frozenset()
    missing = [digest for digest in titles if scans.sealer.name_of(digest) not in there]
    yield from _few("check-scan-missing", (titles[digest] for digest in missing))
    if reads_scans:
        yield from _few("check-scan-damaged", _damaged_scans(scans, titles, frozenset(missing)))


def _awaited_scans(store: Store, connection: Connection) -> list[Finding]:
    """How many scans of other nodes have not come yet: news, no damage."""
    awaited = awaited_by_node(connection, scans_of(store), read_meta(connection, "node_id"))
    count = sum(map(len, awaited.values()))
    return [Finding(code="check-scans-awaited", where=str(count))] if count else []


def _damaged_scans(
    scans: ScanFolder, titles: Mapping[str, str], missing: frozenset[str]
) -> Iterator[str]:
    for digest in titles.keys() - missing:
        try:
            scans.get(digest)
        except StorageError:
            yield titles[digest]


def _file_problems(connection: Connection) -> Iterator[str]:
    for (line,) in connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST})").all():
        if line != "ok":
            yield str(line)


def _broken_references(connection: Connection) -> Iterator[str]:
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield f"{row[0]} {row[1]}"


_Numbered = tuple[int, str, Entry]


def _read_entries(connection: Connection, org_id: str) -> tuple[list[_Numbered], list[str]]:
    """The whole entries of a node with number and standing, and which entries are not whole."""
    whole: list[_Numbered] = []
    damaged: list[str] = []
    statement = select(entry).where(entry.c.org_id == org_id).order_by(entry.c.n)
    for row in connection.execute(statement):
        try:
            one = read_entry(row.header, row.payload)
        except JournalError as error:
            damaged.append(f"{row.n} {error.code}")
            continue
        if _columns(row) == _columns_of(one):
            whole.append((row.n, row.standing, one))
        else:
            damaged.append(f"{row.n} columns")
    return whole, damaged


def _columns(row: Any) -> tuple[Any, ...]:
    names = ("hash", "org_id", "stream", "seq", "type", "act", "batch", "ms", "count")
    return tuple(row._mapping[name] for name in names)


def _columns_of(one: Entry) -> tuple[Any, ...]:
    known = (one.hash, one.org_id, one.stream, one.seq, one.type, one.act, one.batch)
    return (*known, one.tick.ms, one.tick.count)


def _standing_differs(
    connection: Connection, org_id: str, entries: list[_Numbered]
) -> Iterator[str]:
    """What the rows say stands, against what the journal's own definition says."""
    numbers = {one.hash: n for n, standing, one in entries if standing == ACCEPTED}
    accepted = [one for _, standing, one in entries if standing == ACCEPTED]
    expected = {
        (change.record_id, change.atom, numbers[one.hash], index): False
        for one in accepted
        for index, change in enumerate(one.changes)
    }
    said = connection.execute(select(historic).where(historic.c.org_id == org_id))
    known = [((org_id, row.record_id, row.atom), (row.hash, row.idx)) for row in said]
    for (_, record_id, atom), ops in live(accepted, known).items():
        for digest, index in ops:
            expected[record_id, atom, numbers[digest], index] = True
    of_node = select(operation).join_from(operation, entry).where(entry.c.org_id == org_id)
    stored = {
        (row.record_id, row.atom, row.entry_n, row.idx): bool(row.live)
        for row in connection.execute(of_node)
    }
    for key in expected.keys() | stored.keys():
        if expected.get(key) != stored.get(key):
            yield f"{key[0]} {key[1]}"


def _chain_notes(entries: Iterable[Entry]) -> list[Finding]:
    streams: dict[str, dict[int, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for one in entries:
        streams[one.stream][one.seq].append(one)
    gaps: list[str] = []
    forks: list[str] = []
    for name, by_seq in streams.items():
        hashes = {one.hash for same in by_seq.values() for one in same}
        for seq, same in sorted(by_seq.items()):
            if len(same) > 1:
                forks.append(f"{name} {seq}")
            if seq > 1 and any(one.previous not in hashes for one in same):
                gaps.append(f"{name} {seq - 1}")
    return [*_few("check-gap", gaps), *_few("check-fork", forks)]


def _wrong_heads(connection: Connection) -> Iterator[str]:
    """Our own streams must end where the file says they end, or the next entry forks them."""
    for row in connection.execute(select(stream).where(stream.c.is_ours)):
        newest = connection.execute(
            select(entry.c.header, entry.c.hash, entry.c.seq)
            .where(entry.c.org_id == row.org_id, entry.c.stream == row.id)
            .order_by(entry.c.seq.desc())
            .limit(1)
        ).first()
        if newest is None:
            if row.seq:
                yield row.id
        elif (newest.seq, newest.hash) != (row.seq, row.hash):
            # After a fork the other tail may be longer than ours.
            known = select(entry.c.header).where(entry.c.hash == row.hash)
            header = connection.execute(known).scalar()
            if header is None or json.loads(header)["q"] != row.seq:
                yield row.id
