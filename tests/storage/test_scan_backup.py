"""Scans in backups: each once, verified as it is written; what is lost is named, not fatal."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from builders import ORG, PASSWORD, START, Dice, Node
from chibo_desktop.domain.attachment import Attachment
from chibo_desktop.storage.backup import backup, restore
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.engine import open_store
from chibo_desktop.storage.meta import write_meta
from chibo_desktop.storage.scan_backup import back_up_scans, backed_up_scans, bring_back
from chibo_desktop.storage.scans import ScanFolder, digest_of, scans_of
from storage.on_disk import fingerprint, run_child


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sao lưu"


@pytest.fixture
def used(here: Node) -> Iterator[Node]:
    """Five papers, two of which are the same scan."""
    with here.unit() as unit:
        write_meta(unit.connection, "node_id", ORG)
    for number, content in enumerate((b"mot", b"hai", b"ba", b"bon", b"hai")):
        _add(here, number, content)
    yield here
    here.store.close()


def _add(node: Node, number: int, content: bytes) -> Attachment:
    digest = scans_of(node.store).put(content, Dice(str(number)))
    paper = Attachment(
        id=f"p{number}",
        org_id=ORG,
        member_id="m1",
        document_type="5",
        title=f"Quyết định {number}",
        content_digest=digest,
    )
    with node.unit() as unit:
        unit.save(paper, act="paper.add")
    return paper


def _drop(scans: ScanFolder, content: bytes) -> None:
    scans.remove(scans.sealer.name_of(digest_of(content)))


def test_a_backup_brings_every_scan_once(used: Node, folder: Path) -> None:
    backup(used.store, folder, "thủ công", START)
    copy = backed_up_scans(used.store, folder)
    assert len(copy.names()) == 4
    assert copy.get(digest_of(b"hai")) == b"hai"
    before = fingerprint(copy.folder)
    stamps = {path: path.stat().st_mtime_ns for path in copy.folder.rglob("*")}
    backup(used.store, folder, "thủ công", START + timedelta(days=1))
    assert fingerprint(copy.folder) == before
    assert {path: path.stat().st_mtime_ns for path in copy.folder.rglob("*")} == stamps
    _add(used, 9, b"moi")
    done = back_up_scans(used.store, folder, START)
    assert (done.kept, done.copied, done.missing) == (4, 1, ())


def test_a_paper_taken_off_the_list_keeps_its_bytes(used: Node, folder: Path) -> None:
    with used.unit() as unit:
        paper = unit.get(Attachment, "p0")
        assert paper is not None
        unit.void(paper, reason="quét nhầm", act="paper.remove")
    far = START + timedelta(days=4000)
    backup(used.store, folder, "thủ công", far)
    assert backed_up_scans(used.store, folder).has(digest_of(b"mot"))
    assert scans_of(used.store).has(digest_of(b"mot"))


def test_lost_and_damaged_scans_do_not_keep_the_rest_from_being_saved(
    used: Node, folder: Path
) -> None:
    scans = scans_of(used.store)
    _drop(scans, b"mot")
    scans.write(scans.sealer.name_of(digest_of(b"ba")), b"rubbish")
    done = back_up_scans(used.store, folder, START)
    assert set(done.missing) == {digest_of(b"mot"), digest_of(b"ba")}
    assert done.copied == 2
    backup(used.store, folder, "thủ công", START)


def test_a_check_names_what_is_lost_and_with_the_flag_what_is_damaged(used: Node) -> None:
    assert check_store(used.store, reads_scans=True).is_sound
    scans = scans_of(used.store)
    _drop(scans, b"mot")
    scans.write(scans.sealer.name_of(digest_of(b"ba")), b"rubbish")
    quick = check_store(used.store)
    assert [(one.code, one.where) for one in quick.problems] == [
        ("check-scan-missing", "Quyết định 0")
    ]
    thorough = check_store(used.store, reads_scans=True)
    assert [(one.code, one.where) for one in thorough.problems] == [
        ("check-scan-missing", "Quyết định 0"),
        ("check-scan-damaged", "Quyết định 2"),
    ]


def test_what_is_lost_comes_back_from_a_backup(used: Node, folder: Path) -> None:
    backup(used.store, folder, "thủ công", START)
    scans, copy = scans_of(used.store), backed_up_scans(used.store, folder)
    _drop(scans, b"mot")
    _drop(scans, b"hai")
    copy.write(copy.sealer.name_of(digest_of(b"hai")), b"rubbish")
    assert bring_back(used.store, folder) == (1, (digest_of(b"hai"),))
    assert scans.get(digest_of(b"mot")) == b"mot"


def test_restoring_on_another_computer_brings_the_scans(
    used: Node, folder: Path, tmp_path: Path
) -> None:
    info = backup(used.store, folder, "thủ công", START)
    target = tmp_path / "máy khác" / "chi-bo.chibo"
    target.parent.mkdir()
    restore(info.path, target, PASSWORD, now=START, new_stream="s9")
    again = open_store(target, PASSWORD)
    assert scans_of(again).get(digest_of(b"bon")) == b"bon"
    assert check_store(again, reads_scans=True).is_sound
    again.close()


def test_only_what_nothing_names_is_pruned_and_only_when_old(used: Node, folder: Path) -> None:
    back_up_scans(used.store, folder, START)
    copy = backed_up_scans(used.store, folder)
    loose = copy.put(b"khong ai nhac den", Dice("loose"))
    path = next(folder.rglob(copy.sealer.name_of(loose)))
    now = START.timestamp()
    os.utime(path, (now, now))
    assert back_up_scans(used.store, folder, START + timedelta(days=89)).pruned == 0
    assert back_up_scans(used.store, folder, START + timedelta(days=91)).pruned == 1
    assert not copy.has(loose)
    assert len(copy.names()) == 4


_BACK_UP = """
import sys
from pathlib import Path
from builders import PASSWORD, START
from chibo_desktop.storage.engine import open_store
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.scan_backup import back_up_scans
folder = Path(sys.argv[2])
store = open_store(Path(sys.argv[1]), PASSWORD)
try:
    back_up_scans(store, folder, START)
except StorageError as refused:
    print(refused.code)
store.close()
print([path.name for path in folder.rglob("*.part")])
"""


def test_a_full_backup_disk_leaves_nothing_half(used: Node, folder: Path) -> None:
    _add(used, 7, os.urandom(300_000))
    path = used.store.path
    used.store.close()
    folder.mkdir()
    mounts = f"mount -t tmpfs -o size=64k none '{folder}'"
    assert run_child(_BACK_UP, path, folder, mounts=mounts) == ["store-disk-full", "[]"]
