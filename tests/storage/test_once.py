"""What is read once until somebody writes: never older than the file, never what was undone."""

from builders import Node, member
from chibo_desktop.domain.member import Member
from chibo_desktop.services.session import Unit
from chibo_desktop.storage.once import once
from chibo_desktop.storage.rehearsal import rehearsal


def names(unit: Unit, read: list[int]) -> tuple[str, ...]:
    """The ids of all members, read once; `read` counts the readings."""

    def make() -> tuple[str, ...]:
        read.append(1)
        return tuple(one.id for one in unit.all(Member))

    return once(unit.connection, "members", make)


def test_it_is_read_once_until_somebody_writes(here: Node) -> None:
    read: list[int] = []
    with here.unit() as unit:
        assert names(unit, read) == names(unit, read) == ()
    with here.unit() as unit:
        assert names(unit, read) == ()
        assert len(read) == 1
        unit.save(member(0), act="member.create")
        assert names(unit, read) == ("m0",)
    with here.unit() as unit:
        assert names(unit, read) == names(unit, read) == ("m0",)
    assert len(read) == 3


def test_what_was_undone_is_never_shown(here: Node) -> None:
    read: list[int] = []
    with here.unit() as unit:
        with rehearsal(unit) as trial:
            trial.save(member(0), act="member.create")
            assert names(trial, read) == ("m0",)
        assert names(unit, read) == ()
    try:
        with here.unit() as unit:
            unit.save(member(1), act="member.create")
            assert names(unit, read) == ("m1",)
            raise LookupError
    except LookupError:
        pass
    with here.unit() as unit:
        assert names(unit, read) == ()
