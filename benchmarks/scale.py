"""An office of two thousand units and two hundred thousand members: does a bundle cost more there?

At 100, 500, 1,000 and 2,000 units some of them send their members and then a month; these normal
bundles are what is compared. The others stand there as rows alike, with `--full` by their bundles.
"""

import os
import resource
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests import postgres

from benchmarks.many_rows import Pattern, pattern_of, write_again
from benchmarks.many_units import (
    PASSWORD,
    Unit,
    Written,
    enrol,
    found_office,
    lived,
    one_key,
)
from benchmarks.report import Options, Result, Verdict
from chibo_desktop.bootstrap import practice_surroundings
from chibo_desktop.services.inbox import receive_one
from chibo_desktop.services.receipts import Outcome
from chibo_desktop.services.session import Session, open_file
from chibo_desktop.storage.member_lines import MemberFilters, MemberOrder, member_count, member_page

_STEPS = tuple(map(int, os.environ.get("CHIBO_BENCH_UNITS", "100 500 1000 2000").split()))
_MEMBERS = 100
_NORMAL = int(os.environ.get("CHIBO_BENCH_NORMAL", "50"))  # units that send bundles at each step
_AT_ONCE = 20
_MOST_GROWTH, _MOST_MEMORY = 1.3, 300


class Taken(NamedTuple):
    """Seconds of one bundle: by the clock, and of processors at work."""

    clock: float
    work: float


def run(options: Options) -> Result:
    """Fill an office in a file, then one on a server."""
    result = Result(
        "scale", ("ms", "units", "members", "month", "clock, best", "median", "list", "memory")
    )
    written = lived(options.folder, _MEMBERS)
    result.notes.append(
        f"{_MEMBERS} members a unit; the first bundle has {len(written.parts[0])} entries, a "
        f"normal one {len(written.parts[1])} new ones and all that stand"
    )
    fill(result, "file", options.folder / "office.chibo", written, whole=options.full)
    if reason := postgres.why_not():
        result.notes.append(f"no server: {reason}")
        return result
    try:
        place = postgres.server().bookmark(options.folder / "server.chibo")
        fill(result, "server", place, written, whole=options.full)
    finally:
        postgres.stop_server()
    return result


def fill(result: Result, kind: str, path: Path, written: Written, *, whole: bool) -> None:
    """Let an office grow; at each step some units, or all of them, send their bundles."""
    session, office_key = found_office(path)
    seed, public = one_key()
    pattern: Pattern | None = None
    work: dict[int, float] = {}
    done, memory = 0, 0.0
    for step in _STEPS:
        units = [Unit(number, written, office_key) for number in range(done + 1, step + 1)]
        enrol(session, units, public)
        if not whole and pattern is not None:
            _fill_up(session, pattern, range(done + 1, step + 1 - _NORMAL))
            units = units[-_NORMAL:]
        firsts, months = [], []
        while units:
            unit = units.pop()  # what it wrote is remembered no longer than it is needed
            firsts.append(_received(session, unit.bundle(seed), unit.code))
            if not whole and pattern is None:
                with session.unit() as opened:
                    pattern = pattern_of(opened.connection, unit.node_id)
                _fill_up(session, pattern, range(done + 1, step + 1 - _NORMAL))
                del units[: -_NORMAL + 1]
            months.append(_received(session, unit.bundle(seed), unit.code))
        done = step
        session.close()
        session = open_file(path, PASSWORD, practice_surroundings())
        work[step] = statistics.median(one.work for one in months)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        listed = _listed(session, step * _MEMBERS)
        clocks = [one.clock for one in months]
        first = statistics.median(one.work for one in firsts)
        times = [first, work[step], min(clocks), statistics.median(clocks), listed]
        row = (kind, f"{step:,}", *(f"{1000 * one:,.0f}" for one in times), f"{memory:,.0f} MB")
        result.rows.append(row)
        print(*row, file=sys.stderr, flush=True)
        names = ("members_work", "month_work", "month_best", "month_median", "list")
        result.figures[f"{kind} {step}"] = {
            f"{name}_ms": round(1000 * one, 1) for name, one in zip(names, times, strict=True)
        } | {"mb": round(memory)}
    session.close()
    promise = f"{kind}: work of a bundle at {_STEPS[-1]:,} units of one at {_STEPS[0]:,}"
    growth = work[_STEPS[-1]] / work[_STEPS[0]]
    result.verdicts += [
        Verdict(promise=promise, found=growth, limit=_MOST_GROWTH),
        Verdict(promise=f"{kind}: memory", found=memory, limit=_MOST_MEMORY, unit=" MB"),
    ]


def _fill_up(session: Session, pattern: Pattern, numbers: Sequence[int]) -> None:
    """Write the rows of these units as if their first bundles had been received."""
    for start in range(0, len(numbers), _AT_ONCE):
        with session.unit(takes_turn=True) as unit:
            write_again(unit.connection, pattern, numbers[start : start + _AT_ONCE])


def _received(session: Session, data: bytes, name: str) -> Taken:
    """From the sealed bytes to the commit. Raises RuntimeError when it was not merged."""
    started, worked = time.perf_counter(), _worked(session)
    receipt = receive_one(session, data, f"{name}.cbb", merge=True)
    taken = Taken(time.perf_counter() - started, _worked(session) - worked)
    if receipt.outcome is not Outcome.MERGED or not receipt.same_state:
        raise RuntimeError(f"{name}: {receipt.outcome} {receipt.problem}")
    return taken


def _worked(session: Session) -> float:
    """Seconds of processor time so far: this process's, and on a server those of its backend."""
    own = time.process_time()
    if not session.is_on_server:
        return own
    with session.unit() as unit:
        backend = unit.connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
    fields = Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()
    return own + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _listed(session: Session, expected: int) -> float:
    """Seconds for the first lines of everybody, counted. Raises RuntimeError for another count."""
    with session.unit() as unit:
        started = time.perf_counter()
        count = member_count(unit.connection, MemberFilters())
        member_page(
            unit.connection, MemberFilters(), MemberOrder(), ("full_name",), offset=0, limit=50
        )
        taken = time.perf_counter() - started
    if count != expected:
        raise RuntimeError(f"{count} members instead of {expected}")
    return taken
