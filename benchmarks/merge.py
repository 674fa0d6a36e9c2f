"""Merging a year of 37 units beside plain inserts of the same rows, and whether it stays linear;
then one month of them beside what nobody can do without.
"""

import gc
import os
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.invented_entries import journals
from benchmarks.merging_alone import memory_of_merging
from benchmarks.plain_opening import keep_plainly, open_plainly
from benchmarks.plain_rows import Inserts, insert_plainly, rows_of_bundles, rows_of_month
from benchmarks.report import Options, Result, Runs, Verdict, in_turn
from benchmarks.year import (
    PASSWORD,
    Year,
    carried,
    make_year,
    put_down,
    receive_all,
    receive_files,
)
from chibo_desktop.bootstrap import practice_surroundings
from chibo_desktop.domain.journal import Entry
from chibo_desktop.services.node_keys import node_keys
from chibo_desktop.services.session import Session, open_file
from chibo_desktop.storage.absorb import absorb
from chibo_desktop.storage.engine import Store, create_store
from chibo_desktop.storage.entry_reader import read_entries
from chibo_desktop.storage.exchange_log import received_by
from chibo_desktop.storage.keys import KeyCost
from chibo_desktop.storage.node_keys import senders

_CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
_LEAST_SHARE, _LEAST_LINEAR = 0.5, 0.8


def run(options: Options) -> Result:
    """Measure both ways of merging, then ever more entries."""
    result = Result("merge", ("", "min / median", "entries/s", "of plain"))
    year = make_year(options.folder)
    _merge_year(result, options, year)
    _merge_month(result, options, year)
    _grow(result, options)
    return result


def _merge_year(result: Result, options: Options, year: Year) -> None:
    copies = _Copies(options.folder, year.office)
    with copies.open() as session:
        bundles = carried(session, year.bundles)
    read = [read_entries(pairs) for pairs in bundles]
    entries = sum(map(len, bundles))
    with copies.open() as session:
        _absorb_all(session.store, read)
        rows = rows_of_bundles(session.store, [f"bundle {n}" for n in range(len(read))])
    plain, absorbing, reading, whole = in_turn_on(
        options.repeat,
        copies,
        lambda session: insert_plainly(session.store, rows),
        lambda session: _absorb_all(session.store, read),
        lambda session: _read_and_absorb(session.store, bundles),
        lambda session: receive_all(session, year.bundles),
    )
    for name, runs in (
        ("plain prepared inserts", plain),
        ("absorb", absorbing),
        ("read and absorb", reading),
        ("whole files: unseal, verify, read, absorb, compare", whole),
    ):
        share = plain.best / runs.best
        result.rows.append((name, str(runs), f"{entries / runs.best:,.0f}", f"{share:.2f}"))
        result.figures[name] = {"s": round(runs.best, 4), "of_plain": round(share, 3)}
    for name, runs in (
        ("absorb", absorbing),
        ("read and absorb", reading),
        ("whole files", whole),
    ):
        result.verdicts.append(
            Verdict(
                promise=f"{name}, rate of plain inserts",
                found=plain.best / runs.best,
                limit=_LEAST_SHARE,
                at_least=True,
            )
        )
    count = sum(len(kept) for inserts in rows for _, kept in inserts)
    size = sum(map(len, year.bundles.values())) / 2**20
    result.notes.append(
        f"{len(bundles)} bundles, {size:.1f} MB, {entries:,} entries, {count:,} rows"
    )


def _merge_month(result: Result, options: Options, year: Year) -> None:
    """A normal month: what came before is here and acknowledged."""
    home = options.folder / "month"
    home.mkdir()
    for file in year.office.parent.glob(f"*{year.office.name}*"):
        if file.is_file():
            shutil.copy(file, home / file.name)
    before = home / year.office.name
    session = open_file(before, PASSWORD, practice_surroundings())
    receive_all(session, year.bundles)
    with session.unit() as unit:
        identity = node_keys(unit).identity
        keys = {one.code: one.signing_key for one in senders(unit.connection)}
    session.close()
    copies = _Copies(options.folder, before)
    with copies.open() as session:
        receive_all(session, year.month)
        with session.unit() as unit:
            merged = [one.bundle_id for one in received_by(unit.connection)]
        newest = rows_of_month(session.store, merged[: len(year.month)])
    kept = options.folder / "kept.cbb"

    def unavoidable(session: Session) -> None:
        for (name, data), rows in zip(year.month.items(), newest, strict=True):
            open_plainly(data, identity, keys[name.removesuffix(".cbb")])
            keep_plainly(kept, data)
            insert_plainly(session.store, [rows])

    files = put_down(options.folder / "stick", year.month)
    gc.freeze()  # as the window does when it has been built: `gui/running.py`
    parts, whole, drop = in_turn_on(
        options.repeat,
        copies,
        unavoidable,
        lambda session: receive_all(session, year.month),
        lambda session: receive_files(session, files),
    )
    gc.unfreeze()
    units = len(year.month)
    for name, runs in (
        ("a month: its unavoidable parts", parts),
        ("a month: whole, bundle by bundle", whole),
        ("a month: all bundles as one drop", drop),
    ):
        each = f"{1000 * runs.best / units:.1f} ms each"
        result.rows.append((name, str(runs), each, f"{parts.best / runs.best:.2f}"))
        result.figures[name] = {
            "s": round(runs.best, 3), "ms_each": round(1000 * runs.best / units, 1)
        }  # fmt: skip
    memory = memory_of_merging(before, year.month)
    result.verdicts += [
        Verdict(
            promise="a month's bundle, times its unavoidable parts",
            found=whole.best / parts.best,
            limit=2,
        ),
        Verdict(promise="37 units of a month as one drop", found=drop.best, limit=3, unit=" s"),
        Verdict(
            promise="memory of a process that merges them", found=memory, limit=300, unit=" MB"
        ),
    ]


class _Copies:
    """Gives the office's file again and again as it was before the merge."""

    def __init__(self, folder: Path, office: Path) -> None:
        self._folder, self._office, self._number = folder, office, 0

    def open(self) -> "_Copy":
        """A fresh copy, open; it is thrown away afterwards."""
        self._number += 1
        folder = self._folder / f"copy{self._number}"
        folder.mkdir()
        for file in self._office.parent.glob(f"*{self._office.name}*"):
            if file.is_file():  # not the folder of kept bundles
                shutil.copy(file, folder / file.name)
        return _Copy(folder, self._office.name)


class _Copy:
    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._session = open_file(folder / name, PASSWORD, practice_surroundings())

    def __enter__(self) -> Session:
        return self._session

    def __exit__(self, *_: object) -> None:
        self._session.close()
        shutil.rmtree(self._folder)


def in_turn_on(repeat: int, copies: _Copies, *works: Callable[[Session], object]) -> list[Runs]:
    """As `in_turn`, each run on a fresh copy whose opening is not counted."""
    seconds: list[list[float]] = [[] for _ in works]
    for _ in range(repeat):
        for work, kept in zip(works, seconds, strict=True):
            with copies.open() as session:
                kept.extend(in_turn(1, lambda: work(session))[0].seconds)  # noqa: B023
    return [Runs(tuple(kept)) for kept in seconds]


def _absorb_all(store: Store, bundles: Sequence[Sequence[Entry]]) -> None:
    for number, entries in enumerate(bundles):
        with store.transaction() as connection:
            absorb(connection, entries, bundle_id=f"bundle {number}")


def _read_and_absorb(store: Store, bundles: Sequence[Sequence[tuple[bytes, bytes]]]) -> None:
    for number, pairs in enumerate(bundles):
        with store.transaction() as connection:
            absorb(connection, read_entries(pairs), bundle_id=f"bundle {number}")


def _grow(result: Result, options: Options) -> None:
    """The same kind of entries, ten times as many: the rate must stay."""
    sizes = [10_000, 100_000, 1_000_000] if options.full else [10_000, 100_000]
    rates = {}
    for size in sizes:
        plain, merged = _merge_invented(options.folder / f"grow{size}", size)
        rates[size] = size / merged
        share = plain / merged
        name = f"{size:,} invented entries, read and absorb"
        result.rows.append(
            (name, f"{1000 * merged:,.1f} ms", f"{rates[size]:,.0f}", f"{share:.2f}")
        )
        result.figures[name] = {"s": round(merged, 3), "of_plain": round(share, 3)}
    result.verdicts.append(
        Verdict(
            promise=f"rate at {sizes[-1]:,} of the rate at {sizes[0]:,}",
            found=rates[sizes[-1]] / rates[sizes[0]],
            limit=_LEAST_LINEAR,
            at_least=True,
        )
    )
    if not options.full:
        result.notes.append("1,000,000 entries: give --full")


def _merge_invented(folder: Path, size: int) -> tuple[float, float]:
    """Seconds for plain inserts and for the merge; making the entries is not counted."""
    folder.mkdir()
    merging = _new_store(folder / "merged.chibo")
    plain = _new_store(folder / "plain.chibo")
    by_insert = by_merge = 0.0
    for org_id, pairs in journals(size):
        started = time.perf_counter()
        with merging.transaction() as connection:
            absorb(connection, read_entries(pairs), bundle_id=org_id)
        by_merge += time.perf_counter() - started
        rows: list[Inserts] = rows_of_bundles(merging, [org_id])
        started = time.perf_counter()
        insert_plainly(plain, rows)
        by_insert += time.perf_counter() - started
    merging.close()
    plain.close()
    shutil.rmtree(folder)
    return by_insert, by_merge


def _new_store(path: Path) -> Store:
    return create_store(path, PASSWORD, randomness=os.urandom, cost=_CHEAP)
