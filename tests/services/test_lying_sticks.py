"""Sticks that take everything, say that it is written, and have not kept it (F28).

While the system remembers what it wrote, such a stick reads back well. The stick here is a folder
whose files turn into what the medium kept once the program asks to be let past that memory.
"""

import os
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from chibo_desktop.domain.organization import Subordinate
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.outgoing import write_directives, write_invitations
from chibo_desktop.services.reports import write_report
from chibo_desktop.storage.exchange_log import sent_lately
from faults import chance, proves, times
from services.exchange_story import OCTOBER, Story, add_scan, live_month, reopened

LYING = times(pr=12, nightly=300)
pytestmark = pytest.mark.skipif(
    not hasattr(os, "posix_fadvise"), reason="the system does not say when its memory is let go"
)
Medium = Callable[[list[Path], random.Random], None]


def _zeros(files: list[Path], luck: random.Random) -> None:
    """It has less room than it claims: from somewhere on there is nothing."""
    data = files[-1].read_bytes()
    start = luck.randrange(len(data))
    files[-1].write_bytes(data[:start] + bytes(len(data) - start))


def _other_bytes(files: list[Path], luck: random.Random) -> None:
    data = bytearray(files[-1].read_bytes())
    data[luck.randrange(len(data))] ^= 1 << luck.randrange(8)
    files[-1].write_bytes(data)


def _cut(files: list[Path], luck: random.Random) -> None:
    data = files[-1].read_bytes()
    files[-1].write_bytes(data[: luck.randrange(len(data))])


def _over_the_first(files: list[Path], luck: random.Random) -> None:
    """Behind its real end it begins again at its beginning."""
    if len(files) > 1:
        _other_bytes(files[:1], luck)


MEDIA: dict[str, Medium] = {
    "zeros": _zeros,
    "other bytes": _other_bytes,
    "cut": _cut,
    "over the first": _over_the_first,
}


@dataclass
class Stick:
    """A folder, what its medium does to its files, and whether it was ever asked."""

    folder: Path
    medium: Medium
    luck: random.Random
    is_asked: bool = False
    order: dict[int, None] = field(default_factory=dict)

    def let_go(self, _descriptor: int, _offset: int, _length: int, advice: int) -> None:
        by_inode = {one.stat().st_ino: one for one in self.folder.iterdir()}
        self.order |= dict.fromkeys(by_inode)
        files = [by_inode[inode] for inode in self.order if inode in by_inode]
        if advice == os.POSIX_FADV_DONTNEED and files:
            self.is_asked = True
            self.medium(files, self.luck)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A unit with scans for three parts, and its office; closed."""
    folder = tmp_path_factory.mktemp("sticks")
    story = Story(folder)
    live_month(story.enrolled("CB01"))
    story.enrolled("CB02")
    for number in range(3):
        data = random.Random(number).randbytes(30_000)
        add_scan(story.units["CB01"], b"%PDF-1" + data, f"Giấy {number}")
    story.close()
    return folder


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stick:
    one = Stick(tmp_path / "usb", _zeros, chance(28))
    one.folder.mkdir()
    monkeypatch.setattr(os, "posix_fadvise", one.let_go)
    return one


@pytest.mark.parametrize("name", MEDIA)
@proves("F28", number=LYING // len(MEDIA))
def test_nothing_is_called_written_that_the_stick_has_not_kept(
    made: Path, tmp_path: Path, stick: Stick, name: str
) -> None:
    session = reopened(Path(shutil.copytree(made, tmp_path / "story")) / "CB01.chibo")
    stick.medium = MEDIA[name]
    for _ in range(LYING // len(MEDIA)):
        stick.is_asked = False
        with pytest.raises(DomainError) as refused, session.unit() as unit:
            write_report(unit, OCTOBER, stick.folder, limit=40_000)
        assert refused.value.problems[0].code == "file-not-kept"
        assert stick.is_asked
        assert not list(stick.folder.iterdir())
        with session.unit() as unit:
            assert not sent_lately(unit.connection, 10)
    stick.medium = lambda _files, _luck: None
    with session.unit() as unit:
        assert len(write_report(unit, OCTOBER, stick.folder, limit=40_000).paths) == 3
    session.close()


@proves("F28")
def test_an_office_is_told_which_files_a_stick_has_lost(
    made: Path, tmp_path: Path, stick: Stick
) -> None:
    session = reopened(Path(shutil.copytree(made, tmp_path / "story")) / "office.chibo")
    stick.medium = _over_the_first
    with session.unit() as unit:
        units = [one.id for one in unit.all(Subordinate)]
    done: list[Path] = []
    with pytest.raises(DomainError) as refused:
        write_directives(session, units, stick.folder, lambda *_: None, done)
    (problem,) = refused.value.problems
    assert (problem.code, problem.params["names"]) == ("file-not-kept", done[0].name)
    for path in done:
        path.unlink()
    with pytest.raises(DomainError) as refused, session.unit() as unit:
        write_invitations(unit, units, stick.folder)
    assert refused.value.problems[0].code == "file-not-kept"
    session.close()
