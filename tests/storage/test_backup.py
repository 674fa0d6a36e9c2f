"""A backup is verified before it has a name, and an older one goes only after that."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from builders import PASSWORD, START, Node, member
from chibo_desktop.domain.member import Member
from chibo_desktop.storage.backup import EXTENSION, backup, backups, restore
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.engine import open_store
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.keys import slot_paths
from chibo_desktop.storage.meta import read_meta, write_meta
from storage.journal_state import rows
from storage.on_disk import fingerprint, run_child


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sao lưu"


@pytest.fixture
def used(here: Node) -> Node:
    with here.unit() as unit:
        unit.save_all([member(number) for number in range(30)], act="add")
    return here


def test_a_backup_of_an_open_file_opens_with_the_password(used: Node, folder: Path) -> None:
    with used.unit() as unit:
        unit.save(member(99), act="add")  # still in the log, not in the file
    info = backup(used.store, folder, "thủ công", START)
    assert info.path.name == f"s1_2026-11-23_0800{EXTENSION}"
    assert (info.members, info.entries) == (31, 31)
    copy = open_store(info.path, PASSWORD)
    assert check_store(copy).is_sound
    assert rows(Node(copy, used.author)) == rows(used)
    copy.close()
    assert backups(folder, "s1") == [info]


def test_either_copy_of_the_keys_opens_a_backup(used: Node, folder: Path) -> None:
    info = backup(used.store, folder, "thủ công", START)
    slot_paths(info.path)[0].unlink()
    open_store(info.path, PASSWORD).close()


def test_the_label_says_nothing_of_a_person(used: Node, folder: Path) -> None:
    backup(used.store, folder, "thủ công", START)
    (label,) = folder.glob("*.json")
    plain = json.loads(label.read_bytes())
    assert set(plain) == {"label", "taken_at", "entries", "members", "digest"}


def test_the_newest_stay(used: Node, folder: Path) -> None:
    others = [
        backup(used.store, folder, "trước khi nhận", START).path,
        backup(used.store, folder, "hằng ngày", START - timedelta(days=90)).path,
    ]
    made = [
        backup(used.store, folder, "hằng ngày", START + timedelta(minutes=minute // 2), keep=3)
        for minute in range(6)
    ]
    kept = {info.path for info in backups(folder)}
    assert kept == {info.path for info in made[-3:]} | {others[0]}
    left = {path.name for path in folder.iterdir()}
    assert len(left) == 4 * len(kept)


_BACK_UP = """
import sys
from pathlib import Path
from builders import PASSWORD, START
from chibo_desktop.storage.backup import backup, backups
from chibo_desktop.storage.engine import open_store
from chibo_desktop.storage.errors import StorageError
store = open_store(Path(sys.argv[1]), PASSWORD)
folder = Path(sys.argv[2])
try:
    for number in range(100):
        backup(store, folder, "x", START, keep=100)
except StorageError as error:
    print(error.code)
store.close()
for info in backups(folder):
    open_store(info.path, PASSWORD).close()
print(len(backups(folder)) == number, len(list(folder.iterdir())) == 4 * number)
"""


def test_a_full_disk_costs_no_backup_and_leaves_no_half(used: Node, folder: Path) -> None:
    used.store.close()
    folder.mkdir()
    mounts = f"mount -t tmpfs -o size=2m none '{folder}'"
    lines = run_child(_BACK_UP, used.store.path, folder, mounts=mounts)
    assert lines == ["store-disk-full", "True True"]


_FOREVER = "mount --bind '{0}' '{0}'; mount -o remount,ro,bind '{0}'"


def test_a_folder_that_takes_nothing(used: Node, folder: Path) -> None:
    used.store.close()
    folder.mkdir()
    lines = run_child(_BACK_UP, used.store.path, folder, mounts=_FOREVER.format(folder))
    assert lines[0] == "store-read-only"


def test_restoring_keeps_the_current_file_untouched(used: Node, folder: Path) -> None:
    with used.store.transaction() as connection:
        write_meta(connection, "stream", "s1")
    info = backup(used.store, folder, "thủ công", START)
    before = rows(used)
    with used.unit() as unit:
        unit.save(member(99), act="add")
    used.store.close()
    current = used.store.path.read_bytes()
    backups_before = fingerprint(folder)
    kept = restore(info.path, used.store.path, PASSWORD, now=START, new_stream="s1-again")
    assert kept == used.store.path.parent / "cu" / "2026-11-23_0800"
    assert (kept / used.store.path.name).read_bytes() == current
    assert fingerprint(folder) == backups_before
    used.store = open_store(used.store.path, PASSWORD)
    assert rows(used) == before
    with used.store.transaction() as connection:
        assert read_meta(connection, "stream") == "s1-again"
        ours = connection.exec_driver_sql("SELECT count(*) FROM stream WHERE is_ours")
        assert ours.scalar_one() == 0
    old = open_store(kept / used.store.path.name, PASSWORD)
    assert len(rows(Node(old, used.author))) == len(before) + 1
    old.close()


def test_restoring_where_nothing_is_left(used: Node, folder: Path, tmp_path: Path) -> None:
    info = backup(used.store, folder, "thủ công", START)
    target = tmp_path / "mới.chibo"
    restore(info.path, target, PASSWORD, now=START, new_stream="x")
    store = open_store(target, PASSWORD)
    assert check_store(store).is_sound
    store.close()


def test_restoring_twice_in_a_minute_keeps_both(used: Node, folder: Path) -> None:
    info = backup(used.store, folder, "thủ công", START)
    used.store.close()
    kept = {
        restore(info.path, used.store.path, PASSWORD, now=START, new_stream=f"x{number}")
        for number in range(2)
    }
    assert len(kept) == 2


@pytest.mark.parametrize("damage", ["password", "bytes", "gone", "keys"])
def test_a_backup_that_does_not_open_moves_nothing(used: Node, folder: Path, damage: str) -> None:
    info = backup(used.store, folder, "thủ công", START)
    used.store.close()
    match damage:
        case "bytes":
            data = bytearray(info.path.read_bytes())
            data[len(data) // 2] ^= 1
            info.path.write_bytes(data)
        case "gone":
            info.path.unlink()
        case "keys":
            for path in slot_paths(info.path):
                path.unlink()
    home = used.store.path.parent
    before = fingerprint(home)
    with pytest.raises(StorageError) as caught:
        restore(
            info.path,
            used.store.path,
            "sai" if damage == "password" else PASSWORD,
            now=START,
            new_stream="x",
        )
    codes = {
        "password": "store-wrong-password",
        "bytes": "store-damaged",
        "gone": "store-missing",
        "keys": "store-keys-missing",
    }
    assert caught.value.code == codes[damage]
    assert fingerprint(home) == before


def test_what_is_no_backup_is_not_listed(used: Node, folder: Path) -> None:
    backup(used.store, folder, "thủ công", START)
    shutil.copy(used.store.path, folder / f"s1_2026-11-24_0800{EXTENSION}")
    (folder / f"s1_2026-11-25_0800{EXTENSION}.json").write_text("{")
    assert len(backups(folder)) == 1


def test_two_backups_of_one_state_agree(used: Node, folder: Path) -> None:
    one = backup(used.store, folder, "a", START)
    two = backup(used.store, folder, "b", START)
    assert one.digest == two.digest
    with used.unit() as unit:
        assert len(unit.all(Member)) == one.members
