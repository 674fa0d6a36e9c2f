"""Scans at rest: sealed, once each, whole or not at all, and never a reason to stop."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import Dice, Node
from chibo_desktop.storage.blob_sealing import BlobSealer
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.scans import ScanFolder, digest_of, scans_of
from storage.on_disk import fingerprint, run_child

_SCAN = b"%PDF-1.7 quyet dinh ket nap Nguyen Van A " + bytes(range(256)) * 200
_KEY = bytes(32)


@pytest.fixture
def scans(tmp_path: Path) -> ScanFolder:
    return ScanFolder(tmp_path / "chi-bo.chibo.giayto", BlobSealer(_KEY))


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_scan_comes_back_as_it_was(here: Node) -> None:
    scans = scans_of(here.store)
    digest = scans.put(_SCAN, Dice())
    assert digest == digest_of(_SCAN)
    assert scans.get(digest) == _SCAN
    assert scans.folder == here.store.path.with_name("s1.chibo.giayto")


def test_nothing_of_a_scan_can_be_read_or_recognised_on_the_disk(scans: ScanFolder) -> None:
    digest = scans.put(_SCAN, Dice())
    for path in _files(scans.folder):
        lying = path.read_bytes()
        assert not any(_SCAN[at : at + 16] in lying for at in range(0, len(_SCAN) - 16, 7))
        assert digest not in path.name
        assert digest_of(_SCAN + b"") not in str(path)
    other = ScanFolder(scans.folder, BlobSealer(b"\1" * 32))
    assert not other.has(digest)
    with pytest.raises(StorageError, match="scan-missing"):
        other.get(digest)


def test_the_same_scan_lies_there_once(scans: ScanFolder) -> None:
    dice = Dice()
    scans.put(_SCAN, dice)
    before = fingerprint(scans.folder)
    scans.put(bytes(_SCAN), dice)
    assert fingerprint(scans.folder) == before
    scans.put(_SCAN + b"\n", dice)
    assert len(_files(scans.folder)) == 2


def test_a_missing_and_a_damaged_scan_are_named_and_mended_by_the_same_scan(
    scans: ScanFolder,
) -> None:
    digest = scans.put(_SCAN, Dice())
    (path,) = _files(scans.folder)
    whole = path.read_bytes()
    for damaged in (whole[:-1], whole[:40], b"", whole[:100] + b"\0" + whole[101:], whole + b"x"):
        path.write_bytes(damaged)
        with pytest.raises(StorageError, match="scan-damaged"):
            scans.get(digest)
    path.unlink()
    with pytest.raises(StorageError, match="scan-missing"):
        scans.get(digest)
    path.write_bytes(b"half")
    assert scans.put(_SCAN, Dice("again")) == digest
    assert scans.get(digest) == _SCAN


def test_one_scan_does_not_pass_for_another(scans: ScanFolder) -> None:
    dice = Dice()
    one, other = scans.put(b"mot", dice), scans.put(b"hai", dice)
    paths = {digest: scans.sealer.name_of(digest) for digest in (one, other)}
    lying = scans.sealed(paths[one])
    scans.write(paths[other], lying)
    with pytest.raises(StorageError, match="scan-damaged"):
        scans.get(other)


@given(st.binary(max_size=2000), st.binary(min_size=32, max_size=32), st.integers(0, 2**20))
def test_any_flipped_bit_is_noticed(plain: bytes, key: bytes, where: int) -> None:
    sealer = BlobSealer(key)
    digest = digest_of(plain)
    sealed = bytearray(sealer.seal(plain, digest, bytes(12)))
    assert sealer.open(bytes(sealed), digest) == plain
    sealed[where % len(sealed)] ^= 1 << (where % 8)
    with pytest.raises(StorageError, match="scan-damaged"):
        sealer.open(bytes(sealed), digest)


_PUT = """
import sys
from pathlib import Path
from builders import Dice
from chibo_desktop.storage.blob_sealing import BlobSealer
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.scans import ScanFolder
folder = Path(sys.argv[1])
scans = ScanFolder(folder, BlobSealer(bytes(32)))
try:
    scans.put(bytes(200_000), Dice())
    print("written")
except StorageError as refused:
    print(refused.code)
print(sorted(path.name for path in folder.rglob("*") if path.is_file()))
"""


def test_a_full_disk_leaves_nothing_half(tmp_path: Path) -> None:
    folder = tmp_path / "giayto"
    folder.mkdir()
    lines = run_child(_PUT, folder, mounts=f"mount -t tmpfs -o size=64k none '{folder}'")
    assert lines == ["store-disk-full", "[]"]


_KILLED = """
import os, sys
from pathlib import Path
from builders import Dice
from chibo_desktop.storage.blob_sealing import BlobSealer
from chibo_desktop.storage.scans import ScanFolder
os.fsync = lambda descriptor: os._exit(0)
ScanFolder(Path(sys.argv[1]), BlobSealer(bytes(32))).put(bytes(5000), Dice())
"""


def test_a_write_that_was_killed_is_no_scan_and_is_swept_away(scans: ScanFolder) -> None:
    run_child(_KILLED, scans.folder)
    digest = digest_of(bytes(5000))
    assert _files(scans.folder)
    assert not scans.names()
    assert not scans.has(digest)
    scans.sweep()
    assert not _files(scans.folder)
    scans.put(bytes(5000), Dice())
    assert scans.get(digest) == bytes(5000)
