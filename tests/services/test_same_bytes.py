"""The same state, id and moment give the same bundle inside, byte for byte (protocol.md §3.10)."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from builders import Dice
from chibo_desktop.domain.member import Member
from chibo_desktop.exchange import sealing
from chibo_desktop.exchange.container import read_container
from chibo_desktop.services.directives import write_directive
from chibo_desktop.services.directives_received import receive_directive
from chibo_desktop.services.inbox import receive_one
from chibo_desktop.services.node_keys import node_keys
from chibo_desktop.services.reports import write_report
from chibo_desktop.services.rescue import write_rescue
from chibo_desktop.services.session import Session, Unit
from chibo_desktop.storage.rebuild import rebuild
from chibo_desktop.storage.vectors import state_hash
from exchange import stranger
from faults import proves
from services.exchange_story import IN_TIME, OCTOBER, Story, live_month


class _RolledBackError(Exception):
    pass


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    one = Story(tmp_path_factory.mktemp("same"))
    live_month(one.enrolled("CB07"))
    report = one.report("CB07")
    receive_one(one.office, report.read_bytes(), report.name, merge=True)
    yield one
    one.close()


def written(
    story: Story, session: Session, write: Callable[[Unit], bytes], *, again: bool
) -> bytes:
    """The bundle, of which the file keeps nothing; `again` by rows folded anew."""
    dice = session.surroundings.randomness
    assert isinstance(dice, Dice)
    story.wall.at, dice.count = IN_TIME, 10_000
    try:
        with session.unit() as unit:
            if again:
                rebuild(unit.connection)
            raise _RolledBackError(write(unit))
    except _RolledBackError as nothing_kept:
        return bytes(nothing_kept.args[0])


def inside(data: bytes, identity: str) -> bytes:
    return sealing.unseal(read_container(data)[1], [identity])


@proves("P14")
@pytest.mark.parametrize("kind", ["report", "directive", "rescue"])
def test_the_same_state_gives_the_same_bytes(story: Story, kind: str) -> None:
    below, office = story.units["CB07"], story.office
    one = story.subordinates["CB07"].id
    ways: dict[str, tuple[Session, Callable[[Unit], bytes]]] = {
        "report": (
            below,
            lambda unit: write_report(unit, OCTOBER, story.folder / "usb").path.read_bytes(),
        ),
        "directive": (office, lambda unit: write_directive(unit, one).data),
        "rescue": (office, lambda unit: write_rescue(unit, one).data),
    }
    session, write = ways[kind]
    with session.unit() as unit:
        identity = node_keys(unit).identity  # a sender can open what it sent
    first, second, third = (
        written(story, session, write, again=again) for again in (False, False, True)
    )
    assert inside(first, identity) == inside(second, identity) == inside(third, identity)
    assert first != second  # age's own randomness outside


def _note(session: Session, **values: str) -> None:
    with session.unit() as unit:
        one = min(unit.all(Member), key=lambda member: member.id)
        seeing = unit.edit(Member, one.id)
        assert seeing is not None
        unit.save(replace(seeing.record, **values), act="member.edit", base=seeing)


def test_a_stranger_finds_the_state_in_what_is_written_today(story: Story) -> None:
    """Also of what was overwritten by an entry that the bundle does not carry."""
    below, office, one = story.units["CB07"], story.office, story.subordinates["CB07"].id
    _note(below, note="một", other_name="Tư")
    _note(below, note="hai")
    sent = story.report("CB07")
    receive_one(office, sent.read_bytes(), sent.name, merge=True)
    with office.unit() as unit:
        answer, rescue = write_directive(unit, one), write_rescue(unit, one)
        keys = {"office": node_keys(unit)}
    with below.unit() as unit:
        receive_directive(unit, answer.data, answer.name)
        keys["unit"] = node_keys(unit)
    _note(below, note="ba")
    newest = story.report("CB07")
    with below.unit() as unit:
        state, node = state_hash(unit.connection, unit.author.org_id), unit.author.org_id
    report = stranger.read(
        newest.read_bytes(), keys["office"].identity, keys["unit"].public_key.hex()
    )
    assert report.snapshot_head["dead"]
    assert stranger.state_hash(report.standing, node) == report.manifest["state_hash"] == state
    back = stranger.read(rescue.data, keys["unit"].identity, keys["office"].public_key.hex())
    assert stranger.state_hash(back.standing, node) == back.manifest["state_hash"]
    down = stranger.read(answer.data, keys["unit"].identity, keys["office"].public_key.hex())
    assert down.said("acks")["state"] == back.manifest["state_hash"]
    rows = stranger.state_hash(down.standing, office.author.org_id)
    parts = down.sections.get("directive", b"")
    told = hashlib.sha256(rows.encode() + parts).hexdigest() if parts else rows
    assert told == down.manifest["state_hash"]
