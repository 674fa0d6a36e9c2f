"""A row of a dossier that the former unit took off the lists too late, and taking it off here."""

from chibo_desktop.domain.journal import Entry
from chibo_desktop.domain.life_event import LifeEvent
from chibo_desktop.domain.records import Record, type_of
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.late_words import LateWord
from chibo_desktop.services.life import take_back
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.transfer_rows import dossier_rows
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.late_changes import TAKEN_OFF, taken_off_text
from chibo_desktop.wording.values import value_text

_MOST_VALUES = 3


def reason_of(written: Entry, record_id: str) -> str:
    """Why an entry takes a record off the lists; empty when it does not."""
    said = (one.value for one in written.changes if one.record_id == record_id if one.atom == VOID)
    return str(next(said, "") or "")


def described(record: Record) -> str:
    """Which row it is, by the first of its values that say something."""
    kind, labels = type_of(type(record)), catalogues()
    plain = kind.plain(record)
    values = (
        value_text(spec, plain.get(spec.name), labels, revealed=False)
        for spec in kind.fields
        if not spec.internal and not spec.refers_to
    )
    return ", ".join(list(dict.fromkeys(filter(None, values)))[:_MOST_VALUES])


def off_changes(unit: Unit, one: LateWord) -> tuple[tuple[str, str, str], ...]:
    """What taking our row off would change: nothing where it is not on the lists any more."""
    row = _row_here(unit, one)
    return ((TAKEN_OFF, "", taken_off_text(described(row), one.voided)),) if row else ()


def take_off(unit: Unit, one: LateWord, *, act: str, batch: str) -> None:
    """Take our own row off the lists as the former unit did, where it is on them.

    The standing follows from the events that are left. Raises DomainError as `life.take_back`.
    """
    row = _row_here(unit, one)
    if isinstance(row, LifeEvent):
        take_back(unit, row.member_id, row.id, one.voided)
    elif row is not None:
        unit.void(row, reason=one.voided, act=act, batch=batch)


def _row_here(unit: Unit, one: LateWord) -> Record | None:
    rows = dossier_rows(unit.connection, one.member_id, unit.author.org_id)
    return next((row for row in rows.get(one.record_type, ()) if row.id == one.record_id), None)
