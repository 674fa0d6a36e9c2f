"""How far a journal reaches, and what another copy of it lacks."""

import dataclasses

import pytest

from builders import ORG, OTHER_ORG, Node, member, read_all
from chibo_desktop.domain.journal import live
from chibo_desktop.domain.journal import state_hash as hash_of_state
from chibo_desktop.storage.vectors import (
    entries_since,
    has_state,
    live_counts,
    live_entries,
    state_hash,
    version_vector,
)


@pytest.fixture
def used(here: Node) -> Node:
    with here.unit() as unit:
        for number in range(6):
            unit.save(member(number), act="add")
        unit.save(member(1, note="x"), act="edit")
        unit.void(member(2), reason="trùng", act="void")
    return here


def vector(node: Node) -> dict[str, tuple[int, str]]:
    with node.store.transaction() as connection:
        return version_vector(connection, ORG)


def since(node: Node, reach: dict[str, tuple[int, str]]) -> list[tuple[bytes, bytes]]:
    with node.store.transaction() as connection:
        return entries_since(connection, ORG, reach)


def test_a_whole_stream(used: Node) -> None:
    entries = used.everything()
    assert vector(used) == {"s1": (8, read_all(entries)[-1].hash.hex())}
    assert since(used, vector(used)) == []
    assert since(used, {}) == entries


def test_a_gap_ends_what_is_known(used: Node, there: Node) -> None:
    entries = used.everything()
    there.receive(entries[:3] + entries[5:])
    assert vector(there)["s1"][0] == 3
    assert since(used, vector(there)) == entries[3:]
    there.receive(entries[3:5])
    assert vector(there) == vector(used)


def test_a_stream_without_its_beginning_is_not_known_at_all(used: Node, there: Node) -> None:
    entries = used.everything()
    there.receive(entries[1:])
    assert vector(there) == {}


def test_an_unknown_head_is_answered_with_everything(used: Node) -> None:
    assert since(used, {"s1": (3, "ab" * 32)}) == used.everything()
    assert since(used, {"s1": (99, "ab" * 32)}) == used.everything()
    assert since(used, {"elsewhere": (3, "ab" * 32)}) == used.everything()


def test_a_fork_is_sent_from_where_it_begins(used: Node, there: Node) -> None:
    there.receive(used.everything()[:4])
    there.author = dataclasses.replace(there.author, stream="s1")
    with there.store.transaction() as connection:
        head = read_all(used.everything())[3]
        connection.exec_driver_sql("INSERT INTO stream VALUES ('s1', ?, 4, ?, 1)", (ORG, head.hash))
    with there.unit() as unit:
        unit.save(member(7), act="add")
    ours = used.everything()
    there.receive(ours)
    used.receive(there.everything())
    assert vector(used) == vector(there)
    assert vector(used)["s1"][0] == 8
    assert {one.seq for one in read_all(since(used, vector(there)))} == {5, 6, 7, 8}


def test_another_nodes_journal_is_its_own(used: Node, there: Node) -> None:
    there.author = dataclasses.replace(there.author, org_id=OTHER_ORG)
    with there.unit() as unit:
        unit.save(member(1, org_id=OTHER_ORG), act="add")
    used.receive(there.everything())
    with used.store.transaction() as connection:
        assert version_vector(connection, OTHER_ORG).keys() == {"s2"}
        assert live_counts(connection, OTHER_ORG)["member"] == 1
        assert live_counts(connection, ORG)["member"] == 5
        assert live_entries(connection, OTHER_ORG) == there.everything()
        for org_id in (ORG, OTHER_ORG):
            accepted = read_all(entries_since(connection, org_id, {}))
            expected = hash_of_state(live(accepted).items())
            assert state_hash(connection, org_id) == expected
            assert has_state(connection, org_id, expected)


def test_entries_that_hold_nothing_any_more_are_not_live(used: Node) -> None:
    with used.unit() as unit:
        unit.save(
            dataclasses.replace(member(3), full_name="Khác", gender="", born_on=None,
                                branch_id="", admitted_on=None), act="edit",
        )  # fmt: skip
    entries = used.everything()
    with used.store.transaction() as connection:
        standing = live_entries(connection, ORG)
    assert standing == [pair for pair in entries if pair != entries[3]]
