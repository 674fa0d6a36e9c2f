"""A second computer of a unit: a copy shares the key, one that enrolled anew ends the old key."""

from collections.abc import Iterator

import pytest

from builders import BUILT_MS, CHEAP, PASSWORD, Dice, quick_folder
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.enrolment import invite, invited_workplace
from chibo_desktop.services.inbox import Outcome, receive_one
from chibo_desktop.services.key_answers import accept_held, confirm_key, reject_key
from chibo_desktop.services.node_keys import own_fingerprint
from chibo_desktop.services.pending_keys import Pending
from chibo_desktop.services.rescue import receive_rescue, write_rescue
from chibo_desktop.services.session import Surroundings, create_file
from chibo_desktop.services.subordinates import load_tree
from chibo_desktop.storage.node_keys import keys_ever
from chibo_desktop.storage.sealed_letters import held
from services.several_computers import (
    UNIT,
    Computer,
    Enrolled,
    World,
    exchange,
    make_enrolled,
    new_world,
    register,
)


@pytest.fixture(scope="module")
def made(place_of_data: None) -> Iterator[Enrolled]:
    with quick_folder() as home:
        yield make_enrolled(home)


@pytest.fixture
def world(made: Enrolled) -> Iterator[World]:
    with new_world(made) as one:
        one.first.write(1)
        one.office.take(one.first.report())
        yield one


def test_a_copy_has_the_key_of_the_computer_it_was_copied_from(world: World) -> None:
    first = world.first
    first.session.close()
    second = world.add(first, "second")
    world.reopen(first)
    fingerprints = set()
    for number, one in enumerate((first, second), start=2):
        one.write(number)
        with one.session.unit() as unit:
            fingerprints.add(own_fingerprint(unit))
    exchange(world.office, [first, second])
    assert first.members() == second.members() == {"m1", "m2", "m3"}
    assert len(fingerprints) == 1
    with world.office.session.unit() as unit:
        assert len(keys_ever(unit.connection, code=UNIT)) == 1
        assert load_tree(unit).pending == ()


def test_a_computer_that_enrols_anew_ends_the_old_key_and_the_office_is_told(world: World) -> None:
    first, office = world.first, world.office
    second, pending = enrolled_anew(world)
    assert "ở 1 máy (gói gần nhất số 1, nhận ngày 03/11/2026)" in pending.ending
    first.write(2)
    office.take(first.report())  # until the confirmation nothing has changed
    first.receive(office.answer())
    with office.session.unit() as unit:
        confirm_key(unit, pending.node_id, pending.fingerprint[-11:])
        rescue = write_rescue(unit, office.subordinate_id)
    with second.session.unit() as unit:
        receive_rescue(unit, rescue.data, rescue.name)
    assert second.members() == {"m1", "m2"}
    first.write(3)
    answer = receive_one(office.session, first.report(), "cu.cbb", merge=True)
    assert answer.outcome is Outcome.WAITING
    assert answer.problem is not None
    assert answer.problem.code == "sender-beyond-position"
    with pytest.raises(DomainError) as refused:
        first.receive(office.answer())
    assert [one.code for one in refused.value.problems] == ["bundle-wrong-key"]
    with office.session.unit() as unit:
        (one,) = held(unit.connection)
        accept_held(unit, one.bundle_id)
    second.write(4)
    exchange(office, [second])  # what the old computer still had is not lost
    assert second.members() == office.members() == {"m1", "m2", "m3", "m4"}


def test_a_key_that_was_asked_for_by_mistake_is_rejected_and_nothing_ends(world: World) -> None:
    first, office = world.first, world.office
    _, pending = enrolled_anew(world)
    with office.session.unit() as unit:
        reject_key(unit, pending.node_id, pending.signing_key, "Máy thứ hai")
    first.write(2)
    exchange(office, [first])
    assert office.members() == {"m1", "m2"}


def enrolled_anew(world: World) -> tuple[Computer, Pending]:
    """A new file from a new invitation, its registration in the office."""
    office = world.office
    with office.session.unit() as unit:
        letter = invite(unit, office.subordinate_id).data
    path = world.folder / "anew.chibo"
    around = Surroundings(now=world.wall, randomness=Dice("anew"), built_ms=BUILT_MS)
    session = create_file(path, PASSWORD, invited_workplace(letter), around, cost=CHEAP)
    second = Computer(path, "anew", session)
    world.computers.append(second)
    return second, register(office, second)
