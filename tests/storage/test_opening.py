"""A data file opens, or says in one code why not, and then nothing on the disk has changed."""

import shutil
import sqlite3
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from builders import CHEAP, PASSWORD, Dice, member, new_store, node
from chibo_desktop.storage.engine import (
    SCHEMA_VERSION,
    Store,
    change_password,
    create_store,
    open_store,
    open_with_key,
)
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.keys import read_slots, slot_paths
from chibo_desktop.wording.store import SENTENCES, store_sentence
from storage.on_disk import fingerprint, run_child


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A closed data file with a few members."""
    one = node(tmp_path, "file")
    with one.unit() as unit:
        unit.save_all([member(number) for number in range(60)], act="add")
    one.store.close()
    return one.store.path


def refused(path: Path, password: str = PASSWORD) -> str:
    """The code with which a file is refused; its sentence can be said."""
    before = fingerprint(path.parent)
    with pytest.raises(StorageError) as caught:
        open_store(path, password).close()
    assert fingerprint(path.parent) == before
    assert store_sentence(caught.value.code, caught.value.params)
    return caught.value.code


def _flip(path: Path, place: float) -> None:
    data = bytearray(path.read_bytes())
    at = int(len(data) * place)
    data[at] ^= 0xFF
    path.write_bytes(data)


def _cut(path: Path, size: int) -> None:
    path.write_bytes(path.read_bytes()[:size])


def _plain(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE meta (key TEXT)")
    connection.commit()
    connection.close()


def _not_sqlite(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + bytes(20_000))


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: _flip(path, 0.0),
        lambda path: _flip(path, 0.01),
        lambda path: _flip(path, 0.5),
        lambda path: _flip(path, 0.999),
        lambda path: _cut(path, 8 * 4096),
        lambda path: _cut(path, 9 * 4096 + 1000),
        lambda path: _cut(path, 100),
        lambda path: _cut(path, 0),
        _plain,
        _not_sqlite,
    ],
    ids=[
        "salt", "first page", "a page", "last page", "whole pages gone", "half a page gone",
        "a hundred bytes", "empty", "plain SQLite", "something else",
    ],
)  # fmt: skip
def test_damaged(closed: Path, damage: Callable[[Path], None]) -> None:
    damage(closed)
    assert refused(closed) == "store-damaged"


def test_wrong_password(closed: Path) -> None:
    assert refused(closed, "sai mật khẩu") == "store-wrong-password"


def test_missing(tmp_path: Path) -> None:
    assert refused(tmp_path / "x.chibo") == "store-missing"


def test_keys_missing(closed: Path) -> None:
    for path in slot_paths(closed):
        path.unlink()
    assert refused(closed) == "store-keys-missing"


def test_keys_of_another_file(tmp_path: Path, closed: Path) -> None:
    other = new_store(tmp_path, "other", seed="other")
    other.close()
    for source, target in zip(slot_paths(other.path), slot_paths(closed), strict=True):
        shutil.copy(source, target)
    assert refused(closed) == "store-damaged"


def _alter(path: Path, statement: str) -> None:
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key=\"x'{read_slots(path).unlock(PASSWORD).hex()}'\"")
    connection.execute(statement)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def test_newer(closed: Path) -> None:
    _alter(closed, f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    assert refused(closed) == "store-newer"


def test_not_ours(closed: Path) -> None:
    """Even one that is not in our journal mode is left as it is."""
    _alter(closed, "PRAGMA application_id=7")
    _alter(closed, "PRAGMA journal_mode=DELETE")
    assert refused(closed) == "store-not-ours"


def test_second_opener_here(closed: Path) -> None:
    first = open_store(closed, PASSWORD)
    with pytest.raises(StorageError) as caught:
        open_store(closed, PASSWORD)
    assert caught.value.code == "store-in-use"
    first.close()
    open_store(closed, PASSWORD).close()


_OPEN = """
import sys
from pathlib import Path
from builders import PASSWORD
from chibo_desktop.storage.engine import open_store
from chibo_desktop.storage.errors import StorageError
try:
    open_store(Path(sys.argv[1]), PASSWORD).close()
    print("opened")
except StorageError as error:
    print(error.code)
"""


def test_second_opener_elsewhere(closed: Path) -> None:
    first = open_store(closed, PASSWORD)
    assert run_child(_OPEN, closed) == ["store-in-use"]
    first.close()
    assert run_child(_OPEN, closed) == ["opened"]


def test_read_only_folder(closed: Path) -> None:
    before = fingerprint(closed.parent)
    folder = closed.parent
    mounts = f"mount --bind '{folder}' '{folder}'; mount -o remount,ro,bind '{folder}'"
    assert run_child(_OPEN, closed, mounts=mounts) == ["store-read-only"]
    assert fingerprint(folder) == before


_CREATE = """
import sys
from pathlib import Path
from builders import new_store
from chibo_desktop.storage.errors import StorageError
folder = Path(sys.argv[1])
try:
    new_store(folder)
except StorageError as error:
    print(error.code)
print(sorted(path.name for path in folder.iterdir()))
"""


def test_create_in_a_read_only_folder(tmp_path: Path) -> None:
    mounts = f"mount --bind '{tmp_path}' '{tmp_path}'; mount -o remount,ro,bind '{tmp_path}'"
    assert run_child(_CREATE, tmp_path, mounts=mounts) == ["store-read-only", "[]"]


def test_create_on_a_full_disk(tmp_path: Path) -> None:
    mounts = f"mount -t tmpfs -o size=64k none '{tmp_path}'"
    assert run_child(_CREATE, tmp_path, mounts=mounts) == ["store-disk-full", "[]"]


_FILL = """
import sys
from pathlib import Path
from builders import PASSWORD, member, node
from chibo_desktop.domain.member import Member
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.engine import open_store
from chibo_desktop.storage.errors import StorageError
one = node(Path(sys.argv[1]), "file")
saved = 0
while True:
    try:
        with one.unit() as unit:
            unit.save_all([member(n) for n in range(saved, saved + 100)], act="add")
        saved += 100
    except StorageError as error:
        print(error.code)
        break
one.store.close()
one.store = open_store(one.store.path, PASSWORD)
with one.unit() as unit:
    print(saved > 0, len(unit.all(Member)) == saved)
print(check_store(one.store).problems)
"""


def test_disk_fills_while_saving(tmp_path: Path) -> None:
    """What was acknowledged is there, what was refused is not, and the file is whole."""
    mounts = f"mount -t tmpfs -o size=3m none '{tmp_path}'"
    assert run_child(_FILL, tmp_path, mounts=mounts) == ["store-disk-full", "True True", "()"]


def test_creating_over_a_file(closed: Path) -> None:
    before = fingerprint(closed.parent)
    with pytest.raises(StorageError) as caught:
        create_store(closed, PASSWORD, randomness=Dice(), cost=CHEAP)
    assert caught.value.code == "store-exists"
    assert fingerprint(closed.parent) == before


def test_closed_file_stands_alone(closed: Path) -> None:
    assert sorted(path.name for path in closed.parent.iterdir()) == [
        ".file.chibo.khoa2",
        "file.chibo",
        "file.chibo.khoa",
    ]


@pytest.mark.parametrize("lost", [0, 1])
@pytest.mark.parametrize("how", ["gone", "garbage"])
def test_either_copy_of_the_keys_opens(closed: Path, lost: int, how: str) -> None:
    path = slot_paths(closed)[lost]
    path.unlink() if how == "gone" else path.write_bytes(b"{]")
    open_store(closed, PASSWORD).close()


def test_new_password(closed: Path) -> None:
    store = open_store(closed, PASSWORD)
    with pytest.raises(StorageError):
        change_password(store, "sai", "khác", randomness=Dice("new"))
    change_password(store, PASSWORD, "mật khẩu mới", randomness=Dice("new"))
    store.close()
    assert refused(closed) == "store-wrong-password"
    assert _names(open_store(closed, "mật khẩu mới")) == 60


def test_password_is_the_same_in_both_unicode_forms(closed: Path) -> None:
    open_store(closed, unicodedata.normalize("NFD", PASSWORD)).close()


def _names(store: Store) -> int:
    with store.transaction() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM member").scalar_one()
    store.close()
    return int(found)


def test_nothing_is_readable_without_the_key(closed: Path) -> None:
    data = closed.read_bytes()
    assert not data.startswith(b"SQLite format 3")
    for word in (b"Nguy", b"member", b"CREATE TABLE", b"secretary"):
        assert word not in data
    connection = sqlite3.connect(closed)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        connection.execute("SELECT count(*) FROM sqlite_master")
    connection.close()


def test_wrong_key_is_refused_quietly(closed: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(StorageError) as caught:
        open_with_key(closed, bytes(32))
    assert caught.value.code == "store-damaged"
    assert capfd.readouterr() == ("", "")


def test_every_refusal_says_what_to_do() -> None:
    assert len(set(SENTENCES.values())) == len(SENTENCES)
    assert all("Hãy" in sentence or "hãy" in sentence for sentence in SENTENCES.values())
