"""Every way of restoring, what was after it sent or not: nothing that was sent is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import PASSWORD, quick_folder
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.streams import StreamReason
from chibo_desktop.services.backups import BackupReason, back_up, found_backups, restore_file
from chibo_desktop.services.inbox import Outcome, receive_one
from chibo_desktop.services.key_answers import confirm_key, refuse_held
from chibo_desktop.services.known_gap import known_gap
from chibo_desktop.services.rotations import change_own_key
from chibo_desktop.storage.history import conflicts
from chibo_desktop.storage.sealed_letters import held
from chibo_desktop.storage.streams import chains_of, own_head
from faults import proves
from services.several_computers import (
    Enrolled,
    World,
    exchange,
    keep,
    make_enrolled,
    new_world,
    put_back,
    register,
)


@pytest.fixture(scope="module")
def made(place_of_data: None) -> Iterator[Enrolled]:
    with quick_folder() as home:
        yield make_enrolled(home)


@pytest.fixture
def world(made: Enrolled) -> Iterator[World]:
    with new_world(made) as one:
        yield one


KEY_CHANGE = "after a key change"
RESTORES = (
    "older copy",
    "disk image",
    "by the program",
    "another computer",
    "twice in a row",
    KEY_CHANGE,
)


@proves("P6", "F25")
@pytest.mark.parametrize("is_answered", [False, True], ids=["unanswered", "answered"])
@pytest.mark.parametrize("is_sent", [False, True], ids=["kept", "sent"])
@pytest.mark.parametrize("how", RESTORES)
def test_restored_and_continued(world: World, how: str, is_sent: bool, is_answered: bool) -> None:
    first, office = world.first, world.office
    first.write(1, 2)
    office.take(first.report())
    if is_answered:
        first.receive(office.answer())
    if how == "by the program":
        back_up(first.session, BackupReason.BY_HAND)
        backups = first.path.parent / "sao-luu"
        image = backups
        first.session.close()
    else:
        image = keep(first, "image", whole=how == "disk image")
    world.reopen(first)
    if how == KEY_CHANGE:
        with first.session.unit() as unit:
            change_own_key(unit)
    first.write(3, 4)
    first.edit(1, note="sửa sau khi sao lưu")
    if is_sent:
        office.take(first.report())
        if is_answered:
            first.receive(office.answer())
    sent = office.members()
    first.session.close()
    _restore(world, how, image)
    first.write(5)
    first.edit(1, note="sửa sau khi khôi phục")
    if how == "twice in a row":
        first.session.close()
        put_back(image, first)
        world.reopen(first)
        first.write(6)
    if how == KEY_CHANGE and is_sent:
        _enrol_again(world)
    exchange(office, [first])
    first.write(7)
    exchange(office, [first])
    later = {"m6"} if how == "twice in a row" else {"m5"}
    assert first.members() == office.members() >= sent | later
    with first.session.unit() as unit:
        node = unit.author.org_id
    assert first.state() == office.state(node)
    assert StreamReason.FORKED not in world.reasons(first) or how == "disk image"
    if is_sent:
        with first.session.unit() as unit:
            assert {line.atom for line in conflicts(unit.connection)} <= {"note"}
    with first.session.unit() as unit:
        assert chains_of(unit.connection, node)[own_head(unit.connection).stream].is_whole


def _enrol_again(world: World) -> None:
    """The office has followed to the key that the file lost: what it signs waits for a person."""
    first, office = world.first, world.office
    receipt = receive_one(office.session, first.report(), "bao-cao.cbb", merge=True)
    assert receipt.outcome is Outcome.WAITING
    with pytest.raises(DomainError) as refused:
        first.receive(office.answer())
    assert refused.value.problems[0].code == "bundle-wrong-key"
    with first.session.unit() as unit:
        change_own_key(unit)  # the key it has is a former one and is not registered again
    pending = register(office, first)
    with office.session.unit() as unit:
        confirm_key(unit, pending.node_id, pending.fingerprint[-11:])
        (one,) = held(unit.connection)
        refuse_held(unit, one.bundle_id)  # the next report has all of it


def _restore(world: World, how: str, image: Path) -> None:
    first = world.first
    if how == "by the program":
        around = first.session.surroundings
        restore_file(found_backups(image)[0], first.path, PASSWORD, around)
        world.reopen(first)
        expected = [StreamReason.RESTORED]
    elif how == "another computer":
        put_back(image, first)
        world.reopen(first, "elsewhere")
        expected = [StreamReason.OTHER_COMPUTER]
    else:
        put_back(image, first)
        world.reopen(first)
        expected = [] if how == "disk image" else [StreamReason.BEHIND]
    with first.session.unit() as unit:
        gap = known_gap(unit)
        assert (gap is None) == (how == "disk image")
        assert gap is None or gap.missing >= 1
    first.write(9)
    assert world.reasons(first) == expected
