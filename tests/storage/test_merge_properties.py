"""Merging is the union of entries: once or twice, in any order, by any way (protocol.md §3.17)."""

import dataclasses
import itertools
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import ORG, OTHER_ORG, Node, copy_of, member, quick_folder, read_all
from chibo_desktop.domain.clock import Tick
from chibo_desktop.domain.dossier.background_rows import Relative
from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.journal import NO_HASH, Author, Change, Op, write_entry
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.records import RecordType, all_types, type_of
from chibo_desktop.storage.batches import undo_batch
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.engine import Store
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rebuild import take_back
from chibo_desktop.storage.vectors import state_hash
from faults import PROPERTY_EXAMPLES, proves, times
from storage.journal_state import found_conflicts, rows, stored
from strategies import any_plain, names, wall_clocks

# Each example is a handful of real encrypted files.
EXAMPLES = times(pr=settings().max_examples * 3 // 5, nightly=PROPERTY_EXAMPLES)
fewer = settings(max_examples=EXAMPLES)
Pair = tuple[bytes, bytes]
# Nothing keeps a hostile unit from giving one id to records of two kinds.
_KINDS = (type_of(Member), type_of(Relative))
_SHARED = ["full_name", VOID, "not_an_atom"]
_ATOMS = sorted({atom for kind in _KINDS for atom in kind.atoms})


@contextmanager
def nodes(template: Store, count: int) -> Iterator[list[Node]]:
    """Empty files, gone afterwards."""
    with quick_folder() as home:
        made = [copy_of(template, home, f"n{index}") for index in range(count)]
        yield made
        for node in made:
            node.store.close()


@st.composite
def journals(draw: st.DrawFn) -> list[Pair]:
    """Entries of three streams and two nodes with any values, seeing any subset of what was."""
    any_atom = st.sampled_from(_SHARED) | st.sampled_from(_ATOMS)
    atoms = draw(st.lists(any_atom, min_size=1, max_size=3))
    made: list[Pair] = []
    ops: list[tuple[str, str, Op]] = []
    heads: dict[tuple[str, str], tuple[int, bytes]] = {}
    for _ in range(draw(st.integers(1, 10))):
        org_id = draw(st.sampled_from([ORG, ORG, OTHER_ORG]))
        stream = draw(st.sampled_from(["a", "b"])) + org_id[-1]
        seq, previous = heads.get((org_id, stream), (0, NO_HASH))
        kind = draw(st.sampled_from(["member", "member", "member", "relative", "newer thing"]))
        changes = []
        for _ in range(draw(st.integers(1, 3))):
            record_id, atom = draw(st.sampled_from(["r1", "r2"])), draw(st.sampled_from(atoms))
            near = [op for key, place, op in ops if (key, place) == (record_id, atom)]
            pool = near or [op for _, _, op in ops]
            over = draw(st.lists(st.sampled_from(pool), max_size=3, unique=True)) if pool else []
            value: Plain = draw(any_plain)
            changes.append(Change(record_id=record_id, atom=atom, over=tuple(over), value=value))
        one = write_entry(
            author=dataclasses.replace(_author(org_id), stream=stream),
            seq=seq + 1, previous=previous, tick=Tick(draw(st.integers(0, 5)), 0),
            clock_suspect=False, type=kind, type_version=draw(st.sampled_from([1, 1, 1, 9])),
            act="edit", batch="", salt=b"", changes=changes,
        )  # fmt: skip
        heads[org_id, stream] = (seq + 1, one.hash)
        ops += [
            (change.record_id, change.atom, (one.hash, index))
            for index, change in enumerate(changes)
        ]
        made.append((one.header, one.payload))
    return made


def _author(org_id: str) -> Author:
    return Author(stream="", org_id=org_id, user="u", role="r")


def state(node: Node) -> tuple[object, ...]:
    """All that must be equal on two computers that hold the same entries."""
    with node.store.transaction() as connection:
        hashes = [state_hash(connection, org_id) for org_id in (ORG, OTHER_ORG)]
    return hashes, stored(node).keys(), rows(node), found_conflicts(node)


@proves("P1", "P2", "P3", number=EXAMPLES)
@fewer
@given(entries=journals(), seed=st.randoms(use_true_random=False), cuts=st.lists(st.integers(0, 9)))
def test_order_grouping_and_repetition_do_not_matter(
    template: Store, entries: list[Pair], seed: random.Random, cuts: list[int]
) -> None:
    with nodes(template, 4) as (whole, single, parts, via):
        whole.receive(entries)
        shuffled = list(entries)
        seed.shuffle(shuffled)
        for pair in shuffled:
            single.receive([pair])
            single.receive([pair])
        marks = sorted({0, len(entries), *(cut for cut in cuts if cut < len(entries))})
        for start, end in itertools.pairwise(marks):
            parts.receive(shuffled[start:end])
        half = len(entries) // 2
        via.receive(shuffled[half:])
        via.receive([*stored(whole).values()])
        assert state(whole) == state(single) == state(parts) == state(via)
        # Their rows are the same: one of them stands for what is kept beside the rows.
        assert check_store(seed.choice((whole, single, parts, via)).store).problems == ()


_STRANGE: tuple[Plain, ...] = (
    2**70,
    [1],
    {"a": {}},
    {"summoned": 2**70, "present": -(2**70)},
    "x",
    "2026-13-01",
    "20261123",
    True,
    None,
)


@proves("F20", number=len(_STRANGE))
@pytest.mark.parametrize("kind", all_types(), ids=lambda kind: kind.name)
def test_a_stranger_may_say_anything(here: Node, kind: RecordType[Any]) -> None:
    """What a field cannot hold is kept in the journal and shown as nothing."""
    previous, made = NO_HASH, []
    for place, value in enumerate(_STRANGE):
        one = write_entry(
            author=_author(ORG), seq=place + 1, previous=previous, tick=Tick(place + 1, 0),
            clock_suspect=False, type=kind.name, type_version=1, act="edit", batch="", salt=b"",
            changes=[
                Change(record_id=f"r{place}", atom=atom, over=(), value=value)
                for atom in (*kind.atoms, VOID)
            ],
        )  # fmt: skip
        here.receive([(one.header, one.payload)])
        previous = one.hash
        made.append(one)
    with here.unit() as unit:
        for place, _ in enumerate(_STRANGE):
            assert unit.get(kind.cls, f"r{place}") is not None
    assert check_store(here.store).is_sound
    assert stored(here) == {one.hash: (one.header, one.payload) for one in made}


@proves("P1", number=EXAMPLES)
@fewer
@given(entries=journals(), seed=st.randoms(use_true_random=False))
def test_the_second_time_nothing_happens(
    template: Store, entries: list[Pair], seed: random.Random
) -> None:
    with nodes(template, 1) as (node,):
        node.receive(entries)
        before = state(node)
        again = list(entries)
        seed.shuffle(again)
        done = node.receive(again)
        assert (done.new_entries, done.known_entries) == (0, len(entries))
        assert state(node) == before


@proves("P7", number=EXAMPLES)
@fewer
@given(
    texts=st.lists(names, min_size=4, max_size=8),
    clocks=st.lists(wall_clocks, min_size=8, max_size=8),
)
def test_clocks_decide_nothing(template: Store, texts: list[str], clocks: list[datetime]) -> None:
    """The same edits under other clocks leave the same values standing."""

    def standing(times: list[datetime]) -> set[tuple[str, str, str]]:
        with nodes(template, 3) as (first, second, office):
            for index, text in enumerate(texts):
                node = (first, second)[index % 2]
                if times:
                    node.wall.at = times[index]
                with node.unit() as unit:
                    unit.save(member(1, full_name=f"{text} {index}", note=str(index)), act="edit")
                if index == 2:
                    second.receive(first.everything())
            office.receive(second.everything() + first.everything())
            with office.store.transaction() as connection:
                found = connection.exec_driver_sql(
                    "SELECT record_id, atom, header, payload, idx FROM operation "
                    "JOIN entry ON n = entry_n WHERE live"
                ).all()
            return {
                (row.record_id, row.atom, str(read_all([(row.header, row.payload)])[0]
                 .changes[row.idx].value))
                for row in found
            }  # fmt: skip

    assert standing(clocks) == standing([])


@proves("P13", number=EXAMPLES)
@fewer
@given(
    before=st.lists(st.tuples(st.integers(0, 5), names), max_size=6),
    imported=st.lists(st.tuples(st.integers(0, 8), names), min_size=1, max_size=8),
)
def test_undone_as_if_never_imported(
    template: Store, before: list[tuple[int, str]], imported: list[tuple[int, str]]
) -> None:
    with nodes(template, 2) as (node, elsewhere):
        elsewhere.author = dataclasses.replace(elsewhere.author, org_id=OTHER_ORG)
        with elsewhere.unit() as unit:
            unit.save_all([member(number, org_id=OTHER_ORG) for number in range(3)], act="add")
        node.receive(elsewhere.everything())
        with node.unit() as unit:
            for number, name in before:
                unit.save(member(number, full_name=name), act="add")
        was, (_, other) = _on_the_lists(node), _hashes(node)
        with node.unit() as unit:
            for number, name in imported:
                unit.save(member(number, full_name=name, note="từ bảng"), act="import", batch="i")
            undone = undo_batch(unit, "i")
        assert undone.kept == ()
        assert _on_the_lists(node) == was
        assert _hashes(node)[1] == other
        with node.unit() as unit:
            assert undo_batch(unit, "i").restored == ()
        assert check_store(node.store).is_sound


@proves("P13", number=EXAMPLES)
@fewer
@given(
    entries=journals(),
    lots=st.lists(st.integers(0, 2), min_size=10, max_size=10),
    seed=st.randoms(use_true_random=False),
    gone=st.integers(0, 2),
)
def test_a_bundle_taken_back_was_never_there(
    template: Store, entries: list[Pair], lots: list[int], seed: random.Random, gone: int
) -> None:
    """What stands, the rows and the conflicts of every node are as if only the others had come."""
    with nodes(template, 2) as (office, elsewhere):
        seed.shuffle(entries)
        bundles = [[one for one, lot in zip(entries, lots, strict=False) if lot == number]
                   for number in range(3)]  # fmt: skip
        for number, bundle in enumerate(bundles):
            office.receive(bundle, bundle_id=f"bundle {number}")
            if number != gone:
                elsewhere.receive(bundle, bundle_id=f"bundle {number}")
        with office.store.transaction() as connection:
            take_back(connection, f"bundle {gone}")
        assert _standing(office) == _standing(elsewhere)
        assert check_store(office.store).problems == ()
        assert {one.hash for one in read_all(entries)} == stored(office).keys()
        office.receive(bundles[gone], bundle_id="again")
        elsewhere.receive(bundles[gone], bundle_id="again")
        assert _standing(office) == _standing(elsewhere)


def _standing(node: Node) -> object:
    hashes, _, found, conflicts = state(node)
    return hashes, found, conflicts


@proves("P11", number=EXAMPLES)
@fewer
@given(entries=journals())
def test_what_is_newer_is_passed_on_byte_for_byte(template: Store, entries: list[Pair]) -> None:
    """By way of a computer that knows less, another one gets exactly what was written."""
    with nodes(template, 2) as (older, next_one):
        older.receive(entries)
        passed_on = older.everything(ORG) + older.everything(OTHER_ORG)
        assert sorted(passed_on) == sorted(set(entries))
        next_one.receive(passed_on)
        assert state(next_one) == state(older)


def _hashes(node: Node) -> tuple[str, str]:
    with node.store.transaction() as connection:
        return state_hash(connection, ORG), state_hash(connection, OTHER_ORG)


def _on_the_lists(node: Node) -> dict[tuple[str, str, str], tuple[object, ...]]:
    return {key: row for key, row in rows(node).items() if row[2] == ""}
