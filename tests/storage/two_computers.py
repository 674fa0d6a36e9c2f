"""Two computers that wrote to one field without knowing of one another."""

from dataclasses import replace

from chibo_desktop.domain.clock import Tick
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.journal import NO_HASH, Author, Change, Op, write_entry
from chibo_desktop.domain.organization import Workplace
from chibo_desktop.services.session import Session
from chibo_desktop.storage.absorb import absorb
from chibo_desktop.storage.unit_of_work import Unit


def disagree(session: Session, name: str, here: str, there: str, org_id: str = "") -> None:
    """Let a field of the workplace be `here` on this computer and `there`, later, on another.

    With `org_id` both values come from elsewhere, about the workplace of that node.
    """
    with session.unit() as unit:
        own = unit.author.org_id
        ops = unit.seen([own]).get(own, {}).get(name, ())
        if org_id:
            _write(unit, org_id, "first", name, here, (), 1)
        else:
            workplace = unit.get(Workplace, own)
            assert workplace is not None
            unit.save(replace(workplace, **{name: here}), act="workplace.edit")
        _write(unit, org_id or own, "second", name, there, tuple(ops), 2)


def _write(
    unit: Unit, org_id: str, stream: str, name: str, value: str, over: tuple[Op, ...], later: int
) -> None:
    author = Author(
        stream=derived_id("stream", stream), org_id=org_id, user="owner", role="secretary"
    )
    entry = write_entry(
        author=author,
        seq=1,
        previous=NO_HASH,
        tick=Tick(int(unit.now.timestamp() * 1000) + later * 60_000, 0),
        clock_suspect=False,
        type="workplace",
        type_version=1,
        act="workplace.edit",
        batch="",
        salt=b"s" * 16,
        changes=[Change(record_id=org_id, atom=name, over=over, value=value)],
        note="",
    )
    unit.touched |= absorb(unit.connection, [entry]).record_types
