"""Killed, out of room, pulled out: a stick never holds half a bundle, an office never half a drop.

Faults F2, F5 and F28 of protocol.md §4, on real processes and real files.
"""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from chibo_desktop.domain.organization import Subordinate
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.exchange.container import read_container
from chibo_desktop.services.inbox import Outcome
from chibo_desktop.services.inbox_drops import (
    begin_drop,
    continue_drop,
    merge_dropped,
    unfinished,
)
from chibo_desktop.services.reports import write_report
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.exchange_log import received_by, sent_lately
from chibo_desktop.storage.vectors import state_hash
from faults import chance, proves, times
from services.exchange_story import OCTOBER, Story, add_scan, live_month, reopened
from storage.on_disk import ROOT

KILLS_OF_EXPORT = times(pr=4, nightly=500)
KILLS_OF_MERGE = times(pr=3, nightly=1_000)
FULL_STICKS = times(pr=6, nightly=300)
CODES = tuple(f"CB{number:02}" for number in range(1, 1 + times(pr=6, nightly=37)))
pytestmark = pytest.mark.skipif(os.name == "nt", reason="no SIGKILL on Windows")

_EXPORT = """
import os, sys
from pathlib import Path
from chibo_desktop.services.reports import write_report
from services.exchange_story import OCTOBER, reopened
session = reopened(Path(sys.argv[1]))
os.write(1, b"ready\\n")
for number in range(1000):
    with session.unit() as unit:
        write_report(unit, OCTOBER, Path(sys.argv[2]), limit=200_000)
"""
_MERGE = """
import os, sys
from pathlib import Path
from chibo_desktop.services.inbox_drops import begin_drop, continue_drop, merge_dropped
from services.exchange_story import reopened
session = reopened(Path(sys.argv[1]))
os.write(1, b"ready\\n")
def quiet(*_): pass
files = continue_drop(session, quiet) or begin_drop(session, [Path(sys.argv[2])], quiet)
merge_dropped(session, [one for one in files if one.receipt.outcome == "ready"], quiet, [])
os.write(1, b"done\\n")
"""
_FULL = """
import resource, sys
from pathlib import Path
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.reports import write_report
from services.exchange_story import OCTOBER, reopened
session = reopened(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    with session.unit() as unit:
        write_report(unit, OCTOBER, Path(sys.argv[2]), limit=200_000)
except DomainError as refused:
    print(refused.problems[0].code)
"""

_DIRECTIVE = """
import resource, sys
from pathlib import Path
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.outgoing import enrolled_units, write_directives
from services.exchange_story import reopened
session, done = reopened(Path(sys.argv[1])), []
with session.unit() as unit:
    first, *_ = enrolled_units(unit)
limit = int(sys.argv[3])
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    write_directives(session, [first.id], Path(sys.argv[2]), lambda *_: None, done)
except DomainError as refused:
    print(refused.problems[0].code, len(done))
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office and six units with a closed month, one of them with scans; all closed."""
    folder = tmp_path_factory.mktemp("kills")
    story = Story(folder)
    for code in CODES:
        live_month(story.enrolled(code))
    for number in range(3):
        data = random.Random(number).randbytes(150_000)
        add_scan(story.units["CB01"], b"%PDF-1" + data, f"Giấy {number}")
    for code in CODES:
        story.report(code)
    story.close()
    return folder


@pytest.fixture
def copied(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "story"))


@pytest.fixture(scope="module")
def uninterrupted(
    made: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, str], float]:
    """What the office holds of each unit after a drop that nothing disturbed; how long it took."""
    folder = tmp_path_factory.mktemp("whole") / "story"
    shutil.copytree(made, folder)
    run = child(_MERGE, folder / "office.chibo", folder / "usb")
    assert run.stdout is not None
    assert run.stdout.readline() == b"ready\n"
    begun = time.monotonic()
    assert run.communicate()[0].splitlines()[-1] == b"done"
    return states(folder), time.monotonic() - begun


def states(folder: Path) -> dict[str, str]:
    """The state of each node in the office's file, which must be sound."""
    session = reopened(folder / "office.chibo")
    assert check_store(session.store).is_sound
    with session.unit() as unit:
        nodes = {one.node_id for one in unit.all(Subordinate)}
        found = {node: state_hash(unit.connection, node) for node in nodes}
        came = received_by(unit.connection)
    session.close()
    assert len([one for one in came if one.outcome == Outcome.MERGED]) == len(CODES)
    return found


def child(code: str, *arguments: object) -> "subprocess.Popen[bytes]":
    path = f"{ROOT / 'src'}{os.pathsep}{ROOT / 'tests'}"
    one = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": path},
    )
    assert one.stdout is not None
    return one


def killed_within(one: "subprocess.Popen[bytes]", seconds: float) -> None:
    """Let a process begin, then end it at some moment as a power cut would."""
    assert one.stdout is not None
    assert one.stdout.readline() == b"ready\n"
    with contextlib.suppress(subprocess.TimeoutExpired):
        one.wait(seconds)
    one.send_signal(signal.SIGKILL)
    one.communicate()


def quiet(_done: int, _total: int, _text: str) -> None:
    return


def whole_bundles(stick: Path) -> list[Path]:
    """The bundles on a stick; each must be complete."""
    paths = [one for one in stick.iterdir() if one.suffix == ".cbb"]
    for path in paths:
        read_container(path.read_bytes())
    assert not [one for one in stick.iterdir() if one not in paths and one.suffix != ".part"]
    return paths


@proves("F2", number=KILLS_OF_MERGE)
def test_killed_while_merging_a_drop(
    made: Path, uninterrupted: tuple[dict[str, str], float], tmp_path: Path
) -> None:
    luck, (whole, seconds) = chance(2), uninterrupted
    for run in range(KILLS_OF_MERGE):
        folder = Path(shutil.copytree(made, tmp_path / str(run)))
        killed_within(
            child(_MERGE, folder / "office.chibo", folder / "usb"), luck.uniform(0, seconds)
        )
        session = reopened(folder / "office.chibo")
        with session.unit() as unit:
            begun = unfinished(unit) is not None or bool(received_by(unit.connection))
        files = continue_drop(session, quiet)
        if not begun:
            files = begin_drop(session, [folder / "usb"], quiet)
        ready = [one for one in files if one.receipt.outcome is Outcome.READY]
        merge_dropped(session, ready, quiet, [])
        with session.unit() as unit:
            assert unfinished(unit) is None
        session.close()
        assert states(folder) == whole
        shutil.rmtree(folder)


@proves("F5", number=KILLS_OF_EXPORT)
def test_killed_while_writing_to_a_stick(copied: Path) -> None:
    luck, stick = chance(5), copied / "stick"
    stick.mkdir()
    for _ in range(KILLS_OF_EXPORT):
        killed_within(child(_EXPORT, copied / "CB01.chibo", stick), luck.uniform(0.05, 0.8))
        for path in whole_bundles(stick):
            path.unlink()  # what is begun stays in the way of the next run
    session = reopened(copied / "CB01.chibo")
    assert check_store(session.store).is_sound
    with session.unit() as unit:
        assert len(write_report(unit, OCTOBER, stick, limit=200_000).paths) == 3
    assert len(whole_bundles(stick)) == 3
    session.close()


# The limit holds for the data file's own log too. Where it falls between two pages SQLite hears
# EFBIG, which it takes for a fault of the disk, not for a full one.
_NO_ROOM = ("file-not-written", "store-disk-full", "store-unreadable")


@proves("F28", number=FULL_STICKS)
def test_a_stick_without_room_holds_nothing(copied: Path, tmp_path: Path) -> None:
    luck = chance(28)
    for run in range(FULL_STICKS):
        stick = tmp_path / f"stick{run}"
        stick.mkdir()
        limit = luck.choice((1, 4096, 100_000, 160_000, luck.randrange(400_000)))
        said = child(_FULL, copied / "CB01.chibo", stick, limit).communicate()[0].decode().split()
        assert said in ([], *([code] for code in _NO_ROOM)), said
        assert len(whole_bundles(stick)) == (0 if said else 3)
    session = reopened(copied / "CB01.chibo")
    assert check_store(session.store).is_sound
    session.close()


def test_a_directive_that_the_office_could_not_note_is_not_on_the_stick(
    copied: Path, tmp_path: Path
) -> None:
    """The stick has room for it, the office's own disk none for the commit."""
    office, stick, other = copied / "office.chibo", tmp_path / "stick", tmp_path / "other"
    stick.mkdir()
    other.mkdir()
    shutil.copytree(copied, tmp_path / "trial")
    child(_DIRECTIVE, tmp_path / "trial" / "office.chibo", other, 0).communicate()
    (size,) = (path.stat().st_size for path in other.iterdir())
    said = child(_DIRECTIVE, office, stick, size + 2_000).communicate()[0].decode().split()
    assert said[0] in {"store-disk-full", "store-unreadable"}
    assert said[1:] == ["0"]
    assert not list(stick.iterdir())
    child(_DIRECTIVE, office, stick, 0).communicate()
    assert [path.name for path in stick.iterdir()] == [path.name for path in other.iterdir()]


@proves("F28")
@pytest.mark.parametrize("part", [1, 2])
def test_a_stick_pulled_out_between_two_parts_leaves_nothing(copied: Path, part: int) -> None:
    stick, away = copied / "stick", copied / "away"
    stick.mkdir()
    session = reopened(copied / "CB01.chibo")

    def pull(done: int, _total: int, _text: str) -> None:
        if done == part:
            shutil.move(stick, away)

    with pytest.raises(DomainError) as refused, session.unit() as unit:
        write_report(unit, OCTOBER, stick, limit=200_000, step=pull)
    assert refused.value.problems[0].code == "file-not-written"
    assert (
        len(whole_bundles(away)) == part
    )  # what was written is whole; what is gone cannot be removed
    with session.unit() as unit:
        (earlier,) = sent_lately(unit.connection, 10)
    assert earlier.seq == 1  # what failed is not noted as written
    session.close()
