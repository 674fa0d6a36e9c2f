"""The one place where an import writes: new members and changed fields, as one batch.

Whatever else must happen to a field that came in (a status that follows from events) belongs here.
"""

from collections.abc import Mapping, Sequence

from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.records import type_of
from chibo_desktop.services.import_rows import ImportRow, RowChoice
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
    for row, choice in taken:
        values = row.values(choice)
        if row.creates(choice.decision):
            new.append(kind.build(unit.new_id(), unit.author.org_id, values))
        elif values:
            before = bases[row.member_id].record
            plain: dict[str, Plain] = {**kind.plain(before), **values}
            edited.append(kind.build(before.id, before.org_id, plain))
    if not new and not edited:
        raise DomainError(Problem(code="import-nothing"))
    numbers = [member.identity_number for member in new if member.identity_number]
    for name in identity_owners(unit.connection, unit.author.org_id, numbers).values():
        raise DomainError(Problem(code="import-outdated", params={"name": name}))
    batch = unit.new_id()
    unit.save_all(new, act=ACT, batch=batch, note=note)
    unit.save_all(edited, act=ACT, bases=bases, batch=batch, note=note)
    return batch
