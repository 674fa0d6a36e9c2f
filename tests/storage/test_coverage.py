"""A snapshot repairs any gap: what it says is what the missing entries would have said."""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import ORG, Node, copy_of, member, quick_folder, read_all
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.streams import Link, chain_of, on_chain
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.coverage import Carried, Covered, absorb_covered, carried
from chibo_desktop.storage.engine import Store
from chibo_desktop.storage.history import conflicts
from chibo_desktop.storage.rebuild import rebuild, take_back
from chibo_desktop.storage.streams import chains_of, whole_heads
from chibo_desktop.storage.vectors import Vector, state_hash, version_vector
from faults import PROPERTY_EXAMPLES, proves, times

_TIMES = times(pr=16, nightly=PROPERTY_EXAMPLES)
fewer = settings(max_examples=_TIMES)
edits = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(["full_name", "note"]), st.text("ab", max_size=3)),
    max_size=5,
)


@contextmanager
def nodes(template: Store, *names: str) -> Iterator[list[Node]]:
    with quick_folder() as home:
        made = [copy_of(template, home, name) for name in names]
        yield made
        for node in made:
            node.store.close()


def write(node: Node, changes: list[tuple[int, str, str]]) -> None:
    for number, atom, value in changes:
        with node.unit() as unit:
            known = unit.get(Member, f"m{number}") or member(number)
            unit.save(dataclasses.replace(known, **{atom: value}), act="edit")


def reach(node: Node) -> Vector:
    with node.store.transaction() as connection:
        return version_vector(connection, ORG)


def bundle(node: Node, acknowledged: Vector, told: list[Vector]) -> Carried:
    with node.store.transaction() as connection:
        return carried(connection, ORG, acknowledged, told)


def take(node: Node, one: Carried, name: str) -> None:
    entries = read_all([*one.journal, *one.standing])
    dead = {(entries[place].hash, index) for place, indexes in one.dead for index in indexes}
    with node.store.transaction() as connection:
        carried = {entry.hash for entry in entries}
        covered = Covered(carried=carried, dead=dead, ends=one.ends)
        absorb_covered(connection, ORG, entries, covered, bundle_id=name)
        heads = {name: whole.head for name, whole in chains_of(connection, ORG).items()}
        noted = whole_heads(connection, ORG)
        assert {name: one.hash for name, one in noted.items()} == {
            name: head.hash for name, head in heads.items() if head is not None
        }


def state(node: Node) -> str:
    with node.store.transaction() as connection:
        return state_hash(connection, ORG)


@proves("P9", number=_TIMES)
@fewer
@given(first=edits, lost=edits, second=edits, late=st.booleans(), again=edits)
def test_a_snapshot_joins_as_the_journal_would(
    template: Store,
    first: list[tuple[int, str, str]],
    lost: list[tuple[int, str, str]],
    second: list[tuple[int, str, str]],
    late: bool,
    again: list[tuple[int, str, str]],
) -> None:
    """P9: an office that fell back to an older copy shows what stands, before the gap is filled."""
    with nodes(template, "s1", "office") as (unit, office):
        write(unit, first)
        told = [reach(unit)]
        one = bundle(unit, {}, told)
        take(office, one, "one")
        write(unit, lost)
        told.append(reach(unit))
        two = bundle(unit, told[0], told)  # the office had it, confirmed it, and lost it
        write(unit, second)
        take(office, bundle(unit, told[1], told), "three")
        assert state(office) == state(unit)
        with office.store.transaction() as connection:
            assert conflicts(connection) == []
        if late:
            take(office, two, "two")
            assert state(office) == state(unit)
        write(unit, again)
        take(office, bundle(unit, reach(office), told), "four")
        assert state(office) == state(unit)
        with office.store.transaction() as connection:
            rebuild(connection)
        assert state(office) == state(unit)
        assert check_store(office.store).is_sound


@proves("P9", number=_TIMES)
@fewer
@given(shared=edits, here=edits, there=edits, lost=edits)
def test_what_the_sender_did_not_know_is_never_overwritten(
    template: Store,
    shared: list[tuple[int, str, str]],
    here: list[tuple[int, str, str]],
    there: list[tuple[int, str, str]],
    lost: list[tuple[int, str, str]],
) -> None:
    """Another computer's values stand, whatever a snapshot says of its own streams."""
    with nodes(template, "s1", "s2", "office", "whole") as (one, other, office, whole):
        write(one, shared)
        other.receive(one.everything())
        told = [reach(one)]
        write(other, there)
        write(one, lost)
        told.append(reach(one))
        write(one, here)
        take(office, bundle(other, {}, [reach(other)]), "other")
        take(office, bundle(one, told[1], told), "one")
        whole.receive(one.everything())
        whole.receive(other.everything())
        assert state(office) == state(whole)


def test_what_came_with_a_bundle_goes_with_it(here: Node, there: Node) -> None:
    write(here, [(0, "note", "a")])
    told = [reach(here)]
    take(there, bundle(here, {}, told), "one")
    before = state(there)
    write(here, [(0, "note", "b")])
    told.append(reach(here))
    write(here, [(0, "note", "c")])
    take(there, bundle(here, told[1], told), "three")
    assert state(there) == state(here) != before
    with there.store.transaction() as connection:
        take_back(connection, "three")
    assert state(there) == before
    assert check_store(there.store).is_sound


def test_a_bundle_by_an_older_program_says_nothing_of_gaps(here: Node, there: Node) -> None:
    """Without its ends nothing is known to be overwritten: a conflict shows, nothing is lost."""
    write(here, [(0, "note", "a")])
    take(there, bundle(here, {}, []), "one")
    write(here, [(0, "note", "b")])
    old = reach(here)
    write(here, [(0, "note", "c")])
    newer = dataclasses.replace(bundle(here, old, []), ends={}, dead=())
    take(there, newer, "three")
    with there.store.transaction() as connection:
        assert {line.atom for line in conflicts(connection)} == {"note"}
    there.receive(here.everything())
    assert state(there) == state(here)


def test_links_tell_gaps_forks_and_what_leads_to_an_end() -> None:
    def link(seq: int, name: str, before: str) -> Link:
        return Link(seq, name.encode(), before.encode())

    whole = [link(1, "a", ""), link(2, "b", "a"), link(3, "c", "b")]
    assert chain_of(whole).is_whole
    assert chain_of(whole).head == whole[2]
    forked = [*whole, link(3, "x", "b"), link(4, "y", "x")]
    chain = chain_of(forked)
    assert (chain.forks, chain.gaps, chain.head) == ((3,), (), forked[4])
    assert on_chain(forked, [b"y"]) == {b"a", b"b", b"x", b"y"}
    gap = chain_of([whole[0], link(5, "e", "d"), link(6, "f", "e")])
    assert (gap.gaps, gap.head, gap.highest) == (((2, 4),), whole[0], 6)
    joined = chain_of([whole[0], whole[1], link(3, "z", "not here")])
    assert (joined.gaps, joined.head) == (((2, 2),), whole[1])
    assert not chain_of([]).gaps
