"""Restores, copies and several computers of one unit: nothing that was sent is lost."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from builders import CHEAP, PASSWORD, quick_folder
from chibo_desktop.domain.organization import Subordinate
from chibo_desktop.domain.streams import StreamReason
from chibo_desktop.services.computers import computers_of, nodes_amiss
from chibo_desktop.services.known_gap import forget_gap, known_gap
from chibo_desktop.services.received_notes import read_note, written_note
from chibo_desktop.services.session import NewWorkplace, WorkplaceKind, create_file
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.exchange_log import merged_by, put_received
from chibo_desktop.storage.history import conflicts
from chibo_desktop.storage.rebuild import take_back
from chibo_desktop.storage.streams import chains_of
from services.directive_states import assert_told_alike
from services.several_computers import (
    Enrolled,
    World,
    exchange,
    keep,
    make_enrolled,
    new_world,
    put_back,
)


@pytest.fixture(scope="module")
def made(place_of_data: None) -> Iterator[Enrolled]:
    with quick_folder() as home:
        yield make_enrolled(home)


@pytest.fixture
def world(made: Enrolled) -> Iterator[World]:
    with new_world(made) as one:
        yield one


def test_a_file_that_fell_behind_says_so_until_it_has_everything_again(world: World) -> None:
    first, office = world.first, world.office
    first.write(1)
    image = keep(first, "image", whole=False)
    world.reopen(first)
    first.write(2, 3)
    office.take(first.report())
    first.session.close()
    put_back(image, first)
    world.reopen(first)
    with first.session.unit() as unit:
        gap = known_gap(unit)
    assert gap is not None
    assert gap.missing == 2
    assert gap.since == world.wall.at.date()
    office.take(first.report())
    view = first.receive(office.answer())
    assert any("2 thay đổi" in one for one in view.news)
    with first.session.unit() as unit:
        assert known_gap(unit) is None
    assert first.members() == {"m1", "m2", "m3"}


def test_somebody_may_go_on_with_what_is_there(world: World) -> None:
    first = world.first
    first.write(1)
    image = keep(first, "image", whole=False)
    world.reopen(first)
    first.write(2)
    first.session.close()
    put_back(image, first)
    world.reopen(first)
    with first.session.unit() as unit:
        forget_gap(unit)
        assert known_gap(unit) is None
    first.session.close()
    world.reopen(first)
    first.write(4)
    first.session.close()
    world.reopen(first)
    with first.session.unit() as unit:
        assert known_gap(unit) is None


def test_an_ordinary_day_begins_no_stream(world: World) -> None:
    first = world.first
    for number in range(3):
        first.write(number)
        first.session.close()
        world.reopen(first)
    assert world.reasons(first) == []
    with first.session.unit() as unit:
        assert known_gap(unit) is None


def test_a_file_that_is_gone_is_never_silently_a_new_one(world: World) -> None:
    first = world.first
    first.write(1)
    around = first.session.surroundings
    first.session.close()
    for left in first.path.parent.glob("CB07.chibo*"):
        if left.name != "CB07.chibo.dau":
            left.unlink()
    workplace = NewWorkplace(name="Chi bộ 07", kind=WorkplaceKind.BRANCH)
    for act in (
        lambda: world.reopen(first),
        lambda: create_file(first.path, PASSWORD, workplace, around, cost=CHEAP),
    ):
        with pytest.raises(StorageError) as refused:
            act()
        assert refused.value.code == "store-was-here"
    first.path.parent.joinpath("CB07.chibo.dau").unlink()
    with pytest.raises(StorageError) as refused:
        world.reopen(first)
    assert refused.value.code == "store-was-here"
    elsewhere = first.path.with_name("khac.chibo")
    first.session = create_file(elsewhere, PASSWORD, workplace, around, cost=CHEAP)


def test_two_computers_get_from_each_other_what_the_office_has(world: World) -> None:
    first, office = world.first, world.office
    first.write(1)
    first.session.close()
    second = world.add(first, "second")
    world.reopen(first)
    first.write(2)
    first.edit(1, note="máy một")
    second.write(3)
    second.edit(1, note="máy hai", card_number="123456")
    exchange(office, [first, second])
    assert first.members() == second.members() == office.members() == {"m1", "m2", "m3"}
    assert first.state() == second.state()
    for one in (first, second):
        with one.session.unit() as unit:
            assert [line.atom for line in conflicts(unit.connection)] == ["note"]
    assert world.reasons(first) == [StreamReason.OTHER_COMPUTER]
    with office.session.unit() as unit:
        known = computers_of(unit, first.session.author.org_id)
        assert_told_alike(unit)
    assert {one.stream for one in known} == {one.session.author.stream for one in (first, second)}


@pytest.mark.parametrize("others", [0, 20])
def test_what_is_known_of_the_streams_holds_until_a_computer_says_otherwise(
    world: World, others: int
) -> None:
    """Of one unit among many it is found out alone, of few units of all at once: both ways."""
    first, office = world.first, world.office
    first.write(1)
    exchange(office, [first])
    with office.session.unit() as unit:
        for number in range(others):
            code = f"X{number}"
            one = Subordinate(
                id=code, org_id=unit.author.org_id, name=code, code=code, node_id=code
            )
            unit.save(one, act="subordinate.edit")
        nodes_amiss(unit)
    office.take(first.report())
    node = first.session.author.org_id
    with office.session.unit() as unit:
        assert nodes_amiss(unit) == frozenset()
        newest, *_, oldest = merged_by(unit.connection, node_id=node)
        note = read_note(newest.counts)
    assert note.reach is not None
    fell_back = replace(note, reach={stream: [1, "0" * 64] for stream in note.reach})
    with office.session.unit() as unit:  # nothing new in its journal, and yet it has less
        said = replace(newest, bundle_id="x", seq=newest.seq + 1, counts=written_note(fell_back))
        put_received(unit.connection, said)
    with office.session.unit() as unit:
        assert nodes_amiss(unit) == {node}
        assert_told_alike(unit)
    office.take(first.report())
    with office.session.unit() as unit:
        assert nodes_amiss(unit) == frozenset()
    with office.session.unit() as unit:
        take_back(unit.connection, oldest.bundle_id)
        assert nodes_amiss(unit) == {node}


def test_an_office_that_fell_back_asks_again_and_heals(world: World) -> None:
    first, office = world.first, world.office
    first.write(1)
    office.take(first.report())
    office.copy(world.folder)
    first.write(2)
    first.edit(1, note="một")
    office.take(first.report())
    first.receive(office.answer())
    office.fall_back(world.folder)
    first.write(3)
    first.edit(1, note="hai")
    receipt = office.take(first.report())
    assert (receipt.conflicts, receipt.same_state) == (0, True)
    assert office.members() == {"m1", "m2", "m3"}
    with office.session.unit() as unit:
        assert_told_alike(unit)  # who lacks something is told what
    view = first.receive(office.answer())
    assert any("còn thiếu" in one for one in view.news)
    office.take(first.report())
    with office.session.unit() as unit:
        assert_told_alike(unit)
        chains = chains_of(unit.connection, first.session.author.org_id)
    assert all(one.is_whole for one in chains.values())
    assert not first.receive(office.answer()).news
