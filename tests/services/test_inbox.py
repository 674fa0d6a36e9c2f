"""Many files in: each gets its own answer, one bad file stops nothing, twice is once."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from chibo_desktop.domain.member import Member
from chibo_desktop.services.backups import BACKUP_FOLDER, BackupReason, back_up
from chibo_desktop.services.inbox import Outcome, Receipt, receive_one
from chibo_desktop.services.receiving import (
    DroppedFile,
    files_in,
    preview_drop,
    receive_drop,
)
from chibo_desktop.services.safety import load_safety
from chibo_desktop.storage.bundle_shelf import shelf_of
from chibo_desktop.wording.problems import sentence
from services.exchange_drop import make_drop
from services.exchange_story import OCTOBER, Story, live_month


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    one = Story(tmp_path)
    yield one
    one.close()


def member_count(story: Story) -> int:
    with story.office.unit() as unit:
        return len(unit.all(Member))


def quiet(_done: int, _total: int, _text: str) -> None:
    return


def test_a_preview_is_exact_and_changes_nothing(story: Story) -> None:
    live_month(story.enrolled("CB07"))
    data = story.report("CB07").read_bytes()
    seen = receive_one(story.office, data, "a.cbb", merge=False)
    assert (seen.outcome, seen.new_members, seen.period) == (Outcome.READY, 4, str(OCTOBER))
    assert member_count(story) == 0
    taken = receive_one(story.office, data, "a.cbb", merge=True)
    assert taken.outcome is Outcome.MERGED
    assert taken.new_records == seen.new_records
    assert member_count(story) == 4


def test_the_same_file_twice_says_so_and_changes_nothing(story: Story) -> None:
    live_month(story.enrolled("CB07"))
    data = story.report("CB07").read_bytes()
    receive_one(story.office, data, "a.cbb", merge=True)
    again = receive_one(story.office, data, "b.cbb", merge=True)
    assert again.outcome is Outcome.DUPLICATE
    assert again.problem is not None
    assert "03/11/2026" in sentence(again.problem)
    assert member_count(story) == 4


def test_each_fault_has_its_own_sentence_and_the_others_merge(story: Story) -> None:
    drop = make_drop(story)
    known = member_count(story)
    before = preview_drop(story.office, [drop.folder], quiet)
    assert {one.path.name: answer(one.receipt) for one in before} == drop.expected
    wanted = [one.path for one in before if one.receipt.outcome is Outcome.READY]
    done: list[DroppedFile] = []
    receive_drop(story.office, wanted, quiet, done)
    assert [one.receipt.outcome for one in done] == [Outcome.MERGED] * len(drop.good)
    assert member_count(story) == known + 4 * len(drop.good)
    sentences = [sentence(one.receipt.problem) for one in before if one.receipt.problem]
    assert len(set(sentences)) == len(sentences)
    assert not [text for text in sentences if "{" in text or "(mã" in text]


def test_stopping_keeps_what_is_merged(story: Story) -> None:
    drop = make_drop(story)
    known = member_count(story)

    def stop_before_the_second(done: int, _total: int, _text: str) -> None:
        if done == 1:
            raise InterruptedError

    done: list[DroppedFile] = []
    with pytest.raises(InterruptedError):
        receive_drop(story.office, drop.good, stop_before_the_second, done)
    assert len(done) == 1
    assert member_count(story) == known + 4


def test_one_that_this_computer_cannot_keep_takes_nothing_from_the_others(story: Story) -> None:
    drop = make_drop(story)
    known = member_count(story)
    first, *others = drop.good
    shelf = shelf_of(story.office.store).folder
    shelf.mkdir(exist_ok=True)
    place = shelf / hashlib.sha256(first.read_bytes()).hexdigest()[:2]
    place.write_bytes(b"")  # a file where a folder has to be
    done: list[DroppedFile] = []
    receive_drop(story.office, drop.good, quiet, done)
    assert [one.path for one in done] == drop.good
    assert [one.receipt.outcome for one in done] == [
        Outcome.REFUSED,
        *[Outcome.MERGED] * len(others),
    ]
    assert member_count(story) == known + 4 * len(others)
    place.unlink()
    receive_drop(story.office, [first], quiet, done)
    assert done[-1].receipt.outcome is Outcome.MERGED


def test_a_bundle_of_an_unconfirmed_unit_waits(story: Story) -> None:
    receive_one(story.office, story.registered("CB07"), "dangky.cbb", merge=True)
    live_month(story.units["CB07"])
    bundle = story.report("CB07")
    refused = receive_one(story.office, bundle.read_bytes(), bundle.name, merge=True)
    assert answer(refused) == "sender-unconfirmed"
    assert refused.unit_name == "Chi bộ CB07"
    assert member_count(story) == 0


def test_a_later_bundle_brings_only_what_is_new(story: Story) -> None:
    session = story.enrolled("CB07")
    live_month(session)
    first = story.report("CB07")
    receive_one(story.office, first.read_bytes(), first.name, merge=True)
    with session.unit() as unit:
        member = unit.all(Member)[0]
        unit.save(Member(id=member.id, org_id=member.org_id, full_name="Trần Thị Mẫu",
                         branch_id=member.branch_id), act="member.edit")  # fmt: skip
    second = story.report("CB07")
    taken = receive_one(story.office, second.read_bytes(), second.name, merge=True)
    assert (taken.new_records, taken.changed_members, taken.conflicts) == (0, 1, 0)
    assert taken.same_state


def test_a_drop_takes_folders_and_files_once(tmp_path: Path) -> None:
    inner = tmp_path / "thang 10"
    inner.mkdir()
    for name in ("b.cbb", "A.CBB", "notes.txt"):
        (inner / name).write_bytes(b"")
    loose = tmp_path / "c.cbb"
    loose.write_bytes(b"")
    found = files_in([loose, inner, loose])
    assert [one.name for one in found] == ["A.CBB", "b.cbb", "c.cbb"]


def test_a_backup_is_kept_and_noted_before_a_merge(story: Story) -> None:
    info = back_up(story.office, BackupReason.BY_HAND)
    assert info.path.parent == story.office.path.parent / BACKUP_FOLDER
    assert info.path.is_file()
    with story.office.unit() as unit:
        assert load_safety(unit).backed_up_at is not None


def answer(receipt: Receipt) -> str:
    return receipt.problem.code if receipt.problem else receipt.outcome.value
