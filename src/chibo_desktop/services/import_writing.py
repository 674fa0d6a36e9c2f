"""The one place where an import writes: new members and changed fields, as one batch.

A list only knows a status and dates; here these become the events of a life line (decision 0130).
"""

from collections.abc import Mapping, Sequence

from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.life_event import LifeEvent
from chibo_desktop.domain.life_state import DERIVED
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.records import type_of
from chibo_desktop.services.import_rows import ImportRow, RowChoice, as_recorded
from chibo_desktop.services.life_sheet import state_from_sheet
from chibo_desktop.storage.life_events import events_of
from chibo_desktop.storage.member_lines import identity_owners
from chibo_desktop.storage.unit_of_work import Seeing, Unit

ACT = "member.import"


def write_rows(
    unit: Unit,
    taken: Sequence[tuple[ImportRow, RowChoice]],
    bases: Mapping[str, Seeing[Member]],
    note: str,
) -> str:
    """Write rows as chosen; returns the batch by which they can be taken back.

    Raises DomainError: import-outdated when a new member's identity number has come in meanwhile,
    import-nothing.
    """
    kind = type_of(Member)
    new: list[Member] = []
    edited: list[Member] = []
    events: list[LifeEvent] = []
    known = _events(unit, taken)
    for row, choice in taken:
        values = row.values(choice)
        if row.creates(choice.decision):
            new.append(kind.build(unit.new_id(), unit.author.org_id, as_recorded(values, {})))
        elif values:
            before = bases[row.member_id].record
            recorded = as_recorded(values, before.extra)
            plain: dict[str, Plain] = {**kind.plain(before), **recorded}
            wanted = kind.build(before.id, before.org_id, plain)
            if row.member_id in known:
                told = state_from_sheet(before, wanted, known[row.member_id])
                events += told.events
                wanted = told.record
            edited.append(wanted)
    if not new and not edited:
        raise DomainError(Problem(code="import-nothing"))
    numbers = [member.identity_number for member in new if member.identity_number]
    for name in identity_owners(unit.connection, unit.author.org_id, numbers).values():
        raise DomainError(Problem(code="import-outdated", params={"name": name}))
    batch = unit.new_id()
    unit.save_all(new, act=ACT, batch=batch, note=note)
    unit.save_all(edited, act=ACT, bases=bases, batch=batch, note=note)
    unit.save_all(events, act=ACT, batch=batch, note=note)
    return batch


def _events(
    unit: Unit, taken: Sequence[tuple[ImportRow, RowChoice]]
) -> Mapping[str, list[LifeEvent]]:
    """The life lines of those whose standing a row speaks of: it follows from events."""
    ids = [
        row.member_id
        for row, choice in taken
        if not row.creates(choice.decision) and not _DERIVED.isdisjoint(row.values(choice))
    ]
    found = events_of(unit.connection, ids, unit.author.org_id)
    return {one: found.get(one, []) for one in ids}


_DERIVED = frozenset(DERIVED)
