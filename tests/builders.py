"""Stores, authors and members made on the spot: everything a storage test starts from."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from chibo_desktop.domain.journal import Author, Entry, read_entry
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.storage.absorb import Absorbed, absorb
from chibo_desktop.storage.bookmark import is_bookmark
from chibo_desktop.storage.engine import Store, create_store, open_with_key
from chibo_desktop.storage.entry_reader import read_entries
from chibo_desktop.storage.keys import KeyCost, slot_paths
from chibo_desktop.storage.server_opening import create_on_server
from chibo_desktop.storage.unit_of_work import Surroundings, Unit, unit_of_work
from chibo_desktop.storage.vectors import entries_since
from places import data_place, on_server
from postgres import server

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
PASSWORD = "mật khẩu thử"
START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
BUILT_MS = 1_790_000_000_000
ORG = "01930000-0000-7000-8000-000000000001"
OTHER_ORG = "01930000-0000-7000-8000-000000000002"


@dataclass
class Dice:
    """Random bytes that are the same in every run, and differ from seed to seed."""

    seed: str = "dice"
    count: int = 0

    def __call__(self, size: int) -> bytes:
        self.count += 1
        return hashlib.shake_256(f"{self.seed}/{self.count}".encode()).digest(size)


@dataclass
class Wall:
    """A wall clock that moves a second at each look, and can be set wrong."""

    at: datetime = START

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder that is gone afterwards; in memory where the system has such a place."""
    memory = Path("/dev/shm")  # noqa: S108 - a private folder is made in it
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as home:
        yield Path(home)


def author(stream: str = "s1", org_id: str = ORG, user: str = "secretary") -> Author:
    return Author(stream=stream, org_id=org_id, user=user, role="branch")


def new_store(folder: Path, name: str = "chi-bo", seed: str = "store") -> Store:
    path, dice = data_place(folder / f"{name}.chibo"), Dice(seed + name)
    if is_bookmark(path):
        return create_on_server(path, PASSWORD, stream=name, randomness=dice, cost=CHEAP)
    return create_store(path, PASSWORD, randomness=dice, cost=CHEAP)


@dataclass
class Node:
    """One computer: an open store, its author, its clock and its dice."""

    store: Store
    author: Author
    wall: Wall = field(default_factory=Wall)
    dice: Dice = field(default_factory=Dice)

    @contextmanager
    def unit(self, *, takes_turn: bool = False) -> Iterator[Unit]:
        around = Surroundings(now=self.wall, randomness=self.dice, built_ms=BUILT_MS)
        with unit_of_work(self.store, self.author, around, takes_turn=takes_turn) as unit:
            yield unit

    def receive(self, entries: list[tuple[bytes, bytes]], *, bundle_id: str = "") -> Absorbed:
        with self.store.transaction() as connection:
            return absorb(connection, read_entries(entries), bundle_id=bundle_id)

    def everything(self, org_id: str = "") -> list[tuple[bytes, bytes]]:
        with self.store.transaction() as connection:
            return entries_since(connection, org_id or self.author.org_id, {})


def node(folder: Path, name: str = "s1", org_id: str = ORG) -> Node:
    return Node(new_store(folder, name), author(name, org_id), dice=Dice(name))


def read_all(entries: list[tuple[bytes, bytes]]) -> list[Entry]:
    return [read_entry(header, payload) for header, payload in entries]


def member(number: int = 1, *, org_id: str = ORG, **values: object) -> Member:
    usual: dict[str, object] = {
        "full_name": f"Nguyễn Văn {chr(0x41 + number % 26)}",
        "gender": "male",
        "born_on": PartialDate(1957, 2, 5),
        "branch_id": "b1",
        "admitted_on": PartialDate.of(date(1980, 1, 6)),
    }
    return Member(id=f"m{number}", org_id=org_id, **(usual | values))  # type: ignore[arg-type]


def copy_of(template: Store, folder: Path, name: str, org_id: str = ORG) -> Node:
    """A node on a copy of a closed, empty store: much faster than making one."""
    path = folder / f"{name}.chibo"
    if on_server():
        place = server().bookmark(path, server().lent_database())
        made = create_on_server(place, PASSWORD, stream=name, randomness=Dice(name), cost=CHEAP)
        return Node(made, author(name, org_id), dice=Dice(name))
    for source, target in zip(
        (template.path, *slot_paths(template.path)), (path, *slot_paths(path)), strict=True
    ):
        shutil.copyfile(source, target)
    return Node(open_with_key(path, template.key), author(name, org_id), dice=Dice(name))
