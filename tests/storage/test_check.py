"""A check is green on a whole file and red on every kind of damage."""

import dataclasses
from collections.abc import Callable

import pytest

from builders import ORG, Node, member, read_all
from chibo_desktop.domain.member import Member
from chibo_desktop.storage.check import check, check_store
from chibo_desktop.storage.engine import open_with_key
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.rebuild import rebuild, refold, take_back
from chibo_desktop.wording.store import CHECK_SENTENCES, check_sentence
from storage.journal_state import rows


@pytest.fixture
def used(here: Node) -> Node:
    """Members added, edited and voided."""
    with here.unit() as unit:
        unit.save_all([member(number) for number in range(5)], act="add")
        unit.save(member(1, full_name="Đỗ Thị Đào"), act="edit")
        unit.void(member(2), reason="trùng", act="void")
    return here


def test_a_whole_file_is_sound(used: Node) -> None:
    report = check_store(used.store)
    assert report.is_sound
    assert (report.entries, report.notes) == (7, ())


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        ("UPDATE member SET full_name = 'Kẻ Xấu' WHERE id = 'm1'", "check-row-differs"),
        ("UPDATE member SET sort_key = '' WHERE id = 'm1'", "check-row-differs"),
        ("UPDATE member SET voided = '' WHERE id = 'm2'", "check-row-differs"),
        ("DELETE FROM member WHERE id = 'm3'", "check-row-differs"),
        (
            "INSERT INTO conflict VALUES ('member', 'o', 'm1', 'full_name')",
            "check-row-differs",
        ),
        ("DELETE FROM member_search WHERE rowid = 1", "check-search-differs"),
        ("UPDATE operation SET live = NOT live WHERE record_id = 'm1'", "check-standing-differs"),
        ("DELETE FROM operation WHERE record_id = 'm4'", "check-standing-differs"),
        ("UPDATE entry SET payload = x'7b7d' WHERE n = 2", "check-entry-damaged"),
        (
            "UPDATE entry SET header = CAST(header || x'20' AS BLOB) WHERE n = 2",
            "check-entry-damaged",
        ),
        ("UPDATE entry SET hash = zeroblob(32) WHERE n = 2", "check-entry-damaged"),
        ("UPDATE entry SET seq = 40 WHERE n = 2", "check-entry-damaged"),
        ("UPDATE entry SET org_id = 'x' WHERE n = 2", "check-entry-damaged"),
        ("UPDATE stream SET seq = 3", "check-head-differs"),
        ("UPDATE stream SET hash = zeroblob(32)", "check-head-differs"),
        ("DELETE FROM entry WHERE n = 3", "check-reference-broken"),
    ],
)
def test_each_damage_is_seen(used: Node, damage: str, code: str) -> None:
    with used.store.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")
        driver.execute(damage)
    report = check_store(used.store)
    assert code in {finding.code for finding in report.problems}
    assert all(check_sentence(one.code, one.where) for one in report.problems)


def test_checking_changes_nothing(used: Node) -> None:
    with used.store.transaction() as connection:
        connection.exec_driver_sql("UPDATE member SET full_name = 'x' WHERE id = 'm1'")
        before = connection.exec_driver_sql("SELECT * FROM member").all()
        check(connection)
        assert connection.exec_driver_sql("SELECT * FROM member").all() == before
        left = "SELECT count(*) FROM temp.sqlite_master"
        assert connection.exec_driver_sql(left).scalar_one() == 0


@pytest.mark.parametrize("place", [0.3, 0.6, 0.9])
def test_a_flipped_byte_on_the_disk_is_seen(used: Node, place: float) -> None:
    used.store.close()
    path = used.store.path
    data = bytearray(path.read_bytes())
    data[int(len(data) * place)] ^= 1
    path.write_bytes(data)
    with pytest.raises(StorageError) as caught:
        open_with_key(path, used.store.key)
    assert caught.value.code == "store-damaged"


@pytest.mark.parametrize("again", [rebuild, lambda connection: refold(connection, ORG)])
def test_the_projection_comes_back_from_the_journal(used: Node, again: Callable[..., None]) -> None:
    before = rows(used)
    with used.store.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM operation")
        connection.exec_driver_sql("DELETE FROM member WHERE id != 'm0'")
        connection.exec_driver_sql("UPDATE member SET full_name = 'x'")
        again(connection)
    assert rows(used) == before
    assert check_store(used.store).is_sound


def test_a_long_journal_that_arrived_backwards_is_rebuilt(used: Node, there: Node) -> None:
    """Longer than what is folded at once, and every edit here before what it overwrites."""
    with used.unit() as unit:
        for number in range(700):
            unit.save(member(1, note=f"lần {number}"), act="edit")
    there.receive(used.everything()[::-1])
    assert rows(there) == rows(used)
    with there.store.transaction() as connection:
        rebuild(connection)
    assert rows(there) == rows(used)
    assert check_store(there.store).is_sound


def test_gaps_and_forks_are_news_not_damage(used: Node, there: Node) -> None:
    entries = used.everything()
    there.receive(entries[:2] + entries[4:])
    there.author = dataclasses.replace(there.author, stream="s1")
    report = check_store(there.store)
    assert report.is_sound
    assert [one.code for one in report.notes] == ["check-gap"]
    with there.unit() as unit:
        unit.save(member(9), act="add")
    there.receive(entries)
    report = check_store(there.store)
    assert report.is_sound
    assert [one.code for one in report.notes] == ["check-fork"]
    assert all(check_sentence(one.code, one.where) for one in report.notes)


def test_a_bundle_is_taken_back_and_comes_again(used: Node, there: Node) -> None:
    entries = used.everything()
    there.receive(entries[:5], bundle_id="first")
    before = rows(there)
    there.receive(entries[5:], bundle_id="second")
    after = rows(there)
    assert after != before
    with there.store.transaction() as connection:
        assert take_back(connection, "second") == {ORG}
        assert take_back(connection, "never came") == frozenset()
    assert rows(there) == before
    assert check_store(there.store).is_sound
    assert there.receive(entries, bundle_id="third").new_entries == len(entries) - 5
    assert rows(there) == after
    assert check_store(there.store).is_sound


def test_an_entry_of_a_newer_kind_is_kept_and_counts_once_it_is_known(
    used: Node, there: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chibo_desktop.domain.records import RecordType

    entries = used.everything()
    known = RecordType._by_name
    monkeypatch.setattr(
        RecordType, "_by_name", {name: kind for name, kind in known.items() if name != "member"}
    )
    done = there.receive(entries)
    assert (done.new_entries, done.set_aside) == (len(entries), len(entries))
    assert rows(there) == {}
    monkeypatch.undo()
    with there.store.transaction() as connection:
        rebuild(connection)
    assert rows(there) == rows(used)


def test_refused_entries_are_kept_and_do_nothing(used: Node, there: Node) -> None:
    from chibo_desktop.storage.absorb import absorb

    with there.store.transaction() as connection:
        done = absorb(connection, read_all(used.everything()), refused="not-owner")
    assert (done.set_aside, done.record_types) == (7, frozenset())
    with there.unit() as unit:
        assert unit.all(Member) == []
    assert check_store(there.store).is_sound


def test_every_finding_has_its_own_sentence() -> None:
    assert len(set(CHECK_SENTENCES.values())) == len(CHECK_SENTENCES)
