"""Late changes that the office has taken, offered to the unit that has the member now.

The former unit wrote them after it had given the member away. One press writes one into the
dossier, another leaves it out; both are told to the office.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chibo_desktop.domain.life_event import LifeEvent
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.records import Record, RecordType, type_named
from chibo_desktop.domain.transfers.records import LateAnswer, LateFate
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.late_removals import off_changes, take_off
from chibo_desktop.services.late_words import LateWord, plain_word, read_word
from chibo_desktop.services.life import take_in_event
from chibo_desktop.storage.meta import read_meta, write_meta
from chibo_desktop.storage.unit_of_work import Seeing, Unit
from chibo_desktop.wording.late_changes import late_news
from chibo_desktop.wording.values import value_text

LATE = "late"
"""In the part of a directive, and where it is kept."""
TAKE, DROP = "late.take", "late.drop"


@dataclass(frozen=True, slots=True, kw_only=True)
class LateOffer:
    """One late change as the unit sees it: field, what stands, what it would become."""

    key: str
    full_name: str
    unit_name: str
    at: str
    what: str
    changes: tuple[tuple[str, str, str], ...]


def note_late(unit: Unit, said: Sequence[Mapping[str, Any]]) -> list[str]:
    """Take in what the office offers; returns a sentence for each that is new here."""
    before = {one.id for one in held_late(unit)}
    now = _read(said)
    kept = [plain_word(one) for one in now]
    write_meta(unit.connection, LATE, json.dumps(kept, ensure_ascii=False))
    own = unit.author.org_id
    return [
        late_news(one.full_name, one.unit_name)
        for one in now
        if one.to == own and one.id not in before
    ]


def held_late(unit: Unit) -> list[LateWord]:
    """What the newest directive offers, here or to units below."""
    return _read(json.loads(read_meta(unit.connection, LATE) or "[]"))


def _read(said: Sequence[Mapping[str, Any]]) -> list[LateWord]:
    return [word for one in said if (word := read_word(one)) is not None]


def late_here(unit: Unit) -> list[LateOffer]:
    """What waits for this unit's word."""
    return [found for one in _waiting(unit).values() if (found := _shown(unit, one)) is not None]


def take_late(unit: Unit, key: str) -> None:
    """Write a late change into the dossier; undone like any step.

    An event is judged in the member's line of life as this unit's own are; a row that the former
    unit took off the lists goes off here. Raises DomainError: late-gone, and what stands against
    an event.
    """
    one, batch = _waiting(unit).get(key), unit.new_id()
    if one is None:
        raise DomainError(Problem(code="late-gone"))
    if one.voided:
        take_off(unit, one, act=TAKE, batch=batch)
    else:
        _write(unit, one, batch)
    unit.save(_answer(unit, one, LateFate.TAKEN), act=TAKE, batch=batch)


def drop_late(unit: Unit, key: str) -> None:
    """Leave a late change out of the dossier. Raises DomainError: late-gone."""
    one = _waiting(unit).get(key)
    if one is None:
        raise DomainError(Problem(code="late-gone"))
    unit.save(_answer(unit, one, LateFate.DROPPED), act=DROP)


def _write(unit: Unit, one: LateWord, batch: str) -> None:
    found = _changed(unit, one)
    if found is None:
        raise DomainError(Problem(code="late-gone"))
    _, record, seeing = found
    if isinstance(record, LifeEvent):
        take_in_event(unit, record, act=TAKE, batch=batch, note=one.note)
    else:
        unit.save(record, act=TAKE, base=seeing, batch=batch, note=one.note)


def _waiting(unit: Unit) -> dict[str, LateWord]:
    own = unit.author.org_id
    offered = {one.id: one for one in held_late(unit) if one.to == own}
    answered = {one.id for one in unit.all(LateAnswer) if one.org_id == own} if offered else ()
    return {key: one for key, one in offered.items() if key not in answered}


def _changed(
    unit: Unit, one: LateWord
) -> tuple[RecordType[Any], Record, Seeing[Any] | None] | None:
    """The record as it would be; None for what this program does not know."""
    kind, own = type_named(one.record_type), unit.author.org_id
    if kind is None:
        return None
    seeing = unit.edit(kind.cls, one.record_id)
    plain = kind.plain(seeing.record) if seeing is not None else {}
    for atom, value in one.values.items():
        plain |= dict(kind.spread(atom, value))
    try:
        record: Record = kind.build(one.record_id, own, plain)
    except (ValueError, TypeError):
        return None
    if getattr(record, "member_id", record.id) != one.member_id:
        return None
    if isinstance(record, LifeEvent) and seeing is None:
        record = record.handed_over(one.from_node, own)
    return kind, record, seeing


def _shown(unit: Unit, one: LateWord) -> LateOffer | None:
    kind = type_named(one.record_type)
    if kind is None:
        return None
    changes = off_changes(unit, one) if one.voided else _field_changes(unit, one)
    if changes is None:
        return None
    return LateOffer(
        key=one.id,
        full_name=one.full_name,
        unit_name=one.unit_name,
        at=one.at,
        what=kind.label,
        changes=changes,
    )


def _field_changes(unit: Unit, one: LateWord) -> tuple[tuple[str, str, str], ...] | None:
    """Field by field; None for what this program does not know."""
    found = _changed(unit, one)
    if found is None:
        return None
    kind, record, seeing = found
    after = kind.plain(record)
    before = kind.plain(seeing.record) if seeing is not None else {}
    labels = catalogues()
    return tuple(
        (spec.label, value_text(spec, before.get(spec.name), labels, revealed=False), new)
        for spec in kind.fields
        if not spec.internal and before.get(spec.name) != after[spec.name]
        if (new := value_text(spec, after[spec.name], labels, revealed=False))
        or before.get(spec.name)
    )


def _answer(unit: Unit, one: LateWord, fate: LateFate) -> LateAnswer:
    return LateAnswer(
        id=one.id,
        org_id=unit.author.org_id,
        entry=one.entry,
        changed_id=one.record_id,
        member_id=one.member_id,
        full_name=one.full_name,
        fate=fate,
        answered_on=unit.now.date(),
    )
